import { describe, expect, it } from 'vitest'
import { loadConf } from './index'

const read = (text: string) => {
  const { conf, problems } = loadConf({ 'kong.conf': text })
  return {
    conf,
    problems: problems.map((one) => ({ ...one, at: text.slice(one.cause.start, one.cause.end) })),
  }
}

describe('kong.conf', () => {
  it('may be missing: Kong has defaults', () => {
    const { conf, problems } = loadConf({})
    expect(problems).toEqual([])
    expect(conf).toMatchObject({
      router_flavor: 'traditional_compatible',
      trusted_ips: [],
      real_ip_header: 'X-Real-IP',
      real_ip_recursive: false,
      headers: ['server_tokens', 'latency_tokens', 'X-Kong-Request-Id'],
      headers_upstream: ['X-Kong-Request-Id'],
      untrusted_lua: 'sandbox',
      allow_debug_header: false,
    })
    expect(conf.cause('headers')).toBeUndefined()
  })

  it('holds settings, comments and escaped number signs', () => {
    const text =
      '# note\n  router_flavor=traditional # old\nreal_ip_header = X-\\#1\nREAL_IP_RECURSIVE = on\n'
    const { conf, problems } = read(text)
    expect(problems).toEqual([])
    expect(conf).toMatchObject({
      router_flavor: 'traditional',
      real_ip_header: 'X-#1',
      real_ip_recursive: true,
    })
    const cause = conf.cause('router_flavor')
    expect(text.slice(cause?.start, cause?.end)).toBe('router_flavor=traditional')
  })

  it('takes lists, and headers in any case; off means none', () => {
    const { conf } = read(
      'trusted_ips = 10.0.0.0/8, ::1,unix:\nheaders = VIA , latency_tokens\nheaders_upstream = off',
    )
    expect(conf.trusted_ips).toEqual(['10.0.0.0/8', '::1', 'unix:'])
    expect(conf.headers).toEqual(['Via', 'latency_tokens'])
    expect(conf.headers_upstream).toEqual([])
  })

  it('leaves the default where nothing follows', () =>
    expect(read('real_ip_header =').conf.real_ip_header).toBe('X-Real-IP'))

  it('knows the Nginx names of two settings', () =>
    expect(read('nginx_proxy_real_ip_header = X-Forwarded-For').conf.real_ip_header).toBe('X-Forwarded-For'))

  it.each([
    ['router_flavor = tradional', 'error', 'tradional', 'Did you mean `traditional`?'],
    ['allow_debug_header = maybe', 'error', 'maybe', undefined],
    ['trusted_ips = 10.0.0.0/99', 'error', '10.0.0.0/99', undefined],
    ['headers = X-Kong-Reqest-Id', 'error', 'X-Kong-Reqest-Id', 'Did you mean `X-Kong-Request-Id`?'],
    ['trusted_ip = 10.0.0.1', 'warning', 'trusted_ip', 'Did you mean `trusted_ips`?'],
    ['log_level = debug', 'info', 'log_level', undefined],
    ['nginx_http_x = 1', 'info', 'nginx_http_x', undefined],
    ['just words', 'warning', 'just words', 'Write `name = value`, or put `#` in front.'],
  ])('explains %j', (text, severity, at, help) => {
    const { problems } = read(text)
    expect(problems).toMatchObject([{ severity, at }])
    if (help) expect(problems[0]?.help).toBe(help)
  })

  it('keeps the default where a value is wrong', () =>
    expect(read('router_flavor = none').conf.router_flavor).toBe('traditional_compatible'))
})
