// The private part of one interview: rewritten by every save, whether anything private was said or not.
import type { Interview } from '../core/interview.ts'
import type { Answers } from '../core/question.ts'
import { quarterOf } from '../core/disclosure/quarters.ts'
import type { SealedBody } from '../core/sealed-body.ts'
import type { Write } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import type { Sitting } from './sitting.ts'
import { sealedPartWrites, type SealedPart } from './sealed-part.ts'

export const isSealed = ({ questions }: Interview, item: string): boolean =>
  questions.some(({ id, readers }) => id === item && readers === 'sealed')

interface Said {
  readonly mode: SealedBody['mode']
  readonly language: string
  readonly at: string
}

/** @param given all private answers as this save leaves them; empty: it is none of theirs. @returns the part as it stands afterwards. */
export async function privateWrites(
  deps: Pick<Deps, 'db' | 'sealed' | 'newToken'>,
  sitting: Sitting,
  given: Answers,
  said: Said,
): Promise<{ readonly writes: readonly Write[]; readonly kept: SealedPart }> {
  const { invitation, part } = sitting
  const body = bodyAfter(sitting, given, said)
  const claim = deps.newToken()
  const writes = await sealedPartWrites(deps, invitation.id, body, part, claim)
  return { writes, kept: { body, claim } }
}

/** Of two who answer, the one with proof of the phone counts, else whoever was first. */
function bodyAfter(sitting: Sitting, given: Answers, { mode, language, at }: Said): SealedBody {
  const { part, holder, record, invitation } = sitting
  const codes = Object.entries(given).flatMap(([item, value]) =>
    typeof value === 'number' ? [[item, value] as const] : [],
  )
  const before = part?.body
  const answered = codes.length > 0
  const weaker = before !== undefined && before.proven && !holder.proven
  const fresh = before === undefined || (holder.proven && !before.proven)
  const place: SealedBody['place'] = {
    patientId: invitation.patientId,
    enrolmentId: invitation.enrolmentId,
    surveyId: invitation.surveyId,
    surveyVersion: invitation.surveyVersion,
    aboutStaffId: invitation.aboutStaffId,
    aboutTeamId: invitation.aboutTeamId,
    discipline: record.discipline,
    region: record.region,
    enrolledOn: record.enrolledOn,
    quarter: quarterOf(invitation.expiresAt, sitting.programTimeZone),
    verdictAsked: sitting.answers['Y1'] !== undefined || before?.place.verdictAsked === true,
  }
  const kept = {
    answers: {},
    proven: false,
    aside: {},
    makers: [],
    mode,
    language,
    at: null,
    ...before,
    place,
  }
  if (!answered) return kept
  if (weaker) return { ...kept, aside: Object.fromEntries(codes) }
  const makers = [...(fresh ? [] : kept.makers), ...holder.makers]
  return {
    ...kept,
    answers: Object.fromEntries(codes),
    proven: holder.proven,
    aside: fresh ? kept.answers : kept.aside,
    makers: [...new Set(makers)],
    mode,
    language,
    at,
  }
}
