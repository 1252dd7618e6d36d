// Builds the isolate: its host page and its worker, into public/isolate/.
// usage: node scripts/isolate.mjs [--watch]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { context } from 'esbuild'
import { hostPage } from './isolate-page.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

// MSW's core asks for localStorage while it loads; an opaque origin has none.
const MEMORY_STORAGE = `(function(){var m=new Map();var s={getItem:function(k){return m.has(k)?m.get(k):null},setItem:function(k,v){m.set(k,String(v))},removeItem:function(k){m.delete(k)},clear:function(){m.clear()},key:function(i){return Array.from(m.keys())[i]||null},get length(){return m.size}};Object.defineProperty(globalThis,'localStorage',{value:s,configurable:true})})();`

/** Writes public/isolate/index.html and public/isolate/worker.js; with `watch`, again at each change. */
export async function buildIsolate({ watch = false } = {}) {
  const out = join(root, 'public/isolate')
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'index.html'), hostPage())
  const build = await context({
    absWorkingDir: root,
    entryPoints: ['lab/isolate/worker.ts'],
    outfile: join(out, 'worker.js'),
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    banner: { js: MEMORY_STORAGE },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  })
  await build.rebuild()
  if (watch) await build.watch()
  else await build.dispose()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildIsolate({ watch: process.argv.includes('--watch') })
}
