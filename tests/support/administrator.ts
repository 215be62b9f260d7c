// A staff member with an administrator's account and no password: somebody to whom letters are dealt.
import { insertUser } from '../../server/db/accounts.ts'
import type { TestProgram } from './program.ts'

/** Returns the staff id. */
export async function addAdministrator({ deps, addStaff }: TestProgram, name: string): Promise<string> {
  const { db, newId, now } = deps
  const staffId = await addStaff(name)
  const account = { userId: newId(), staffId, email: `${staffId}@county.example`, at: now() }
  await db.commit([insertUser(db, { ...account, role: 'administrator' })])
  return staffId
}
