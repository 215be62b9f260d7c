// The key ring of sealed answers, from a setting of its own: no staff route is given it.
import { createHmac, randomBytes } from 'node:crypto'
import { Conflict, type Db } from './db/database.ts'
import { findKey, findYearKey, insertYearKey, type WrappedYear } from './db/sealed-keys.ts'
import { bytesKey, decrypt, encrypt, subKey } from './sealing.ts'

/** One program year's key. */
export interface YearKey {
  readonly id: string
  readonly year: number
  /** AES-256-GCM, bound to its place, such as `sealed_part|body|SLOT`. Equally long texts give equally long results. */
  seal(place: string, text: string): string
  /** Throws when the text, its place or the key is another. */
  open(place: string, sealed: string): string
  /** What stands for a person within this year; nobody can tell whom once the key is gone. */
  tag(patientId: string): string
}

export interface SealedRing {
  /** Where an invitation's sealed part lies. */
  slot(invitationId: string): string
  /** The same number for the same label, as if drawn by chance: 0 to 2³² − 1. */
  draw(label: string): number
  /** Made when it is first wanted. */
  ofYear(year: number): Promise<YearKey>
  /** Null: destroyed with its year. */
  byId(id: string): Promise<YearKey | null>
  /** To be called when a year's key was destroyed. */
  forget(year: number): void
}

interface World {
  readonly db: Db
  readonly now: () => string
}

/** @param secret SAYSO_SEALED_KEY. */
export function createSealedRing({ db, now }: World, secret: string): SealedRing {
  const [wrapper, slotKey, drawKey] = [
    subKey(secret, 'sealed wrap'),
    subKey(secret, 'sealed slot'),
    subKey(secret, 'sealed draw'),
  ]
  const mac = (key: Parameters<typeof createHmac>[1], text: string) => createHmac('sha256', key).update(text)
  const place = (id: string) => `sealed_key|wrapped|${id}`
  const known = new Map<string, YearKey>()
  const unwrap = ({ id, year, wrapped }: WrappedYear): YearKey => {
    const bytes = decrypt(wrapper, place(id), wrapped)
    const [key, tagKey] = [bytesKey(bytes.subarray(0, 32)), bytesKey(bytes.subarray(32))]
    const made: YearKey = {
      id,
      year,
      seal: (at, text) => encrypt(key, at, Buffer.from(text)),
      open: (at, sealed) => decrypt(key, at, sealed).toString(),
      tag: (patientId) => mac(tagKey, patientId).digest('base64url'),
    }
    known.set(id, made)
    return made
  }
  const make = async (year: number): Promise<YearKey> => {
    const id = `y${year}-${randomBytes(6).toString('base64url')}`
    const fresh = { id, year, wrapped: encrypt(wrapper, place(id), randomBytes(64)) }
    try {
      await db.commit([insertYearKey(db, fresh, now())])
    } catch (error) {
      // Another process was first: theirs is the year's.
      if (!(error instanceof Conflict)) throw error
    }
    const stored = await findYearKey(db, year)
    if (!stored) throw new Error(`the key of ${year} was not kept`)
    return unwrap(stored)
  }
  return {
    slot: (invitationId) => mac(slotKey, invitationId).digest('base64url'),
    draw: (label) => mac(drawKey, label).digest().readUInt32BE(0),
    async ofYear(year) {
      const held = [...known.values()].find((key) => key.year === year)
      if (held) return held
      const stored = await findYearKey(db, year)
      return stored ? unwrap(stored) : make(year)
    },
    async byId(id) {
      const held = known.get(id)
      if (held) return held
      const stored = await findKey(db, id)
      return stored ? unwrap(stored) : null
    },
    forget(year) {
      for (const { id, year: of } of known.values()) if (of === year) known.delete(id)
    },
  }
}
