// Verdicts (Y1) that pulses asked for because their turn had come, and who works or worked with those who gave them.
import type { CalendarVerdict, PatientSpan } from '../core/disclosure/verdict-rows.ts'
import type { InterviewFacts } from '../core/question.ts'
import type { Db } from './database.ts'
import type { AnswerTable, InvitationTable, ResponseTable } from './tables/answers.ts'
import type { PatientTable } from './tables/people.ts'

type Query = Pick<Db, 'query'>

/** Instants between which the questions were due; the second is the first of what follows. */
export interface DueSpan {
  readonly from: string
  readonly to: string
}

/** Opens a code that is withheld. */
export type OpenCode = (answer: {
  readonly id: string
  readonly value: number | null
  readonly valueSealed: string | null
}) => Promise<number | null>

/** Without those that stand in a frozen window already. */
export async function calendarVerdicts(db: Query, span: DueSpan, open: OpenCode): Promise<CalendarVerdict[]> {
  const rows = await verdictsDue(db, span)
    .innerJoin('patient', 'patient.id', 'answer.patient_id')
    .select([
      'answer.id',
      'answer.patient_id',
      'answer.value',
      'answer.value_sealed',
      'answer.at',
      'answer.shared',
      'patient.sharing',
      'response.makers',
      'response.helped_staff_id',
      'invitation.facts',
    ])
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('verdict_member')
            .select('verdict_member.answer_id')
            .whereRef('verdict_member.answer_id', '=', 'answer.id'),
        ),
      ),
    )
    .execute()
  return Promise.all(rows.filter(({ facts }) => askedByCalendar(facts)).map((row) => decode(row, open)))
}

/** Of the patients whose verdict is shared: every assignment, whenever it was. */
export async function spansBehindVerdicts(db: Query, span: DueSpan): Promise<PatientSpan[]> {
  const rows = await verdictsDue(db, span)
    .innerJoin('assignment', 'assignment.patient_id', 'answer.patient_id')
    .innerJoin('enrolment', 'enrolment.id', 'assignment.enrolment_id')
    .select([
      'assignment.patient_id',
      'assignment.staff_id',
      'assignment.from_on',
      'assignment.to_on',
      'enrolment.graduated_on',
    ])
    .distinct()
    .where('answer.shared', '=', 1)
    .execute()
  return rows.map((row) => ({
    patientId: row.patient_id,
    staffId: row.staff_id,
    fromOn: row.from_on,
    toOn: row.to_on,
    graduatedOn: row.graduated_on,
  }))
}

const verdictsDue = (db: Query, { from, to }: DueSpan) =>
  db.query
    .selectFrom('invitation')
    .innerJoin('response', 'response.invitation_id', 'invitation.id')
    .innerJoin('answer', 'answer.response_id', 'response.id')
    .where('invitation.due_at', '>=', from)
    .where('invitation.due_at', '<', to)
    .where('invitation.survey_id', '=', 'pulse')
    .where('answer.item', '=', 'Y1')

/** Not because somebody said that they are close: that would count them more often than others. */
function askedByCalendar(facts: string): boolean {
  return (JSON.parse(facts) as Partial<InterviewFacts>).verdictDue === 1
}

type Row = Pick<AnswerTable, 'id' | 'patient_id' | 'value' | 'value_sealed' | 'at' | 'shared'> &
  Pick<PatientTable, 'sharing'> &
  Pick<InvitationTable, 'facts'> &
  Pick<ResponseTable, 'helped_staff_id'> & { readonly makers: string }

/** The one place that reads an answer's value for a sum. */
async function decode(row: Row, open: OpenCode): Promise<CalendarVerdict> {
  const { id, value, value_sealed: valueSealed = null } = row
  return {
    answerId: row.id,
    patientId: row.patient_id,
    value: (await open({ id, value, valueSealed })) ?? 0,
    at: row.at,
    shared: row.shared === 1,
    sharing: row.sharing === null ? null : row.sharing === 1,
    makers: [...new Set([...row.makers.split(' '), row.helped_staff_id ?? ''])].filter((id) => id !== ''),
  }
}
