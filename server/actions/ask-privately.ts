// What an assisted sitting leaves out comes to the patient alone: by a text with the link, or by letter where none can go.
import type { Help } from '../core/help.ts'
import { mayStart, PRIVATE_LINK } from '../core/outreach/leave.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import type { Write } from '../db/database.ts'
import { burdenOf } from '../db/burden.ts'
import { startedTexts } from '../db/due-texts.ts'
import { cancelTexts, hasText } from '../db/outbox.ts'
import { oweLetter } from '../db/owed-letters.ts'
import { phoneOfPatient } from '../db/patients.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { queueText } from './queue-text.ts'
import type { Sitting } from './sitting.ts'

const WEEK_MS = 7 * DAY_MS

/** Decided by the rules that the text will meet when it leaves, so that nobody is promised one that never comes. Nothing
 *  private is asked in such a sitting, nor read. */
export async function assist(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  sitting: Sitting,
  help: Help,
): Promise<Sitting> {
  const { invitation, patient } = sitting
  const at = now()
  const phone = await phoneOfPatient(db, patient.id)
  const stage = sitting.stage === 'private' ? ('done' as const) : sitting.stage
  const open = { ...sitting, mayPrivate: false, stage }
  const byLetter = { ...open, assisted: { help, rest: 'letter', contactId: null } as const }
  if (!phone) return byLetter
  const [started, burdens, schedule] = await Promise.all([
    startedTexts(db, [phone.contactId], instantAfter(at, -WEEK_MS)),
    burdenOf(db, [patient.id], { now: at, waiting: false }),
    readSchedule(db),
  ])
  const leave = mayStart(
    {
      createdAt: at,
      notAfter: invitation.expiresAt,
      contactId: phone.contactId,
      phone: phone.state,
      patient: phone,
      // Its end is `notAfter`; that it was answered elsewhere in between is nothing to tell a tablet.
      invitation: null,
      started: started.get(phone.contactId) ?? [],
      burden: burdens.get(patient.id) ?? [],
    },
    at,
    [],
    schedule,
  )
  if (leave.kind === 'cancel') return byLetter
  return { ...open, assisted: { help, rest: 'text', contactId: phone.contactId } }
}

type Sender = Pick<Deps, 'db' | 'newId' | 'now'>

/** What a sitting with a helper leaves behind when its open part ends, alike after every one, whatever is sealed or left:
 *  the text with the link, or a letter to be printed. Of another sitting: nothing. */
export async function privateTextAfter(deps: Sender, sitting: Sitting): Promise<Write[]> {
  if (!sitting.assisted) return []
  if (sitting.assisted.contactId !== null) return privateText(deps, sitting, sitting.assisted.contactId)
  return [oweLetter(deps.db, sitting.invitation.id, deps.now())]
}

/** The text, once for each interview; it waits for the patient's hours as long as the link works. */
async function privateText(
  { db, newId, now }: Sender,
  { invitation, language, patient }: Sitting,
  contactId: string,
): Promise<Write[]> {
  if (await hasText(db, invitation.id, PRIVATE_LINK)) return []
  const at = now()
  return [
    // It carries the same link as an invitation that has not left yet.
    cancelTexts(db, { invitationId: invitation.id }, { at, reason: 'private_link' }),
    queueText(db, {
      id: newId(),
      contactId,
      patientId: patient.id,
      invitationId: invitation.id,
      kind: 'ours',
      template: PRIVATE_LINK,
      language,
      sealed: true,
      at,
      notAfter: invitation.expiresAt,
    }),
  ]
}
