import type { CallInput } from '../protocol'

/** A call made with the page's own `fetch`, on its way to the reader's gateway. */
export type PageCall = Omit<CallInput, 'body'> & { readonly body: Uint8Array }

type Answer = (call: PageCall) => Promise<Response>

/** Hosts that exist only in the lab; the page's policy lets `fetch` ask for them. */
const MOCK_HOSTS = /^https:\/\/(?:[a-z0-9-]+\.)*shop\.test(?::\d+)?\//

let answer: Answer | undefined
let started: Promise<string | undefined> | undefined

/**
 * Sends calls of the page's `fetch` to mock hosts through `handler` instead of the network, until
 * another lab takes over. Resolves to a sentence on what is missing when there can be no service
 * worker, and to `undefined` when all is well.
 * @param base the site's base path, without a slash at its end
 */
export function listenToFetch(base: string, handler: Answer): Promise<string | undefined> {
  answer = handler
  started ??= start(base)
  return started
}

async function start(base: string): Promise<string | undefined> {
  if (!('serviceWorker' in navigator)) {
    return isSecureContext
      ? 'Service workers are blocked in this browser: calls typed into DevTools do not reach your gateway. Send does.'
      : 'This page was loaded over an insecure address, where browsers offer no service workers: calls typed into DevTools do not reach your gateway. Send does.'
  }
  try {
    const [{ setupWorker }, { http, HttpResponse }] = await Promise.all([
      import('msw/browser'),
      import('msw'),
    ])
    const worker = setupWorker(
      http.all(MOCK_HOSTS, async ({ request }) => {
        if (!answer) return HttpResponse.error()
        try {
          return await answer({
            method: request.method,
            url: request.url,
            headers: [...request.headers],
            body: new Uint8Array(await request.arrayBuffer()),
          })
        } catch {
          return HttpResponse.error()
        }
      }),
    )
    await worker.start({ serviceWorker: { url: `${base}/sw.js` }, onUnhandledRequest: 'bypass', quiet: true })
    return undefined
  } catch {
    return 'The service worker could not be started: calls typed into DevTools do not reach your gateway. Send does.'
  }
}
