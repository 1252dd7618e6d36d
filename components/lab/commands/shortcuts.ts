import type { Command } from './command'

export const shortcuts: Command = {
  id: 'shortcuts',
  label: 'Keyboard shortcuts',
  key: '?',
  when: () => true,
  run: ({ surface }) => surface.set({ dialog: 'shortcuts' }),
}
