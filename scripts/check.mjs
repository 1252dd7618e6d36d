// npm run check: lint, types, and what nothing uses.
import { isMain, runTool } from './run.mjs'

/** The checks, each one tool that passes or fails as a whole. */
export const checks = [
  { name: 'lint', run: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']) },
  {
    name: 'types',
    async run() {
      // Next writes the types of its routes and of imported styles first.
      let code = await runTool('next/dist/bin/next', ['typegen'])
      // Services and checks are a world of their own: they see MSW and the checks' words, and no Node.
      for (const project of ['.', 'content/labs', 'content/courses']) {
        code ||= await runTool('typescript/bin/tsc', ['--noEmit', '--project', project])
      }
      return code
    },
  },
  { name: 'unused code', run: () => runTool('knip/bin/knip.js', []) },
]

if (isMain(import.meta.url)) {
  const failed = []
  for (const check of checks) if ((await check.run()) !== 0) failed.push(check.name)
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
  process.exitCode = failed.length === 0 ? 0 : 1
}
