// What only the database's keys tell: whether a patient's newest pulse asked something private, and what was answered.
import { readSealedPart } from '../../../server/actions/sealed-part.ts'
import { openedFacts } from '../../support/invite.ts'
import type { TestProgram } from '../../support/program.ts'

/** Null: nothing was asked in this month. */
export async function askedOf({ deps }: TestProgram, patientId: string) {
  const row = await deps.db.query
    .selectFrom('invitation')
    .selectAll()
    .where('patient_id', '=', patientId)
    .where('survey_id', '=', 'pulse')
    .where('created_at', '>', monthBefore(deps.now()))
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const { trust } = await openedFacts(deps, row)
  const part = await readSealedPart(deps, row.id)
  return {
    asked: trust === 1,
    answered: Object.keys(part?.body.answers ?? {}).some((item) => /^T\d/.test(item)),
  }
}

const monthBefore = (now: string) => new Date(Date.parse(now) - 31 * 86_400_000).toISOString()
