// The office on the morning on which the demo opens: two leads, one of them on duty, a second administrator, and a queue of
// calls in every state.
import { askForPerson } from '../actions/ask-for-person.ts'
import { closeFollowUp } from '../actions/close-follow-up.ts'
import { noteAttempt } from '../actions/note-attempt.ts'
import { sayOnDuty } from '../actions/set-on-duty.ts'
import { stopTexts } from '../actions/stop-texts.ts'
import { takeFollowUp } from '../actions/take-follow-up.ts'
import { insertUser } from '../db/accounts.ts'
import { followUpIdOf, freePatients, type FreePatient } from '../db/demo-office.ts'
import { insertPhoneMessage } from '../db/phone-messages.ts'
import { readProgram } from '../db/program.ts'
import { insertStaff } from '../db/staff.ts'
import type { Deps } from '../deps.ts'
import { accountEmail } from '../email.ts'
import { PROGRAM_NUMBER } from '../external/simulated-phones.ts'
import { createLocalDays } from './days.ts'
import { OFFICE_CALLS, type OfficeCall, type When, type Who } from './office-calls.ts'

const LEADS: Readonly<Record<Who, string>> = { priya: 'Priya Nair', rosa: 'Rosa Delgado' }
/** Beside the one whom a visitor enters as: letters need two. */
const SECOND_PRINTER = { who: 'elena', name: 'Elena Fuentes', role: 'administrator' } as const

/** Every step by the product's own actions, each at its own time. */
export async function openOffice(deps: Deps): Promise<void> {
  const leads = { priya: await addLead(deps, 'priya'), rosa: await addLead(deps, 'rosa') }
  await addAccount(deps, SECOND_PRINTER)
  await sayOnDuty(deps, leads.priya, { who: leads.priya, until: '' })
  const days = createLocalDays((await readProgram(deps.db)).timeZone)
  const today = days.dayOf(deps.now())
  const instant = ([daysAgo, minutes]: When) => days.at(workingDayBefore(today, daysAgo), minutes)
  const patients = await freePatients(deps.db, ['en', 'es'], OFFICE_CALLS.length)
  for (const [place, call] of OFFICE_CALLS.entries()) {
    const patient = patients[place]
    if (patient) await liveCall(deps, call, patient, leads, instant)
  }
}

async function liveCall(
  deps: Deps,
  { kind, said, asked, taken, tried = [], closed }: OfficeCall,
  patient: FreePatient,
  leads: Readonly<Record<Who, string>>,
  instant: (when: When) => string,
): Promise<void> {
  const at = (when: When): Deps => ({ ...deps, now: () => instant(when) })
  const words = patient.language === 'es' ? said.es : said.en
  await write(at(asked), patient, words)
  if (kind === 'pause_phrase')
    await stopTexts(at(asked), { contactId: patient.contactId, kind: 'pause', channel: 'sms' })
  const digit = /^\d$/.test(words)
  await askForPerson(at(asked), {
    patientId: patient.id,
    aboutStaffId: null,
    kind,
    harm: kind === 'allegation',
    ...(digit ? {} : { words }),
  })
  if (!taken) return
  const [who, when] = taken
  const step = { staffId: leads[who], id: await followUpIdOf(deps.db, patient.id), seen: null }
  await takeFollowUp(at(when), step)
  for (const [result, then] of tried) await noteAttempt(at(then), step, result)
  if (closed) await closeFollowUp(at(closed[1]), step, { outcome: closed[0], wish: '' })
}

/** On their phone, as a text to the program. */
async function write(deps: Deps, patient: FreePatient, body: string): Promise<void> {
  const { db, sealer, now, newId } = deps
  const sender = await sealer.open('contact', 'phone_sealed', patient.contactId, patient.phoneSealed)
  const message = {
    id: newId(),
    sender,
    recipient: PROGRAM_NUMBER,
    body,
    direction: 'from_patient',
    at: now(),
  } as const
  await db.commit([insertPhoneMessage(db, message)])
}

const addLead = (deps: Deps, who: Who) => addAccount(deps, { who, name: LEADS[who], role: 'lead' })

interface OfficeAccount {
  readonly who: string
  readonly name: string
  readonly role: 'lead' | 'administrator'
}

/** Without a password: nobody signs in as one who only stands in the queue, or to whom letters are dealt. */
async function addAccount(
  { db, sealer, now, newId }: Deps,
  { who, name, role }: OfficeAccount,
): Promise<string> {
  const staffId = newId()
  await db.commit([
    insertStaff(db, {
      id: staffId,
      county_id_sealed: null,
      county_id_index: null,
      name_sealed: await sealer.seal('staff', 'name_sealed', staffId, name),
      email_sealed: null,
      email_index: null,
      discipline: null,
      team_id: null,
      created_at: now(),
    }),
    insertUser(db, {
      userId: newId(),
      staffId,
      email: await accountEmail(sealer, `${who}@demo.invalid`),
      role,
      at: now(),
    }),
  ])
  return staffId
}

/** Day 3 was a Sunday. */
function workingDayBefore(today: number, daysAgo: number): number {
  let day = today
  for (let left = daysAgo; left > 0; ) {
    day -= 1
    if (day % 7 !== 2 && day % 7 !== 3) left -= 1
  }
  return day
}
