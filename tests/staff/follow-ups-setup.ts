// Follow-ups as rows, for tests of what staff may do with them.
import { insertFollowUp } from '../../server/db/follow-ups.ts'
import type { AccountTables } from '../../server/db/tables/accounts.ts'
import type { FollowUpTable } from '../../server/db/tables/people.ts'
import type { TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import type { Person } from './signed-in.ts'

/** Returns its id. Asked for just now: danger due in 15 minutes and everybody’s in 30, any other in five hours. */
export async function addFollowUp(
  { deps }: TestProgram,
  patientId: string,
  kind: FollowUpTable['kind'],
  { words, ...more }: Partial<FollowUpTable> & { readonly words?: string } = {},
): Promise<string> {
  const { db, sealer, newId, now } = deps
  const id = newId()
  const inMinutes = (minutes: number) => new Date(Date.parse(now()) + minutes * 60_000).toISOString()
  await db.commit([
    insertFollowUp(db, {
      id,
      patient_id: patientId,
      kind,
      hidden_from_staff_id: null,
      owner_staff_id: null,
      words_sealed: words === undefined ? null : await sealer.seal('follow_up', 'words_sealed', id, words),
      state: 'open',
      claim: null,
      due_at: inMinutes(kind === 'crisis' ? 15 : 300),
      escalates_at: inMinutes(kind === 'crisis' ? 30 : 300),
      taken_at: null,
      outcome: null,
      created_at: now(),
      done_at: null,
      ...more,
    }),
  ])
  return id
}

/** As when somebody leaves: the staff member stays on file, and signs in no more. */
export async function deleteAccountOf({ deps: { db } }: TestProgram, staffId: string): Promise<void> {
  const query = db.query.withTables<AccountTables>()
  const { id } = await query
    .selectFrom('user')
    .select('id')
    .where('staffId', '=', staffId)
    .executeTakeFirstOrThrow()
  await db.commit([
    db.query.deleteFrom('known_browser').where('account_id', '=', id),
    query.deleteFrom('session').where('userId', '=', id),
    query.deleteFrom('account').where('userId', '=', id),
    query.deleteFrom('known_browser').where('account_id', '=', id),
    query.deleteFrom('user').where('id', '=', id),
  ])
}

/** Back to a Tuesday at ten with nobody waiting: signing in again takes longer than everything else. */
export async function clearFollowUps({ deps: { db }, clock }: TestProgram): Promise<void> {
  clock.set('2026-11-24T18:00:00.000Z')
  await db.commit([
    db.query.deleteFrom('follow_up_attempt'),
    db.query.deleteFrom('follow_up'),
    db.query.deleteFrom('audit'),
    db.query.updateTable('program').set({ on_duty_staff_id: null, on_duty_until: null, safety_staffed: 1 }),
  ])
}

/** What a page made from this row says that it was made from. */
export const seenOf = (program: TestProgram, { claim }: { readonly claim: string | null }): string =>
  claim === null ? '' : publicId(program, 'claim', claim)

/** What is done with one call through its pages, and what is kept of it. */
export function stepsOf(program: () => TestProgram, id: () => string) {
  const at = () => `/follow-ups/${publicId(program(), 'follow_up', id())}`
  const row = () => {
    const { query } = program().deps.db
    return query.selectFrom('follow_up').selectAll().where('id', '=', id()).executeTakeFirstOrThrow()
  }
  return {
    at,
    row,
    open: async (person: Person) => (await person.get(at())).text(),
    /** As the form of the page that is open now sends it. */
    step: async (person: Person, name: string, fields: Record<string, string> = {}) =>
      person.post(`${at()}/${name}`, { seen: seenOf(program(), await row()), ...fields }),
    logged: async () => {
      const { query } = program().deps.db
      const rows = await query
        .selectFrom('audit')
        .selectAll()
        .where('subject_id', '=', id())
        .orderBy('id')
        .execute()
      return rows
        .filter(({ action }) => action !== 'follow_up.viewed')
        .map(({ action, actor_id, detail }) => [action, actor_id, JSON.parse(detail)])
    },
  }
}
