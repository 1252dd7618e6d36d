'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { useSurface } from './lab-context'
import { useTakeFile } from './use-take-file'

/** Takes a reader's own configuration: a file from the machine, or text that is pasted. */
export function OpenFileDialog() {
  const open = useSurface((surface) => surface.dialog === 'open-file')
  const set = useSurface((surface) => surface.set)
  const { takeFile, takeText } = useTakeFile()
  const [text, setText] = useState('')
  const close = () => set({ dialog: null })
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Open a file of your own"
      description="It stays in this browser. A gateway configuration takes the place of the one here; what is wrong in it is shown on its line."
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            look="ink"
            disabled={text.trim() === ''}
            onClick={() => {
              takeText(text)
              setText('')
              close()
            }}
          >
            Use the pasted text
          </Button>
        </>
      }
    >
      <label className="block text-label text-ink-2">
        A file from this machine
        <input
          type="file"
          className="mt-1 block w-full text-trace text-ink file:mr-3 file:min-h-8 file:rounded-lg file:border file:border-edge file:border-solid file:bg-card file:px-3 file:font-[620] file:text-ink file:text-label"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (!file) return
            void takeFile(file)
            close()
          }}
        />
      </label>
      <label className="mt-4 block text-label text-ink-2">
        Or paste it here
        <textarea
          value={text}
          rows={8}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          className="mt-1 block w-full rounded-md border border-edge bg-card p-2 font-mono text-ink text-label"
        />
      </label>
    </Dialog>
  )
}
