import { toCurl } from '@/lab'
import type { Command } from './command'

export const copyCurl: Command = {
  id: 'copy-curl',
  label: 'Copy as cURL',
  about: 'Copies the call in the request line as a command for a terminal.',
  when: () => true,
  async run({ lab, surface }) {
    const command = toCurl(lab.draft)
    try {
      await navigator.clipboard.writeText(command)
      surface.set({ said: 'Copied as cURL.' })
    } catch {
      surface.set({ said: `This browser does not let the page copy. The command is: ${command}` })
    }
  },
}
