// The rows that one ended interview leaves: its response, answers, scores, goal and the patient's own wishes.
import type { Conclusion, OpenAnswer } from '../core/conclude.ts'
import type { GoalChanges } from '../core/goal-changes.ts'
import { goalNumber } from '../core/goals.ts'
import { helpColumns } from '../core/help.ts'
import { localDate } from '../core/outreach/window.ts'
import { insertConsentEvent } from '../db/consent-events.ts'
import type { Write } from '../db/database.ts'
import { deleteDraft } from '../db/drafts.ts'
import { endGoal, insertGoal } from '../db/goals.ts'
import { recordWishes } from '../db/patients.ts'
import { insertAnswer, insertResponse } from '../db/responses.ts'
import { deleteSealedDrafts, insertSealedAnswer } from '../db/sealed-drafts.ts'
import type { ResponseTable } from '../db/tables/answers.ts'
import type { ConsentEventTable } from '../db/tables/people.ts'
import type { Deps } from '../deps.ts'
import { codeColumns } from './answer-value.ts'
import type { Sitting } from './read-sitting.ts'

export type Ended = Omit<
  Sitting,
  | 'answers'
  | 'interview'
  | 'goals'
  | 'standing'
  | 'program'
  | 'staffed'
  | 'caseManager'
  | 'shared'
  | 'begun'
  | 'reads'
  | 'assisted'
>

export interface How {
  readonly mode: ResponseTable['mode']
  readonly language: string
  readonly at: string
  readonly complete: boolean
}

type Writer = Pick<Deps, 'db' | 'sealer' | 'newId' | 'surveys'>

/** To be committed with the invitation's end. */
export async function conclusionWrites(
  deps: Writer,
  ended: Ended,
  conclusion: Conclusion,
  how: How,
): Promise<Write[]> {
  const { db } = deps
  const { invitation } = ended
  const today = localDate(how.at, ended.record.timeZones)
  const goals = await goalWrites(deps, ended, conclusion.goals, how)
  return [
    ...goals.writes,
    ...(await openWrites(deps, ended, conclusion, how, today.slice(0, 7), goals.ids)),
    deleteDraft(db, invitation.id),
    deleteSealedDrafts(db, invitation.id),
    ...sealedWrites(deps, ended, conclusion, how, today.slice(0, 7)),
    ...wishWrites(deps, ended, conclusion, how, today),
  ]
}

/** `ids`: by goal number, the version that the interview ended with. */
async function goalWrites({ db, sealer, newId }: Writer, ended: Ended, goals: GoalChanges, how: How) {
  const writes = goals.ends.map((id) => endGoal(db, id, how.at))
  const said = goals.changes.filter((change) => 'words' in change)
  // Ids of one moment rise by chance alone, and threads sort as they were told.
  const fresh = said.map(() => newId()).sort()
  for (const [at, { words, nickname, weight, shared, follows }] of said.entries()) {
    const id = fresh[at] ?? ''
    writes.push(
      insertGoal(db, {
        id,
        thread_id: follows?.threadId ?? id,
        version: (follows?.version ?? 0) + 1,
        patient_id: ended.patient.id,
        enrolment_id: ended.invitation.enrolmentId,
        words_sealed: await sealer.seal('goal', 'words_sealed', id, words),
        nickname_sealed:
          nickname === null ? null : await sealer.seal('goal', 'nickname_sealed', id, nickname),
        weight,
        language: how.language,
        shared: shared ? 1 : 0,
        set_at: how.at,
        ended_at: null,
      }),
    )
  }
  const ids = goals.changes.map((change, at) =>
    'words' in change ? fresh[said.indexOf(change)] : ended.invitation.goalIds[at],
  )
  return { ids, writes }
}

