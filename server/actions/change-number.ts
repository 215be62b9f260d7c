// A lead gives a patient a new number, which the patient agreed to be texted on: a yes to one number is none to another.
import { readPhone } from '../core/caseload/read-value.ts'
import { scriptFor } from '../core/outreach/consent-script.ts'
import { readYes, type NewNumber, type NumberFault, type Yes } from '../core/outreach/new-number.ts'
import { REMEDIES } from '../core/outreach/unreached.ts'
import { IN_PERSON, replaySuppressions } from '../core/outreach/suppression.ts'
import { zonesFor } from '../core/outreach/zones.ts'
import { audit } from '../db/audit.ts'
import { insertConsentEvent, textConsentsOf } from '../db/consent-events.ts'
import {
  findContactByPhone,
  insertContact,
  mustBeUntouched,
  touchContact,
  type Contact,
} from '../db/contacts.ts'
import { Conflict, type Write } from '../db/database.ts'
import { resumeEnrolmentsOnPhone } from '../db/enrolments.ts'
import { openInvitationsOf } from '../db/invitations.ts'
import { updatePatient, usersOfPhone } from '../db/patients.ts'
import { readProgram } from '../db/program.ts'
import type { Reachable } from '../db/reach.ts'
import { suppressionsOf } from '../db/suppressions.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { leavePhone } from './leave-phone.ts'
import { readToday, type Today } from './look-for-reach.ts'
import { findInReach } from './open-reach.ts'
import { reopenWrites } from './reopen-phone.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>
type Changed = { readonly kept: true } | { readonly fault: NumberFault }

const SILENT = {
  stopped: 'said_stop',
  paused: 'unread',
  unlinked: 'not_theirs',
  open: null,
  dead: null,
} as const

/** Throws `not_found` for a patient who is not on the list, `stale` when somebody at the phone was quicker. */
export async function changeNumber(
  deps: Needs,
  staffId: string,
  patientId: string,
  given: NewNumber,
): Promise<Changed> {
  const { db, sealer } = deps
  const today = await readToday(deps)
  const { finding, patient } = await findInReach(deps, staffId, patientId, today)
  if (!REMEDIES[finding.why].includes('number')) throw new Problem('not_found')
  const number = readPhone(given.number)
  if (!('value' in number)) return { fault: 'number' }
  const phone = { number: number.value, index: await sealer.index('phone', number.value) }
  const yes = readYes(given, await lastNo(deps, patientId), today.today)
  if ('fault' in yes) return yes
  const contact = await findContactByPhone(db, phone.index)
  const fault = await faultOfPhone(deps, patient, yes, phone, contact)
  if (fault !== null) return { fault }
  try {
    await db.commit(await writesOf(deps, { staffId, patient, yes, today, phone, contact }))
  } catch (error) {
    if (error instanceof Conflict) throw new Problem('stale')
    throw error
  }
  return { kept: true }
}

async function lastNo({ db }: Needs, patientId: string): Promise<string | null> {
  const said = await textConsentsOf(db, [patientId])
  const refused = said.filter(({ given }) => !given).map(({ on }) => on)
  return refused.sort().at(-1) ?? null
}

interface Phone {
  readonly number: string
  readonly index: string
}

async function faultOfPhone(
  { db }: Needs,
  patient: Reachable,
  { phoneKind }: Yes,
  { index }: Phone,
  contact: Contact | null,
): Promise<NumberFault | null> {
  if (contact === null) {
    const said = (await suppressionsOf(db, [index])).get(index) ?? []
    return SILENT[replaySuppressions(said).state]
  }
  const { id, state } = contact
  if (SILENT[state] !== null) return SILENT[state]
  if (id === patient.contactId && state === 'open') return 'same'
  const others = (await usersOfPhone(db, id)).filter((user) => user.id !== patient.id)
  return others.length > 0 && phoneKind === 'own' ? 'shared' : null
}

interface Change {
  readonly staffId: string
  readonly patient: Reachable
  readonly yes: Yes
  readonly today: Today
  readonly phone: Phone
  readonly contact: Contact | null
}

async function writesOf(deps: Needs, change: Change): Promise<Write[]> {
  const { db, sealer, newId } = deps
  const { staffId, patient, yes, today, phone, contact } = change
  const { at } = today
  const [contactId, eventId] = [contact?.id ?? newId(), newId()]
  const open = await openInvitationsOf(db, [patient.id])
  const { question, risk, language } = scriptFor((await readProgram(db)).name, patient.language)
  return [
    ...(contact
      ? [touchContact(db, contactId), mustBeUntouched(db, contactId, contact.touched)]
      : [
          insertContact(db, {
            id: contactId,
            phone_sealed: await sealer.seal('contact', 'phone_sealed', contactId, phone.number),
            phone_index: phone.index,
            state: 'open',
            touched: 0,
            welcomed_at: null,
            created_at: at,
          }),
        ]),
    ...(contact?.state === 'dead' ? await reopenWrites(deps, contact, at) : []),
    ...(patient.contactId === contactId
      ? []
      : leavePhone(deps, { contactId: patient.contactId, invitationIds: open.map(({ id }) => id) }, at)),
    updatePatient(db, patient.id, {
      number_by: staffId,
      number_at: at,
      contact_id: contactId,
      phone_kind: yes.phoneKind,
      // What a patient said of one phone says nothing of another.
      phone_said: null,
      // Noon, so that the day is the same in every time zone a patient may have.
      consented_at: `${yes.agreedOn}T12:00:00.000Z`,
      time_zones: zonesAfter(patient, phone.number),
      reach_checked_at: at,
    }),
    insertConsentEvent(db, {
      id: eventId,
      patient_id: patient.id,
      contact_id: contactId,
      kind: 'texts_given',
      wording: question,
      risk_warning: risk,
      language,
      channel: IN_PERSON,
      evidence_sealed: await sealer.seal('consent_event', 'evidence_sealed', eventId, yes.evidence),
      given_on: yes.agreedOn,
      at,
    }),
    resumeEnrolmentsOnPhone(db, contactId, { from: today.today, leftSince: today.leftSince }),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'patient.number_changed',
      subject: 'patient',
      subjectId: patient.id,
    }),
  ]
}

// The zones on file may come from the old number; where no ZIP code says better, a text must fit both.
function zonesAfter({ timeZones, zipSealed }: Reachable, phone: string): string {
  if (zipSealed !== null && timeZones.length > 0) return timeZones.join(' ')
  return [...new Set([...timeZones, ...zonesFor({ phone })])].join(' ')
}
