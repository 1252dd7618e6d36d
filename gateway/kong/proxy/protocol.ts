import { header } from '@/core'
import type { Route } from '../entities'
import { routeName } from '../names'
import type { KongCall } from './call'

/** An https-only route over http is answered at once. Returns whether that happened. */
export function checkProtocol(call: KongCall, route: Route, proto: string, host: string): boolean {
  const { protocols } = route
  if (protocols.includes('https') && !protocols.includes('http') && proto !== 'https') {
    const status = route.https_redirect_status_code
    if (status === 426) {
      call.error(426, 'Please use HTTPS protocol', [
        ['Connection', 'Upgrade'],
        ['Upgrade', 'TLS/1.2, HTTP/1.1'],
      ])
    } else {
      call.exit(status, undefined, [['Location', `https://${host}${call.request.target}`]])
    }
    call.step(() => ({
      verdict: 'stop',
      why: `The route ${routeName(route)} takes https only, and this call came over ${proto}`,
      effect: status === 426 ? '426' : `${status} → https`,
      remedy: 'Call it over https, or add http to the protocols of the route.',
      cause: route.origin.at(status === 426 ? 'protocols' : 'https_redirect_status_code'),
    }))
    return true
  }
  if (!protocols.includes('grpc') && !protocols.includes('grpcs')) return false
  const grpc = header(call.request.headers, 'content-type')?.startsWith('application/grpc') ?? false
  if (grpc && call.request.version === '2') return false
  if (grpc) {
    call.error(426, 'Please use HTTP2 protocol', [
      ['Connection', 'Upgrade'],
      ['Upgrade', 'HTTP/2'],
    ])
  } else {
    call.error(415, 'Non-gRPC request matched gRPC route')
  }
  call.step(() => ({
    verdict: 'stop',
    why: grpc ? 'gRPC needs HTTP/2' : `The route ${routeName(route)} takes gRPC only`,
    effect: grpc ? '426' : '415',
    remedy: grpc
      ? 'Send the call over HTTP/2.'
      : 'Send a gRPC call, or give the route the protocols http and https.',
    cause: route.origin.at('protocols'),
  }))
  return true
}
