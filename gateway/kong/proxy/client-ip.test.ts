import { describe, expect, it } from 'vitest'
import { type HeaderList, type HttpRequest, NO_BODY } from '@/core'
import type { KongConf } from '../entities'
import { createClientIp } from './client-ip'

const conf = (over: Partial<KongConf>): KongConf => ({
  router_flavor: 'traditional_compatible',
  trusted_ips: [],
  real_ip_header: 'X-Real-IP',
  real_ip_recursive: false,
  headers: [],
  headers_upstream: [],
  untrusted_lua: 'sandbox',
  untrusted_lua_sandbox_requires: [],
  untrusted_lua_sandbox_environment: [],
  allow_debug_header: false,
  cause: () => undefined,
  ...over,
})

const from = (ip: string, headers: HeaderList): HttpRequest => ({
  method: 'GET',
  scheme: 'http',
  authority: 'a.test',
  target: '/',
  headers,
  body: NO_BODY,
  version: '1.1',
  connection: { peer: { ip, port: 1 }, local: { ip: '10.0.0.1', port: 8000 } },
})

describe('the address of the client', () => {
  it('is the peer, whatever a stranger claims', () => {
    const ip = createClientIp(conf({}))
    expect(ip.of(from('203.0.113.9', [['X-Real-IP', '1.2.3.4']]))).toBe('203.0.113.9')
  })

  it('is what a trusted proxy says', () => {
    const ip = createClientIp(conf({ trusted_ips: ['10.0.0.0/8'] }))
    expect(ip.of(from('10.1.1.1', [['X-Real-IP', '1.2.3.4']]))).toBe('1.2.3.4')
    expect(ip.of(from('10.1.1.1', [['X-Real-IP', '1.2.3.4:77']]))).toBe('1.2.3.4')
    expect(ip.of(from('10.1.1.1', [['X-Real-IP', '[2001:db8::1]:77']]))).toBe('2001:db8::1')
    expect(ip.of(from('10.1.1.1', [['X-Real-IP', 'unknown']]))).toBe('10.1.1.1')
    expect(ip.of(from('10.1.1.1', []))).toBe('10.1.1.1')
    expect(ip.trusted('10.1.1.1')).toBe(true)
    expect(ip.trusted('11.1.1.1')).toBe(false)
  })

  it('is the last one named, or the last that is not trusted when looked for recursively', () => {
    const headers: HeaderList = [
      ['X-Forwarded-For', '6.6.6.6, 1.2.3.4'],
      ['X-Forwarded-For', '10.2.2.2'],
    ]
    const once = conf({ trusted_ips: ['10.0.0.0/8'], real_ip_header: 'X-Forwarded-For' })
    expect(createClientIp(once).of(from('10.1.1.1', headers))).toBe('10.2.2.2')
    const all = { ...once, real_ip_recursive: true }
    expect(createClientIp(all).of(from('10.1.1.1', headers))).toBe('1.2.3.4')
    expect(createClientIp(all).of(from('10.1.1.1', [['X-Forwarded-For', '10.9.9.9, 10.8.8.8']]))).toBe(
      '10.9.9.9',
    )
  })
})
