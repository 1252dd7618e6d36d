/**
 * What is left out, and why. Nothing else may be skipped. A kind is the file's path below its
 * dialect's folder; an id is one vector's own.
 */
export const SKIPPED_DIALECTS: Readonly<Record<string, string>> = {
  aws: 'the dialect of Amazon API Gateway is not built yet',
  azure: 'the dialect of Azure API Management is not built yet',
}

export const SKIPPED_KINDS: Readonly<Record<string, string>> = {
  'kong/router-expressions': 'the router flavour `expressions` is not built yet',
  'kong/load-balancing': 'health checks and balancing algorithms come later',
  'kong/plugins/acl': 'the plugin acl is not built yet',
  'kong/plugins/bot-detection': 'the plugin bot-detection is not built yet',
  'kong/plugins/hmac-auth': 'the plugin hmac-auth is not built yet',
  'kong/plugins/http-log': 'the plugin http-log is not built yet',
  'kong/plugins/ip-restriction': 'the plugin ip-restriction is not built yet',
  'kong/plugins/jwt': 'the plugin jwt is not built yet',
  'kong/plugins/prometheus': 'the plugin prometheus is not built yet',
  'kong/plugins/proxy-cache': 'the plugin proxy-cache is not built yet',
  'kong/plugins/redirect': 'the plugin redirect is not built yet',
  'kong/plugins/request-size-limiting': 'the plugin request-size-limiting is not built yet',
  'kong/plugins/response-ratelimiting': 'the plugin response-ratelimiting is not built yet',
  'kong/plugins/response-transformer': 'the plugin response-transformer is not built yet',
}

/** Cases of `config-validation` that turn on the configuration of a plugin that is not built yet. */
const UNBUILT_CONFIGURATIONS: Readonly<Record<string, readonly string[]>> = {
  'http-log and tcp-log': ['cfg-validate-L299', 'cfg-validate-L506', 'cfg-flatten-L1093'],
  'http-log': [
    'cfg-flatten-L379',
    'cfg-plugin-http-log-L64',
    'cfg-plugin-http-log-L72',
    'cfg-plugin-http-log-L83',
    'cfg-plugin-http-log-L109',
    'cfg-plugin-http-log-L125',
    'cfg-plugin-http-log-L140',
    'cfg-plugin-http-log-L168',
    'cfg-defaults-plugin-http-log-http_endpoint',
    'cfg-flattened-errors-03',
    'cfg-flattened-errors-08',
  ],
  jwt: [
    'cfg-plugin-jwt-L7',
    'cfg-plugin-jwt-L18',
    'cfg-plugin-jwt-L28',
    'cfg-plugin-jwt-L40',
    'cfg-defaults-plugin-jwt',
  ],
  'ip-restriction': [
    'cfg-plugin-ip-restriction-L7',
    'cfg-plugin-ip-restriction-L10',
    'cfg-plugin-ip-restriction-L13',
    'cfg-plugin-ip-restriction-L16',
    'cfg-plugin-ip-restriction-L27',
    'cfg-plugin-ip-restriction-L43',
    'cfg-plugin-ip-restriction-L50',
    'cfg-plugin-ip-restriction-L69',
    'cfg-plugin-ip-restriction-L104',
    'cfg-defaults-plugin-ip-restriction-allow',
  ],
  'hmac-auth': [
    'cfg-plugin-hmac-auth-L6',
    'cfg-plugin-hmac-auth-L11',
    'cfg-plugin-hmac-auth-L16',
    'cfg-plugin-hmac-auth-L21',
  ],
  'response-ratelimiting': [
    'cfg-plugin-response-ratelimiting-L11',
    'cfg-plugin-response-ratelimiting-L24',
    'cfg-plugin-response-ratelimiting-L28',
    'cfg-plugin-response-ratelimiting-L34',
    'cfg-plugin-response-ratelimiting-L40',
    'cfg-plugin-response-ratelimiting-L46',
    'cfg-plugin-response-ratelimiting-L53',
    'cfg-plugin-response-ratelimiting-L60',
    'cfg-plugin-response-ratelimiting-L84',
    'cfg-plugin-response-ratelimiting-L107',
    'cfg-defaults-plugin-response-ratelimiting-limits',
  ],
  'proxy-cache': [
    'cfg-plugin-proxy-cache-L35',
    'cfg-plugin-proxy-cache-L96',
    'cfg-plugin-proxy-cache-L106',
    'cfg-plugin-proxy-cache-L116',
    'cfg-plugin-proxy-cache-L126',
    'cfg-plugin-proxy-cache-L134',
    'cfg-plugin-proxy-cache-L144',
  ],
  redirect: [
    'cfg-plugin-redirect-L17',
    'cfg-plugin-redirect-L26',
    'cfg-plugin-redirect-L37',
    'cfg-plugin-redirect-L55',
    'cfg-plugin-redirect-L64',
    'cfg-plugin-redirect-L73',
    'cfg-plugin-redirect-L90',
    'cfg-defaults-plugin-redirect-location',
  ],
  acl: ['cfg-defaults-plugin-acl-allow'],
  'bot-detection': ['cfg-defaults-plugin-bot-detection'],
  prometheus: ['cfg-defaults-plugin-prometheus'],
  'request-size-limiting': ['cfg-defaults-plugin-request-size-limiting'],
  'response-transformer': ['cfg-defaults-plugin-response-transformer'],
}

const LUA = 'its template calls Lua, which is not simulated yet'

/** Cases whose expectation does not follow from what they hold. */
const CONTRADICTORY: readonly (readonly [string, string])[] = [
  ['rate-limiting-L624', 'it expects the second call of a minute to be refused under a limit of six'],
  ['request-termination-int-L53', 'its document lacks the plugin, which its test adds through the Admin API'],
  ['request-transformer-L1820', 'it holds only the second of the two values that its test compares'],
]

export const SKIPPED_IDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(UNBUILT_CONFIGURATIONS).flatMap(([plugin, ids]) =>
    ids.map((id) => [id, `the configuration of ${plugin} is not described yet`] as const),
  ),
  ['request-transformer-L2595', LUA],
  ['request-transformer-L2796', LUA],
  ['request-transformer-L2862', LUA],
  ...CONTRADICTORY,
])
