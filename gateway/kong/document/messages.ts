/** Kong's words for what is wrong with a value. Source: Kong/kong `kong/db/schema/init.lua`. */
export const REQUIRED = 'required field missing'
export const UNKNOWN = 'unknown field'
export const MUST_BE_NULL = 'value must be null'
export const MISSING_KEY = 'missing primary key'
export const REQUIRED_FOR_CHECK = 'field required for entity check'
