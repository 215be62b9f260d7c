// What a file changes of one case manager.
import type { Column } from './columns.ts'
import type { WorkerRecord } from './gather.ts'
import type { Known, KnownWorker } from './known.ts'

export interface WorkerPlan {
  readonly record: WorkerRecord
  /** Null: not on file yet. */
  readonly staffId: string | null
  /** Of somebody on file. */
  readonly changed: readonly Column[]
}

/** Somebody on file without a county id, such as a first administrator, is known by e-mail address. */
export function knownWorker({ countyId, email }: WorkerRecord, known: Known): KnownWorker | null {
  const byId = known.workers.get(countyId)
  if (byId) return byId
  const byEmail = email === null ? undefined : known.workersByEmail.get(email)
  return byEmail?.countyId === null ? byEmail : null
}

/** Another person on file has this e-mail address. */
export function takesEmail(record: WorkerRecord, known: Known): boolean {
  const owner = record.email === null ? undefined : known.workersByEmail.get(record.email)
  return owner !== undefined && owner.id !== knownWorker(record, known)?.id
}

export function planWorker(record: WorkerRecord, known: Known): WorkerPlan {
  const worker = knownWorker(record, known)
  if (!worker) return { record, staffId: null, changed: [] }
  const changed: Column[] = []
  if (worker.countyId === null) changed.push('case_manager_id')
  if (worker.name !== record.name) changed.push('case_manager_name')
  if (record.email !== null && worker.email !== record.email) changed.push('case_manager_email')
  if (worker.discipline !== record.discipline) changed.push('discipline')
  if (record.team !== null && worker.team !== record.team) changed.push('team')
  return { record, staffId: worker.id, changed }
}
