// The front desk makes a code for the tablet: for every number that is typed, whether or not something is open to answer.
import { helpColumns, worksWith, type Help } from '../core/help.ts'
import { codeFrom } from '../core/kiosk-code.ts'
import { findStaffName } from '../db/caseload.ts'
import { newestOpenInvitation } from '../db/invitations.ts'
import { expireCodesOf, insertKioskCode } from '../db/kiosk-codes.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'
import { findAtDesk, lookWrite } from './find-at-desk.ts'

export const CODE_MINUTES = 60

export interface KioskCode {
  /** Eight characters. Where nothing is open it is no code at all, and the tablet takes it for a wrong one. */
  readonly code: string
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId' | 'newToken'>

export const codeHash = async ({ sealer }: Pick<Deps, 'sealer'>, code: string): Promise<string> =>
  // Forty bits alone could be tried out against a stolen table: the hash is keyed.
  hashToken(`${await sealer.derive('kiosk')}|${code}`)

export const newCode = async ({ sealer, newToken }: Pick<Deps, 'sealer' | 'newToken'>): Promise<string> =>
  codeFrom(await sealer.linkToken(`kiosk|${newToken()}`))

/** Throws `not_allowed` for whoever works or worked with the patient, and `bad_answer` for such a helper or one who is no
 *  staff member. */
export async function makeKioskCode(
  deps: Needs,
  staffId: string,
  { number, help = null }: { readonly number: string; readonly help?: Help | null },
): Promise<KioskCode> {
  const { db, now } = deps
  const at = now()
  const desk = await findAtDesk(deps, number)
  const { patient, assignments } = desk
  const refused = async (why: string, code: 'not_allowed' | 'bad_answer') => {
    await db.commit([lookWrite(deps, staffId, desk, { action: 'kiosk_code.refused', detail: { why } })])
    return new Problem(code)
  }
  if (worksWith(staffId, assignments)) throw await refused('own_patient', 'not_allowed')
  if (help?.kind === 'staff') {
    const known = (await findStaffName(db, help.staffId)) !== null
    if (!known || worksWith(help.staffId, assignments)) throw await refused('helper', 'bad_answer')
  }
  const code = await newCode(deps)
  const open = patient && (await newestOpenInvitation(db, patient.id, at))
  await db.commit([
    ...(patient ? [expireCodesOf(db, patient.id, at)] : []),
    ...(open
      ? [
          insertKioskCode(db, {
            code_hash: await codeHash(deps, code),
            invitation_id: open.id,
            made_by: staffId,
            made_at: at,
            expires_at: new Date(Date.parse(at) + CODE_MINUTES * 60_000).toISOString(),
            ...helpColumns(help),
          }),
        ]
      : []),
    lookWrite(deps, staffId, desk, {
      action: 'kiosk_code.made',
      ...(help ? { detail: { helped: help.kind, helper: help.staffId } } : {}),
    }),
  ])
  return { code }
}
