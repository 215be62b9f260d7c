// Reads what the page of phones shows: which phones are worth opening, one phone's texts, and what just happened.
import {
  carriedTexts,
  countPhones,
  findPhoneOwner,
  happenedSince,
  newestAsked,
  newestHeard,
  newestSharedWords,
  phoneOwners,
  phonePage,
  phonesInState,
  phonesOfLanguages,
  type PhoneOwner,
} from '../db/demo-phones.ts'
import { messagesOfPhone } from '../db/phone-messages.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { languageFor } from '../core/language.ts'
import { firstName } from '../core/sitting.ts'
import type { HappenedView, PhoneLine, PhoneView, TextView } from '../../web/demo/view.ts'
import { dayOf, nationalNumber, timeOf } from './when.ts'

type PhoneMessage = Awaited<ReturnType<typeof messagesOfPhone>>[number]
type Reader = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'config' | 'now'>

const SHOWN_TEXTS = 40
export const PHONES_A_PAGE = 60

/** The newest asked first, then phones whose state is worth a look. */
export async function interestingPhones(deps: Reader): Promise<PhoneLine[]> {
  const { db, surveys } = deps
  const [asked, heard, ...others] = await Promise.all([
    newestAsked(db, 60),
    newestHeard(db, 12),
    phonesInState(db, 'paused', 1),
    phonesInState(db, 'stopped', 1),
    phonesInState(db, 'unlinked', 1),
    phonesOfLanguages(db, surveys.languages, 1),
  ])
  const owners = await phoneOwners(db, [...asked, ...heard, ...others.flat()])
  const is = (id: string, fits: (owner: PhoneOwner) => boolean) => {
    const owner = owners.get(id)
    return owner !== undefined && fits(owner)
  }
  const open = asked.filter((id) => is(id, ({ state }) => state === 'open'))
  const chosen = new Set([
    ...open
      .filter((id) => is(id, ({ phoneKind, language }) => phoneKind === 'own' && language === 'en'))
      .slice(0, 2),
    ...open.filter((id) => is(id, ({ language }) => language === 'es')).slice(0, 1),
    ...open.filter((id) => is(id, ({ phoneKind }) => phoneKind === 'shared')).slice(0, 1),
    ...open.filter((id) => is(id, ({ sharing }) => sharing === false)).slice(0, 1),
    ...heard.filter((id) => is(id, ({ state }) => state === 'open')).slice(0, 2),
    ...others.flat(),
  ])
  return Promise.all([...chosen].flatMap((id) => owners.get(id) ?? []).map((owner) => lineOf(deps, owner)))
}

export async function allPhones(deps: Reader, page: number): Promise<{ lines: PhoneLine[]; all: number }> {
  const place = { limit: PHONES_A_PAGE, offset: (page - 1) * PHONES_A_PAGE }
  const [owners, all] = await Promise.all([phonePage(deps.db, place), countPhones(deps.db)])
  return { lines: await Promise.all(owners.map((owner) => lineOf(deps, owner))), all }
}

async function lineOf(deps: Reader, owner: PhoneOwner): Promise<PhoneLine> {
  const { contactId, language, state } = owner
  const phone = await phoneOf(deps, owner)
  const last = (await messagesOfPhone(deps.db, phone)).at(-1)
  const said = last?.body.includes(linkStart(deps)) ? null : (last?.body ?? null)
  const spoken = languageFor(deps.surveys.languages, language) !== null
  const line = lineFor(owner, spoken) ?? (await lineOfText(deps, last, said))
  return {
    id: deps.sealer.publicId('contact', contactId),
    name: state === 'unlinked' ? nationalNumber(phone) : await nameOf(deps, owner),
    line,
    lineLanguage: line === said ? language : 'en',
  }
}

async function lineOfText(
  deps: Reader,
  last: PhoneMessage | undefined,
  said: string | null,
): Promise<string> {
  if (!last) return 'Nothing on this phone yet'
  if (said === null) {
    const { timeZone } = await readProgram(deps.db)
    const day = dayOf(last.at, timeZone)
    return day === dayOf(deps.now(), timeZone) ? 'Asked today' : `Asked on ${day}`
  }
  if (last.direction === 'to_patient') return said
  return said === '' ? 'They wrote: a sealed answer' : `They wrote: ${said}`
}

const linkStart = ({ config }: Reader): string => `${config.publicUrl}/s/`

/** Null: a text may come. */
function silentFor(state: PhoneOwner['state']): string | null {
  if (state === 'stopped') return 'Said STOP: no more texts'
  if (state === 'paused') return 'Paused: a person will call'
  if (state === 'unlinked') return 'Wrong number: not this patient’s'
  return state === 'dead' ? 'The carrier says: no such number' : null
}

/** Null: what lies on the phone says more. */
function lineFor({ state, consented, sharing }: PhoneOwner, spoken: boolean): string | null {
  const silent = silentFor(state)
  if (silent !== null) return silent
  if (!spoken) return 'No survey in their language yet'
  if (!consented) return 'Has not said yes to texts'
  return sharing === false ? 'Keeps answers private' : null
}

/** Null: no such phone. */
export async function readPhone(deps: Reader, contactId: string): Promise<PhoneView | null> {
  const owner = await findPhoneOwner(deps.db, contactId)
  if (!owner) return null
  const [phone, name, { timeZone }] = await Promise.all([
    phoneOf(deps, owner),
    nameOf(deps, owner),
    readProgram(deps.db),
  ])
  const messages = await messagesOfPhone(deps.db, phone)
  const shown = messages.slice(-SHOWN_TEXTS)
  const carried = await carriedTexts(
    deps.db,
    shown.filter(({ direction }) => direction === 'to_patient').map(({ id }) => id),
  )
  const texts = shown.map(({ id, at, body, direction }): TextView => {
    const { state = null, segments = null } = carried.get(id) ?? {}
    return {
      day: dayOf(at, timeZone),
      time: timeOf(at, timeZone),
      body,
      ours: direction === 'to_patient',
      state,
      segments,
    }
  })
  return {
    id: deps.sealer.publicId('contact', contactId),
    owner: owner.state === 'unlinked' ? null : firstName(name),
    standing: silentFor(owner.state),
    number: nationalNumber(phone),
    language: owner.language,
    earlier: messages.length - shown.length,
    texts,
    linkStart: linkStart(deps),
  }
}

export async function phoneNumberOf(deps: Reader, contactId: string): Promise<string | null> {
  const owner = await findPhoneOwner(deps.db, contactId)
  return owner ? phoneOf(deps, owner) : null
}

export async function readHappened(deps: Reader, since: string): Promise<HappenedView> {
  const [{ timeZone }, counts, words] = await Promise.all([
    readProgram(deps.db),
    happenedSince(deps.db, since),
    newestSharedWords(deps.db, since),
  ])
  return {
    since: dayOf(since, timeZone),
    counts,
    words: words && {
      name: await deps.sealer.open('patient', 'name_sealed', words.patientId, words.nameSealed),
      said: await deps.sealer.open('answer', 'words_sealed', words.answerId, words.wordsSealed),
      language: words.language,
    },
  }
}

const phoneOf = ({ sealer }: Reader, { contactId, phoneSealed }: PhoneOwner) =>
  sealer.open('contact', 'phone_sealed', contactId, phoneSealed)

const nameOf = ({ sealer }: Reader, { patientId, nameSealed }: PhoneOwner) =>
  sealer.open('patient', 'name_sealed', patientId, nameSealed)
