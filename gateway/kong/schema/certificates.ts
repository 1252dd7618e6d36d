import type { Json } from '@/core'
import type { StringField } from '../field'
import { checkWildcardHost, common, onText } from './common'
import type { EntityKind } from './kind'

const TLS = 'The connections of the simulation carry no certificates.'

const reference = (text: string): boolean => /^\{vault:\/\/.+\}$/.test(text)

const pem = (label: string, error: string, description: string, required = false): StringField => ({
  type: 'string',
  required,
  description,
  custom: onText((text) =>
    reference(text) || new RegExp(`-----BEGIN [A-Z ]*${label}-----[^-]+-----END`).test(text)
      ? undefined
      : error,
  ),
})

const cert = 'invalid certificate: not a PEM encoded certificate'
const key = 'invalid key: not a PEM encoded private key'

export const certificates: EntityKind = {
  name: 'certificates',
  title: 'Certificate',
  description: 'Certificates with their keys, which Kong shows to clients or to services.',
  docs: 'https://developer.konghq.com/gateway/entities/certificate/',
  coverage: { level: 'not simulated', why: TLS },
  record: {
    type: 'record',
    fields: {
      cert: pem('CERTIFICATE', cert, 'The certificate, as PEM.', true),
      key: pem('PRIVATE KEY', key, 'Its private key, as PEM.', true),
      cert_alt: pem('CERTIFICATE', cert, 'A second certificate of another kind, such as ECDSA beside RSA.'),
      key_alt: pem('PRIVATE KEY', key, 'The private key of the second certificate.'),
      ...common,
    },
    entity_checks: [{ mutually_required: ['cert_alt', 'key_alt'] }],
  },
}

export const snis: EntityKind = {
  name: 'snis',
  title: 'SNI',
  description: 'Server names, each with the certificate that Kong shows for it.',
  docs: 'https://developer.konghq.com/gateway/entities/sni/',
  key: 'name',
  coverage: { level: 'not simulated', why: TLS },
  record: {
    type: 'record',
    fields: {
      name: {
        type: 'string',
        required: true,
        unique: true,
        custom: onText(checkWildcardHost),
        description: 'The server name. `*` may stand for its first or last label.',
      },
      certificate: {
        type: 'foreign',
        reference: 'certificates',
        required: true,
        description: 'The certificate, by id. Inside a certificate it is known already.',
      },
      ...common,
    },
  },
}

export const caCertificates: EntityKind = {
  name: 'ca_certificates',
  title: 'CA certificate',
  description: 'Certificates of authorities that Kong trusts.',
  docs: 'https://developer.konghq.com/gateway/entities/ca-certificate/',
  coverage: { level: 'not simulated', why: TLS },
  record: {
    type: 'record',
    fields: {
      cert: pem('CERTIFICATE', cert, 'The certificate, as PEM.', true),
      cert_digest: { type: 'string', unique: true, description: 'Its digest. Filled in by Kong.' },
      ...common,
    },
  },
}

export const vaults: EntityKind = {
  name: 'vaults',
  title: 'Vault',
  description: 'Stores of secrets that other fields may refer to as `{vault://…}`.',
  docs: 'https://developer.konghq.com/gateway/entities/vault/',
  key: 'prefix',
  cacheKey: ['prefix'],
  variantBy: { field: 'name', unknown: (value) => `vault '${value}' is not installed` },
  coverage: { level: 'not simulated', why: 'References to a vault are not looked up.' },
  record: {
    type: 'record',
    fields: {
      prefix: {
        type: 'string',
        required: true,
        unique: true,
        match: /^[a-z][a-z\d-]*?[a-z\d]+$/,
        not_one_of: ['env'],
        description: 'The name that references use: `{vault://prefix/secret}`.',
      },
      name: {
        type: 'string',
        required: true,
        description: 'The kind of vault. The open-source Kong has `env`.',
      },
      description: { type: 'string', description: 'What this vault is for.' },
      config: { type: 'any', description: 'How the vault is reached.' },
      ...common,
    },
  },
}

export const keySets: EntityKind = {
  name: 'key_sets',
  title: 'Key set',
  description: 'Groups of keys.',
  docs: 'https://developer.konghq.com/gateway/entities/key-set/',
  key: 'name',
  coverage: { level: 'not simulated', why: 'No plugin of the simulation reads them.' },
  record: {
    type: 'record',
    fields: { name: { type: 'string', unique: true, description: 'The name of the set.' }, ...common },
  },
}

const filled = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== ''

export const keys: EntityKind = {
  name: 'keys',
  title: 'Key',
  description: 'Public and private keys, as JWK or PEM.',
  docs: 'https://developer.konghq.com/gateway/entities/key/',
  key: 'name',
  cacheKey: ['kid', 'set'],
  coverage: { level: 'not simulated', why: 'No plugin of the simulation reads them.' },
  record: {
    type: 'record',
    fields: {
      set: { type: 'foreign', reference: 'key_sets', description: 'The key set it belongs to.' },
      name: { type: 'string', unique: true, description: 'The name of the key.' },
      kid: { type: 'string', required: true, description: 'The id that tokens name the key by.' },
      jwk: { type: 'string', encrypted: true, description: 'The key as a JSON Web Key, in one string.' },
      pem: {
        type: 'record',
        required: false,
        description: 'The key as PEM.',
        fields: {
          private_key: { type: 'string', encrypted: true, description: 'The private half.' },
          public_key: { type: 'string', description: 'The public half.' },
        },
        entity_checks: [{ at_least_one_of: ['private_key', 'public_key'] }],
      },
      ...common,
    },
    entity_checks: [
      {
        custom: (entity) =>
          filled(entity.jwk) && filled(entity.pem)
            ? "only one or none of these fields must be set: 'jwk', 'pem'"
            : undefined,
      },
      { at_least_one_of: ['jwk', 'pem'] },
    ],
  },
}
