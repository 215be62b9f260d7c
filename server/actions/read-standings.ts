// Reads all that planning must know of the enrolments whose date has come, in a few queries for all of them.
import { languageFor } from '../core/language.ts'
import type { Standing } from '../core/outreach/plan.ts'
import type { InterviewFacts } from '../core/question.ts'
import { burdenOf } from '../db/burden.ts'
import {
  assignmentSpans,
  pastInvitations,
  standingGoals,
  welcomesOf,
  type DueEnrolment,
  type PastInvitation,
} from '../db/due-enrolments.ts'
import type { Deps } from '../deps.ts'

/** What decides when trust is asked: the sealed ring's where it is asked, something as good by chance where it is not. */
export interface Trusted {
  rotation(enrolmentId: string): number
  facts(invitation: PastInvitation): Promise<InterviewFacts>
}

/** At most 90 enrolments. */
export async function readStandings(
  { db, surveys, now }: Pick<Deps, 'db' | 'surveys' | 'now'>,
  due: readonly DueEnrolment[],
  trusted: Trusted,
): Promise<{ enrolment: DueEnrolment; standing: Standing }[]> {
  const ids = due.map(({ id }) => id)
  const phones = due.flatMap(({ contact }) => (contact === null ? [] : [contact.id]))
  const patients = due.map(({ patientId }) => patientId)
  const [past, spans, goals, welcomes, burdens] = await Promise.all([
    pastInvitations(db, ids),
    assignmentSpans(db, ids),
    standingGoals(db, patients),
    welcomesOf(db, phones),
    burdenOf(db, patients, { now: now(), waiting: true }),
  ])
  const standingOf = async (enrolment: DueEnrolment) => {
    const { id, contact } = enrolment
    const standing: Standing = {
      ...enrolment,
      enrolmentId: id,
      rotation: trusted.rotation(id),
      speaks: languageFor(surveys.languages, enrolment.language) !== null,
      phone: contact && {
        open: contact.state === 'open',
        refuses: contact.state === 'stopped' || contact.state === 'paused',
        welcomedAt: contact.welcomedAt,
        welcomes: welcomes.get(contact.id) ?? { pending: false, tried: 0 },
      },
      invitations: await Promise.all(
        (past.get(id) ?? []).map(async (one) => ({
          occasion: one.occasion,
          createdAt: one.createdAt,
          thread: one.thread,
          facts: await trusted.facts(one),
          unprinted: one.unprinted && one.state === 'planned' ? one.id : null,
        })),
      ),
      assignments: spans.get(id) ?? [],
      goals: goals.get(id) ?? [],
      burden: burdens.get(enrolment.patientId) ?? [],
    }
    return { enrolment, standing }
  }
  return Promise.all(due.map(standingOf))
}
