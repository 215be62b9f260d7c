// The rows that the open part of an interview leaves when it ends: response, answers, goals and the patient's own wishes.
import type { Conclusion, OpenAnswer } from '../core/conclude.ts'
import type { GoalChanges } from '../core/goal-changes.ts'
import { goalNumber } from '../core/goals.ts'
import { helpColumns } from '../core/help.ts'
import { localDate } from '../core/outreach/window.ts'
import { unreadWords } from '../core/unread-words.ts'
import { insertConsentEvent } from '../db/consent-events.ts'
import type { Write } from '../db/database.ts'
import { endGoal, insertGoal } from '../db/goals.ts'
import { recordWishes } from '../db/patients.ts'
import { insertAnswer, insertResponse } from '../db/responses.ts'
import type { ResponseTable } from '../db/tables/answers.ts'
import type { ConsentEventTable } from '../db/tables/people.ts'
import type { Deps } from '../deps.ts'
import { codeColumns } from './answer-value.ts'
import { personWrites } from './ask-for-person.ts'
import type { Sitting } from './sitting.ts'

export type Ended = Pick<Sitting, 'invitation' | 'patient' | 'record'>

export interface How {
  readonly mode: ResponseTable['mode']
  readonly language: string
  readonly at: string
  readonly complete: boolean
  /** Staff without whom it would not exist. */
  readonly makers?: readonly string[]
}

type Writer = Pick<Deps, 'db' | 'sealer' | 'newId' | 'surveys'>

/** To be committed with the invitation's end. */
export async function conclusionWrites(
  deps: Writer,
  ended: Ended,
  conclusion: Conclusion,
  how: How,
): Promise<Write[]> {
  const today = localDate(how.at, ended.record.timeZones)
  const goals = await goalWrites(deps, ended, conclusion.goals, how)
  return [
    ...goals.writes,
    ...(await openWrites(deps, ended, conclusion, how, today.slice(0, 7), goals.ids)),
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
  { at, mode, language, complete, makers = [] }: How,
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
    makers: makers.join(' '),
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

/** What no case manager may read waits for somebody else: an interview, one call. */
export async function unreadWrites(deps: Writer & Pick<Deps, 'now'>, sitting: Sitting): Promise<Write[]> {
  const { patientId, aboutStaffId, facts } = sitting.invitation
  const words = unreadWords({ ...sitting, facts })
  if (words.length === 0) return []
  return personWrites(deps, { kind: 'words', patientId, aboutStaffId, words: words.join('\n') })
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
