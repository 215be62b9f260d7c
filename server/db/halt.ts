// Whether the texts we start stand still, since when and why: the carrier refuses the sender, not one text.
import type { Db, Write } from './database.ts'

export interface Halt {
  readonly at: string
  /** The carrier's, or one of ours. */
  readonly code: string
}

export async function readHalt(db: Pick<Db, 'query'>): Promise<Halt | null> {
  const row = await db.query.selectFrom('program').select(['halted_at', 'halted_code']).executeTakeFirst()
  return row?.halted_at ? { at: row.halted_at, code: row.halted_code ?? '' } : null
}

/** @param again also when they stand still already, for any other reason. */
export function claimHalt(db: Pick<Db, 'query'>, claim: string, { at, code }: Halt, again = false): Write {
  const halt = db.query.updateTable('program').set({ halted_at: at, halted_code: code, claim })
  if (!again) return halt.where('halted_at', 'is', null)
  return halt.where((e) => e.or([e('halted_at', 'is', null), e('halted_code', '!=', code)]))
}

export function claimResume(db: Pick<Db, 'query'>, claim: string): Write {
  return db.query
    .updateTable('program')
    .set({ halted_at: null, halted_code: null, claim })
    .where('halted_at', 'is not', null)
}

/** Replies that wait here may have left from the database that this one is a copy of: they are looked for, and never sent. */
export function doubtReplies(db: Pick<Db, 'query'>, { at, code }: Halt): Write {
  return db.query
    .updateTable('outbox')
    .set({ state: 'unknown', settled_at: at, error_code: code, look_at: at, lease_until: null })
    .where('kind', '=', 'reply')
    .where('state', 'in', ['queued', 'leased'])
}

/** Texts that were put back with this code need not wait any longer. */
export function releaseHalted(db: Pick<Db, 'query'>, { code, now }: { code: string; now: string }): Write {
  return db.query
    .updateTable('outbox')
    .set({ not_before: now })
    .where('state', '=', 'queued')
    .where('error_code', '=', code)
    .where('not_before', '>', now)
}
