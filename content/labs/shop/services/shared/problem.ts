import { HttpResponse } from 'msw'

/** An error as RFC 9457 describes it: a body that says what is wrong, for people and for programs. */
export function problem(status: number, title: string, detail: string, more: Record<string, unknown> = {}) {
  return HttpResponse.json(
    { type: 'about:blank', title, status, detail, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}

export interface FieldError {
  field: string
  message: string
}

/** The body was understood, and refused: each field that is wrong, with what it should be. */
export function unprocessable(errors: FieldError[]) {
  return problem(422, 'Unprocessable Content', `Wrong: ${errors.map(({ field }) => field).join(', ')}.`, {
    errors,
  })
}

/** The body as a JSON object, or `undefined` when it is none. */
export async function readObject(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : undefined
  } catch {
    return undefined
  }
}

export function notJson() {
  return problem(400, 'Bad Request', 'The body must be a JSON object.')
}
