// Opens one patient's thread for their present case manager, and writes down that it was opened.
import { datesAround, isAssigned } from '../core/thread/assigned.ts'
import { reachOf } from '../core/thread/caseload.ts'
import { byGoal } from '../core/thread/by-goal.ts'
import { monthOfEnrolment } from '../core/thread/course.ts'
import {
  events,
  goalThreads,
  type Event,
  type GoalThread,
  type GoalVersion,
  type Reply,
  type Told,
} from '../core/thread/thread.ts'
import { localDate } from '../core/outreach/window.ts'
import { audit } from '../db/audit.ts'
import { assignedPatients, findStaffName, type AssignedPatient } from '../db/caseload.ts'
import {
  asks,
  notesTo,
  sharedAnswers,
  sharedGoals,
  type SharedAnswer,
  type SharedGoal,
  type Whose,
} from '../db/shared-words.ts'
import { lastReadMark } from '../db/read-marks.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { openNotes } from './open-notes.ts'

export interface PatientThread {
  /** The patient's own date. */
  readonly today: string
  readonly name: string
  readonly monthInProgram: number
  readonly language: string
  readonly phone: 'own' | 'shared' | 'program'
  readonly reach: ReturnType<typeof reachOf>
  readonly sharing: boolean | null
  /** Since when they let their case manager read; null while they do not. */
  readonly sharingSince: string | null
  readonly goals: readonly GoalThread[]
  readonly events: readonly Event[]
  /** How many words there are by now, when some are not yet marked as read: a number tells no hour. */
  readonly unread: number | null
  /** When this case manager last marked words as read. */
  readonly readOn: string | null
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

const BEGINNING = '0000'

/** Throws `not_found` for a patient who is not this case manager's today, as for one who does not exist. */
export async function openPatient(deps: Needs, staffId: string, patientId: string): Promise<PatientThread> {
  const { db, sealer, now, newId } = deps
  const at = now()
  const { whose, patient } = await presentPatient(deps, staffId, patientId, at)
  await db.commit([
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'patient.viewed',
      subject: 'patient',
      subjectId: patientId,
    }),
  ])
  const today = localDate(at, patient.timeZones)
  const words = await wordsOf(db, whose)
  const told = await readTold(deps, words, patient)
  const mark = await lastReadMark(db, patientId, staffId)
  const said = timesOf(words)
  const newest = said.at(-1)
  return {
    today,
    name: await sealer.open('patient', 'name_sealed', patient.id, patient.nameSealed),
    monthInProgram: monthOfEnrolment(patient.enrolledOn, today),
    language: patient.language,
    phone: patient.phoneKind,
    reach: reachOf(patient.contact),
    sharing: patient.sharing,
    sharingSince:
      patient.sharing === true && patient.sharingSince
        ? localDate(patient.sharingSince, patient.timeZones)
        : null,
    goals: goalThreads(told, at, today),
    events: events(told, at),
    unread: newest !== undefined && newest > (mark?.wordsTo ?? '') ? said.length : null,
    readOn: mark && localDate(mark.at, patient.timeZones),
  }
}

/** Throws `not_found` for a patient who is not this case manager's today, as for one who does not exist. */
export async function presentPatient(
  { db }: Pick<Deps, 'db'>,
  staffId: string,
  patientId: string,
  at: string,
): Promise<{ readonly whose: Whose; readonly patient: AssignedPatient }> {
  const whose: Whose = { staffId, around: datesAround(at), patientId }
  const assigned = await assignedPatients(db, staffId, whose.around, patientId)
  const patient = assigned.find((each) => isAssigned(each, localDate(at, each.timeZones)))
  if (!patient) throw new Problem('not_found')
  return { whose, patient }
}

type Words = Awaited<ReturnType<typeof wordsOf>>

/** Everything that this case manager may read of one patient. */
export async function wordsOf(db: Deps['db'], whose: Whose) {
  const [goals, answers, asked, notes] = await Promise.all([
    sharedGoals(db, whose),
    sharedAnswers(db, whose, BEGINNING),
    asks(db, whose, BEGINNING),
    notesTo(db, whose, BEGINNING),
  ])
  return { goals, answers, asked, notes }
}

/** Oldest first. */
export const timesOf = ({ goals, answers, notes }: Pick<Words, 'goals' | 'answers' | 'notes'>): string[] =>
  [...goals.map(({ setAt }) => setAt), ...[...answers, ...notes].map(({ at }) => at)].sort()

async function readTold(deps: Needs, words: Words, patient: AssignedPatient): Promise<Told> {
  const { goals, answers, asked, notes } = words
  const groups = [...Map.groupBy(answers, ({ responseId }) => responseId).values()]
  const opened = await Promise.all(
    endedByReturn(goals).map((goal) => openGoal(deps, goal, patient.timeZones)),
  )
  return {
    goals: opened,
    replies: await Promise.all(groups.map((given) => openReply(deps, given, opened, patient.timeZones))),
    notes: await openNotes(deps, notes, new Map([[patient.id, patient.timeZones]])),
    asks: asked,
    sharingSince: patient.sharing === true ? patient.sharingSince : null,
  }
}

/** Goals of an earlier stay stood until the first one of the present stay was told. */
function endedByReturn(goals: readonly SharedGoal[]): SharedGoal[] {
  const stay = goals.at(-1)?.enrolmentId
  const since = goals.find(({ enrolmentId }) => enrolmentId === stay)?.setAt ?? null
  return goals.map((goal) =>
    goal.enrolmentId === stay || goal.endedAt !== null ? goal : { ...goal, endedAt: since },
  )
}

async function openGoal({ sealer }: Needs, goal: SharedGoal, zones: readonly string[]) {
  const { id, threadId, wordsSealed, nicknameSealed, weight, language, setAt, endedAt } = goal
  return {
    id,
    thread: threadId,
    words: await sealer.open('goal', 'words_sealed', id, wordsSealed),
    nickname:
      nicknameSealed === null ? null : await sealer.open('goal', 'nickname_sealed', id, nicknameSealed),
    weight,
    language,
    from: localDate(setAt, zones),
    to: endedAt === null ? null : localDate(endedAt, zones),
  }
}

async function openReply(
  deps: Needs,
  given: readonly SharedAnswer[],
  goals: readonly GoalVersion[],
  zones: readonly string[],
): Promise<Reply> {
  const { sealer } = deps
  const first = given[0]!
  const opened = given.map(async ({ id, item, value, wordsSealed, goalId, language }) => ({
    item,
    value,
    goalId,
    said:
      wordsSealed === null
        ? null
        : { words: await sealer.open('answer', 'words_sealed', id, wordsSealed), language },
  }))
  const [{ about, given: plain }, ...further] = byGoal(await Promise.all(opened), goals)
  return {
    askId: first.invitationId,
    on: localDate(first.at, zones),
    month: first.month,
    mode: first.mode,
    about,
    given: plain,
    further,
    helpedBy: first.help && { kind: first.help.kind, name: await helperName(deps, first.help.staffId) },
  }
}

async function helperName({ db, sealer }: Needs, staffId: string | null): Promise<string | null> {
  const sealed = staffId === null ? null : await findStaffName(db, staffId)
  return staffId === null || sealed === null ? null : sealer.open('staff', 'name_sealed', staffId, sealed)
}
