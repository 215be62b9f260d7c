// Makes the demo county: staff, patients and their past, by one seed, in commits of a few hundred rows.
import { dateOf } from '../core/time.ts'
import type { Write } from '../db/database.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { insertStaff } from '../db/staff.ts'
import { insertTeam } from '../db/teams.ts'
import type { Deps } from '../deps.ts'
import { readProgram } from '../db/program.ts'
import { readStaffing } from '../db/staffing.ts'
import { createChance, createSeededIds } from './chance.ts'
import { addMonths, createLocalDays } from './days.ts'
import { livePast } from './history.ts'
import type { Making, MadeWorker } from './making.ts'
import { planPeople } from './people.ts'
import { disciplinesOf, emailOf, staffNames, teamNames } from './staff.ts'
import { workerTruth } from './truth.ts'

export interface CountySize {
  readonly seed: string
  readonly patients: number
  readonly caseManagers: number
  readonly months: number
  /** The demo's present. */
  readonly now: string
  /** Called now and then with the patients made so far. */
  readonly onProgress?: (made: number) => void
}

export const SMALL_COUNTY = { patients: 600, caseManagers: 7, months: 18 } as const

type Needs = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'config'>

const ROWS_A_COMMIT = 400
const AT_ONCE = 15

/** Into a migrated database that has its program row and nobody yet. */
export async function createCounty(deps: Needs, size: CountySize): Promise<void> {
  const program = await readProgram(deps.db)
  const days = createLocalDays(program.timeZone)
  const today = days.dayOf(size.now)
  const begin = addMonths(today, -size.months)
  const ids = createSeededIds(size.seed)
  const startedAt = days.at(begin, 8 * 60)
  const chance = createChance(size.seed)
  const { workers, teams, writes } = await staffWrites(deps, size, ids, startedAt)
  const making: Making = {
    deps,
    program: program.name,
    zone: program.timeZone,
    staffing: await readStaffing(deps.db),
    ids,
    days,
    begin,
    today,
    now: size.now,
    workers,
  }
  await deps.db.commit(writes)
  let waiting: Write[] = []
  const people = planPeople(chance, { patients: size.patients, teams, begin, today })
  for (let from = 0; from < people.length; from += AT_ONCE) {
    // Sealing waits for other threads: several people at once fill the wait, each with ids of their own.
    const lives = people.slice(from, from + AT_ONCE).map((person, at) => {
      const own = createSeededIds(`${size.seed}|${from + at}`)
      return livePast({ ...making, ids: own }, person, from + at)
    })
    waiting.push(...(await Promise.all(lives)).flat())
    if (waiting.length < ROWS_A_COMMIT) continue
    await deps.db.commit(waiting)
    waiting = []
    size.onProgress?.(Math.min(from + AT_ONCE, people.length))
  }
  await deps.db.commit([
    ...waiting,
    audit(deps.db, {
      id: ids(size.now),
      at: size.now,
      actor: SYSTEM,
      action: 'county.made',
      subject: 'program',
      subjectId: null,
      detail: { seed: size.seed, patients: size.patients, began: dateOf(begin) },
    }),
  ])
  size.onProgress?.(people.length)
}

async function staffWrites(
  { db, sealer }: Needs,
  { seed, caseManagers }: CountySize,
  ids: (at: string) => string,
  at: string,
) {
  const chance = createChance(`${seed}|staff`)
  const names = teamNames(caseManagers)
  const teamIds = names.map(() => ids(at))
  const writes: Write[] = names.map((name, place) => insertTeam(db, { id: teamIds[place] ?? '', name }))
  const member = async (name: string, discipline: MadeWorker['discipline'], teamId: string) => {
    const id = ids(at)
    const email = emailOf(name)
    writes.push(
      insertStaff(db, {
        id,
        county_id_sealed: null,
        county_id_index: null,
        name_sealed: await sealer.seal('staff', 'name_sealed', id, name),
        email_sealed: await sealer.seal('staff', 'email_sealed', id, email),
        email_index: await sealer.index('email', email),
        discipline,
        team_id: teamId,
        created_at: at,
      }),
    )
    return id
  }
  const workers: MadeWorker[] = []
  const teams: number[] = []
  const disciplines = chance.shuffle(disciplinesOf(caseManagers))
  for (const [place, name] of staffNames(chance, caseManagers).entries()) {
    const team = place % names.length
    const discipline = disciplines[place] ?? 'social_worker'
    const teamId = teamIds[team] ?? ''
    const id = await member(name, discipline, teamId)
    workers.push({ id, teamId, team: names[team] ?? '', discipline, truth: workerTruth(place) })
    teams.push(team)
  }
  return { workers, teams, writes }
}
