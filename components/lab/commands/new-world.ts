import type { Command } from './command'

export const newWorld: Command = {
  id: 'new-world',
  label: 'New world',
  about: 'Starts all services afresh, with empty counters and caches. Your files stay as they are.',
  when: ({ lab }) => lab.engine.status !== 'unsupported' && lab.engine.status !== 'shut',
  async run({ lab, surface }) {
    await lab.newWorld()
    surface.set({ said: 'A new world is running.' })
  },
}
