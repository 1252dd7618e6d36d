export type * from './dialect'
