// What a checked file would create, change and end, held against what is on file.
import { byPlace } from './check-together.ts'
import { gatherPatients, gatherWorkers, type PatientRecord } from './gather.ts'
import type { Known } from './known.ts'
import { planPatient, unchanged, type PatientPlan, type PlanningFacts } from './plan-patient.ts'
import { knownWorker, planWorker, takesEmail, type WorkerPlan } from './plan-worker.ts'
import type { CaseloadRow, Remark } from './rows.ts'
import { stayNotices } from './stay-notices.ts'

export interface Plan {
  /** Names of teams not on file. */
  readonly teams: readonly string[]
  /** New or changed ones. */
  readonly workers: readonly WorkerPlan[]
  /** New or changed ones. */
  readonly patients: readonly PatientPlan[]
  /** Patients who stay as they are. */
  readonly unchanged: number
  /** Numbers not on file, E.164. */
  readonly phones: readonly string[]
  /** Found only by looking at what is on file. */
  readonly problems: readonly Remark[]
  readonly notices: readonly Remark[]
}

export function planImport(
  rows: readonly CaseloadRow[],
  known: Known,
  program: Pick<PlanningFacts, 'today' | 'languages' | 'schedule'>,
): Plan {
  const taken = gatherWorkers(rows).filter((worker) => takesEmail(worker, known))
  const takenBy = new Set(taken.map(({ countyId }) => countyId))
  const kept = rows.filter((row) => !takenBy.has(row.case_manager_id))
  const all = gatherWorkers(kept)
  const staffIds = new Map(all.flatMap((worker) => idOf(worker.countyId, knownWorker(worker, known)?.id)))
  const records = gatherPatients(kept)
  const planned = records.map((record) => planPatient(record, { known, staffIds, ...program }))
  const good = planned.filter(({ problems }) => problems.length === 0)
  const changing = good.filter((plan) => !unchanged(plan))
  const goodRows = new Set(good.flatMap(({ record }) => record.rows))
  const workers = all.filter((worker) => worker.rows.some((row) => goodRows.has(row)))
  const numbers = good.flatMap(({ record: { phone } }) => (phone === null ? [] : [phone]))
  const emailTaken = 'On file another person has this e-mail address.'
  return {
    teams: distinct(workers.flatMap(({ team }) => (team === null || known.teams.has(team) ? [] : [team]))),
    workers: workers
      .map((worker) => planWorker(worker, known))
      .filter(({ staffId, changed }) => staffId === null || changed.length > 0),
    patients: changing,
    unchanged: good.length - changing.length,
    phones: distinct(numbers.filter((number) => !known.phones.has(number))),
    problems: [
      ...taken.flatMap((worker) =>
        worker.rows.map((row) => ({ row, column: 'case_manager_email' as const, sentence: emailTaken })),
      ),
      ...planned.flatMap(({ record, problems }) =>
        record.rows.flatMap((row) => problems.map((problem) => ({ row, ...problem }))),
      ),
    ].sort(byPlace),
    notices: [
      ...good.flatMap(({ record, notices }) =>
        notices.map((notice) => ({ row: firstRow(record), ...notice })),
      ),
      ...good.flatMap(({ record }) =>
        stayNotices(record, known.patients.get(record.countyId) ?? null, staffIds),
      ),
      ...sharedPhones(
        good.map(({ record }) => record),
        known,
      ),
    ].sort(byPlace),
  }
}

const idOf = (countyId: string, staffId: string | undefined): [string, string][] =>
  staffId === undefined ? [] : [[countyId, staffId]]

const distinct = (words: readonly string[]): string[] => [...new Set(words)].sort()

const firstRow = ({ rows }: PatientRecord): number => Math.min(...rows)

function sharedPhones(records: readonly PatientRecord[], known: Known): Remark[] {
  const named = new Set(records.flatMap(({ countyId }) => known.patients.get(countyId)?.id ?? []))
  const sentence = 'Another patient has the same phone. They share what is sent there and whether it may be.'
  return [...Map.groupBy(records, ({ phone }) => phone)].flatMap(([phone, group]) => {
    if (phone === null) return []
    const others = (known.phones.get(phone)?.users ?? []).filter((id) => !named.has(id))
    if (group.length + others.length < 2) return []
    return group.map((record) => ({ row: firstRow(record), column: 'phone' as const, sentence }))
  })
}
