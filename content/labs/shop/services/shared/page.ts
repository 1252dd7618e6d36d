import { HttpResponse } from 'msw'
import { unprocessable } from './problem'

/** One page of a list: `?page=2&size=10`. The total is told, and the way to the next page. */
export function page<T>(request: Request, items: T[]) {
  const url = new URL(request.url)
  const number = Number(url.searchParams.get('page') ?? 1)
  const size = Number(url.searchParams.get('size') ?? 10)
  if (!Number.isInteger(number) || number < 1)
    return unprocessable([{ field: 'page', message: 'a whole number from 1' }])
  if (!Number.isInteger(size) || size < 1 || size > 100)
    return unprocessable([{ field: 'size', message: 'a whole number from 1 to 100' }])

  const headers = new Headers({ 'X-Total-Count': String(items.length) })
  if (number * size < items.length) {
    url.searchParams.set('page', String(number + 1))
    headers.set('Link', `<${url.pathname}${url.search}>; rel="next"`)
  }
  return HttpResponse.json(
    { items: items.slice((number - 1) * size, number * size), page: number, size, total: items.length },
    { headers },
  )
}
