// Private answers for tests, written as the channels write them: through the sealed part of an invitation.
import { readSealedPart, sealedPartWrites } from '../../server/actions/sealed-part.ts'
import { quarterOf } from '../../server/core/disclosure/quarters.ts'
import type { SealedBody } from '../../server/core/sealed-body.ts'
import { readProgram } from '../../server/db/program.ts'
import type { Deps } from '../../server/deps.ts'

/** As at the first save of this invitation, when nothing private was answered. */
export async function emptyBody({ db }: Pick<Deps, 'db'>, invitationId: string): Promise<SealedBody> {
  const { timeZone } = await readProgram(db)
  const row = await db.query
    .selectFrom('invitation')
    .innerJoin('patient', 'patient.id', 'invitation.patient_id')
    .innerJoin('enrolment', 'enrolment.id', 'invitation.enrolment_id')
    .leftJoin('staff', 'staff.id', 'invitation.about_staff_id')
    .select(['invitation.patient_id', 'invitation.enrolment_id', 'survey_id', 'survey_version', 'expires_at'])
    .select(['about_staff_id', 'about_team_id', 'staff.discipline', 'patient.region', 'enrolled_on'])
    .where('invitation.id', '=', invitationId)
    .executeTakeFirstOrThrow()
  return {
    answers: {},
    proven: false,
    aside: {},
    makers: [],
    mode: 'page',
    language: 'en',
    at: null,
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
      quarter: quarterOf(row.expires_at, timeZone),
      verdictAsked: false,
    },
  }
}

/** Begins the interview if need be, and lays these answers over what its sealed part holds. */
export async function answerPrivately(
  deps: Pick<Deps, 'db' | 'sealed' | 'newToken' | 'now'>,
  invitationId: string,
  said: Partial<Omit<SealedBody, 'place'>> = {},
): Promise<void> {
  const seen = await readSealedPart(deps, invitationId)
  const before = seen?.body ?? (await emptyBody(deps, invitationId))
  const answers = { ...before.answers, ...said.answers }
  const body: SealedBody = { ...before, at: said.answers ? deps.now() : before.at, ...said, answers }
  await deps.db.commit(await sealedPartWrites(deps, invitationId, body, seen))
}

/** What lies sealed for an invitation now; null: nothing. */
export async function privateAnswers(
  deps: Pick<Deps, 'db' | 'sealed'>,
  invitationId: string,
): Promise<SealedBody['answers'] | null> {
  return (await readSealedPart(deps, invitationId))?.body.answers ?? null
}
