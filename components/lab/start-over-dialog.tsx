'use client'

import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { useLab, useSurface } from './lab-context'

/** Asks before the original files come back. */
export function StartOverDialog() {
  const open = useSurface((surface) => surface.dialog === 'start-over')
  const set = useSurface((surface) => surface.set)
  const startOver = useLab((lab) => lab.startOver)
  const close = () => set({ dialog: null })
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Bring the original files back?"
      description="Your edits to this workspace go, and a new world starts. You can bring them back right after, until you edit again."
      actions={
        <>
          <Button onClick={close}>Keep my edits</Button>
          <Button
            look="ink"
            onClick={() => {
              set({ dialog: null, startedOver: true })
              void startOver()
            }}
          >
            Bring the originals back
          </Button>
        </>
      }
    />
  )
}
