export { listChecks } from './list'
export { runCheck } from './run'
