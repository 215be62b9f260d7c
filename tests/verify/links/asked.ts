// What only the database's keys tell: whether a patient's newest pulse asked something private, and what was answered.
import { readSealedPart } from '../../../server/actions/sealed-part.ts'
import { openedFacts } from '../../support/invite.ts'
import type { TestProgram } from '../../support/program.ts'

/** Null: nothing was asked in this month. */
export async function askedOf({ deps }: TestProgram, patientId: string, answered: ReadonlySet<string>) {
  const row = await deps.db.query
    .selectFrom('invitation')
    .selectAll()
    .where('patient_id', '=', patientId)
    .where('survey_id', '=', 'pulse')
    .where('created_at', '>', monthBefore(deps.now()))
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const response = await deps.db.query
    .selectFrom('response')
    .select('mode')
    .where('invitation_id', '=', row.id)
    .executeTakeFirst()
  const { trust } = await openedFacts(deps, row)
  return {
    // That the open part came in is no secret.
    ended: row.state === 'completed',
    mode: response?.mode ?? 'page',
    asked: trust === 1,
    answered: answered.has(row.id),
  }
}

const monthBefore = (now: string) => new Date(Date.parse(now) - 31 * 86_400_000).toISOString()

export async function saidTrust({ deps }: TestProgram, invitationId: string): Promise<boolean> {
  const part = await readSealedPart(deps, invitationId)
  return Object.keys(part?.body.answers ?? {}).some((item) => /^T\d/.test(item))
}
