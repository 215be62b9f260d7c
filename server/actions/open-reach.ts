// Opens one patient whom texts do not reach, the number and what became of the newest texts, and writes that down.
import { scriptFor, type Script } from '../core/outreach/consent-script.ts'
import { meaningOf, type OutboxState } from '../core/outreach/delivery.ts'
import { REMEDIES, type Finding } from '../core/outreach/unreached.ts'
import { localDate } from '../core/outreach/window.ts'
import { audit } from '../db/audit.ts'
import { readProgram } from '../db/program.ts'
import { fatesOf, patientsToReach, type Reachable } from '../db/reach.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { lookForReach, readToday, type Today } from './look-for-reach.ts'

export interface Reach {
  readonly id: string
  readonly why: Finding['why']
  readonly remedies: (typeof REMEDIES)[Finding['why']]
  readonly since: string | null
  readonly today: string
  readonly name: string
  readonly countyId: string
  readonly language: string
  readonly phoneKind: Reachable['phoneKind']
  /** E.164; null: none that is the patient's. */
  readonly phone: string | null
  /** Of the texts that we started, newest first. */
  readonly texts: readonly {
    readonly on: string
    readonly state: OutboxState
    readonly means: string | null
  }[]
  readonly script: Script
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>

const TEXTS_SHOWN = 6

/** Throws `not_found` for a patient whom texts reach, as far as this reader may know. */
export async function openReach(deps: Needs, staffId: string, patientId: string): Promise<Reach> {
  const { db, sealer, newId } = deps
  const today = await readToday(deps)
  const { finding, patient } = await findInReach(deps, staffId, patientId, today)
  const { contactId, phoneSealed, timeZones } = patient
  const known = contactId !== null && phoneSealed !== null && finding.why !== 'unlinked'
  const fates = contactId === null ? [] : await fatesOf(db, contactId, TEXTS_SHOWN)
  await db.commit([
    audit(db, {
      id: newId(),
      at: today.at,
      actor: { kind: 'staff', id: staffId },
      action: 'reach.viewed',
      subject: 'patient',
      subjectId: patientId,
    }),
  ])
  return {
    id: patientId,
    why: finding.why,
    remedies: REMEDIES[finding.why].filter((remedy) => remedy === 'number' || contactId !== null),
    since: finding.since === null ? null : localDate(finding.since, timeZones),
    today: today.today,
    name: await sealer.open('patient', 'name_sealed', patientId, patient.nameSealed),
    countyId: await sealer.open('patient', 'county_id_sealed', patientId, patient.countyIdSealed),
    language: patient.language,
    phoneKind: patient.phoneKind,
    phone: known ? await sealer.open('contact', 'phone_sealed', contactId, phoneSealed) : null,
    texts: fates.map(({ at, state, errorCode }) => ({
      on: localDate(at, timeZones),
      state,
      means: errorCode !== null && /^\d+$/.test(errorCode) ? meaningOf(errorCode).means : null,
    })),
    script: scriptFor((await readProgram(db)).name, patient.language),
  }
}

export async function findInReach(
  deps: Needs,
  staffId: string,
  patientId: string,
  today: Today,
): Promise<{ finding: Finding; patient: Reachable }> {
  const [finding] = await lookForReach(deps, staffId, today, patientId)
  const [patient] = finding ? await patientsToReach(deps.db, [patientId]) : []
  if (!finding || !patient) throw new Problem('not_found')
  return { finding, patient }
}
