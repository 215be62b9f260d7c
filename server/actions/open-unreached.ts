// Opens the list of patients whom texts do not reach, and writes down that it was opened.
import { countBy, type Unreached } from '../core/outreach/unreached.ts'
import { localDate } from '../core/outreach/window.ts'
import { assignmentsOfPatients } from '../db/assignments.ts'
import { audit } from '../db/audit.ts'
import { patientsToReach, textsInDoubt } from '../db/reach.ts'
import type { Deps } from '../deps.ts'
import { lookForReach, readToday } from './look-for-reach.ts'
import { namesOf } from './owed-call.ts'

export interface UnreachedPatient {
  readonly id: string
  readonly why: Unreached
  /** A date; null: as long as the patient is on file. */
  readonly since: string | null
  readonly name: string
  readonly language: string
  readonly worker: string | null
}

export interface UnreachedList {
  readonly today: string
  readonly patients: readonly UnreachedPatient[]
  /** Found, shown or not. */
  readonly found: Readonly<Record<Unreached, number>>
  readonly doubts: readonly { readonly name: string; readonly on: string; readonly isLookedFor: boolean }[]
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>

const SHOWN_OF_EACH = 50
const DOUBTS_SHOWN = 50

export async function openUnreached(deps: Needs, staffId: string): Promise<UnreachedList> {
  const { db, sealer, newId } = deps
  const today = await readToday(deps)
  const findings = await lookForReach(deps, staffId, today, null)
  const counts = countBy(findings)
  const shown = [...Map.groupBy(findings, ({ why }) => why).values()].flatMap((of) =>
    of.slice(0, SHOWN_OF_EACH),
  )
  const ids = shown.map(({ patientId }) => patientId)
  const [people, doubts, workers] = await Promise.all([
    patientsToReach(db, ids),
    textsInDoubt(db, DOUBTS_SHOWN),
    workersOf(deps, ids, today.today),
  ])
  await db.commit([
    audit(db, {
      id: newId(),
      at: today.at,
      actor: { kind: 'staff', id: staffId },
      action: 'unreached.viewed',
      subject: 'staff',
      subjectId: staffId,
      detail: { rows: shown.length },
    }),
  ])
  const byId = new Map(people.map((person) => [person.id, person]))
  const nameOf = (id: string, sealed: string) => sealer.open('patient', 'name_sealed', id, sealed)
  return {
    today: today.today,
    found: counts,
    patients: await Promise.all(
      shown.flatMap(({ patientId, why, since }) => {
        const person = byId.get(patientId)
        if (!person) return []
        const { nameSealed, language, timeZones } = person
        return [
          nameOf(patientId, nameSealed).then((name) => ({
            id: patientId,
            why,
            since: since === null ? null : localDate(since, timeZones),
            name,
            language,
            worker: workers.get(patientId) ?? null,
          })),
        ]
      }),
    ),
    doubts: await Promise.all(
      doubts.map(async ({ patientId, patientNameSealed, timeZones, at, lookAt }) => ({
        name: await nameOf(patientId, patientNameSealed),
        on: localDate(at, timeZones),
        isLookedFor: lookAt !== null,
      })),
    ),
  }
}

async function workersOf(deps: Needs, patientIds: readonly string[], today: string) {
  const assignments = (await assignmentsOfPatients(deps.db, patientIds)).filter(
    ({ from_on, to_on }) => from_on <= today && (to_on === null || to_on >= today),
  )
  const names = await namesOf(
    deps,
    assignments.map(({ staff_id }) => staff_id),
  )
  return new Map(assignments.map(({ patient_id, staff_id }) => [patient_id, names.get(staff_id) ?? null]))
}
