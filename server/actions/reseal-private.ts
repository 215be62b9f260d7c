// Old sealed answers in clear: drafts become sealed parts, answers of open windows become rows of their year.
import { PROGRAM } from '../core/disclosure/cells.ts'
import { dayInQuarter, quarterAfter, quarterOf, type Quarter } from '../core/disclosure/quarters.ts'
import type { SealedBody } from '../core/sealed-body.ts'
import { mustHaveClaimed } from '../db/database.ts'
import { programClaim, readProgram, takeProgram } from '../db/program.ts'
import { lastClosed } from '../db/releases.ts'
import { advance, endStep, type Step } from '../db/reseal.ts'
import { deleteOld, deleteScores, oldAnswers, oldScores, type OldAnswer } from '../db/sealed-moves.ts'
import type { Resealer } from './reseal-answers.ts'
import { blockWrites } from './sealed-blocks.ts'
import { readSealedPart, sealedPartWrites } from './sealed-part.ts'

const DRAFTS_AT_ONCE = 50
const INTERVIEWS_AT_ONCE = 200
const SCORES_AT_ONCE = 500

/** Of these nothing is kept: whoever stops half-way expects nothing of it to be. */
const BROKEN_OFF: readonly OldAnswer['state'][] = ['expired', 'undeliverable', 'refused', 'stopped']

/** One commit for each interview, so that a patient who saves meanwhile holds up theirs alone. */
export async function resealDraftSlice(deps: Resealer, step: Step): Promise<number> {
  const { db } = deps
  const { timeZone } = await readProgram(db)
  const open = await firstOpen(deps)
  const interviews = await oldAnswers(db, 'draft', DRAFTS_AT_ONCE)
  for (const rows of interviews) {
    const [first] = rows
    const sent = rows.filter((row) => row.sent === 1)
    const gone = deleteOld(db, idsOf(rows))
    const keeps = first && sent.length > 0 && !BROKEN_OFF.includes(first.state)
    const ends = first ? quarterOf(first.expiresAt, timeZone) : open
    // Where the link ended in a window that has closed, the first that is open takes it, as it did before.
    const kept = keeps ? await partWrites(deps, sent, ends < open ? open : ends) : []
    await db.commit([...kept, ...gone, advance(db, step, rows.length)])
  }
  if (interviews.length === 0) await db.commit([endStep(db, step)])
  return interviews.flat().length
}

/** What was answered in the new way since then stands over it. */
async function partWrites(deps: Resealer, rows: readonly OldAnswer[], quarter: Quarter) {
  const id = rows[0]?.invitation_id ?? ''
  const seen = await readSealedPart(deps, id)
  const old = bodyOf(rows, quarter)
  const answered = seen !== null && Object.keys(seen.body.answers).length > 0
  const body = answered
    ? { ...seen.body, answers: { ...old.answers, ...seen.body.answers } }
    : { ...old, place: seen?.body.place ?? old.place }
  return sealedPartWrites(deps, id, body, seen)
}

/**
 * An answer keeps the quarter that it counted in by the rule of its time, the one of its storing: so none counts
 * twice and none is lost. Those of windows that have closed stand in their figures, or ended unpublished.
 */
export async function resealAnswerSlice(deps: Resealer, step: Step): Promise<number> {
  const { db, newId } = deps
  const seen = await programClaim(db)
  const { timeZone } = await readProgram(db)
  const open = await firstOpen(deps)
  const interviews = await oldAnswers(db, 'answer', INTERVIEWS_AT_ONCE)
  if (interviews.length === 0) {
    await db.commit([endStep(db, step)])
    return 0
  }
  const ended = interviews.flatMap((rows) => {
    const at = rows[0]?.stored_at ?? ''
    const quarter = quarterOf(at, timeZone)
    if (quarter < open) return []
    return [{ body: bodyOf(rows, quarter), quarter, turn: dayInQuarter(at, timeZone) }]
  })
  const claim = newId()
  await db.commit([
    takeProgram(db, seen, claim),
    mustHaveClaimed(db, 'program', claim),
    ...(await blockWrites(deps, ended)),
    ...deleteOld(db, idsOf(interviews.flat())),
    advance(db, step, interviews.flat().length),
  ])
  return interviews.flat().length
}

export async function resealScoreSlice({ db }: Resealer, step: Step): Promise<number> {
  const { sealed, open } = await oldScores(db, SCORES_AT_ONCE)
  const count = sealed.length + open.length
  await db.commit(
    count === 0
      ? [endStep(db, step)]
      : [...deleteOld(db, sealed), ...deleteScores(db, open), advance(db, step, count)],
  )
  return count
}

/** The first quarter that no closed window holds; before all quarters where none was looked at. */
async function firstOpen({ db }: Resealer): Promise<Quarter> {
  const last = await lastClosed(db, PROGRAM)
  if (last === null) return ''
  return last.state === 'held' ? last.from : quarterAfter(last.to)
}

const idsOf = (rows: readonly OldAnswer[]) => rows.map(({ id }) => id)

/** @param rows of one interview. Who made letters and codes was not kept with them. */
function bodyOf(rows: readonly OldAnswer[], quarter: Quarter): SealedBody {
  const row = rows.reduce((latest, one) => (one.stored_at > latest.stored_at ? one : latest))
  return {
    answers: Object.fromEntries(rows.flatMap(({ item, value }) => (value === null ? [] : [[item, value]]))),
    // A text is said by the phone itself.
    proven: row.mode === 'sms',
    aside: {},
    makers: [],
    mode: row.mode,
    language: row.language,
    at: row.stored_at,
    place: {
      patientId: row.patient_id,
      enrolmentId: row.enrolment_id,
      surveyId: row.survey_id,
      surveyVersion: row.survey_version,
      aboutStaffId: row.about_staff_id,
      aboutTeamId: row.about_team_id,
      discipline: row.discipline,
      region: row.region,
      enrolledOn: row.enrolled_on,
      quarter,
      verdictAsked: JSON.parse(row.facts)['verdictDue'] === 1,
    },
  }
}
