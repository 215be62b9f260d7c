// The log's row on what became of one of our texts. A reply has none: together they would tell how long a conversation was.
import { audit, SYSTEM } from '../db/audit.ts'
import type { Write } from '../db/database.ts'
import type { QueuedText } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'

export function textNote(
  { db, newId, now }: Pick<Deps, 'db' | 'newId' | 'now'>,
  { id, kind }: Pick<QueuedText, 'id' | 'kind'>,
  action: string,
  detail?: Readonly<Record<string, string | number | null>>,
): Write[] {
  if (kind === 'reply') return []
  const told = { actor: SYSTEM, action, subject: 'outbox', subjectId: id }
  return [audit(db, { id: newId(), at: now(), ...told, ...(detail ? { detail } : {}) })]
}
