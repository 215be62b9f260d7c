// Reads and rewrites the sealed part of one interview: with every save, whether anything sealed was asked or not.
import { decodeBody, encodeBody, type SealedBody } from '../core/sealed-body.ts'
import { mustHaveClaimed, type Write } from '../db/database.ts'
import { findPart, insertPart, markPartOpen, replacePart } from '../db/sealed-parts.ts'
import type { SealedPartTable } from '../db/tables/sealed.ts'
import type { Deps } from '../deps.ts'

export interface SealedPart {
  readonly body: SealedBody
  /** Of the save that wrote it. */
  readonly claim: string
}

/** Null: this interview was not begun, or what it held has been gathered. */
export async function readSealedPart(
  { db, sealed }: Pick<Deps, 'db' | 'sealed'>,
  invitationId: string,
): Promise<SealedPart | null> {
  const row = await findPart(db, sealed.slot(invitationId))
  return row && { body: await openPart({ sealed }, row), claim: row.claim }
}

export async function openPart(
  { sealed }: Pick<Deps, 'sealed'>,
  { slot, key_id: keyId, body }: SealedPartTable,
): Promise<SealedBody> {
  const key = await sealed.byId(keyId)
  if (!key) throw new Error('the key of a sealed part is gone')
  return decodeBody(key.open(placeOf(slot), body))
}

/**
 * To be committed with what led to it. A lost race is a `Conflict`. The statements are the same whatever is in the
 * body, and no audit row tells of it. Throws RangeError when it does not fit.
 * @param seen as read; null: none was there. @param claim by chance, for whoever saves again.
 */
export async function sealedPartWrites(
  { db, sealed, newToken }: Pick<Deps, 'db' | 'sealed' | 'newToken'>,
  invitationId: string,
  body: SealedBody,
  seen: SealedPart | null,
  claim: string = newToken(),
): Promise<Write[]> {
  const slot = sealed.slot(invitationId)
  const key = await sealed.ofYear(Number(body.place.quarter.slice(0, 4)))
  const row = { slot, key_id: key.id, body: key.seal(placeOf(slot), encodeBody(body)), claim }
  return seen === null
    ? [insertPart(db, row), markPartOpen(db, invitationId)]
    : [replacePart(db, row, seen.claim), mustHaveClaimed(db, 'sealed_part', claim)]
}

const placeOf = (slot: string) => `sealed_part|body|${slot}`
