// The writes that bring teams and case managers of a caseload file on file. Staff members only, never accounts.
import type { WorkerPlan } from '../core/caseload/plan-worker.ts'
import { audit, type Actor } from '../db/audit.ts'
import type { Write } from '../db/database.ts'
import { insertStaff, updateStaff } from '../db/staff.ts'
import type { StaffTable } from '../db/tables/people.ts'
import { insertTeam } from '../db/teams.ts'
import type { Deps } from '../deps.ts'
import { emailIndex } from '../email.ts'
import type { Sealer } from '../sealing.ts'

export interface Import {
  readonly actor: Actor
  readonly at: string
  /** By name. */
  readonly teamIds: Map<string, string>
  /** By county id. */
  readonly staffIds: Map<string, string>
  /** By E.164 number. */
  readonly contactIds: Map<string, string>
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'newId'>

export function teamWrites({ db, newId }: Needs, name: string, { actor, at, teamIds }: Import): Write[] {
  const id = newId()
  teamIds.set(name, id)
  return [
    insertTeam(db, { id, name }),
    audit(db, { id: newId(), at, actor, action: 'team.imported', subject: 'team', subjectId: id }),
  ]
}

export async function workerWrites(
  { db, sealer, newId }: Needs,
  { record, staffId, changed }: WorkerPlan,
  { actor, at, teamIds, staffIds }: Import,
): Promise<Write[]> {
  const id = staffId ?? newId()
  staffIds.set(record.countyId, id)
  const email = record.email === null ? noEmail : await sealEmail(sealer, id, record.email)
  const team = record.team === null ? null : (teamIds.get(record.team) ?? null)
  const columns: Omit<StaffTable, 'id' | 'created_at'> = {
    county_id_sealed: await sealer.seal('staff', 'county_id_sealed', id, record.countyId),
    county_id_index: await sealer.index('county_id', record.countyId),
    name_sealed: await sealer.seal('staff', 'name_sealed', id, record.name),
    ...email,
    discipline: record.discipline,
    team_id: team,
  }
  const { county_id_sealed, county_id_index, name_sealed, discipline, team_id } = columns
  const byColumn: Record<string, Partial<StaffTable>> = {
    case_manager_id: { county_id_sealed, county_id_index },
    case_manager_name: { name_sealed },
    case_manager_email: email,
    discipline: { discipline },
    team: { team_id },
  }
  const change = Object.assign({}, ...changed.map((column) => byColumn[column])) as Partial<StaffTable>
  return [
    staffId === null ? insertStaff(db, { id, ...columns, created_at: at }) : updateStaff(db, id, change),
    audit(db, {
      id: newId(),
      at,
      actor,
      action: staffId === null ? 'staff.imported' : 'staff.changed',
      subject: 'staff',
      subjectId: id,
      detail: staffId === null ? {} : { columns: changed.join(' ') },
    }),
  ]
}

const noEmail = { email_sealed: null, email_index: null }

async function sealEmail(sealer: Sealer, id: string, email: string) {
  return {
    email_sealed: await sealer.seal('staff', 'email_sealed', id, email),
    email_index: await emailIndex(sealer, email),
  }
}
