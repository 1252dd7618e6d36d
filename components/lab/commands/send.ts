import type { Command } from './command'

export const send: Command = {
  id: 'send',
  label: 'Send',
  about: 'Makes the call in the request line.',
  key: 'Mod+Enter',
  when: ({ lab }) => !lab.sending,
  run: ({ lab }) => lab.send(),
}
