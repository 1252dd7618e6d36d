export type { RouterFlavor } from './flavor'
export { escapePath, normalizePath } from './normalize'
export { createRouter } from './router'
