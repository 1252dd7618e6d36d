import type { Command } from './command'

const MINUTE = 60_000

export const skipMinute: Command = {
  id: 'skip-minute',
  label: 'Skip a minute',
  about: 'Moves the world’s clock forward, so that limits by the minute begin anew.',
  when: ({ lab }) => lab.engine.status !== 'unsupported' && lab.engine.status !== 'shut',
  run: ({ lab }) => lab.skip(MINUTE),
}
