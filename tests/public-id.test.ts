// The ids that pages show: each leads back to its row and to no other, and neither time nor order is left in them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSealer, newDataKey } from '../server/sealing.ts'

const SECRET = 'a key for tests only'
const sealerOf = async (secret: string) => createSealer(secret, [await newDataKey(secret, 'k1')])
const sealer = await sealerOf(SECRET)
const ROW = '019aaaaa-0000-7000-8000-000000000001'
const KINDS = ['patient', 'follow_up', 'staff', 'goal', 'answer', 'contact', 'audit', 'claim']

/** Made in one millisecond after the other. */
const after = (n: number) => `019aaaaa-${(0x1000 + n).toString(16)}-7000-8000-000000000001`
const bytesOf = (id: string) => Buffer.from(id, 'base64url')

test('each row has one id of a kind, of 22 characters that an address takes, and it leads back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.uuid(), (kind, id) => {
      const shown = sealer.publicId(kind, id)
      expect(shown).toMatch(/^[\w-]{22}$/)
      expect(sealer.publicId(kind, id)).toBe(shown)
      expect(sealer.rowId(kind, shown)).toBe(id)
    }),
  )
})

test('an id of one kind, or of another program, leads to no row', async () => {
  const other = await sealerOf('another program’s key')
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS), fc.uuid(), (one, two, id) => {
      const shown = sealer.publicId(one, id)
      if (one !== two) expect(sealer.rowId(two, shown)).not.toBe(id)
      expect(other.rowId(one, shown)).not.toBe(id)
    }),
  )
})

test('rows made one after the other have ids of which nothing is alike', () => {
  const ids = Array.from({ length: 200 }, (_, n) => sealer.publicId('answer', after(n)))
  const pairs = ids.slice(1).map((id, n) => [ids[n]!, id] as const)
  // By chance half of them rise, and half of the 128 bits of two differ.
  const rises = pairs.filter(([before, id]) => before < id).length
  expect(rises).toBeGreaterThan(70)
  expect(rises).toBeLessThan(130)
  for (const [before, id] of pairs) {
    const others = bytesOf(id).map((byte, at) => byte ^ bytesOf(before)[at]!)
    const bits = [...others].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
    expect(bits).toBeGreaterThan(36)
    expect(bits).toBeLessThan(92)
  }
})

test('what is not written as pages write it is no id', () => {
  const shown = sealer.publicId('patient', ROW)
  const spare = `${shown.slice(0, -1)}${String.fromCharCode(shown.charCodeAt(21) + 1)}`
  const packed = Buffer.from(ROW.replaceAll('-', ''), 'hex')
  const odd = ['', ROW, packed.toString('hex'), spare, `${shown}=`, `${shown}A`, shown.slice(1), ` ${shown}`]
  for (const text of [...odd, `${shown}\n`, '../'.repeat(7), '-', '__proto__'])
    expect(sealer.rowId('patient', text), text).toBeNull()
  // As long as one, yet what it holds is not the row.
  expect(sealer.rowId('patient', packed.toString('base64url'))).not.toBe(ROW)
})

test('no text at all leads to two spellings of one id, or throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{22}$/)), (text) => {
      const id = sealer.rowId('patient', text)
      if (id !== null) expect(sealer.publicId('patient', id)).toBe(text)
    }),
  )
})

test('what is no UUID is refused, so that it cannot be shown as it is', () => {
  for (const id of [
    '',
    'program',
    ROW.toUpperCase(),
    `${ROW}0`,
    `${ROW}\n`,
    '019aaaaa00007000800000000000001',
  ])
    expect(() => sealer.publicId('patient', id), id).toThrow('an id of patient is no UUID')
})

test('it is AES-256 of the one block, by WebCrypto too, so that an id is the same on every runtime', async () => {
  const { subtle } = globalThis.crypto
  const utf8 = new TextEncoder()
  const root = await subtle.importKey('raw', utf8.encode(SECRET), 'HKDF', false, ['deriveBits'])
  const info = utf8.encode('sayso public id patient')
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }
  const key = await subtle.importKey('raw', await subtle.deriveBits(how, root, 256), 'AES-CBC', false, [
    'encrypt',
  ])
  const block = Buffer.from(ROW.replaceAll('-', ''), 'hex')
  const body = await subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, key, block)
  const first = Buffer.from(body).subarray(0, 16).toString('base64url')
  expect(sealer.publicId('patient', ROW)).toBe(first)
})
