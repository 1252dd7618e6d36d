/**
 * The isolate's host page and its frame, as constants: both are hashed into the page's own policy, so
 * that nothing else can run in them. `scripts/isolate.mjs` writes the page.
 */
import { createHash } from 'node:crypto'

/** Evaluates the bundle it is sent, once. */
const WORKER = `onmessage=function(e){onmessage=null;self.gatehousePort=e.ports[0];(0,eval)(e.data)}`

/** In the sandboxed frame: one `data:` worker for each port that comes in. */
const FRAME = `'use strict'
addEventListener('message', function (event) {
  if (event.source !== parent) return
  var id = event.data.id
  var worker = new Worker('data:text/javascript,' + encodeURIComponent(${JSON.stringify(WORKER)}))
  worker.onerror = function (fault) {
    parent.postMessage({ type: 'gatehouse:crash', id: id, message: String(fault.message || 'The worker could not start.') }, '*')
  }
  worker.postMessage(event.data.code, [event.ports[0]])
})
parent.postMessage({ type: 'gatehouse:frame' }, '*')
`

const frameDocument = `<!doctype html><script>${FRAME}</script>`

/** In the host page: makes the frame and hands ports through. Does nothing for a stranger. */
const HOST = `'use strict'
;(function () {
  var ours = false
  try { ours = parent !== self && parent.location.origin === location.origin } catch (error) {}
  if (!ours) return
  var frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('allow', '')
  frame.srcdoc = ${JSON.stringify(frameDocument).replaceAll('</', '<\\/')}
  addEventListener('message', function (event) {
    var data = event.data
    if (!data || typeof data.type !== 'string') return
    if (event.source === frame.contentWindow) {
      if (data.type === 'gatehouse:frame') parent.postMessage({ type: 'gatehouse:host' }, location.origin)
      if (data.type === 'gatehouse:crash') parent.postMessage({ type: data.type, id: Number(data.id), message: String(data.message).slice(0, 500) }, location.origin)
    } else if (event.source === parent && event.origin === location.origin && data.type === 'gatehouse:spawn') {
      frame.contentWindow.postMessage({ id: data.id, code: data.code }, '*', [event.ports[0]])
    }
  })
  document.body.append(frame)
})()
`

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The whole host page; its policy stands before everything else. */
export function hostPage() {
  const policy = [
    "default-src 'none'",
    `script-src ${sha256(HOST)} ${sha256(FRAME)} 'unsafe-eval' 'wasm-unsafe-eval'`,
    'worker-src data:',
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta charset="utf-8">
<title>Gatehouse: the isolate</title>
</head>
<body><script>${HOST}</script></body>
</html>
`
}
