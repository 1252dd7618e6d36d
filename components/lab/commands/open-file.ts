import type { Command } from './command'

export const openFile: Command = {
  id: 'open-file',
  label: 'Open a file',
  about:
    'Puts your own gateway configuration in place of this one. You can also drop it on the lab, or paste it.',
  key: 'Mod+O',
  when: () => true,
  run: ({ surface }) => surface.set({ dialog: 'open-file' }),
}
