/**
 * What the page needs of the lab. The world itself (`lab/world`) is not here: in the browser it lives
 * in the isolate, and its code must not land in the page.
 */
export { createLab, type LabOptions } from './client/create-lab'
export type * from './protocol'
export { parseRequests, toCurl } from './requests'
export type * from './state'
