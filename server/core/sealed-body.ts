// The private part of one begun interview as one text, always equally long, whatever is inside.

/** Whom and what the answers are about, for groups of 11 and more. */
export interface SealedPlace {
  readonly patientId: string
  readonly enrolmentId: string
  readonly surveyId: string
  readonly surveyVersion: number
  readonly aboutStaffId: string | null
  readonly aboutTeamId: string | null
  readonly discipline: string | null
  readonly region: string | null
  /** A date of 10 characters. */
  readonly enrolledOn: string
  /** In which the link ends, as `2026-Q4` in the program's time zone: fixed when the link is made. */
  readonly quarter: string
  /** Whether a verdict (Y1) was asked before the private part. */
  readonly verdictAsked: boolean
}

export interface SealedBody {
  /** Item → code, 8 and 9 as given. */
  readonly answers: Readonly<Record<string, number>>
  /** Given with proof of the phone: stands against answers without. */
  readonly proven: boolean
  /** Given without proof of the phone where somebody proved it: whoever gave them goes on by them, and they count nowhere. */
  readonly aside: Readonly<Record<string, number>>
  /** Staff without whom it would not exist. */
  readonly makers: readonly string[]
  readonly mode: 'page' | 'sms' | 'kiosk' | 'voice'
  readonly language: string
  /** Of the last sealed answer; null: none yet. */
  readonly at: string | null
  readonly place: SealedPlace
}

/** Room for the longest region, every item that is sealed today twice, and half a dozen makers. */
export const BODY_BYTES = 1152

/** Which order of fields a text has. */
const FORM = 1

const utf8 = new TextEncoder()

/** Spaces behind JSON, which reads over them. Throws RangeError when it does not fit. */
export function padded(value: unknown, bytes: number): string {
  const text = JSON.stringify(value)
  const room = bytes - bytesOf(text)
  if (room < 0) throw new RangeError('too much for one sealed text')
  return text + ' '.repeat(room)
}

export const bytesOf = (text: string): number => utf8.encode(text).length

/** What this holder has answered; another's is not theirs to go on by. */
export const answersOf = ({ answers, proven, aside }: SealedBody, holder: { readonly proven: boolean }) =>
  proven === holder.proven ? answers : proven ? aside : {}

/** Always the same number of bytes in UTF-8. Throws RangeError when it does not fit. */
export function encodeBody({ place, ...body }: SealedBody): string {
  const { answers, proven, aside, makers, mode, language, at } = body
  // Without names of fields, which would take half of the room.
  const where = [
    place.patientId,
    place.enrolmentId,
    place.surveyId,
    place.surveyVersion,
    place.aboutStaffId,
    place.aboutTeamId,
    place.discipline,
    place.region,
    place.enrolledOn,
    place.quarter,
    place.verdictAsked,
  ] satisfies Where
  return padded([FORM, answers, proven, aside, makers, mode, language, at, where] satisfies Body, BODY_BYTES)
}

/** Throws when the text is none of `encodeBody`. */
export function decodeBody(text: string): SealedBody {
  const parsed: unknown = JSON.parse(text)
  if (!Array.isArray(parsed) || parsed[0] !== FORM) throw new RangeError('no sealed body')
  const [, answers, proven, aside, makers, mode, language, at, where] = parsed as Body
  return { answers, proven, aside, makers, mode, language, at, place: placeOf(where) }
}

type Body = [
  form: number,
  answers: SealedBody['answers'],
  proven: boolean,
  aside: SealedBody['aside'],
  makers: readonly string[],
  mode: SealedBody['mode'],
  language: string,
  at: string | null,
  where: Where,
]

type Where = [
  patientId: string,
  enrolmentId: string,
  surveyId: string,
  surveyVersion: number,
  aboutStaffId: string | null,
  aboutTeamId: string | null,
  discipline: string | null,
  region: string | null,
  enrolledOn: string,
  quarter: string,
  verdictAsked: boolean,
]

function placeOf(where: Where): SealedPlace {
  const [patientId, enrolmentId, surveyId, surveyVersion, aboutStaffId, aboutTeamId, ...rest] = where
  const [discipline, region, enrolledOn, quarter, verdictAsked] = rest
  return {
    patientId,
    enrolmentId,
    surveyId,
    surveyVersion,
    aboutStaffId,
    aboutTeamId,
    discipline,
    region,
    enrolledOn,
    quarter,
    verdictAsked,
  }
}
