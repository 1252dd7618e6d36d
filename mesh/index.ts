export * from './open-mesh'
export type * from './types'
