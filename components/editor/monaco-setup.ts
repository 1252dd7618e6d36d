import { loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'
import './monaco-features'
import 'monaco-editor/languages/definitions/ini/register'
import 'monaco-editor/languages/definitions/typescript/register'
import 'monaco-editor/languages/definitions/yaml/register'
import { registerAssist } from './monaco-assist'
import { followTheme } from './monaco-theme'

// Without this the wrapper would fetch another Monaco from a content delivery network.
loader.config({ monaco })

window.MonacoEnvironment = {
  getWorker: () =>
    new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
}

registerAssist(monaco)
followTheme(monaco)

export { monaco }
export type Monaco = typeof monaco
