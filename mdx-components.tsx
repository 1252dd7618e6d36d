import type { MDXComponents } from 'mdx/types'

/** What stands for each element of an MDX page. Lessons hand in their own set where they render. */
export function useMDXComponents(): MDXComponents {
  return {}
}
