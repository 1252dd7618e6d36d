'use client'

import { type ReactNode, useEffect } from 'react'
import { useLater } from './use-later'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  /** One sentence under the title, read out with it. */
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons at the foot; the main action last. */
  readonly actions?: ReactNode
  /** In the middle of the page, or along its left edge from top to bottom. */
  readonly place?: 'middle' | 'left'
}

/**
 * A question or a sheet over the page. Escape closes it, and focus returns to where it was. Its code is
 * fetched when the page is idle, or is wanted.
 */
export function Dialog(props: DialogProps) {
  const [box, fetchNow] = useLater(() => import('./dialog-box'))
  useEffect(() => {
    if (props.open) fetchNow()
  }, [props.open, fetchNow])
  return box && <box.DialogBox {...props} />
}
