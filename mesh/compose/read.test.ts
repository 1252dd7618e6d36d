import { describe, expect, it } from 'vitest'
import { parseDuration } from './duration'
import { sayFailures, sayLatency } from './mock'
import { readCompose } from './read'

const read = (text: string, more: Record<string, string> = {}) =>
  readCompose({ 'compose.yaml': text, ...more })

/** Each problem as its message, its help, and the text it points at. */
function faults(text: string) {
  return read(text).problems.map(({ message, help, cause }) => [
    message,
    text.slice(cause.start, cause.end),
    help,
  ])
}

describe('compose.yaml', () => {
  it('is read as a real Compose file', () => {
    const { services, problems } = read(
      `name: shop
x-common: &common
  restart: unless-stopped
  environment: { LEVEL: info }
services:
  orders:
    <<: *common
    build: { context: ., dockerfile: Dockerfile }
    container_name: shop-orders
    deploy:
      replicas: \${N:-3}
      resources: { limits: { cpus: '0.5' } }
    expose: ["3000", "4000-4001/tcp"]
    ports: ["8000:3000"]
    healthcheck: { test: ["CMD", "true"], interval: 5s }
    networks:
      default: { aliases: [sales] }
    depends_on:
      db: { condition: service_healthy }
  db:
    image: postgres:17
    environment:
      - POSTGRES_PASSWORD=a=b
      - TZ
    volumes: [data:/var/lib]
    scale: 2
volumes:
  data: {}
networks:
  default: {}
`,
    )
    expect(problems).toEqual([])
    expect(services).toMatchObject([
      {
        name: 'orders',
        aliases: ['shop-orders', 'sales'],
        replicas: 3,
        ports: [3000, 4000, 4001],
        environment: { LEVEL: 'info' },
      },
      {
        name: 'db',
        aliases: [],
        replicas: 2,
        ports: [8080],
        environment: { POSTGRES_PASSWORD: 'a=b', TZ: '' },
      },
    ])
  })

  it('takes variables from .env, and the names that Compose looks for', () => {
    expect(
      read('services: { a: { scale: $N, image: "x$$y" } }', { '.env': '# c\nexport N="4"' }).services,
    ).toMatchObject([{ replicas: 4 }])
    expect(readCompose({ 'docker-compose.yml': 'services: { a: }' }).services).toMatchObject([{ name: 'a' }])
  })

  it('says what is no YAML, on its place', () => {
    const { services, problems } = read('services:\n  a: [\n')
    expect(services).toBeUndefined()
    expect(problems[0]).toMatchObject({
      code: 'compose/yaml',
      severity: 'error',
      cause: { file: 'compose.yaml' },
    })
  })

  it('refuses a bomb of aliases', () => {
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nservices: { d: { command: [*c,*c,*c] } }`
    expect(read(bomb).problems[0]?.code).toBe('compose/yaml')
  })

  it('wants services', () => {
    expect(faults('version: "3"')[0]?.[0]).toBe('compose.yaml has no mapping `services`')
    expect(faults('- a')[0]?.[0]).toBe('compose.yaml must be a mapping')
  })

  it('names the key that was meant', () => {
    expect(
      faults('services:\n  a:\n    replica: 2\n    imagee: x\n    deploy: { replikas: 2 }\nservice: {}'),
    ).toEqual([
      ['service: there is no such key', 'service', 'Did you mean `services`?'],
      ['services.a.replica: there is no such key', 'replica', 'Keys of your own begin with `x-`.'],
      ['services.a.imagee: there is no such key', 'imagee', 'Did you mean `image`?'],
      ['services.a.deploy.replikas: there is no such key', 'replikas', 'Did you mean `replicas`?'],
    ])
  })

  it('wants whole replicas and real ports', () => {
    const text = 'services: { a: { deploy: { replicas: -1 } }, b: { scale: 51 }, c: { expose: [99999] } }'
    expect(faults(text).map(([message, at]) => [message, at])).toEqual([
      ['services.a.deploy.replicas must be a whole number, 0 or more', '-1'],
      ['At most 50 replicas of a service run here', '51'],
      ['99999 is no port', '99999'],
    ])
  })
})

describe('x-mock', () => {
  const mock = (text: string) => read(`services: { a: { x-mock: ${text} } }`).services?.[0]?.mock

  it('reads latency and failures, and says them in words', () => {
    expect(sayLatency(mock('{ latency: 20ms }')?.latency)).toBe('20 ms')
    expect(sayLatency(mock('{ latency: { uniform: { from: 20ms, to: 1.5s } } }')?.latency)).toBe(
      '20 ms to 1.5 s',
    )
    expect(sayLatency(mock('{ latency: { lognormal: { median: 40ms, p99: 400ms } } }')?.latency)).toBe(
      '40 ms, 1 in 100 over 400 ms',
    )
    expect(sayFailures(mock('{ failures: { rate: 0.2 } }')?.failures)).toBe('20 % of calls answer 503')
    expect(sayFailures(mock('{ failures: { rate: 1, kind: hang } }')?.failures)).toBe('always hangs')
    expect(mock('{ file: ./services/b.ts }')?.file).toBe('services/b.ts')
  })

  it.each([
    ['{ latancy: 20ms }', 'latancy', 'Did you mean `latency`?'],
    ['{ latency: 20 }', '20', 'Add the unit: `20ms`.'],
    ['{ latency: soon }', 'soon', /uniform/],
    ['{ latency: { unifrom: { from: 1ms, to: 2ms } } }', 'unifrom', 'Did you mean `uniform`?'],
    ['{ latency: { uniform: { from: 1ms } } }', '{ from: 1ms }', /uniform/],
    ['{ latency: { uniform: { from: 3ms, to: 2ms } } }', '{ from: 3ms, to: 2ms }', undefined],
    ['{ latency: { lognormal: { median: 0ms, p99: 2ms } } }', '0ms', undefined],
    ['{ latency: { uniform: { from: 1ms, to: 2ms }, lognormal: {} } }', /^\{ uniform/, /uniform/],
    ['{ failures: { rate: 20 } }', '20', 'For 20 % write `0.2`.'],
    ['{ failures: { rate: 20% } }', '20%', 'For 20 % write `0.2`.'],
    ['{ failures: { rate: 0.1, kind: crash } }', 'crash', undefined],
    ['{ failures: { rate: 0.1, kind: reset, status: 503 } }', '503', /kind: status/],
    ['{ failures: { rate: 0.1, status: 99 } }', '99', undefined],
  ])('%s is refused on its place', (value, at, help) => {
    const text = `services:\n  a:\n    x-mock: ${value}\n`
    const found = faults(text)
    expect(found).toHaveLength(1)
    expect(found[0]?.[1]).toMatch(
      typeof at === 'string' ? new RegExp(`^${at.replace(/[{}.%]/g, '\\$&')}$`) : at,
    )
    if (help === undefined) expect(found[0]?.[2]).toBeUndefined()
    else expect(found[0]?.[2]).toEqual(typeof help === 'string' ? help : expect.stringMatching(help))
  })
})

describe('a duration', () => {
  it('has units, as in Compose', () => {
    expect(['20ms', '1.5s', '1m30s', '1h', '500us'].map(parseDuration)).toEqual([
      20, 1500, 90_000, 3_600_000, 0.5,
    ])
    expect(['20', '-1s', '1d', '', 5].map(parseDuration)).toEqual(Array(5).fill(undefined))
  })
})
