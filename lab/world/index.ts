export { createWorldApi } from './api'
export { openWorld, type World, type WorldOptions } from './world'
