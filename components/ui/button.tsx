import type { ComponentProps } from 'react'
import { classNames } from './class-names'

const looks = {
  /** Something that stands beside a main action. */
  plain: 'border-edge bg-card text-ink hover:bg-sunk aria-disabled:text-ink-3',
  /** The check of an exercise: ink. */
  ink: 'border-ink bg-ink text-paper hover:bg-ink-2 hover:border-ink-2',
  /** A call: Send, and nothing else. */
  road: 'border-road bg-road text-on-road hover:bg-[color-mix(in_oklab,var(--road)_86%,var(--ink))]',
  /** In toolbars, where a border would be noise. */
  bare: 'border-transparent text-ink-2 hover:bg-sunk hover:text-ink aria-disabled:text-ink-3',
} as const

const sizes = {
  regular: 'min-h-8 px-3 text-label',
  small: 'min-h-7 px-2 text-label',
  /** A square for a lone icon; give it an `aria-label`. */
  icon: 'size-8',
} as const

export type ButtonProps = ComponentProps<'button'> & {
  look?: keyof typeof looks
  size?: keyof typeof sizes
}

/** How a button looks, for links and for triggers that render their own element. */
export const buttonClass = (look: keyof typeof looks = 'plain', size: keyof typeof sizes = 'regular') =>
  classNames(
    'inline-flex items-center justify-center gap-1.5 rounded-lg border font-sans font-[620] leading-tight whitespace-nowrap no-underline transition-colors disabled:cursor-not-allowed disabled:border-line disabled:bg-sunk disabled:text-ink-3 aria-disabled:cursor-not-allowed',
    looks[look],
    sizes[size],
  )

/** A button whose label says what it does. It never submits a form by accident. */
export function Button({ look, size, className, ...props }: ButtonProps) {
  return <button type="button" {...props} className={classNames(buttonClass(look, size), className)} />
}
