// What is left of a sealed part after its link's end: one row of a fixed length, without a name, a date or an invitation.
import { padded, BODY_BYTES, type SealedBody } from '../sealed-body.ts'
import { quarterOfDay, type Quarter } from './quarters.ts'

export interface SealedRow {
  /** Stands for the person within one program year. */
  readonly tag: string
  /** In which the link ended. */
  readonly quarter: Quarter
  /** Whole days from the quarter's beginning to the link's end: of two rows of one person the higher is the later. */
  readonly turn: number
  readonly aboutStaffId: string | null
  readonly aboutTeamId: string | null
  readonly discipline: string | null
  readonly region: string | null
  /** In which the person joined. */
  readonly joined: Quarter
  readonly language: string
  readonly mode: SealedBody['mode']
  readonly makers: readonly string[]
  readonly verdictAsked: boolean
  readonly surveyId: string
  readonly surveyVersion: number
  readonly answers: SealedBody['answers']
}

/** Null: no sealed question was answered, and the interview leaves a row that holds nothing. */
export function rowOf(body: SealedBody, tag: string, turn: number): SealedRow | null {
  const { answers, makers, mode, language, place } = body
  if (Object.keys(answers).length === 0) return null
  return {
    tag,
    quarter: place.quarter,
    turn,
    aboutStaffId: place.aboutStaffId,
    aboutTeamId: place.aboutTeamId,
    discipline: place.discipline,
    region: place.region,
    joined: quarterOfDay(place.enrolledOn),
    language,
    mode,
    makers,
    verdictAsked: place.verdictAsked,
    surveyId: place.surveyId,
    surveyVersion: place.surveyVersion,
    answers,
  }
}

// A row says less than its body did, so whatever was once saved fits.
const ROW_BYTES = BODY_BYTES

/** As long as it has rows, whatever they hold. Throws RangeError when one does not fit. */
export function encodeBlock(rows: readonly (SealedRow | null)[]): string {
  return rows.map((row) => padded(row && fieldsOf(row), ROW_BYTES)).join('\n')
}

/** Without the rows that hold nothing. */
export function decodeBlock(text: string): SealedRow[] {
  return text.split('\n').flatMap((line) => {
    const fields = JSON.parse(line) as Fields | null
    return fields === null ? [] : [rowFrom(fields)]
  })
}

const fieldsOf = (row: SealedRow) =>
  [
    row.tag,
    row.quarter,
    row.turn,
    [row.aboutStaffId, row.aboutTeamId, row.discipline, row.region, row.joined],
    [row.language, row.mode, row.makers, row.verdictAsked],
    [row.surveyId, row.surveyVersion, row.answers],
  ] as const

type Fields = ReturnType<typeof fieldsOf>

function rowFrom([tag, quarter, turn, about, how, what]: Fields): SealedRow {
  const [aboutStaffId, aboutTeamId, discipline, region, joined] = about
  const [language, mode, makers, verdictAsked] = how
  const [surveyId, surveyVersion, answers] = what
  return {
    tag,
    quarter,
    turn,
    aboutStaffId,
    aboutTeamId,
    discipline,
    region,
    joined,
    language,
    mode,
    makers,
    verdictAsked,
    surveyId,
    surveyVersion,
    answers,
  }
}
