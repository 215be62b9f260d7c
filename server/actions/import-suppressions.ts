// Takes a journal of stops and starts in: what is new of each number is kept, and its phone becomes what all of it comes to.
import { afterReading, isLooser, type PhoneState, type Suppression } from '../core/outreach/suppression.ts'
import { audit, OPERATOR } from '../db/audit.ts'
import { findContactsByPhone, mustBeUntouched, touchContact, type Contact } from '../db/contacts.ts'
import { Conflict, type Write } from '../db/database.ts'
import { suppressionsOf } from '../db/suppressions.ts'
import type { Deps } from '../deps.ts'
import { journalNumber } from './journal-entry.ts'
import type { JournalEntry } from './read-journal.ts'
import { silenceEffects } from './silence-phone.ts'
import { startEffects } from './start-texts.ts'
import { stopEffects } from './stop-texts.ts'

export interface Imported {
  /** Entries that were not here yet. */
  readonly added: number
  /** Phones on file, by what they became. */
  readonly became: Readonly<Partial<Record<PhoneState, number>>>
  /** New numbers that no phone on file has: kept for the day on which one does. */
  readonly remembered: number
}

type Importer = Pick<Deps, 'db' | 'sealer' | 'newId' | 'now'>

const NUMBERS_AT_ONCE = 40
const TRIES = 10

/** A commit for each group of numbers. @param onDone told how many entries are through, after each. */
export async function importSuppressions(
  deps: Importer,
  entries: readonly JournalEntry[],
  onDone: (entries: number) => void = () => {},
): Promise<Imported> {
  // All that is said of one number is weighed at once, wherever it stands in the file.
  const numbers = [...Map.groupBy(entries, ({ phone }) => phone)]
  const became: Partial<Record<PhoneState, number>> = {}
  let [added, remembered, done] = [0, 0, 0]
  for (let start = 0; start < numbers.length; start += NUMBERS_AT_ONCE) {
    const group = numbers.slice(start, start + NUMBERS_AT_ONCE)
    for (const number of await readIn(deps, group)) {
      added += number.added
      if (number.state === null) remembered += 1
      else if (number.changed) became[number.state] = (became[number.state] ?? 0) + 1
    }
    done += group.reduce((sum, [, said]) => sum + said.length, 0)
    onDone(done)
  }
  return { added, became, remembered }
}

type Numbers = readonly (readonly [phone: string, said: readonly JournalEntry[]])[]

interface NumberRead {
  readonly added: number
  /** Null: no phone on file. */
  readonly state: PhoneState | null
  readonly changed: boolean
  readonly writes: readonly Write[]
}

/** The numbers of which something was new. */
async function readIn(deps: Importer, numbers: Numbers): Promise<NumberRead[]> {
  const { db, newId, now } = deps
  for (let tries = 1; ; tries += 1) {
    const read = await planAll(deps, numbers)
    if (read.length === 0) return read
    const added = read.reduce((sum, number) => sum + number.added, 0)
    const told = {
      actor: OPERATOR,
      action: 'suppressions.imported',
      subject: 'program',
      subjectId: 'program',
    }
    try {
      await db.commit([
        ...read.flatMap(({ writes }) => writes),
        audit(db, { id: newId(), at: now(), ...told, detail: { entries: added } }),
      ])
      return read
    } catch (error) {
      // Somebody said something on one of these phones, or the same file is read twice at once.
      if (!(error instanceof Conflict) || tries === TRIES) throw error
    }
  }
}

async function planAll(deps: Importer, numbers: Numbers): Promise<NumberRead[]> {
  const { db, sealer } = deps
  const indexes = await Promise.all(numbers.map(([phone]) => sealer.index('phone', phone)))
  const [known, contacts] = await Promise.all([suppressionsOf(db, indexes), findContactsByPhone(db, indexes)])
  const read: NumberRead[] = []
  for (const [at, [phone, said]] of numbers.entries()) {
    const own = known.get(indexes[at]!) ?? []
    const ids = new Set(own.map(({ id }) => id))
    const fresh = [...new Map(said.map((entry) => [entry.id, entry])).values()].filter(
      ({ id }) => !ids.has(id),
    )
    if (fresh.length === 0) continue
    const contact = contacts.get(indexes[at]!) ?? null
    const journal = await Promise.all(fresh.map((entry) => journalNumber(deps, phone, entry, entry.id)))
    const effects = contact ? await effectsOn(deps, contact, own, fresh) : null
    read.push({
      added: fresh.length,
      state: effects?.state ?? null,
      changed: effects?.state !== contact?.state,
      writes: [...(effects?.writes ?? []), ...journal],
    })
  }
  return read
}

async function effectsOn(
  deps: Importer,
  contact: Contact,
  own: readonly Suppression[],
  fresh: readonly Suppression[],
): Promise<{ state: PhoneState; writes: Write[] }> {
  const { db } = deps
  const { state, by, start } = afterReading(contact.state, own, fresh)
  // What is decided here rests on how the phone was read.
  const guard = [touchContact(db, contact.id), mustBeUntouched(db, contact.id, contact.touched)]
  if (by === null || state === contact.state) return { state, writes: guard }
  const looser = isLooser(state, contact.state)
  const started = looser && start !== null ? await startEffects(deps, contact, start) : []
  const touched = contact.touched + (looser ? 2 : 1)
  const now: Contact = { ...contact, touched, state: looser ? 'open' : contact.state }
  return { state, writes: [...guard, ...started, ...(await silenced(deps, now, state, by))] }
}

async function silenced(
  deps: Importer,
  contact: Contact,
  state: PhoneState,
  { channel, at }: Suppression,
): Promise<Write[]> {
  if (state === 'open') return []
  if (state === 'dead') return silenceEffects(deps, contact, 'dead')
  return stopEffects(deps, contact, { kind: STOPS[state], channel, at })
}

const STOPS = { stopped: 'stop', paused: 'pause', unlinked: 'wrong_number' } as const
