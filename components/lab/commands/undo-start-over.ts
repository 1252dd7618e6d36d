import type { Command } from './command'

export const undoStartOver: Command = {
  id: 'undo-start-over',
  label: 'Bring my edits back',
  about: 'Undoes the last Start over, as long as nothing was edited since.',
  when: ({ lab, surface }) => surface.startedOver && !lab.edited,
  run({ lab, surface }) {
    lab.undoStartOver()
    surface.set({ startedOver: false, said: 'Your edits are back.' })
  },
}
