// The front desk makes a code for one patient's open interview: for the tablet here, or for a letter with the link.
import { helpColumns, mayHelp, type Help } from '../core/help.ts'
import { codeFrom } from '../core/kiosk-code.ts'
import { localDate } from '../core/outreach/window.ts'
import { assignmentsOfPatients } from '../db/assignments.ts'
import { audit } from '../db/audit.ts'
import { findStaffName } from '../db/caseload.ts'
import { findInvitation, markInvited, openInvitationsOf } from '../db/invitations.ts'
import { expireCodesOf, hasUnusedCode, insertKioskCode } from '../db/kiosk-codes.ts'
import { patientsByCountyId } from '../db/patients.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'

const DESK_MINUTES = 60

export interface KioskCode {
  readonly code: string
  /** For the letter alone; null for the tablet, whose code is enough. */
  readonly link: string | null
  readonly expiresAt: string
  /** An earlier code of this patient, which nobody used, works no more. */
  readonly replaces: boolean
  readonly language: string
  readonly program: string
  readonly timeZone: string
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'config' | 'now' | 'newId' | 'newToken'>

export const codeHash = async ({ sealer }: Pick<Deps, 'sealer'>, code: string): Promise<string> =>
  // Forty bits alone could be tried out against a stolen table: the hash is keyed.
  hashToken(`${await sealer.derive('kiosk')}|${code}`)

/** Null: nobody has this number, or nothing is open to answer. Throws `not_allowed` for whoever the questions are about. */
export async function findAtDesk(deps: Pick<Deps, 'db' | 'sealer' | 'now'>, staffId: string, number: string) {
  const { db, sealer, now } = deps
  const at = now()
  const [patient] = await patientsByCountyId(db, [await sealer.index('county_id', number.trim())])
  if (!patient) return null
  const { timeZone, name: program } = await readProgram(db)
  const today = localDate(at, [timeZone])
  const assignments = await assignmentsOfPatients(db, [patient.id])
  const worksWith = assignments.some(
    ({ staff_id, to_on }) => staff_id === staffId && (to_on === null || to_on >= today),
  )
  if (worksWith) throw new Problem('not_allowed')
  const invitation = await openInvitation(deps, patient.id, at)
  if (!invitation) return null
  if (invitation.aboutStaffId === staffId) throw new Problem('not_allowed')
  return { patient, invitation, assignments, program, timeZone }
}

/** Null as above. Throws `bad_answer` for a helper who works or worked with the patient, or is no staff member. */
export async function makeKioskCode(
  deps: Needs,
  staffId: string,
  made: { readonly number: string; readonly for: 'tablet' | 'letter'; readonly help?: Help | null },
): Promise<KioskCode | null> {
  const { db, sealer, surveys, config, now, newId, newToken } = deps
  const at = now()
  const found = await findAtDesk(deps, staffId, made.number)
  if (!found) return null
  const { patient, invitation, assignments } = found
  const help = made.help ?? null
  if (help?.kind === 'staff') {
    const known = (await findStaffName(db, help.staffId)) !== null
    if (!known || !mayHelp(help.staffId, invitation, assignments)) throw new Problem('bad_answer')
  }
  const code = codeFrom(await sealer.linkToken(`kiosk|${newToken()}`))
  const soon = new Date(Date.parse(at) + DESK_MINUTES * 60_000).toISOString()
  const expiresAt = made.for === 'letter' || invitation.expiresAt < soon ? invitation.expiresAt : soon
  const replaces = await hasUnusedCode(db, patient.id, at)
  await db.commit([
    expireCodesOf(db, patient.id, at),
    insertKioskCode(db, {
      code_hash: await codeHash(deps, code),
      invitation_id: invitation.id,
      made_by: staffId,
      made_at: at,
      expires_at: expiresAt,
      ...helpColumns(help),
    }),
    // A letter is the invitation where no text is.
    ...(made.for === 'letter' && invitation.contactId === null ? markInvited(db, invitation.id, at) : []),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: made.for === 'letter' ? 'letter.opened' : 'kiosk_code.made',
      subject: 'invitation',
      subjectId: invitation.id,
      ...(help ? { detail: { helped: help.kind, helper: help.staffId } } : {}),
    }),
  ])
  const spoken = surveys.languages.find((known) => known === patient.language.split('-')[0])
  return {
    code,
    link: made.for === 'letter' ? `${config.publicUrl}/s/${await sealer.linkToken(invitation.id)}` : null,
    expiresAt,
    replaces,
    language: spoken ?? 'en',
    program: found.program,
    timeZone: found.timeZone,
  }
}

/** The newest of those that can still be answered. */
async function openInvitation({ db }: Pick<Deps, 'db'>, patientId: string, at: string) {
  const open = await openInvitationsOf(db, [patientId])
  const found = await Promise.all(open.map(({ id }) => findInvitation(db, id)))
  return (
    found
      .filter((each) => each !== null)
      .filter(({ expiresAt }) => expiresAt > at)
      .toSorted((a, b) => (a.dueAt < b.dueAt ? 1 : -1))[0] ?? null
  )
}
