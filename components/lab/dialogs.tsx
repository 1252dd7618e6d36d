import { OpenFileDialog } from './open-file-dialog'
import { Palette } from './palette'
import { ShortcutSheet } from './shortcut-sheet'
import { StartOverDialog } from './start-over-dialog'

/** What can lie over the lab. Each opens itself when the surface says so. */
export function Dialogs() {
  return (
    <>
      <StartOverDialog />
      <OpenFileDialog />
      <Palette />
      <ShortcutSheet />
    </>
  )
}
