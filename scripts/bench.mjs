// Prints one line of JSON per measured row. usage: npm run bench [-- engine|page]
// The page rows need a built site (npm run build).
import { importBundled } from './bundled.mjs'

const only = process.argv[2]
if (only !== 'page') await (await importBundled('tests/bench/engine.ts')).benchEngine()
