// Which browser may show a patient's earlier words, and which one merely goes on with what it answered itself.
import { becomesTrusted, isTrusted, mayRemember, type Surroundings } from '../core/browser-trust.ts'
import { phoneUse, saidOfPhone, type PhoneUse } from '../core/sitting.ts'
import type { Answers } from '../core/question.ts'
import {
  deleteBrowser,
  findBrowser,
  insertBrowser,
  markSeen,
  patientsOnNumber,
  trustBrowser,
  type Browser,
} from '../db/browsers.ts'
import type { Write } from '../db/database.ts'
import { BEFORE } from '../db/drafts.ts'
import type { Invitation } from '../db/invitations.ts'
import { aroundInvitation } from '../db/sittings.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'
import type { Link } from './read-link.ts'
import type { Holder } from './holder.ts'
import type { Sitting } from './sitting.ts'
import { STRANGER } from './holder.ts'

/** One browser at one link. */
export interface Holding {
  readonly holder: Holder
  /** The cookie or hidden field it came with; null: none, so that the first answer gives it one. */
  readonly token: string | null
  /** It may show earlier words. */
  readonly trusted: boolean
  /** As it is known from earlier links; null: it is not. */
  readonly browser: Browser | null
  /** Where the link came from: a text to the phone, or somebody on the staff. */
  readonly link: Pick<Link, 'madeBy'>
  /** Staff who have been signed in here lately. */
  readonly staffHere: readonly string[]
}

/** @param token null: a stranger, of whom nothing is looked up. */
export async function readHolding(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  invitation: Invitation,
  from: Pick<Holding, 'token' | 'link' | 'staffHere'>,
): Promise<Holding> {
  const { token, link, staffHere } = from
  if (token === null) return { ...from, holder: STRANGER, trusted: false, browser: null }
  const id = await hashToken(token)
  const browser = await findBrowser(db, id)
  const mine = browser?.patientId === invitation.patientId
  const around = mine ? await surroundings(db, invitation, staffHere) : null
  const trusted = mine && around !== null && isTrusted(browser, around, now())
  const makers = makersOf(from)
  return {
    token,
    link,
    staffHere,
    // A cookie of before was given to whoever answered first, and so was what was kept then.
    holder: {
      id,
      proven: trusted && link.madeBy === null,
      makers,
      texted: link.madeBy === null,
      before: mine,
    },
    trusted,
    browser,
  }
}

export const makersOf = ({ link, staffHere }: Pick<Holding, 'link' | 'staffHere'>): string[] => [
  ...new Set([...(link.madeBy === null ? [] : [link.madeBy]), ...staffHere]),
]

async function surroundings(
  db: Deps['db'],
  { id, contactId }: Invitation,
  staffHere: readonly string[],
): Promise<Surroundings | null> {
  const around = await aroundInvitation(db, id)
  if (!around || contactId === null) return null
  return {
    own: phoneUse(around.phoneKind, around.phoneSaid) === 'own',
    onNumber: await patientsOnNumber(db, contactId),
    staff: staffHere.length > 0,
  }
}

export interface Remembered {
  /** The cookie to give; null: it keeps the one it has. */
  readonly token: string | null
  readonly lasting: boolean
  readonly writes: readonly Write[]
}

/** What the first answer at a link leaves of the browser, with that answer. @param phone as it leaves the phone. */
export async function rememberBrowser(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { invitation, own }: Pick<Sitting, 'invitation' | 'own'>,
  phone: PhoneUse,
  holding: Holding,
): Promise<Remembered> {
  const { token, link, browser, staffHere } = holding
  const { contactId, patientId } = invitation
  const session = { token: own === null ? token : null, lasting: false, writes: [] }
  if (token === null || link.madeBy !== null || contactId === null || phone !== 'own') return session
  const mine = browser?.patientId === patientId && browser.sameNumber ? browser : null
  // Looked at when a link is first answered here, and when the phone has just been called the patient's alone.
  if (own !== null && mine !== null) return session
  const around = { own: true, onNumber: await patientsOnNumber(db, contactId), staff: staffHere.length > 0 }
  if (!mayRemember(around)) return session
  const at = now()
  const tokenHash = await hashToken(token)
  if (mine === null) {
    const row = {
      token_hash: tokenHash,
      patient_id: patientId,
      invitation_id: null,
      contact_id: contactId,
      created_at: at,
      seen_at: at,
      trusted_at: null,
      patients: browser && browser.patientId !== patientId ? browser.patients + 1 : (browser?.patients ?? 1),
    }
    return { token, lasting: true, writes: [deleteBrowser(db, tokenHash), insertBrowser(db, row)] }
  }
  const trust = becomesTrusted(mine, around, at) ? trustBrowser(db, { tokenHash, patientId, at }) : []
  return { token, lasting: true, writes: [...trust, markSeen(db, tokenHash, at)] }
}

/** As these answers leave it. */
export const phoneAfter = (
  { patient, answers }: Pick<Sitting, 'patient' | 'answers'>,
  given: Answers,
): PhoneUse => phoneUse(patient.phoneKind, saidOfPhone({ ...answers, ...given }) ?? patient.phoneSaid)

/** Not while it goes on with what was kept before holders were told apart: by its row alone it finds that again. */
export const forgetBrowser = (
  { db }: Pick<Deps, 'db'>,
  { own }: Pick<Sitting, 'own'>,
  { browser }: Holding,
): Write[] => (browser === null || own?.holder === BEFORE ? [] : [deleteBrowser(db, browser.tokenHash)])
