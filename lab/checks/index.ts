export { listChecks } from './list'
export { runCheck } from './run'
export { START } from './start'
