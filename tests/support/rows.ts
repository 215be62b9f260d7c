// What one patient's interview left, without ids and times, so that channels can be compared.
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import { openValue } from '../../server/actions/answer-value.ts'
import type { TestProgram } from './program.ts'

export async function rowsOf({ deps }: TestProgram, patientId: string) {
  const { query } = deps.db
  const response = await query
    .selectFrom('response')
    .select(['survey_id', 'survey_version', 'language', 'complete', 'shared', 'month'])
    .where('patient_id', '=', patientId)
    .execute()
  const answers = await query
    .selectFrom('answer')
    .select(['id', 'item', 'construct', 'value', 'value_sealed'])
    .select(['words_sealed', 'shared', 'month'])
    .where('patient_id', '=', patientId)
    .orderBy('item')
    .execute()
  const opened = await Promise.all(
    answers.map(async ({ id, words_sealed: words, value, value_sealed: valueSealed, ...row }) => ({
      ...row,
      value: await openValue(deps.sealer, { id, value, valueSealed: valueSealed ?? null }),
      words: words && (await deps.sealer.open('answer', 'words_sealed', id, words)),
    })),
  )
  const invitations = await query
    .selectFrom('invitation')
    .select('id')
    .where('patient_id', '=', patientId)
    .execute()
  const parts = await Promise.all(invitations.map(({ id }) => readSealedPart(deps, id)))
  const sealed = parts.flatMap((part) => (part ? [part.body.answers] : []))
  const patient = await query
    .selectFrom('patient')
    .select(['phone_said', 'sharing'])
    .where('id', '=', patientId)
    .execute()
  return { response, opened, sealed, patient }
}
