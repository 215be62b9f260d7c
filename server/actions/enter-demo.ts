// The demo's accounts, one per role, made when first entered: in a demo database and nowhere else.
import { findAccountByEmail, insertAccount } from '../db/accounts.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { busiestCaseManager } from '../db/caseload.ts'
import type { Write } from '../db/database.ts'
import { findProgram } from '../db/program.ts'
import { insertStaff } from '../db/staff.ts'
import type { UserTable } from '../db/tables/accounts.ts'
import type { Deps } from '../deps.ts'
import { accountEmail } from '../email.ts'

type Role = UserTable['role']
type Needs = Pick<Deps, 'db' | 'sealer' | 'config' | 'now' | 'newId'>

const NAMES: Readonly<Record<Role, string>> = {
  case_manager: 'Ana Ruiz',
  lead: 'Maureen Tate',
  administrator: 'Dee Park',
  auditor: 'Joseph Osei',
}

/** Whose account it is, its address and its password. Throws outside the demo, by settings or by the database's own mark.
 *  @param hash makes what is kept of a password. */
export async function demoAccount(
  deps: Needs,
  role: Role,
  hash: (password: string) => Promise<string>,
): Promise<{ staffId: string; email: string; password: string }> {
  const { db, sealer, config, now, newId } = deps
  const program = await findProgram(db)
  if (config.mode !== 'demo' || program?.demo !== true)
    throw new Error('demo accounts exist only in the demo')
  const password = await sealer.derive(`demo password ${role}`)
  const email = await accountEmail(sealer, `${role}@demo.invalid`)
  const account = await findAccountByEmail(db, email)
  if (account) return { staffId: account.staffId, email, password }
  const found = role === 'case_manager' ? await busiestCaseManager(db, now().slice(0, 10)) : null
  const staffId = found ?? newId()
  const at = now()
  const writes: Write[] = found
    ? []
    : [
        insertStaff(db, {
          id: staffId,
          county_id_sealed: null,
          county_id_index: null,
          name_sealed: await sealer.seal('staff', 'name_sealed', staffId, NAMES[role]),
          email_sealed: null,
          email_index: null,
          discipline: null,
          team_id: null,
          created_at: at,
        }),
      ]
  const passwordHash = await hash(password)
  await db.commit([
    ...writes,
    ...insertAccount(db, { userId: newId(), accountId: newId(), staffId, email, role, passwordHash, at }),
    audit(db, {
      id: newId(),
      at,
      actor: SYSTEM,
      action: 'account.created',
      subject: 'staff',
      subjectId: staffId,
      detail: { role, demo: true },
    }),
  ])
  return { staffId, email, password }
}
