// All that an interview leaves behind, in a form that two channels can be compared by: no ids, no times, no mode.
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import { openValue } from '../../server/actions/answer-value.ts'
import type { Invited } from '../support/invite.ts'
import type { TestProgram } from '../support/program.ts'

export interface Kept {
  readonly response: object
  /** Item → what was kept of it. */
  readonly answers: Readonly<Record<string, object>>
  /** Item → code. */
  readonly sealed: Readonly<Record<string, number>>
  readonly place: object | null
  readonly goals: readonly object[]
  readonly consents: readonly object[]
  readonly patient: object
  readonly state: string
}

export async function keptRows({ deps }: TestProgram, who: Invited, invitationId: string): Promise<Kept> {
  const { db, sealer } = deps
  const of = { patient: who.patientId }
  const open = async (table: string, column: string, id: string, text: string | null) =>
    text === null ? null : sealer.open(table, column, id, text)
  const goalRows = await db.query
    .selectFrom('goal')
    .selectAll()
    .where('patient_id', '=', of.patient)
    .orderBy('set_at')
    .orderBy('version')
    .orderBy('id')
    .execute()
  const goals = await Promise.all(
    goalRows.map(
      async ({ id, version, weight, language, shared, ended_at, words_sealed, nickname_sealed }) => ({
        id,
        goal: {
          version,
          weight,
          language,
          shared,
          ended: ended_at !== null,
          words: await open('goal', 'words_sealed', id, words_sealed),
          nickname: await open('goal', 'nickname_sealed', id, nickname_sealed),
        },
      }),
    ),
  )
  const goalOf = (id: string | null) => goals.find((each) => each.id === id)?.goal.words ?? null
  const response = await db.query
    .selectFrom('response')
    .select(['id', 'survey_id', 'survey_version', 'language', 'complete', 'shared', 'month'])
    .where('invitation_id', '=', invitationId)
    .executeTakeFirst()
  const responseId = response?.id ?? ''
  const answerRows = await db.query
    .selectFrom('answer')
    .selectAll()
    .where('response_id', '=', responseId)
    .execute()
  const answers = await Promise.all(
    answerRows.map(
      async ({ id, item, construct, value, value_sealed, words_sealed, shared, month, goal_id }) => {
        const words = await open('answer', 'words_sealed', id, words_sealed)
        const code = await openValue(sealer, { id, value, valueSealed: value_sealed ?? null })
        return [item, { construct, value: code, words, shared, month, goal: goalOf(goal_id) }] as const
      },
    ),
  )
  const part = await readSealedPart(deps, invitationId)
  // Each channel asks in its own words, and the ledger keeps those.
  const consents = await db.query
    .selectFrom('consent_event')
    .select(['kind', 'language', 'given_on'])
    .where('patient_id', '=', of.patient)
    .orderBy('kind')
    .execute()
  const patient = await db.query
    .selectFrom('patient')
    .select(['sharing', 'phone_said', 'language'])
    .where('id', '=', of.patient)
    .executeTakeFirstOrThrow()
  const { state } = await db.query
    .selectFrom('invitation')
    .select('state')
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()
  const { id: _, ...about } = response ?? { id: '' }
  return {
    response: about,
    answers: Object.fromEntries(answers),
    sealed: part?.body.answers ?? {},
    place: part && { ...part.body.place, patientId: '', enrolmentId: '' },
    goals: goals.map(({ goal }) => goal),
    consents,
    patient,
    state,
  }
}
