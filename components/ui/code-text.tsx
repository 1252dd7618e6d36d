import { createElement, Fragment } from 'react'

/** Plain text in which parts between backticks are code. */
export function CodeText({ text }: { readonly text: string }) {
  const parts = text.split('`').map((part, at) => (at % 2 === 1 ? createElement('code', null, part) : part))
  // Given one by one and not as a list, as the parts have no identity but their place.
  return createElement(Fragment, null, ...parts)
}
