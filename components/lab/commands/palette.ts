import type { Command } from './command'

export const palette: Command = {
  id: 'palette',
  label: 'All commands',
  key: 'Mod+K',
  when: () => true,
  run: ({ surface }) => surface.set({ dialog: 'palette' }),
}
