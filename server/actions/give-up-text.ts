// A text that was tried often enough: nothing reads it any more but a person, and the texts after it are heard.
import { audit, SYSTEM } from '../db/audit.ts'
import { findContact } from '../db/contacts.ts'
import { Conflict, type Write } from '../db/database.ts'
import type { ReceivedText } from '../db/inbound.ts'
import { usersOfPhone } from '../db/patients.ts'
import { readStaffing } from '../db/staffing.ts'
import { personWrites } from './ask-for-person.ts'
import { eraseAtCarrier } from './erase-texts.ts'
import { LONGEST_WORDS, silent, tellingOnce, type Hearer } from './heard.ts'
import { claimText, keepHeard } from './keep-heard.ts'
import { keepWords } from './keep-words.ts'
import { readScene, type Scene } from './read-scene.ts'

const GIVEN_UP = 'given_up'

/** @param withWords false: even that was tried before, so a call is all that is owed. Throws `Conflict`: it is handled. */
export async function giveUpText(deps: Hearer, text: ReceivedText, withWords: boolean): Promise<void> {
  const seen = withWords ? await seenIn(deps, text) : null
  if (!seen || !(await passedOn(deps, text, seen))) await callAlone(deps, text)
  deps.log('error', 'text.given_up', { inboundId: text.id })
}

interface Seen {
  readonly scene: Scene
  readonly body: string
}

/** Null: what was wrong with it is wrong here too. */
async function seenIn(deps: Hearer, text: ReceivedText): Promise<Seen | null> {
  try {
    const contact = await findContact(deps.db, text.contactId ?? '')
    if (!contact || text.bodySealed === null) return null
    const body = await deps.sealer.open('inbound', 'body_sealed', text.id, text.bodySealed)
    return { scene: await readScene(deps, contact), body }
  } catch {
    return null
  }
}

async function passedOn(deps: Hearer, text: ReceivedText, seen: Seen): Promise<boolean> {
  try {
    await passOn(deps, text, seen)
    return true
  } catch (error) {
    if (error instanceof Conflict) throw error
    return false
  }
}

async function passOn(deps: Hearer, text: ReceivedText, { scene, body }: Seen): Promise<void> {
  const { safetyStaffed } = await readStaffing(deps.db)
  // They may answer a sealed question, and nothing looks whether they do.
  const words = scene.sealed ? null : body.slice(0, LONGEST_WORDS)
  const writes = !safetyStaffed
    ? []
    : words === null
      ? await calls(deps, scene.who)
      : await keepWords(deps, scene, words)
  const told = safetyStaffed ? (words === null ? null : 'wordsTaken') : 'nobodyReads'
  const heard =
    told === null || scene.contact.state !== 'open'
      ? silent(scene, GIVEN_UP)
      : await tellingOnce(deps, scene, told)
  await keepHeard(deps, text, scene, { ...heard, as: GIVEN_UP, writes })
  if (scene.sealed) await eraseAtCarrier(deps, text)
}

async function callAlone(deps: Hearer, text: ReceivedText): Promise<void> {
  const { db, newId, now } = deps
  const { safetyStaffed } = await readStaffing(db)
  const users = safetyStaffed ? await usersOfPhone(db, text.contactId ?? '') : []
  const told = audit(db, {
    id: newId(),
    at: now(),
    actor: SYSTEM,
    action: 'text.handled',
    subject: 'inbound',
    subjectId: text.id,
  })
  await db.commit([
    ...(await calls(
      deps,
      users.map(({ id }) => id),
    )),
    ...claimText(deps, text, GIVEN_UP, false),
    told,
  ])
}

async function calls(deps: Hearer, patients: readonly string[]): Promise<Write[]> {
  const writes = await Promise.all(
    patients.map((patientId) => personWrites(deps, { kind: 'words', patientId, aboutStaffId: null })),
  )
  return writes.flat()
}
