// What a file changes of one patient's enrolments and assignments.
import { askedIfLeftSince, nextDueOn, type Schedule } from '../outreach/schedule.ts'
import type { AssignmentRecord, PatientRecord, StayRecord } from './gather.ts'
import type { KnownPatient, KnownStay } from './known.ts'
import type { Said } from './rows.ts'
import { overlap, type Span } from './spans.ts'

/** An enrolment to which something happens. */
export interface StayPlan {
  readonly enrolledOn: string
  /** Null: not on file yet. */
  readonly enrolmentId: string | null
  readonly graduatedOn: string | null
  /** `ends`: it was open on file; `corrected`: it had another last day. */
  readonly graduation: Ending
  /** Undefined: what is on file stays. */
  readonly nextDueOn: string | null | undefined
  readonly started: readonly AssignmentRecord[]
  readonly ended: readonly EndedAssignment[]
}

export type Ending = 'ends' | 'corrected' | null

export interface EndedAssignment extends AssignmentRecord {
  readonly assignmentId: string
  readonly to: string
  readonly ending: NonNullable<Ending>
}

interface StayFacts {
  /** Of case managers on file, by county id. */
  readonly staffIds: ReadonlyMap<string, string>
  readonly today: string
  readonly schedule: Schedule
  readonly consentedOn: string | null
  /** The patient can be asked where that was in vain before: by a new consent, phone or language. */
  readonly wakes: boolean
}

interface Planned {
  readonly plans: readonly StayPlan[]
  readonly problems: readonly Said[]
}

export function planStays(record: PatientRecord, patient: KnownPatient | null, facts: StayFacts): Planned {
  const plans = record.stays.map((stay) => planStay(stay, patient, facts))
  const named = new Set(plans.map(({ enrolledOn }) => enrolledOn))
  const woken = facts.wakes ? (patient?.stays ?? []).filter(({ enrolledOn }) => !named.has(enrolledOn)) : []
  return {
    plans: [...plans.filter(happens), ...woken.map((stay) => wake(stay, facts)).filter(happens)],
    problems: collisions(record, patient, facts),
  }
}

const happens = (plan: StayPlan): boolean =>
  plan.enrolmentId === null ||
  plan.graduation !== null ||
  plan.nextDueOn !== undefined ||
  plan.started.length + plan.ended.length > 0

function planStay(stay: StayRecord, patient: KnownPatient | null, facts: StayFacts): StayPlan {
  const known = patient?.stays.find(({ enrolledOn }) => enrolledOn === stay.enrolledOn) ?? null
  const graduatedOn = stay.graduatedOn ?? known?.graduatedOn ?? null
  const graduation = known ? endingOf(known.graduatedOn, graduatedOn) : null
  const { started, ended } = planAssignments(stay, known, facts)
  const next = { enrolledOn: stay.enrolledOn, graduatedOn, known: known !== null }
  return {
    enrolledOn: stay.enrolledOn,
    enrolmentId: known?.id ?? null,
    graduatedOn,
    graduation,
    nextDueOn: known && graduation === null && !facts.wakes ? undefined : nextDue(next, facts),
    started,
    ended,
  }
}

function wake({ id, enrolledOn, graduatedOn }: KnownStay, facts: StayFacts): StayPlan {
  const over = graduatedOn !== null && graduatedOn < askedIfLeftSince(facts.today, facts.schedule)
  return {
    enrolledOn,
    enrolmentId: id,
    graduatedOn,
    graduation: null,
    nextDueOn: over ? undefined : nextDue({ enrolledOn, graduatedOn, known: true }, facts),
    started: [],
    ended: [],
  }
}

// Of an enrolment on file only the tick knows what was asked already: it is sent there today.
function nextDue(
  { enrolledOn, graduatedOn, known }: { enrolledOn: string; graduatedOn: string | null; known: boolean },
  { consentedOn, today, schedule }: StayFacts,
): string | null {
  if (graduatedOn !== null && graduatedOn <= today) {
    const askedYet = known && consentedOn !== null && graduatedOn >= askedIfLeftSince(today, schedule)
    return askedYet ? today : null
  }
  const unasked = { baselineOn: null, lastAskedOn: null, already: new Set<string>() }
  const fresh = { returnedOn: null, pausedUntil: null, ...unasked }
  return nextDueOn({ enrolledOn, graduatedOn, consentedOn, ...fresh }, known ? today : enrolledOn, schedule)
}

const endingOf = (before: string | null, after: string | null): Ending => {
  if (before === after) return null
  return before === null ? 'ends' : 'corrected'
}

function planAssignments(stay: StayRecord, known: KnownStay | null, { staffIds }: StayFacts) {
  const started: AssignmentRecord[] = []
  const ended: EndedAssignment[] = []
  for (const assignment of stay.assignments) {
    const staffId = staffIds.get(assignment.worker)
    const before = known?.assignments.find((one) => one.staffId === staffId && one.from === assignment.from)
    const { to } = assignment
    if (!before) started.push(assignment)
    else if (to !== null && to !== before.to) {
      ended.push({ ...assignment, assignmentId: before.id, to, ending: before.to ? 'corrected' : 'ends' })
    }
  }
  return { started, ended }
}

// The file's enrolments and assignments are held against those on file that it does not name.
function collisions(record: PatientRecord, patient: KnownPatient | null, { staffIds }: StayFacts): Said[] {
  if (!patient) return []
  const stays = new Map<string, Span>()
  const assignments = new Map<string, Span>()
  for (const { enrolledOn, graduatedOn, assignments: those } of patient.stays) {
    stays.set(enrolledOn, { from: enrolledOn, to: graduatedOn })
    for (const { staffId, from, to } of those) assignments.set(`${staffId} ${from}`, { from, to })
  }
  for (const { enrolledOn, graduatedOn, assignments: those } of record.stays) {
    const to = graduatedOn ?? stays.get(enrolledOn)?.to ?? null
    stays.set(enrolledOn, { from: enrolledOn, to })
    for (const { worker, from, to } of those) {
      const key = `${staffIds.get(worker) ?? worker} ${from}`
      assignments.set(key, { from, to: to ?? assignments.get(key)?.to ?? null })
    }
  }
  const problems: Said[] = []
  if (overlap([...stays.values()], true)) {
    problems.push({
      column: 'enrolled_on',
      sentence:
        'On file this patient has another enrolment at the same time. Add its row, with its graduated_on.',
    })
  }
  if (overlap([...assignments.values()], false)) {
    problems.push({
      column: 'assigned_from',
      sentence:
        'On file this patient has another assignment on the same day. Add its row, with its assigned_to.',
    })
  }
  return problems
}
