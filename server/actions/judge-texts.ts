// Reads what bears on a group of texts: a reply needs nothing more, one that we start needs the schedule and the past.
import { mayReply, mayStart } from '../core/outreach/leave.ts'
import { EVERY_ZONE } from '../core/outreach/zones-data.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { burdenOf } from '../db/burden.ts'
import { startedTexts, type DueText } from '../db/due-texts.ts'
import { readSchedule, type ProgramSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import type { Judge } from './attempt-texts.ts'

const WEEK_MS = 7 * DAY_MS

/** @param known null: it is read, if a text of the group needs it. */
export async function judgeOf(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  group: readonly DueText[],
  known: ProgramSchedule | null,
): Promise<Judge> {
  const ours = group.filter(({ kind }) => kind === 'ours')
  if (ours.length === 0) return reply
  const at = now()
  const phones = ours.map(({ contactId }) => contactId)
  const patients = ours.flatMap(({ patientId }) => patientId ?? [])
  const [schedule, started, burdens] = await Promise.all([
    known ?? readSchedule(db),
    startedTexts(db, phones, instantAfter(at, -WEEK_MS)),
    burdenOf(db, patients, { now: at, waiting: false }),
  ])
  return (text, now) => {
    if (text.kind === 'reply') return reply(text, now)
    const before = {
      started: started.get(text.contactId) ?? [],
      burden: burdens.get(text.patientId ?? '') ?? [],
    }
    return mayStart({ ...text, ...before, phone: text.contact.state }, now, EVERY_ZONE, schedule)
  }
}

const reply: Judge = (text, now) => mayReply({ ...text, phone: text.contact.state }, now, EVERY_ZONE)
