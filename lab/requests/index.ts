export { parseRequests } from './parse'
export { toCurl } from './to-curl'
export { toHttpRequest } from './to-http-request'
