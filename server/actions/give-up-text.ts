// A text that was tried often enough: nothing reads it any more but a person, and the texts after it are heard.
import { asRead } from '../core/conversation/as-read.ts'
import { isStop } from '../core/conversation/keywords.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { findContact } from '../db/contacts.ts'
import { Conflict, type Write } from '../db/database.ts'
import type { ReceivedText } from '../db/inbound.ts'
import { usersOfPhone } from '../db/patients.ts'
import { readStaffing } from '../db/staffing.ts'
import { personWrites } from './ask-for-person.ts'
import { eraseAtCarrier } from './erase-texts.ts'
import { LONGEST_WORDS, silent, tellingOnce, type Heard, type Hearer } from './heard.ts'
import { claimText, keepHeard } from './keep-heard.ts'
import { keepWords } from './keep-words.ts'
import { readScene, type Scene } from './read-scene.ts'
import { stopWrites } from './stop-texts.ts'

const GIVEN_UP = 'given_up'

/** @param withWords false: even that was tried before, so a call is all that is owed. Throws `Conflict`: it is handled. */
export async function giveUpText(deps: Hearer, text: ReceivedText, withWords: boolean): Promise<void> {
  const seen = withWords ? await seenIn(deps, text) : null
  if (!seen || !(await passedOn(deps, text, seen))) await callAlone(deps, text, seen?.stops ?? [])
  deps.log('error', 'text.given_up', { inboundId: text.id })
}

interface Seen {
  readonly body: string
  /** A stop is a stop, whatever else cannot be done with it. */
  readonly stops: readonly Write[]
  /** Null: what was wrong with the text is wrong here too. */
  readonly scene: Scene | null
}

async function seenIn(deps: Hearer, text: ReceivedText): Promise<Seen | null> {
  const contact = await findContact(deps.db, text.contactId ?? '')
  const body = await attempt(async () =>
    text.bodySealed === null ? null : deps.sealer.open('inbound', 'body_sealed', text.id, text.bodySealed),
  )
  if (!contact || body === null) return null
  const stops = await attempt(async () => {
    const { raw, words } = asRead(body)
    const stop = { kind: 'stop', channel: 'sms', at: text.at, words: null } as const
    return isStop(raw, words) ? stopWrites(deps, contact, stop) : []
  })
  return { body, stops: stops ?? [], scene: await attempt(() => readScene(deps, contact)) }
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work()
  } catch {
    return null
  }
}

async function passedOn(deps: Hearer, text: ReceivedText, { scene, body, stops }: Seen): Promise<boolean> {
  if (!scene) return false
  try {
    await keepHeard(deps, text, scene, await unread(deps, scene, body, stops))
  } catch (error) {
    if (error instanceof Conflict) throw error
    return false
  }
  if (scene.sealed) await eraseAtCarrier(deps, text)
  return true
}

async function unread(deps: Hearer, scene: Scene, body: string, stops: readonly Write[]): Promise<Heard> {
  const { safetyStaffed } = await readStaffing(deps.db)
  // They may answer a sealed question, and nothing looks whether they do.
  const words = scene.sealed ? null : body.slice(0, LONGEST_WORDS)
  const owed = () => (words === null ? calls(deps, scene.who) : keepWords(deps, scene, words))
  const told = safetyStaffed ? (words === null ? null : 'wordsTaken') : 'nobodyReads'
  const quiet = told === null || stops.length > 0 || scene.contact.state !== 'open'
  return {
    ...(quiet ? silent(scene, GIVEN_UP) : await tellingOnce(deps, scene, told)),
    as: GIVEN_UP,
    writes: [...stops, ...(safetyStaffed ? await owed() : [])],
  }
}

async function callAlone(deps: Hearer, text: ReceivedText, stops: readonly Write[]): Promise<void> {
  const { db, newId, now } = deps
  const { safetyStaffed } = await readStaffing(db)
  const users = safetyStaffed ? await usersOfPhone(db, text.contactId ?? '') : []
  const owed = await calls(
    deps,
    users.map(({ id }) => id),
  )
  const told = audit(db, {
    id: newId(),
    at: now(),
    actor: SYSTEM,
    action: 'text.handled',
    subject: 'inbound',
    subjectId: text.id,
  })
  await db.commit([...stops, ...owed, ...claimText(deps, text, GIVEN_UP, false), told])
}

async function calls(deps: Hearer, patients: readonly string[]): Promise<Write[]> {
  const writes = await Promise.all(
    patients.map((patientId) => personWrites(deps, { kind: 'words', patientId, aboutStaffId: null })),
  )
  return writes.flat()
}
