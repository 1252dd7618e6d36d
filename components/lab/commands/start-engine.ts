import type { Command } from './command'

export const startEngine: Command = {
  id: 'start-engine',
  label: 'Start it again',
  about: 'Runs your files again after the sandbox was ended.',
  when: ({ lab }) => lab.engine.status === 'shut',
  run: ({ lab }) => lab.start(),
}