async function openWrites(
  { db, sealer, newId }: Writer,
  { invitation }: Ended,
  { open, sharing }: Conclusion,
  { at, mode, language, complete }: How,
  month: string,
  goalsAfter: readonly (string | undefined)[],
): Promise<Write[]> {
  const id = newId()
  const { patientId, enrolmentId, surveyId, surveyVersion } = invitation
  const response = insertResponse(db, {
    id,
    invitation_id: invitation.id,
    patient_id: patientId,
    enrolment_id: enrolmentId,
    survey_id: surveyId,
    survey_version: surveyVersion,
    language,
    mode,
    complete: complete ? 1 : 0,
    shared: sharing === true ? 1 : 0,
    month,
    at,
    ...helpColumns(invitation.help),
  })
  const goalOf = ({ item, goal }: OpenAnswer): string | null => {
    const at = goalNumber(item) - 1
    const before = goal === 'before' ? invitation.goalIds[at] : undefined
    return before ?? goalsAfter[at] ?? null
  }
  const answers = open.map(async (answer) => {
    const row = newId()
    const words = typeof answer.value === 'string' ? answer.value : null
    return insertAnswer(db, {
      id: row,
      response_id: id,
      patient_id: patientId,
      item: answer.item,
      construct: answer.construct,
      ...(await codeColumns(sealer, row, answer)),
      words_sealed: words === null ? null : await sealer.seal('answer', 'words_sealed', row, words),
      goal_id: goalOf(answer),
      shared: answer.shared ? 1 : 0,
      month,
      at,
    })
  })
  return [response, ...(await Promise.all(answers))]
}

function sealedWrites(
  { db, newId }: Writer,
  { invitation, record }: Ended,
  { sealed, scores }: Conclusion,
  { at, mode, language }: How,
  month: string,
): Write[] {
  const row = (kind: 'answer' | 'score', item: string, value: number | null) => ({
    ...sealedPlace(invitation, record),
    id: newId(),
    kind,
    item,
    value,
    language,
    mode,
    month,
    stored_at: at,
  })
  return [
    ...Object.entries(sealed).map(([item, value]) => insertSealedAnswer(db, row('answer', item, value))),
    ...scores
      .filter((score) => score.sealed)
      .map(({ scale, value }) => insertSealedAnswer(db, row('score', scale, value))),
  ]
}

/** Whom and what a sealed answer is about: stored with it, so that a later reassignment rewrites nothing. */
export function sealedPlace(invitation: Sitting['invitation'], record: Sitting['record']) {
  return {
    invitation_id: invitation.id,
    patient_id: invitation.patientId,
    enrolment_id: invitation.enrolmentId,
    survey_id: invitation.surveyId,
    survey_version: invitation.surveyVersion,
    about_staff_id: invitation.aboutStaffId,
    about_team_id: invitation.aboutTeamId,
    discipline: record.discipline,
    region: record.region,
    enrolled_on: record.enrolledOn,
  }
}

function wishWrites(
  { db, newId, surveys }: Writer,
  { patient, invitation }: Ended,
  { sharing, phoneSaid }: Conclusion,
  { at, mode, language }: How,
  today: string,
): Write[] {
  const version = invitation.surveyId === 'baseline' ? invitation.surveyVersion : surveys.newest('baseline')
  const { questions } = surveys.interview('baseline', version, language)
  // As it was asked: a text says it in other words than a page.
  const wordingOf = (item: string): string => {
    const question = questions.find(({ id }) => id === item)
    return (mode === 'sms' ? question?.smsText : null) ?? question?.title ?? item
  }
  const event = (kind: ConsentEventTable['kind'], item: string): Write =>
    insertConsentEvent(db, {
      id: newId(),
      patient_id: patient.id,
      contact_id: patient.contactId,
      kind,
      wording: wordingOf(item),
      language,
      channel: mode,
      evidence_sealed: null,
      given_on: today,
      at,
    })
  const writes: Write[] = []
  if (sharing !== null && sharing !== patient.sharing) {
    writes.push(
      recordWishes(db, patient.id, { sharing: sharing ? 1 : 0, sharing_since: at }),
      event(sharing ? 'sharing_on' : 'sharing_off', 'B5'),
    )
  }
  if (phoneSaid !== null && phoneSaid !== patient.phoneSaid) {
    writes.push(
      recordWishes(db, patient.id, { phone_said: phoneSaid }),
      event(phoneSaid === 'own' ? 'phone_own' : 'phone_shared', 'B6'),
    )
  }
  return writes
}
