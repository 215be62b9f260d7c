// Reads all that planning must know of the enrolments whose date has come, in a few queries for all of them.
import { languageFor } from '../core/language.ts'
import type { Standing } from '../core/outreach/plan.ts'
import { burdenOf } from '../db/burden.ts'
import {
  assignmentSpans,
  pastInvitations,
  standingGoals,
  welcomesOf,
  type DueEnrolment,
} from '../db/due-enrolments.ts'
import type { Deps } from '../deps.ts'

/** At most 90 enrolments. */
export async function readStandings(
  { db, surveys, now }: Pick<Deps, 'db' | 'surveys' | 'now'>,
  due: readonly DueEnrolment[],
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
  return due.map((enrolment) => {
    const { id, contact } = enrolment
    const standing: Standing = {
      ...enrolment,
      speaks: languageFor(surveys.languages, enrolment.language) !== null,
      phone: contact && {
        open: contact.state === 'open',
        refuses: contact.state === 'stopped' || contact.state === 'paused',
        welcomedAt: contact.welcomedAt,
        welcomes: welcomes.get(contact.id) ?? { pending: false, tried: 0 },
      },
      invitations: (past.get(id) ?? []).map(({ state, unprinted, ...one }) => ({
        ...one,
        begun: BEGUN.has(state),
        unprinted: unprinted && state === 'planned' ? one.id : null,
      })),
      assignments: spans.get(id) ?? [],
      goals: goals.get(id) ?? [],
      burden: burdens.get(enrolment.patientId) ?? [],
    }
    return { enrolment, standing }
  })
}

const BEGUN: ReadonlySet<string> = new Set(['started', 'completed', 'partial'])
