// Which port and which addresses the site is served on. Node built-ins only.
import { createServer } from 'node:http'

export const DEFAULT_PORT = 3000

/**
 * What PORT says.
 * @param {string | undefined} text
 * @returns {{ port: number, fixed: boolean }} `fixed` when the user chose it, so that no other may stand in
 * @throws when it is no port number
 */
export function readPort(text) {
  if (text === undefined || text.trim() === '') return { port: DEFAULT_PORT, fixed: false }
  const port = Number(text)
  if (!/^\d+$/.test(text.trim()) || port > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, but is "${text}".`)
  }
  return { port, fixed: true }
}

/** Listens on one address. Resolves to the server, rejects with Node's error. */
function listenOn(handler, host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer(handler)
    server.once('error', reject)
    server.listen({ host, port, ipv6Only: host === '::1' }, () => resolve(server))
  })
}

const isAbsent = (error) => error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'

/** Listens on one port of all hosts, or on none. A machine without IPv6 goes without ::1. */
async function listenOnAll(handler, hosts, port) {
  const servers = []
  try {
    for (const host of hosts) {
      const server = await listenOn(handler, host, servers[0]?.address().port ?? port).catch((error) => {
        if (isAbsent(error) && hosts.length > 1) return undefined
        throw error
      })
      if (server) servers.push(server)
    }
    if (servers.length === 0)
      throw Object.assign(new Error('No address to listen on.'), { code: 'EADDRNOTAVAIL' })
    return servers
  } catch (error) {
    for (const server of servers) server.close()
    throw error
  }
}

/**
 * Serves on HOST, or else on 127.0.0.1 and ::1 both.
 * @param {import('node:http').RequestListener} handler
 * @param {{ PORT?: string, HOST?: string }} env
 * @returns {Promise<{ servers: import('node:http').Server[], port: number, moved: boolean }>} `moved` when the
 *   default port was busy and a later one is used
 * @throws an error with a message for the user when PORT is busy or no number, or HOST is not of this machine
 */
export async function serveOn(handler, env) {
  const { port: first, fixed } = readPort(env.PORT)
  const hosts = env.HOST ? [env.HOST] : ['127.0.0.1', '::1']
  for (let port = first; port < first + 100; port++) {
    try {
      const servers = await listenOnAll(handler, hosts, port)
      const used = servers[0].address().port
      return { servers, port: used, moved: !fixed && used !== first }
    } catch (error) {
      if (error.code === 'EADDRINUSE' && !fixed) continue
      throw new Error(explain(error, port, hosts[0]))
    }
  }
  throw new Error(`Ports ${first} to ${first + 99} are all busy. Choose one: PORT=8080 npm start`)
}

function explain(error, port, host) {
  if (error.code === 'EADDRINUSE') return `Port ${port} is busy. Choose another: PORT=${port + 1} npm start`
  if (error.code === 'EACCES') return `Port ${port} needs more rights. Choose one above 1023.`
  if (isAbsent(error) || error.code === 'ENOTFOUND') return `HOST "${host}" is no address of this machine.`
  return `Could not serve on port ${port}: ${error.message}`
}
