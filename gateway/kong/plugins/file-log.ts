import type { Plugin } from '../plugin'
import { flag } from './fields'

export const fileLog: Plugin = {
  name: 'file-log',
  priority: 9,
  summary: 'Writes one JSON entry per call; here it lands in the log pane instead of a file.',
  docs: 'https://developer.konghq.com/plugins/file-log/',
  config: {
    type: 'record',
    required: true,
    description: 'Where the entries are written.',
    fields: {
      path: {
        type: 'string',
        required: true,
        match: /^[^\s*&%\\`][^*&%\\`]*[^\s*&%\\`]$/,
        err: 'not a valid filename',
        description: 'File that the entries are added to.',
      },
      reopen: flag(false, 'Whether the file is closed and opened again for each call, for log rotation.'),
      custom_fields_by_lua: {
        type: 'map',
        keys: { type: 'string', len_min: 1 },
        values: { type: 'string', len_min: 1 },
        description: 'Further fields of the entry, each computed by a piece of Lua.',
      },
    },
  },
  gaps({ config, origin }) {
    if (config.custom_fields_by_lua === undefined || config.custom_fields_by_lua === null) return []
    return [
      {
        construct: 'file-log, custom_fields_by_lua',
        level: 'not simulated',
        why: 'These fields are computed by Lua and are left out of the entry.',
        cause: origin.at('config', 'custom_fields_by_lua'),
      },
    ]
  },
  create(instance, { env }) {
    const { config, origin } = instance
    const path = String(config.path)
    const cause = origin.at('config', 'path')
    return {
      log(call) {
        const { method, target } = call.request
        env.log({
          at: env.clock.now(),
          level: 'info',
          source: 'gateway',
          message: `file-log ${path}: ${method} ${target} ${call.response?.status ?? ''}`.trimEnd(),
          data: call.serialize(),
          cause,
        })
        call.step(() => ({ verdict: 'pass', why: `An entry is written for ${path}`, cause }))
      },
    }
  },
}
