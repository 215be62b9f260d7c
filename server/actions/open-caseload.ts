// Opens a case manager's caseload: reads what its patients share, and writes down that it was opened.
import { asTold, plainItem } from '../core/goals.ts'
import { arrange, reachOf, type Arranged, type Heard, type PersonFacts } from '../core/thread/caseload.ts'
import { datesAround, isAssigned } from '../core/thread/assigned.ts'
import { monthAfter, monthOfEnrolment } from '../core/thread/course.ts'
import { localDate } from '../core/outreach/window.ts'
import { dateAfter } from '../core/time.ts'
import { audit } from '../db/audit.ts'
import { assignedPatients, type AssignedPatient } from '../db/caseload.ts'
import { readProgram } from '../db/program.ts'
import {
  asks,
  notesTo,
  sharedAnswers,
  sharedGoals,
  type SharedAnswer,
  type SharedGoal,
} from '../db/shared-words.ts'
import type { Deps } from '../deps.ts'
import { openNotes, type Note } from './open-notes.ts'

export interface Caseload extends Arranged {
  readonly today: string
  /** Told this case manager by name in the last days, newest first. */
  readonly notes: readonly (Note & { readonly name: string })[]
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

const NOTE_DAYS = 7

export async function openCaseload(deps: Needs, staffId: string): Promise<Caseload> {
  const { db, now, newId } = deps
  const at = now()
  const today = localDate(at, [(await readProgram(db)).timeZone])
  const whose = { staffId, around: datesAround(at), patientId: null }
  const since = `${monthAfter(today.slice(0, 7), -12)}-01T00:00:00.000Z`
  const [assigned, goals, answers, asked, told] = await Promise.all([
    assignedPatients(db, staffId, whose.around),
    sharedGoals(db, whose),
    sharedAnswers(db, whose, since),
    asks(db, whose, since),
    notesTo(db, whose, `${dateAfter(today, -NOTE_DAYS)}T00:00:00.000Z`),
  ])
  const patients = onePerPatient(assigned.filter((each) => isAssigned(each, localDate(at, each.timeZones))))
  await db.commit([
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'caseload.viewed',
      subject: 'staff',
      subjectId: staffId,
      detail: { patients: patients.length },
    }),
  ])
  const [goalsOf, answersOf, asksOf] = [byPatient(goals), byPatient(answers), byPatient(asked)]
  const people = await Promise.all(
    patients.map((patient) =>
      factsOf(deps, patient, at, {
        goals: goalsOf.get(patient.id) ?? [],
        answers: answersOf.get(patient.id) ?? [],
        asks: asksOf.get(patient.id) ?? [],
      }),
    ),
  )
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const notes = await openNotes(
    deps,
    told.filter(({ patientId }) => names.has(patientId)).reverse(),
    new Map(patients.map(({ id, timeZones }) => [id, timeZones])),
  )
  return {
    ...arrange(people, today, at),
    today,
    notes: notes.map((note) => ({ ...note, name: names.get(note.patientId) ?? '' })),
  }
}

/** Two assignments of one stay may touch; the newer one speaks. */
function onePerPatient(assigned: readonly AssignedPatient[]): AssignedPatient[] {
  const newest = new Map<string, AssignedPatient>()
  for (const each of assigned) {
    const other = newest.get(each.id)
    if (!other || other.fromOn < each.fromOn) newest.set(each.id, each)
  }
  return [...newest.values()]
}

function byPatient<T extends { readonly patientId: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ patientId }) => patientId)
}

interface Shared {
  readonly goals: readonly SharedGoal[]
  readonly answers: readonly SharedAnswer[]
  readonly asks: PersonFacts['asks']
}

async function factsOf(
  { sealer }: Needs,
  patient: AssignedPatient,
  at: string,
  { goals, answers, asks }: Shared,
): Promise<PersonFacts> {
  const today = localDate(at, patient.timeZones)
  const standing = goals.filter(({ endedAt, enrolmentId }) => {
    return endedAt === null && enrolmentId === goals.at(-1)?.enrolmentId
  })
  const threads = new Map(goals.map(({ id, threadId }) => [id, threadId]))
  const newest = answers.at(-1)?.responseId
  const heard: Heard[] = []
  for (const [responseId, given] of Map.groupBy(answers, (answer) => answer.responseId)) {
    const first = given[0]!
    const valueOf = (item: string) => given.find((answer) => answer.item === item)?.value ?? null
    const progress = given.find(({ item, value }) => item === 'P1' && value !== null && value <= 5)
    const win = given.find(({ item }) => item === 'P3')
    heard.push({
      askId: first.invitationId,
      month: first.month,
      on: localDate(first.at, patient.timeZones),
      progress: progress?.value
        ? { value: progress.value, thread: threads.get(progress.goalId ?? '') ?? null }
        : null,
      verdicts: given
        .filter(({ item, value }) => plainItem(item) === 'Y1' && value !== null && value <= 4)
        .map(({ value, goalId }) => ({ value: value ?? 0, thread: threads.get(goalId ?? '') ?? null })),
      anySuccess: valueOf('P2'),
      // Only the newest words are shown in a list, so only they are opened.
      win:
        responseId === newest && win?.wordsSealed
          ? {
              words: await sealer.open('answer', 'words_sealed', win.id, win.wordsSealed),
              language: win.language,
            }
          : null,
    })
  }
  return {
    id: patient.id,
    name: await sealer.open('patient', 'name_sealed', patient.id, patient.nameSealed),
    monthInProgram: monthOfEnrolment(patient.enrolledOn, today),
    language: patient.language,
    phone: patient.phoneKind,
    sharing: patient.sharing,
    sharingSince: patient.sharingSince,
    reach: reachOf(patient.contact),
    pausedUntil: patient.pausedUntil,
    goals: await Promise.all(
      asTold(standing).map(async ({ id, threadId, language, setAt, wordsSealed }) => ({
        thread: threadId,
        setOn: localDate(setAt, patient.timeZones),
        language,
        words: await sealer.open('goal', 'words_sealed', id, wordsSealed),
      })),
    ),
    heard,
    asks,
  }
}
