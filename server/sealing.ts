// Keeps identifiers and words unreadable at rest: sealed columns, blind indexes, link tokens, public ids, all from one key.
// By node:crypto, which Workers have too: WebCrypto starts a thread's job for every field, which costs more than the field.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { createPublicIds, type PublicIds } from './public-id.ts'

export interface Sealer extends PublicIds {
  /** AES-256-GCM, bound to its place: a ciphertext moved to another row or column does not open. */
  seal(table: string, column: string, row: string, text: string): Promise<string>
  open(table: string, column: string, row: string, sealed: string): Promise<string>
  /** A keyed hash for looking up a phone, county id or e-mail without storing it. */
  index(kind: 'phone' | 'county_id' | 'email', text: string): Promise<string>
  /** The 22 characters (132 bits) of an invitation's link: recomputed for reminders, stored only hashed. */
  linkToken(invitationId: string): Promise<string>
  /** The six digits that a text brings to whoever holds the phone: recomputed where they are typed, stored nowhere. */
  textCode(textId: string): Promise<string>
  /** A secret for another library, such as sign-in. */
  derive(purpose: string): Promise<string>
}

export interface DataKey {
  readonly id: string
  readonly wrapped: string
}

const LINK_CHARACTERS = 22
const IV_BYTES = 12
const TAG_BYTES = 16

/** SHA-256, for tokens of 128 random bits or more: enough without a key. */
export async function hashToken(token: string): Promise<string> {
  return createHash('sha256').update(token).digest('base64url')
}

const subKeyBytes = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `sayso ${purpose}`, 32))

/** Of 48 bits, so that no code is likelier than another by more than one in a hundred million. */
const digits = (bytes: Buffer): string => String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')

/** Made ready once: from bytes, each use would do it again. */
export const subKey = (secret: string, purpose: string): KeyObject =>
  createSecretKey(subKeyBytes(secret, purpose))

export const bytesKey = (bytes: Buffer): KeyObject => createSecretKey(bytes)

/** @param aad the place that the result is bound to. */
export function encrypt(key: KeyObject, aad: string, plain: Buffer): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(aad))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return `${iv.toString('base64url')}.${sealed.toString('base64url')}`
}

/** Throws when anything was changed: the text, its place, or the key. */
export function decrypt(key: KeyObject, aad: string, sealed: string): Buffer {
  const [iv = '', body = ''] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  const cut = Math.max(0, bytes.length - TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(bytes.subarray(cut))
  return Buffer.concat([decipher.update(bytes.subarray(0, cut)), decipher.final()])
}

/** A fresh data key, wrapped by the key of `secret`: to be stored once in `data_key`. */
export async function newDataKey(secret: string, id: string): Promise<DataKey> {
  return { id, wrapped: encrypt(subKey(secret, 'wrap'), `data_key|wrapped|${id}`, randomBytes(32)) }
}

/** @param secret SAYSO_KEY. @param dataKeys oldest first; the last one seals. Throws when the secret is not theirs. */
export async function createSealer(secret: string, dataKeys: readonly DataKey[]): Promise<Sealer> {
  const [wrapper, indexKey, linkKey, codeKey] = ['wrap', 'index', 'link', 'text code'].map((purpose) =>
    subKey(secret, purpose),
  ) as [KeyObject, KeyObject, KeyObject, KeyObject]
  const keys = new Map(
    dataKeys.map(({ id, wrapped }) => [
      id,
      createSecretKey(decrypt(wrapper, `data_key|wrapped|${id}`, wrapped)),
    ]),
  )
  const newest = dataKeys.at(-1)?.id ?? ''
  const keyOf = (id: string): KeyObject => {
    const key = keys.get(id)
    if (!key) throw new Error(`no data key ${id}`)
    return key
  }
  const mac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest('base64url')

  return {
    ...createPublicIds((kind) => subKey(secret, `public id ${kind}`)),
    async seal(table, column, row, text) {
      return `${newest}.${encrypt(keyOf(newest), `${table}|${column}|${row}`, Buffer.from(text))}`
    },
    async open(table, column, row, sealed) {
      const dot = sealed.indexOf('.')
      const key = keyOf(sealed.slice(0, dot))
      return decrypt(key, `${table}|${column}|${row}`, sealed.slice(dot + 1)).toString()
    },
    index: async (kind, text) => mac(indexKey, `${kind}|${text}`),
    linkToken: async (invitationId) => mac(linkKey, invitationId).slice(0, LINK_CHARACTERS),
    textCode: async (textId) => digits(createHmac('sha256', codeKey).update(textId).digest()),
    derive: async (purpose) => subKeyBytes(secret, purpose).toString('base64url'),
  }
}
