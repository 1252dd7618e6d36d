import type { MDXComponents } from 'mdx/types'
import type { ComponentProps } from 'react'
import { Predict } from '@/components/lesson/predict'
import { Quiz } from '@/components/lesson/quiz'
import { Term } from '@/components/lesson/term'
import { Try } from '@/components/lesson/try'
import { type GlossaryId, glossary } from '@/content/glossary'

function Heading({ id, children, ...rest }: ComponentProps<'h2'>) {
  return (
    <h2 id={id} {...rest}>
      {children}
      <a href={`#${id}`} className="lesson-anchor no-print" aria-label="Link to this section">
        #
      </a>
    </h2>
  )
}

function GlossaryTerm({ id, children }: { id: GlossaryId; children: string }) {
  return <Term {...glossary[id]}>{children}</Term>
}

/**
 * All that a lesson may use besides Markdown; `Exercise` and `Note` come from the lesson's own page.
 * Kept few on purpose: it gives all lessons one voice.
 */
const components: MDXComponents = { h2: Heading, Predict, Quiz, Term: GlossaryTerm, Try }

export function useMDXComponents(): MDXComponents {
  return components
}
