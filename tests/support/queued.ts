// A text that waits in the outbox for a test's patient, and what became of it.
import type { Selectable } from 'kysely'
import { queueText, type TextToQueue } from '../../server/actions/queue-text.ts'
import type { OutboxTable } from '../../server/db/tables/messages.ts'
import type { Deps } from '../../server/deps.ts'

/** Returns its id. */
export async function queued(
  deps: Deps,
  who: { readonly patientId: string; readonly contactId: string },
  more: Partial<TextToQueue> = {},
): Promise<string> {
  const id = deps.newId()
  await deps.db.commit([
    queueText(deps.db, {
      id,
      contactId: who.contactId,
      patientId: who.patientId,
      invitationId: null,
      kind: 'ours',
      template: 'welcome',
      language: 'en',
      at: deps.now(),
      ...more,
    }),
  ])
  return id
}

export async function outboxRow(deps: Deps, id: string): Promise<Selectable<OutboxTable>> {
  return deps.db.query.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function audited(deps: Deps, subjectId: string): Promise<string[]> {
  const rows = await deps.db.query
    .selectFrom('audit')
    .select('action')
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .execute()
  return rows.map(({ action }) => action)
}
