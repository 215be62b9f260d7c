// An invitation for a test's patient, as planning would make it, and the link that belongs to it.
import type { Insertable, Selectable } from 'kysely'
import { factsColumns, factsOf } from '../../server/actions/sealed-facts.ts'
import { insertInvitation } from '../../server/db/invitations.ts'
import type { ScheduledSurvey } from '../../server/core/outreach/schedule.ts'
import type { InterviewFacts } from '../../server/core/question.ts'
import type { InvitationTable } from '../../server/db/tables/answers.ts'
import type { Deps } from '../../server/deps.ts'
import { hashToken } from '../../server/sealing.ts'

export const BASELINE_FACTS: InterviewFacts = {
  trust: 0,
  pulse: 0,
  verdictDue: 0,
  homeVisitDue: 0,
  hasGoal: 0,
  unnamed: 0,
}
export const PULSE_FACTS: InterviewFacts = { ...BASELINE_FACTS, pulse: 2, hasGoal: 1, stepSizeDue: 1 }
/** The size of a step is left to other months: it makes no difference to what is sealed. */
export const TRUST_FACTS: InterviewFacts = { ...PULSE_FACTS, trust: 1, stepSizeDue: 0 }

export interface Invited {
  readonly patientId: string
  readonly enrolmentId: string
  readonly contactId: string
}

/** Returns its id and the link's token. */
export async function invite(
  deps: Deps,
  who: Invited,
  survey: ScheduledSurvey,
  facts: InterviewFacts,
  more: Partial<Insertable<InvitationTable>> = {},
): Promise<{ id: string; token: string }> {
  const id = deps.newId()
  const expiresAt = more.expires_at ?? '2027-06-01T00:00:00.000Z'
  const token = await deps.sealer.linkToken(id)
  await deps.db.commit([
    insertInvitation(deps.db, {
      id,
      enrolment_id: who.enrolmentId,
      patient_id: who.patientId,
      contact_id: who.contactId,
      occasion: survey === 'baseline' ? 'baseline' : `pulse:${deps.now().slice(0, 7)}`,
      survey_id: survey,
      survey_version: deps.surveys.newest(survey),
      ...(await factsColumns(deps, id, expiresAt, facts)),
      about_staff_id: null,
      about_team_id: null,
      goal_id: null,
      token_hash: await hashToken(token),
      state: 'invited',
      revision: 0,
      claim: null,
      due_at: deps.now(),
      expires_at: expiresAt,
      invited_at: deps.now(),
      delivered_at: null,
      started_at: null,
      ended_at: null,
      created_at: deps.now(),
      ...more,
    }),
  ])
  return { id, token }
}

/** What a row of invitations says, its sealed facts opened. */
export const openedFacts = (
  deps: Pick<Deps, 'sealed'>,
  { id, facts, facts_sealed }: Pick<Selectable<InvitationTable>, 'id' | 'facts' | 'facts_sealed'>,
): Promise<InterviewFacts> => factsOf(deps, { id, storedFacts: JSON.parse(facts), factsSealed: facts_sealed })
