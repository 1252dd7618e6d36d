import type { Command } from './command'

export const startOver: Command = {
  id: 'start-over',
  label: 'Start over',
  about: 'Brings the original files back, after asking.',
  when: ({ lab }) => lab.edited,
  run: ({ surface }) => surface.set({ dialog: 'start-over' }),
}
