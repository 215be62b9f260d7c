// Opens the administrator's page: how the program stands, who works in it, and who may sign in.
import { languageFor } from '../core/language.ts'
import { localDate } from '../core/outreach/window.ts'
import { audit } from '../db/audit.ts'
import { countCallsOfNobody } from '../db/follow-up-count.ts'
import { readProgram } from '../db/program.ts'
import { programCounts, staffMembers, type ProgramCounts, type StaffMember } from '../db/program-state.ts'
import type { Deps } from '../deps.ts'

export interface Member extends Omit<StaffMember, 'nameSealed'> {
  readonly name: string
}

export interface AdminView {
  readonly today: string
  readonly counts: ProgramCounts
  /** In languages that no survey speaks: listed, and not texted. */
  readonly unspoken: ProgramCounts['languages']
  /** By name. */
  readonly members: readonly Member[]
  /** That no lead may see. */
  readonly callsOfNobody: number
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>

export async function openAdmin(deps: Needs, staffId: string): Promise<AdminView> {
  const { db, sealer, surveys, now, newId } = deps
  const at = now()
  const today = localDate(at, [(await readProgram(db)).timeZone])
  const [counts, members, callsOfNobody] = await Promise.all([
    programCounts(db, today),
    staffMembers(db),
    countCallsOfNobody(db, staffId),
  ])
  await db.commit([
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'admin.viewed',
      subject: 'program',
      subjectId: null,
    }),
  ])
  const named = await Promise.all(
    members.map(async ({ nameSealed, ...member }) => ({
      ...member,
      name: await sealer.open('staff', 'name_sealed', member.id, nameSealed),
    })),
  )
  return {
    today,
    counts,
    unspoken: counts.languages.filter(({ language }) => languageFor(surveys.languages, language) === null),
    members: named.sort((a, b) => a.name.localeCompare(b.name, 'en')),
    callsOfNobody,
  }
}
