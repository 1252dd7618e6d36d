import type { Workspace } from '@/lab'
import { ContentError, folders, needText, readFolder } from './files'
import { checkJson, labSchema } from './schemas'

/** A workspace of `content/labs`. Throws when there is none of that name. */
export function loadLab(name: string): Workspace {
  const file = `labs/${name}/lab.json`
  const about = checkJson(
    labSchema,
    needText(file, 'Give the lab a title and the list of files that are shown first.'),
    file,
  )
  const files = readFolder(`labs/${name}`, ['lab.json', 'tsconfig.json'])
  for (const shown of about.shown) {
    if (files[shown] === undefined) {
      throw new ContentError(
        file,
        `shows \`${shown}\`, which is not in the lab.`,
        'Add the file or take the name out.',
      )
    }
  }
  return { id: name, ...about, files }
}

/** The names of all labs. */
export function labNames(): string[] {
  return folders('labs')
}
