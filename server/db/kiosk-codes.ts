// Codes for the clinic's tablet, found by hash; the sittings they start; and how often a network tried in vain.
import type { Insertable, Selectable } from 'kysely'
import { helpOf, type Help, type HelpColumns } from '../core/help.ts'
import type { Db, Write } from './database.ts'
import type { KioskCodeTable } from './tables/answers.ts'

export function insertKioskCode(
  db: Pick<Db, 'query'>,
  row: Omit<Insertable<KioskCodeTable>, 'claim' | 'sitting_hash' | 'sitting_until'>,
): Write {
  return db.query
    .insertInto('kiosk_code')
    .values({ ...row, claim: null, sitting_hash: null, sitting_until: null })
}

/** Codes of a patient that nobody used stop working when a new one is made. */
export function expireCodesOf(db: Pick<Db, 'query'>, patientId: string, at: string): Write {
  return db.query
    .updateTable('kiosk_code')
    .set({ expires_at: at })
    .where('invitation_id', 'in', (e) =>
      e.selectFrom('invitation').select('id').where('patient_id', '=', patientId),
    )
    .where('claim', 'is', null)
    .where('expires_at', '>', at)
}

export interface KioskSitting {
  readonly invitationId: string
  /** Who made the code: a staff id. */
  readonly madeBy: string
  /** Null: the patient answers alone. */
  readonly help: Help | null
  /** It began before holders were told apart. */
  readonly before: boolean
}

type Row = Pick<Selectable<KioskCodeTable>, 'invitation_id' | 'made_by' | 'began_before'> & HelpColumns

const decode = (row: Row): KioskSitting => ({
  invitationId: row.invitation_id,
  madeBy: row.made_by,
  help: helpOf(row),
  before: row.began_before === 1,
})

/** Null: unknown, used or expired. */
export async function findKioskCode(
  db: Pick<Db, 'query'>,
  codeHash: string,
  now: string,
): Promise<KioskSitting | null> {
  const row = await db.query
    .selectFrom('kiosk_code')
    .select(['invitation_id', 'made_by', 'helped_kind', 'helped_staff_id', 'began_before'])
    .where('code_hash', '=', codeHash)
    .where('claim', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? decode(row) : null
}

export function claimKioskCode(
  db: Pick<Db, 'query'>,
  codeHash: string,
  start: {
    readonly claim: string
    readonly at: string
    readonly sittingHash: string
    readonly until: string
  },
): Write {
  return db.query
    .updateTable('kiosk_code')
    .set({ claim: start.claim, sitting_hash: start.sittingHash, sitting_until: start.until })
    .where('code_hash', '=', codeHash)
    .where('claim', 'is', null)
    .where('expires_at', '>', start.at)
}

/** The invitation that a tablet's sitting answers. Null: unknown, ended or too old. */
export async function findKioskSitting(
  db: Pick<Db, 'query'>,
  sittingHash: string,
  now: string,
): Promise<KioskSitting | null> {
  const row = await db.query
    .selectFrom('kiosk_code')
    .select(['invitation_id', 'made_by', 'helped_kind', 'helped_staff_id', 'began_before'])
    .where('sitting_hash', '=', sittingHash)
    .where('sitting_until', '>', now)
    .executeTakeFirst()
  return row ? decode(row) : null
}

/** One that has ended stays so. */
export function endKioskSittingAt(
  db: Pick<Db, 'query'>,
  sittingHash: string,
  { now, until }: { readonly now: string; readonly until: string },
): Write {
  return db.query
    .updateTable('kiosk_code')
    .set({ sitting_until: until })
    .where('sitting_hash', '=', sittingHash)
    .where('sitting_until', '>', now)
}

export const KIOSK_TRIED = 'kiosk.tried'
export const KIOSK_STARTED = 'kiosk.started'

/** Codes tried from a network since then that started nothing. */
export async function failedKioskTries(
  db: Pick<Db, 'query'>,
  { network, since }: { readonly network: string; readonly since: string },
): Promise<number> {
  const rows = await db.query
    .selectFrom('audit')
    .select('action')
    .where('subject_kind', '=', 'network')
    .where('subject_id', '=', network)
    .where('at', '>', since)
    .where('action', 'in', [KIOSK_TRIED, KIOSK_STARTED])
    .execute()
  return rows.reduce((sum, { action }) => sum + (action === KIOSK_TRIED ? 1 : -1), 0)
}
