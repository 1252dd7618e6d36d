import type { Field, ForeignField } from '../field'
import { common, created, id, onText, tags } from './common'
import type { EntityKind } from './kind'

const oauth2Client: Field = {
  type: 'foreign',
  reference: 'oauth2_credentials',
  required: true,
  description: 'The client it was given to.',
}

export const consumers: EntityKind = {
  name: 'consumers',
  title: 'Consumer',
  description: 'Those who call: people or programs that Kong can tell apart by their credentials.',
  docs: 'https://developer.konghq.com/gateway/entities/consumer/',
  key: 'username',
  coverage: { level: 'run' },
  record: {
    type: 'record',
    fields: {
      username: {
        type: 'string',
        unique: true,
        description: 'The name of this consumer. Either this or `custom_id` must be there.',
      },
      custom_id: {
        type: 'string',
        unique: true,
        description: 'The id this consumer has elsewhere. Services see it in `X-Consumer-Custom-ID`.',
      },
      ...common,
    },
    entity_checks: [{ at_least_one_of: ['custom_id', 'username'] }],
  },
}

const consumer: ForeignField = {
  type: 'foreign',
  reference: 'consumers',
  required: true,
  description: 'Whose it is, by username or id. Inside a consumer it is known already.',
}

const base: Readonly<Record<string, Field>> = { id, created_at: created, consumer, tags }

const LATER = 'The plugin that reads these is not simulated.'

const service: ForeignField = {
  type: 'foreign',
  reference: 'services',
  description: 'The service it is limited to.',
}

