'use client'

import { useEffect } from 'react'
import type { DialogProps } from './dialog-box'
import { useLater } from './use-later'

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
