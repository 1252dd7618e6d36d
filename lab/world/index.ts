export { createWorldApi } from './api'
