import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { discover } from './discover'
import { format } from './report'
import { runFiles } from './run'

const USAGE = 'Usage: npm run conformance -- [DIR…] [--json FILE]'

export interface Surroundings {
  /** The project's own folder, where its cases are. */
  readonly root: string
  print(text: string): void
}

/**
 * Runs the vectors of the folders named in `args`, or, without any, the vendors' vectors beside the
 * project (when they are there) and the project's own cases.
 * @returns the exit code: 0 when nothing failed, 1 when something did, 2 when nothing could be run
 */
export async function main(args: readonly string[], { root, print }: Surroundings): Promise<number> {
  let json: string | undefined
  let folders: string[]
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { json: { type: 'string' } },
      allowPositionals: true,
    })
    json = parsed.values.json
    folders = parsed.positionals.length > 0 ? parsed.positionals : standing(root)
  } catch (fault) {
    print(`${fault instanceof Error ? fault.message : fault}\n${USAGE}`)
    return 2
  }
  for (const folder of folders.filter((one) => !existsSync(one))) {
    print(`There is no folder ${folder}.\n${USAGE}`)
    return 2
  }
  const files = folders.flatMap(discover)
  if (files.length === 0) {
    print(`No vectors (files that end in .json) are in ${folders.join(', ')}.\n${USAGE}`)
    return 2
  }
  const report = await runFiles(files)
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  print(format(report))
  return report.failed === 0 ? 0 : 1
}

function standing(root: string): string[] {
  const vendors = join(root, '..', 'shared', 'vectors')
  const own = join(root, 'tests', 'conformance')
  return (existsSync(vendors) ? [vendors, own] : [own]).map((path) => relative(process.cwd(), path) || '.')
}
