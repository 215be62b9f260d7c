// Sealed columns: what they open for, and that WebCrypto's own AES-GCM reads and writes the same.
import { expect, test } from 'vitest'
import { createSealer, newDataKey } from '../server/sealing.ts'

const SECRET = 'a key for tests only'
const dataKey = await newDataKey(SECRET, 'k1')
const sealer = await createSealer(SECRET, [dataKey])
const utf8 = new TextEncoder()

test('what is sealed opens in its own place alone, and not when anything of it is missing', async () => {
  const sealed = await sealer.seal('goal', 'words_sealed', 'g1', 'Mi propio camión 🚚')
  expect(await sealer.open('goal', 'words_sealed', 'g1', sealed)).toBe('Mi propio camión 🚚')
  await expect(sealer.open('goal', 'words_sealed', 'g2', sealed)).rejects.toThrow()
  await expect(sealer.open('goal', 'words_sealed', 'g1', sealed.slice(0, -8))).rejects.toThrow()
  await expect(sealer.open('goal', 'words_sealed', 'g1', sealed.slice(0, 24))).rejects.toThrow()
  await expect(createSealer('another key', [dataKey])).rejects.toThrow()
})

test('a data key that WebCrypto wrapped opens, so that either may have written the database', async () => {
  const { subtle } = globalThis.crypto
  const root = await subtle.importKey('raw', utf8.encode(SECRET), 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8.encode('sayso wrap') }
  const bits = await subtle.deriveBits(how, root, 256)
  const key = await subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt'])
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12))
  const gcm = { name: 'AES-GCM', iv, additionalData: utf8.encode('data_key|wrapped|k7') }
  const body = await subtle.encrypt(gcm, key, globalThis.crypto.getRandomValues(new Uint8Array(32)))
  const wrapped = [iv, new Uint8Array(body)].map((part) => Buffer.from(part).toString('base64url')).join('.')
  const older = await createSealer(SECRET, [{ id: 'k7', wrapped }])
  expect(await older.open('note', 'words', 'n1', await older.seal('note', 'words', 'n1', 'kept'))).toBe(
    'kept',
  )
})
