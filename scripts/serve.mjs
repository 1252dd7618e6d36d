// Serves out/ as any static host would: right types, the site's own 404 page, its base path.
import { existsSync, readFileSync } from 'node:fs'
import sirv from 'sirv'
import { serveOn } from './ports.mjs'
import { isMain, root } from './run.mjs'

/**
 * A handler for a folder of exported pages.
 * @param {string} folder absolute; read once, so start anew after a build
 * @param {string} basePath where the site lies below its host, for example `/gatehouse`; empty at the root
 * @returns {import('node:http').RequestListener}
 */
export function siteHandler(folder, basePath = '') {
  const notFound = readFileSync(`${folder}/404.html`)
  const miss = (request, response) => {
    response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Content-Length': notFound.length })
    response.end(request.method === 'HEAD' ? undefined : notFound)
  }
  const files = sirv(folder, {
    etag: true,
    onNoMatch: miss,
    setHeaders(response, path) {
      // Next puts a hash into the names of these; all else is asked for anew.
      const fixed = path.startsWith('/_next/static/')
      response.setHeader('Cache-Control', fixed ? 'public,max-age=31536000,immutable' : 'no-cache')
    },
  })
  const isPage = (path) => !path.includes('..') && existsSync(`${folder}${path}/index.html`)

  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const [path, query] = splitOnce(request.url ?? '/', '?')
    const redirect = (to) =>
      response.writeHead(308, { Location: query === undefined ? to : `${to}?${query}` }).end()
    if (basePath && (path === '/' || path === basePath)) return redirect(`${basePath}/`)
    if (!path.startsWith(`${basePath}/`)) return miss(request, response)
    const inside = path.slice(basePath.length)
    if (!inside.endsWith('/') && isPage(inside)) return redirect(`${basePath}${inside}/`)
    request.url = query === undefined ? inside : `${inside}?${query}`
    files(request, response)
  }
}

function splitOnce(text, mark) {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

/** Serves out/ until the process is asked to end, and says where. */
export async function serve() {
  const basePath = process.env.BASE_PATH ?? ''
  const { servers, port, moved } = await serveOn(siteHandler(`${root}/out`, basePath), process.env)
  if (moved) console.log('Port 3000 is busy, so the next free one is used.')
  const host = process.env.HOST ?? 'localhost'
  const shown = host.includes(':') ? `[${host}]` : host
  console.log(`Gatehouse is open at http://${shown}:${port}${basePath}/ (Ctrl+C to close)`)
  const end = () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  process.once('SIGTERM', end).once('SIGINT', end)
}

/** Serves, or ends with a message for the user. */
export async function serveOrExplain() {
  await serve().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}

if (isMain(import.meta.url)) await serveOrExplain()
