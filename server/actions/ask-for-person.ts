// Somebody owes this patient a call: never their own case manager, who does not learn of it.
import { followUpTimes } from '../core/follow-up-times.ts'
import { localDate, startOfDay } from '../core/outreach/window.ts'
import { assignmentsOfPatients } from '../db/assignments.ts'
import { audit } from '../db/audit.ts'
import type { Write } from '../db/database.ts'
import { insertFollowUp, insertFollowUpOnce } from '../db/follow-ups.ts'
import { readStaffing } from '../db/staffing.ts'
import type { FollowUpTable } from '../db/tables/people.ts'
import type { Deps } from '../deps.ts'

export interface PersonAsked {
  readonly patientId: string
  /** The worker that was being asked about; null: whoever is the case manager today. */
  readonly aboutStaffId: string | null
  readonly kind: FollowUpTable['kind']
  /** The patient's own, for who calls. */
  readonly words?: string
  /** An allegation of harm: as urgent as words of danger. */
  readonly harm?: boolean
  readonly also?: readonly Write[]
}

type Asker = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

export async function askForPerson(deps: Asker, asked: PersonAsked): Promise<void> {
  await deps.db.commit([...(await personWrites(deps, asked)), ...(asked.also ?? [])])
}

/** The same, to be committed with what led to it. */
export async function personWrites(deps: Asker, asked: PersonAsked): Promise<Write[]> {
  const { db, sealer, newId } = deps
  const { patientId, kind, words } = asked
  const [now, id, staffing] = [deps.now(), newId(), await readStaffing(db)]
  // Nothing finer than the day: the hour would tell which question they were texted at.
  const at = kind === 'words' ? startOfDay(now, staffing.timeZone) : now
  const today = localDate(at, [staffing.timeZone])
  const { dueAt, escalatesAt } = followUpTimes(kind === 'crisis' || asked.harm === true, at, staffing)
  const row: FollowUpTable = {
    id,
    patient_id: patientId,
    kind,
    hidden_from_staff_id: asked.aboutStaffId ?? (await caseManagerOn(deps, patientId, today)),
    owner_staff_id: null,
    words_sealed: words ? await sealer.seal('follow_up', 'words_sealed', id, words) : null,
    state: 'open',
    claim: null,
    due_at: dueAt,
    escalates_at: escalatesAt,
    taken_at: null,
    outcome: null,
    created_at: at,
    done_at: null,
  }
  return [
    words || kind === 'crisis' ? insertFollowUp(db, row) : insertFollowUpOnce(db, row),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'patient', id: patientId },
      action: 'person.asked_for',
      subject: 'patient',
      subjectId: patientId,
      // Not what for: whoever reads the log is not the one whom the patient asked.
    }),
  ]
}

async function caseManagerOn({ db }: Asker, patientId: string, today: string): Promise<string | null> {
  const assignments = await assignmentsOfPatients(db, [patientId])
  const current = assignments
    .filter(({ from_on, to_on }) => from_on <= today && (to_on === null || to_on >= today))
    .toSorted((a, b) => (a.from_on < b.from_on ? 1 : -1))
  return current[0]?.staff_id ?? null
}
