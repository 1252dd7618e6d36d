import type { Command } from './command'

export const tabIndents: Command = {
  id: 'tab-indents',
  label: 'Let Tab indent in the editor, or not',
  about: 'At first Tab leaves the editor. While it indents, press Escape and then Tab to leave.',
  key: 'Ctrl+M',
  when: () => true,
  run: ({ surface }) =>
    surface.set({
      tabIndents: !surface.tabIndents,
      said: surface.tabIndents
        ? 'Tab leaves the editor again.'
        : 'Tab indents in the editor now. To leave it, press Escape and then Tab.',
    }),
}
