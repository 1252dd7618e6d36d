export { parseRequests } from './parse'
export { printRequest } from './print'
export { toCurl } from './to-curl'
export { toHttpRequest } from './to-http-request'
