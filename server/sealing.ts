// Keeps identifiers and words unreadable at rest: sealed columns, blind indexes, link tokens, all from one key.
const encoder = new TextEncoder()
const decoder = new TextDecoder()

export interface Sealer {
  /** AES-256-GCM, bound to its place: a ciphertext moved to another row or column does not open. */
  seal(table: string, column: string, row: string, text: string): Promise<string>
  open(table: string, column: string, row: string, sealed: string): Promise<string>
  /** A keyed hash for looking up a phone, county id or e-mail without storing it. */
  index(kind: 'phone' | 'county_id' | 'email', text: string): Promise<string>
  /** The 22 characters (132 bits) of an invitation's link: recomputed for reminders, stored only hashed. */
  linkToken(invitationId: string): Promise<string>
  /** A secret for another library, such as sign-in. */
  derive(purpose: string): Promise<string>
}

export interface DataKey {
  readonly id: string
  readonly wrapped: string
}

const LINK_CHARACTERS = 22

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))

/** SHA-256, for tokens of 128 random bits or more: enough without a key. */
export async function hashToken(token: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(token))))
}

async function subKey(root: CryptoKey, purpose: string): Promise<Uint8Array<ArrayBuffer>> {
  const info = encoder.encode(`sayso ${purpose}`)
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
    root,
    256,
  )
  return new Uint8Array(bits)
}

const aesKey = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

const macKey = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

async function encrypt(key: CryptoKey, aad: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const parameters = { name: 'AES-GCM', iv, additionalData: encoder.encode(aad) }
  return `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(await crypto.subtle.encrypt(parameters, key, bytes)))}`
}

async function decrypt(key: CryptoKey, aad: string, sealed: string): Promise<Uint8Array<ArrayBuffer>> {
  const [iv = '', body = ''] = sealed.split('.')
  const parameters = { name: 'AES-GCM', iv: fromBase64Url(iv), additionalData: encoder.encode(aad) }
  return new Uint8Array(await crypto.subtle.decrypt(parameters, key, fromBase64Url(body)))
}

const importRoot = (secret: string) =>
  crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits'])

/** A fresh data key, wrapped by the key of `secret`: to be stored once in `data_key`. */
export async function newDataKey(secret: string, id: string): Promise<DataKey> {
  const wrapper = await aesKey(await subKey(await importRoot(secret), 'wrap'))
  return {
    id,
    wrapped: await encrypt(wrapper, `data_key|wrapped|${id}`, crypto.getRandomValues(new Uint8Array(32))),
  }
}

/** @param secret SAYSO_KEY. @param dataKeys oldest first; the last one seals. Throws when the secret is not theirs. */
export async function createSealer(secret: string, dataKeys: readonly DataKey[]): Promise<Sealer> {
  const root = await importRoot(secret)
  const wrapper = await aesKey(await subKey(root, 'wrap'))
  const indexKey = await macKey(await subKey(root, 'index'))
  const linkKey = await macKey(await subKey(root, 'link'))
  const keys = new Map<string, CryptoKey>()
  for (const { id, wrapped } of dataKeys)
    keys.set(id, await aesKey(await decrypt(wrapper, `data_key|wrapped|${id}`, wrapped)))
  const newest = dataKeys.at(-1)?.id ?? ''
  const keyOf = (id: string): CryptoKey => {
    const key = keys.get(id)
    if (!key) throw new Error(`no data key ${id}`)
    return key
  }
  const mac = async (key: CryptoKey, text: string) =>
    toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))))

  return {
    async seal(table, column, row, text) {
      return `${newest}.${await encrypt(keyOf(newest), `${table}|${column}|${row}`, encoder.encode(text))}`
    },
    async open(table, column, row, sealed) {
      const dot = sealed.indexOf('.')
      const key = keyOf(sealed.slice(0, dot))
      return decoder.decode(await decrypt(key, `${table}|${column}|${row}`, sealed.slice(dot + 1)))
    },
    index: (kind, text) => mac(indexKey, `${kind}|${text}`),
    linkToken: async (invitationId) => (await mac(linkKey, invitationId)).slice(0, LINK_CHARACTERS),
    derive: async (purpose) => toBase64Url(await subKey(root, purpose)),
  }
}
