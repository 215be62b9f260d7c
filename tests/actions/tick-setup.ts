// Weeks that pass for patients of a test, tick by tick, and what the ticks planned and queued.
import { tick } from '../../server/actions/tick.ts'
import type { NewPatient, TestProgram } from '../support/program.ts'

export const invitations = ({ deps }: TestProgram) =>
  deps.db.query.selectFrom('invitation').selectAll().orderBy('created_at').execute()

export const texts = ({ deps }: TestProgram) =>
  deps.db.query.selectFrom('outbox').selectAll().orderBy('created_at').execute()

export async function dueOn({ deps }: TestProgram): Promise<string | null> {
  const query = deps.db.query.selectFrom('enrolment').select('next_due_on')
  return (await query.executeTakeFirstOrThrow()).next_due_on
}

/** Ticks from now on, each hour or as often as `every` says. */
export async function live(program: TestProgram, ticks: number, every = 'PT1H'): Promise<void> {
  for (let count = 0; count < ticks; count += 1) {
    await tick(program.deps)
    program.clock.advance(every)
  }
}

/** A patient whose phone had its welcome long ago, so that questions may come at once. */
export async function welcomed(program: TestProgram, more: NewPatient = {}) {
  const patient = await program.addPatient(more)
  const { db } = program.deps
  await db.commit([
    db.query
      .updateTable('contact')
      .set({ welcomed_at: '2026-01-12T18:00:00.000Z' })
      .where('id', '=', patient.contactId),
  ])
  return patient
}
