// Writes what a caseload file creates, changes and ends, in commits of some fifty people each: importing the same file
// again finishes an import that was cut short.
import type { Known } from '../core/caseload/known.ts'
import type { Plan } from '../core/caseload/plan.ts'
import { audit, type Actor } from '../db/audit.ts'
import type { Write } from '../db/database.ts'
import { openInvitationsOf } from '../db/invitations.ts'
import type { Deps } from '../deps.ts'
import { patientWrites } from './import-write-patient.ts'
import { teamWrites, workerWrites, type Import } from './import-write-staff.ts'

const PEOPLE_PER_COMMIT = 50

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

/** @param onPatients told the patients written so far. Throws `Conflict` when another import came in between. */
export async function importCaseload(
  deps: Needs,
  { plan, known }: { readonly plan: Plan; readonly known: Known },
  actor: Actor,
  onPatients: (written: number) => void,
): Promise<void> {
  const within: Import = {
    actor,
    at: deps.now(),
    teamIds: new Map(known.teams),
    staffIds: new Map([...known.workers].map(([countyId, { id }]) => [countyId, id])),
    contactIds: new Map([...known.phones].map(([phone, { id }]) => [phone, id])),
  }
  await writeStaff(deps, plan, within)
  const links = await openLinks(deps, plan)
  let written = 0
  for (const patients of pieces(plan.patients)) {
    const writes = await Promise.all(
      patients.map((patient) => {
        const contactId = known.patients.get(patient.record.countyId)?.contactId ?? null
        const invitationIds = links.get(patient.patientId ?? '') ?? []
        return patientWrites(deps, patient, { contactId, invitationIds }, within)
      }),
    )
    await commit(deps, within, writes.flat(), { patients: patients.length })
    written += patients.length
    onPatients(written)
  }
}

async function writeStaff(deps: Needs, { teams, workers }: Plan, within: Import): Promise<void> {
  for (const names of pieces(teams)) {
    const writes = names.flatMap((name) => teamWrites(deps, name, within))
    await commit(deps, within, writes, { teams: names.length })
  }
  for (const those of pieces(workers)) {
    const writes = await Promise.all(those.map((worker) => workerWrites(deps, worker, within)))
    await commit(deps, within, writes.flat(), { staff: those.length })
  }
}

/** Invitations to be stopped when a patient's phone changes, by patient. */
async function openLinks({ db }: Needs, { patients }: Plan): Promise<Map<string, string[]>> {
  const moving = patients.filter(({ changed }) => changed.includes('phone'))
  const open = await openInvitationsOf(
    db,
    moving.flatMap(({ patientId }) => patientId ?? []),
  )
  const byPatient = Map.groupBy(open, ({ patientId }) => patientId)
  return new Map(
    [...byPatient].map(([id, invitations]) => [id, invitations.map((invitation) => invitation.id)]),
  )
}

async function commit(
  { db, newId }: Needs,
  { actor, at }: Import,
  writes: readonly Write[],
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  const entry = { id: newId(), at, actor, action: 'caseload.imported', subject: 'caseload', subjectId: null }
  await db.commit([...writes, audit(db, { ...entry, detail: counts })])
}

function* pieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += PEOPLE_PER_COMMIT) {
    yield all.slice(start, start + PEOPLE_PER_COMMIT)
  }
}
