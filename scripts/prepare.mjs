// Puts in place what pages load but no source file holds: MSW's service worker, and the isolate's bundle.

import { copyFile, mkdir } from 'node:fs/promises'
import { buildIsolate } from './isolate.mjs'
import { root } from './run.mjs'

/** @param {{ watch?: boolean }} [options] `watch` rebuilds the isolate whenever one of its sources changes. */
export async function prepare({ watch = false } = {}) {
  await mkdir(`${root}/public`, { recursive: true })
  await copyFile(`${root}/node_modules/msw/lib/mockServiceWorker.js`, `${root}/public/mockServiceWorker.js`)
  await buildIsolate({ watch })
}
