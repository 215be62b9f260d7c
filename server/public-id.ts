// Turns a row's id into the one that pages show, and back: a UUIDv7 tells when its row was made, and this tells nothing.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import type { PublicId } from './core/public-id.ts'

export interface PublicIds {
  /** Of rows made one after the other nothing is alike. Throws for an id that is no UUID.
   *  @param kind of row, such as `patient`: ids of one kind mean nothing to another. */
  publicId(kind: string, id: string): PublicId
  /** Null: no text that `publicId` writes. An id of another kind comes back as a UUID that no row has. */
  rowId(kind: string, text: string): string | null
}

const UUID = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/
const HEX = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/
/** 16 bytes; the last character holds but two bits, so that each id has one spelling. */
const WRITTEN = /^[\w-]{21}[AQgw]$/

/** One block under CBC from zeroes is AES itself, a keyed shuffle of all 16-byte values: each has its own, and none is lost. */
const CIPHER = 'aes-256-cbc'
const ZEROES = Buffer.alloc(16)

/** @param keyOf 32 bytes, another for each kind. */
export function createPublicIds(keyOf: (kind: string) => KeyObject): PublicIds {
  const keys = new Map<string, KeyObject>()
  const keyFor = (kind: string): KeyObject => {
    const key = keys.get(kind) ?? keyOf(kind)
    keys.set(kind, key)
    return key
  }
  return {
    publicId(kind, id) {
      if (!UUID.test(id)) throw new Error(`an id of ${kind} is no UUID`)
      const cipher = createCipheriv(CIPHER, keyFor(kind), ZEROES).setAutoPadding(false)
      const block = Buffer.concat([cipher.update(Buffer.from(id.replaceAll('-', ''), 'hex')), cipher.final()])
      return block.toString('base64url') as PublicId
    },
    rowId(kind, text) {
      if (!WRITTEN.test(text)) return null
      const decipher = createDecipheriv(CIPHER, keyFor(kind), ZEROES).setAutoPadding(false)
      const block = Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()])
      return block.toString('hex').replace(HEX, '$1-$2-$3-$4-$5')
    },
  }
}
