// The front desk makes a letter: a link of its own and a code, for every number, by the person to whom its letters are dealt.
import { helpColumns } from '../core/help.ts'
import { findStaffName } from '../db/caseload.ts'
import type { Write } from '../db/database.ts'
import { markInvited, newestOpenInvitation, type Invitation } from '../db/invitations.ts'
import { expireCodesOf, insertKioskCode } from '../db/kiosk-codes.ts'
import { newestOwedLetter, printedOf } from '../db/owed-letters.ts'
import { insertStaffLink } from '../db/staff-links.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'
import { dealing, readMakers } from './deal-letters.ts'
import { findAtDesk, lookWrite } from './find-at-desk.ts'
import { codeHash, newCode } from './make-kiosk-code.ts'

export interface Letter {
  readonly kind: 'letter'
  /** Where nothing is open, link and code lead nowhere, as any that is over. */
  readonly link: string
  readonly code: string
  readonly language: string
  readonly program: string
}

/** By the name of whoever prints it this quarter. */
export interface DealtElsewhere {
  readonly kind: 'dealt'
  readonly to: string
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'config' | 'now' | 'newId' | 'newToken'>

/** Throws `not_allowed` where nobody who prints letters is free of the patient. */
export async function printLetter(
  deps: Needs,
  staffId: string,
  number: string,
): Promise<Letter | DealtElsewhere> {
  const { db, sealer, surveys, config, newToken } = deps
  const desk = await findAtDesk(deps, number)
  const { patient, countyIdIndex, assignments, timeZone, program } = desk
  const deal = dealing(deps, await readMakers(deps), timeZone)
  const maker = await deal(countyIdIndex, assignments)
  if (maker !== staffId) {
    const detail = { why: maker === null ? 'own_patient' : 'dealt', maker }
    await db.commit([lookWrite(deps, staffId, desk, { action: 'letter.refused', detail })])
    if (maker === null) throw new Problem('not_allowed')
    const sealed = (await findStaffName(db, maker)) ?? ''
    return { kind: 'dealt', to: await sealer.open('staff', 'name_sealed', maker, sealed) }
  }
  const [token, code] = [newToken(), await newCode(deps)]
  await db.commit([
    ...(patient ? await printWrites(deps, staffId, patient.id, { token, code }) : []),
    lookWrite(deps, staffId, desk, { action: 'letter.opened' }),
  ])
  const spoken = surveys.languages.find((known) => known === patient?.language.split('-')[0])
  return { kind: 'letter', link: `${config.publicUrl}/s/${token}`, code, language: spoken ?? 'en', program }
}

async function printWrites(
  deps: Needs,
  staffId: string,
  patientId: string,
  made: { readonly token: string; readonly code: string },
): Promise<Write[]> {
  const { db, now } = deps
  const at = now()
  const open = await newestOpenInvitation(db, patientId, at)
  const invitation = open ?? (await newestOwedLetter(db, patientId, at))
  const ended = [expireCodesOf(db, patientId, at), printedOf(db, patientId)]
  if (!invitation) return ended
  return [...ended, ...(await linkWrites(deps, staffId, invitation, made))]
}

async function linkWrites(
  deps: Needs,
  staffId: string,
  { id, contactId, expiresAt }: Invitation,
  { token, code }: { readonly token: string; readonly code: string },
): Promise<Write[]> {
  const { db, now } = deps
  const at = now()
  return [
    insertStaffLink(db, {
      token_hash: await hashToken(token),
      invitation_id: id,
      made_by: staffId,
      kind: 'letter',
      made_at: at,
    }),
    insertKioskCode(db, {
      code_hash: await codeHash(deps, code),
      invitation_id: id,
      made_by: staffId,
      made_at: at,
      expires_at: expiresAt,
      ...helpColumns(null),
    }),
    // A letter is the invitation where no text is.
    ...(contactId === null ? markInvited(db, id, at) : []),
  ]
}
