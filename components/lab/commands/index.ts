import type { Command } from './command'
import { copyCurl } from './copy-curl'
import { newWorld } from './new-world'
import { openFile } from './open-file'
import { palette } from './palette'
import { send } from './send'
import { shortcuts } from './shortcuts'
import { skipMinute } from './skip-minute'
import { startEngine } from './start-engine'
import { startOver } from './start-over'
import { tabIndents } from './tab-indents'
import { undoStartOver } from './undo-start-over'

/** Every command of the lab, in the order in which the palette shows them. */
export const COMMANDS: readonly Command[] = [
  send,
  skipMinute,
  newWorld,
  startOver,
  undoStartOver,
  startEngine,
  openFile,
  copyCurl,
  tabIndents,
  palette,
  shortcuts,
]

/** Those with a button of their own. */
export const TOOLBAR: readonly Command[] = [skipMinute, newWorld, startOver, openFile]
