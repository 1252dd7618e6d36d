/**
 * Where the plugins that are not simulated would run: higher is earlier. They are shown in the trace in
 * their place. Source: the PRIORITY of each handler in Kong/kong `kong/plugins/`.
 */
const PRIORITIES: Readonly<Record<string, number>> = {
  'pre-function': 1000000,
  zipkin: 100000,
  'bot-detection': 2500,
  session: 1900,
  acme: 1705,
  jwt: 1450,
  oauth2: 1400,
  'ldap-auth': 1200,
  'hmac-auth': 1030,
  'grpc-gateway': 998,
  'ip-restriction': 990,
  'request-size-limiting': 951,
  acl: 950,
  'response-ratelimiting': 900,
  'response-transformer': 800,
  redirect: 779,
  'ai-request-transformer': 777,
  'ai-prompt-template': 773,
  'ai-prompt-decorator': 772,
  'ai-prompt-guard': 771,
  'ai-proxy': 770,
  'ai-response-transformer': 768,
  'standard-webhooks': 760,
  'aws-lambda': 750,
  'azure-functions': 749,
  'proxy-cache': 100,
  opentelemetry: 14,
  prometheus: 13,
  'http-log': 12,
  statsd: 11,
  datadog: 10,
  'udp-log': 8,
  'tcp-log': 7,
  loggly: 6,
  syslog: 4,
  'grpc-web': 3,
  'post-function': -1000,
}

/** The PRIORITY of a plugin that is not simulated; those without one of their own run last. */
export function priorityOf(name: string): number {
  return PRIORITIES[name] ?? Number.NEGATIVE_INFINITY
}
