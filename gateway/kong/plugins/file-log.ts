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
  create: () => ({}),
}
