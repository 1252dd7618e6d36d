import type { Lab } from '@/lab'
import type { Surface } from '../surface'

/** What a command may do beyond the lab's own actions. */
export interface CommandContext {
  readonly lab: Lab
  readonly surface: Surface
}

/** One thing the reader can do. Toolbar, palette and the sheet of shortcuts are made from these. */
export interface Command {
  readonly id: string
  /** The words on its button. */
  readonly label: string
  /** What it does, in a sentence, where the label alone does not say it. */
  readonly about?: string
  /** For the sheet: `Mod+Enter`, `?`. `Mod` is Ctrl, or ⌘ on a Mac. */
  readonly key?: string
  /** Whether it can be done now. */
  when(context: CommandContext): boolean
  run(context: CommandContext): void | Promise<void>
}
