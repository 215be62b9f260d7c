// Reminds of open invitations whose day has come: the same text wherever the patient stopped, with the same link.
import { reminderFor, type Reminder } from '../core/outreach/remind.ts'
import type { Schedule } from '../core/outreach/schedule.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { mustBeUntouched, touchContact } from '../db/contacts.ts'
import { burdenOf } from '../db/burden.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { claimReminder, dueReminders, setReminder, textsAbout, type DueReminder } from '../db/reminders.ts'
import type { Deps } from '../deps.ts'
import { queueText } from './queue-text.ts'

export interface RemindReport {
  readonly reminded: number
  readonly failed: number
  readonly more: boolean
}

type Reminding = Pick<Deps, 'db' | 'now' | 'newId' | 'log'>

const AT_ONCE = 90
const MOST_ROUNDS = 10

export async function remind(deps: Reminding, schedule: Schedule): Promise<RemindReport> {
  const { db, now, log } = deps
  const counts = { reminded: 0, failed: 0 }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = await dueReminders(db, now(), AT_ONCE)
    const ids = due.map(({ invitationId }) => invitationId)
    const patients = due.map(({ patientId }) => patientId)
    const [about, burdens] = await Promise.all([
      textsAbout(db, ids),
      burdenOf(db, patients, { now: now(), waiting: true }),
    ])
    const failedBefore = counts.failed
    for (const invitation of due) {
      const { textedAt, pending } = about.get(invitation.invitationId) ?? { textedAt: null, pending: false }
      try {
        const at = textedAt ?? invitation.dueAt
        const burden = burdens.get(invitation.patientId) ?? []
        const reminder = reminderFor({ ...invitation, textedAt: at, pending, burden }, now(), schedule)
        await db.commit(reminderWrites(deps, invitation, reminder))
        if (reminder.kind === 'remind') counts.reminded += 1
      } catch (error) {
        // Answered, stopped or reminded of by somebody else at this moment: the next round reads afresh.
        if (error instanceof Conflict) continue
        counts.failed += 1
        const name = error instanceof Error ? error.name : 'unknown'
        log('error', 'remind.failed', { invitationId: invitation.invitationId, error: name })
      }
    }
    if (due.length < AT_ONCE || counts.failed > failedBefore) return { ...counts, more: false }
  }
  return { ...counts, more: true }
}

function reminderWrites(
  { db, now, newId }: Reminding,
  { invitationId, patientId, contactId, touched, made, language }: DueReminder,
  reminder: Reminder,
): Write[] {
  if (reminder.kind !== 'remind') {
    const next = reminder.kind === 'wait' ? reminder.until : null
    return [setReminder(db, invitationId, { made, next })]
  }
  const [claim, at] = [newId(), now()]
  const { notBefore, notAfter, next } = reminder
  return [
    touchContact(db, contactId),
    mustBeUntouched(db, contactId, touched),
    claimReminder(db, invitationId, { made, claim, next }),
    mustHaveClaimed(db, 'invitation', claim),
    queueText(db, {
      id: newId(),
      contactId,
      patientId,
      invitationId,
      kind: 'ours',
      template: 'remind',
      language,
      at,
      notBefore,
      notAfter,
    }),
    audit(db, {
      id: newId(),
      at,
      actor: SYSTEM,
      action: 'invitation.reminded',
      subject: 'invitation',
      subjectId: invitationId,
    }),
  ]
}