function checkRedirect(uri: string): string | undefined {
  const parts = /^[a-zA-Z][\w+\-.]*:\/\/([^/?#]+)[^#]*(#.*)?$/.exec(uri)
  if (!parts?.[1]) return `cannot parse '${uri}'`
  return parts[2] === undefined ? undefined : `fragment not allowed in '${uri}'`
}

/** Credentials of consumers, each read by one plugin. */
export const credentials: readonly EntityKind[] = [
  {
    name: 'keyauth_credentials',
    title: 'API key',
    description: 'Keys for the key-auth plugin.',
    docs: 'https://developer.konghq.com/plugins/key-auth/',
    key: 'key',
    cacheKey: ['key'],
    ttl: true,
    coverage: { level: 'run' },
    record: {
      type: 'record',
      fields: {
        ...base,
        key: {
          type: 'string',
          unique: true,
          auto: true,
          description: 'The key itself. Left out, Kong makes one up.',
        },
      },
    },
  },
  {
    name: 'basicauth_credentials',
    title: 'User name and password',
    description: 'User names and passwords for the basic-auth plugin.',
    docs: 'https://developer.konghq.com/plugins/basic-auth/',
    key: 'username',
    cacheKey: ['username'],
    transformations: [{ input: ['password'], needs: ['consumer.id'] }],
    coverage: { level: 'run' },
    record: {
      type: 'record',
      fields: {
        ...base,
        username: { type: 'string', required: true, unique: true, description: 'The user name.' },
        password: {
          type: 'string',
          required: true,
          encrypted: true,
          description: 'The password, in plain text.',
        },
      },
    },
  },
  {
    name: 'hmacauth_credentials',
    title: 'HMAC secret',
    description: 'Names and secrets for the hmac-auth plugin.',
    docs: 'https://developer.konghq.com/plugins/hmac-auth/',
    key: 'username',
    cacheKey: ['username'],
    coverage: { level: 'not simulated', why: LATER },
    record: {
      type: 'record',
      fields: {
        ...base,
        username: {
          type: 'string',
          required: true,
          unique: true,
          description: 'The name a signature carries.',
        },
        secret: {
          type: 'string',
          auto: true,
          description: 'The secret that signs. Left out, Kong makes one up.',
        },
      },
    },
  },
  {
    name: 'jwt_secrets',
    title: 'JWT secret',
    description: 'Secrets and public keys for the jwt plugin.',
    docs: 'https://developer.konghq.com/plugins/jwt/',
    key: 'key',
    cacheKey: ['key'],
    coverage: { level: 'not simulated', why: LATER },
    record: {
      type: 'record',
      fields: {
        ...base,
        key: { type: 'string', unique: true, auto: true, description: 'What a token names as its issuer.' },
        secret: { type: 'string', auto: true, description: 'The secret of the HS algorithms.' },
        rsa_public_key: { type: 'string', description: 'The public key of the other algorithms, as PEM.' },
        algorithm: {
          type: 'string',
          default: 'HS256',
          one_of: [
            'HS256',
            'HS384',
            'HS512',
            'RS256',
            'RS384',
            'RS512',
            'ES256',
            'ES384',
            'ES512',
            'PS256',
            'PS384',
            'PS512',
            'EdDSA',
          ],
          description: 'How tokens are signed.',
        },
      },
      entity_checks: [
        {
          conditional: {
            if_field: 'algorithm',
            if_match: { one_of: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'] },
            then_field: 'rsa_public_key',
            then_match: { required: true },
          },
        },
      ],
    },
  },
  {
    name: 'acls',
    title: 'Group',
    description: 'Groups that consumers belong to, for the acl plugin.',
    docs: 'https://developer.konghq.com/plugins/acl/',
    cacheKey: ['consumer', 'group'],
    coverage: { level: 'not simulated', why: LATER },
    record: {
      type: 'record',
      fields: { ...base, group: { type: 'string', required: true, description: 'The name of the group.' } },
    },
  },
  {
    name: 'oauth2_credentials',
    title: 'OAuth 2.0 client',
    description: 'Clients of the oauth2 plugin.',
    docs: 'https://developer.konghq.com/plugins/oauth2/',
    key: 'client_id',
    cacheKey: ['client_id'],
    coverage: { level: 'not simulated', why: LATER },
    record: {
      type: 'record',
      fields: {
        ...base,
        name: { type: 'string', required: true, description: 'The name of the client.' },
        client_id: { type: 'string', unique: true, auto: true, description: 'Left out, Kong makes one up.' },
        client_secret: {
          type: 'string',
          auto: true,
          encrypted: true,
          description: 'Left out, Kong makes one up.',
        },
        hash_secret: {
          type: 'boolean',
          required: true,
          default: false,
          description: 'Whether the secret is stored as a hash.',
        },
        redirect_uris: {
          type: 'array',
          elements: { type: 'string', custom: onText(checkRedirect) },
          description: 'Where users may be sent back to.',
        },
        client_type: {
          type: 'string',
          required: true,
          default: 'confidential',
          one_of: ['confidential', 'public'],
          description: 'Whether the client can keep a secret.',
        },
      },
    },
  },
  {
    name: 'oauth2_authorization_codes',
    title: 'OAuth 2.0 code',
    description: 'Authorization codes of the oauth2 plugin.',
    docs: 'https://developer.konghq.com/plugins/oauth2/',
    ttl: true,
    coverage: { level: 'not simulated', why: LATER },
    record: {
      type: 'record',
      fields: {
        id,
        created_at: created,
        service,
        credential: oauth2Client,
        code: { type: 'string', unique: true, auto: true, description: 'The code itself.' },
        authenticated_userid: { type: 'string', description: 'The user who agreed.' },
        scope: { type: 'string', description: 'What was agreed to.' },
        challenge: { type: 'string', description: 'The PKCE challenge.' },
        challenge_method: { type: 'string', one_of: ['S256'], description: 'How the challenge was made.' },
        plugin: { type: 'foreign', reference: 'plugins', description: 'The plugin that gave it out.' },
      },
    },
  },
  {
    name: 'oauth2_tokens',
    title: 'OAuth 2.0 token',
    description: 'Access tokens of the oauth2 plugin.',
    docs: 'https://developer.konghq.com/plugins/oauth2/',
    key: 'access_token',
    cacheKey: ['access_token'],
    ttl: true,
    coverage: { level: 'not simulated', why: LATER },
    record: {
      type: 'record',
      fields: {
        id,
        created_at: created,
        service,
        credential: oauth2Client,
        token_type: {
          type: 'string',
          required: true,
          default: 'bearer',
          one_of: ['bearer'],
          description: 'The kind of token.',
        },
        expires_in: { type: 'integer', required: true, description: 'How long it is valid, in seconds.' },
        access_token: { type: 'string', unique: true, auto: true, description: 'The token itself.' },
        refresh_token: { type: 'string', unique: true, description: 'The token that brings a new one.' },
        authenticated_userid: { type: 'string', description: 'The user who agreed.' },
        scope: { type: 'string', description: 'What was agreed to.' },
      },
    },
  },
]
