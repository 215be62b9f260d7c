// The audit log: append-only rows, written in the same commit as what they tell of.
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'

export type Actor =
  | { readonly kind: 'patient' | 'staff'; readonly id: string }
  | { readonly kind: 'system' | 'operator'; readonly id: null }

export const SYSTEM: Actor = { kind: 'system', id: null }
export const OPERATOR: Actor = { kind: 'operator', id: null }

export interface AuditEntry {
  readonly id: string
  readonly at: string
  readonly actor: Actor
  /** Subject and past participle, such as `patient.viewed`. */
  readonly action: string
  readonly subject: string
  readonly subjectId: string | null
  /** Ids, codes and counts: never a name, a number or a patient's words, nor anything of a sealed answer. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

export function audit(db: Pick<Db, 'query'>, entry: AuditEntry): Write {
  return insertRow(db, 'audit', {
    id: entry.id,
    at: entry.at,
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id,
    action: entry.action,
    subject_kind: entry.subject,
    subject_id: entry.subjectId,
    detail: JSON.stringify(entry.detail ?? {}),
  })
}
