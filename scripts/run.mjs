// Starting other programs and passing their fate on. Node built-ins only: some callers run before `npm ci`.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The project's folder, with no slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/**
 * Runs a program in the project's folder and shows what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, onText?: (text: string) => void }} [options] `onText` is given a
 *   copy of all that is printed.
 * @returns {Promise<number>} the exit code; 128 and the signal's number when a signal ended it, 127 when it
 *   could not be started.
 */
export function run(command, args, { env = {}, onText } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', onText ? 'pipe' : 'inherit', onText ? 'pipe' : 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    })
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from?.setEncoding('utf8').on('data', (text) => {
        to.write(text)
        onText?.(text)
      })
    }
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass).on('SIGTERM', pass)
    const done = (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      resolve(code)
    }
    child.on('error', (error) => {
      console.error(`Could not start ${command}: ${error.message}`)
      done(127)
    })
    child.on('close', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
}

/** Runs a program of node_modules/.bin under this very Node. */
export function runTool(entry, args, options) {
  return run(process.execPath, [`${root}/node_modules/${entry}`, ...args], options)
}

/** Whether a module is the one that Node was started with. */
export const isMain = (url) => process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href
