/*
 * The one service worker. MSW's own answers the mock hosts; everything of this site's origin goes
 * its usual way and is never shown to MSW.
 */
const takeOver = self.skipWaiting.bind(self)

// MSW removes the worker with the last tab; it has to outlive tabs.
self.registration.unregister = async () => false
// A new version waits until the reader takes it.
self.skipWaiting = async () => {}

self.addEventListener('message', (event) => {
  if (event.data === 'gatehouse:take-over') event.waitUntil(takeOver())
})

// Registered before MSW's listener, so that this one is asked first.
self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin === self.location.origin) event.stopImmediatePropagation()
})

importScripts('mockServiceWorker.js')
