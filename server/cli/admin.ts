// `sayso admin EMAIL [NAME]`: the first administrator, by a one-time link that only the operator sees.
import * as z from 'zod'
import { inviteStaff } from '../actions/invite-staff.ts'
import { OPERATOR } from '../db/audit.ts'
import { findStaffByEmail } from '../db/caseload.ts'
import { insertStaff } from '../db/staff.ts'
import type { Deps } from '../deps.ts'
import { emailIndex } from '../email.ts'

const USAGE =
  'Usage: npm run sayso -- admin EMAIL [NAME], such as: npm run sayso -- admin maureen.tate@county.example "Maureen Tate"'

/** The exit code. */
export async function adminCommand(
  deps: Deps,
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const [given = '', ...names] = args
  const email = given.trim()
  if (!z.email().safeParse(email).success) {
    print(given === '' ? USAGE : 'That is not an e-mail address.')
    if (given !== '') print(USAGE)
    return 1
  }
  const { db, sealer, newId, now } = deps
  const index = await emailIndex(sealer, email)
  const known = await findStaffByEmail(db, index)
  const staffId = known ?? newId()
  const row = {
    id: staffId,
    county_id_sealed: null,
    county_id_index: null,
    name_sealed: await sealer.seal(
      'staff',
      'name_sealed',
      staffId,
      names.join(' ').trim() || email.split('@')[0]!,
    ),
    email_sealed: await sealer.seal('staff', 'email_sealed', staffId, email),
    email_index: index,
    discipline: null,
    team_id: null,
    created_at: now(),
  }
  const also = known ? [] : [insertStaff(db, row)]
  const link = await inviteStaff(deps, OPERATOR, { staffId, role: 'administrator', also })
  print('Open this link within three days to set a password. It works once, and is not shown again:')
  print(link)
  return 0
}
