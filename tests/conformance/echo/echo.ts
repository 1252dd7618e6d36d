import {
  bytes,
  type Clock,
  type HeaderList,
  type HttpRequest,
  type HttpResponse,
  header,
  type Json,
  NO_BODY,
  splitTarget,
} from '@/core'
import { type Received, receive } from './receive'

const POWERED: HeaderList = [
  ['X-Powered-By', 'mock_upstream'],
  ['Server', 'mock-upstream/1.0.0'],
]

/** Answers as the service that the vectors assume behind the gateway. @param port where it was called */
export async function echo(request: HttpRequest, port: number, clock: Clock): Promise<HttpResponse> {
  const received = receive(request, port)
  const { path } = splitTarget(request.target)
  const json = (status = 200, more: Readonly<Record<string, Json>> = {}, headers: HeaderList = []) =>
    answer(request, status, JSON.stringify({ ...received, ...more }), 'application/json', headers)

  if (path === '/' || /^\/(request|anything)/.test(path)) return json()
  if (path.startsWith('/get')) return request.method === 'GET' ? json() : notAllowed(request)
  if (path.startsWith('/post_log/')) return answer(request, 200, '', 'application/json')
  if (path.startsWith('/post')) return request.method === 'POST' ? json() : notAllowed(request)
  const status = /^\/status\/(\d{3})$/.exec(path)?.[1]
  if (status) return json(Number(status), { code: Number(status) })
  if (path.startsWith('/response-headers')) {
    return request.method === 'GET' ? json(200, {}, asked(received)) : notAllowed(request)
  }
  const age = /^\/cache\/(\d+)$/.exec(path)?.[1]
  if (age) return json(200, {}, [['Cache-Control', `public, max-age=${age}`]])
  const delay = /^\/delay\/(\d+)$/.exec(path)?.[1]
  if (delay) {
    await clock.sleep(Number(delay) * 1000)
    return json(200, { delay: Number(delay) })
  }
  if (path.startsWith('/basic-auth/')) {
    const [user = '', password = ''] = path.slice('/basic-auth/'.length).split('/')
    return mayEnter(request, user, password) ? json(200, { authenticated: true, user }) : refused()
  }
  if (path === '/xml')
    return answer(request, 200, '<?xml version="1.0"?>\n<note>an answer</note>', 'application/xml')
  if (path === '/timestamp') return json(200, {}, [['Server-Time', String(clock.now() / 1000)]])
  return json(404)
}

function answer(
  request: HttpRequest,
  status: number,
  text: string,
  type: string,
  more: HeaderList = [],
): HttpResponse {
  const bodiless = request.method === 'HEAD' || status === 204 || status === 304
  const body = bodiless ? NO_BODY : bytes(`${text}\n`)
  const chosen = new Set(more.map(([name]) => name.toLowerCase()))
  const usual: HeaderList = [...POWERED, ['Content-Type', type], ['Content-Length', String(body.length)]]
  return { status, headers: [...usual.filter(([name]) => !chosen.has(name.toLowerCase())), ...more], body }
}

const notAllowed = (request: HttpRequest) =>
  answer(request, 405, 'Method not allowed for the requested URL', 'text/plain')

const refused = (): HttpResponse => ({
  status: 401,
  headers: [
    ['WWW-Authenticate', 'mock_upstream'],
    ['X-Powered-By', 'mock_upstream'],
    ['Content-Length', '0'],
  ],
  body: NO_BODY,
})

/** The query as headers; several values of one name stand on one line. */
function asked({ uri_args }: Received): HeaderList {
  return Object.entries(uri_args).map(([name, value]) => [name, [value].flat().join(', ')] as const)
}

function mayEnter(request: HttpRequest, user: string, password: string): boolean {
  const value = header(request.headers, 'proxy-authorization') ?? header(request.headers, 'authorization')
  const encoded = /^\s*basic\s+(\S+)/i.exec(value ?? '')?.[1]
  return encoded !== undefined && atob(encoded) === `${user}:${password}`
}
