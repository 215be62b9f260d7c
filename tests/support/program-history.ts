// Months of a whole program at once, for pages that sum them up: who was asked, who answered, and what.
import type { NewPatient, TestProgram } from './program.ts'
import { answerPrivately } from './sealed.ts'
import { codeColumns } from '../../server/actions/answer-value.ts'
import { insertInvitation } from '../../server/db/invitations.ts'
import { insertAnswer, insertResponse } from '../../server/db/responses.ts'
import type { Write } from '../../server/db/database.ts'
import { PULSE_FACTS, type Invited } from './invite.ts'

export interface HistoryMonth {
  readonly month: string
  /** Default 10; another day of the same month is another occasion. */
  readonly day?: number
  /** The first so many of the patients are invited, then started, then finished. */
  readonly invited: number
  readonly undeliverable?: number
  readonly started: number
  readonly completed: number
  /** Verdicts (Y1) of the first who finished, asked for by the calendar. */
  readonly verdicts?: readonly number[]
  /** Of those, the last so many keep theirs from their case manager. */
  readonly withheld?: number
  /** Staff ids: without whom each of these responses would not exist. */
  readonly makers?: string
  /** T1 to T3 of the first who finished. */
  readonly trust?: readonly (readonly number[])[]
}

export async function addPatients(
  program: TestProgram,
  count: number,
  more: NewPatient = {},
): Promise<Invited[]> {
  const patients: Invited[] = []
  for (let person = 0; person < count; person += 1)
    patients.push(await program.addPatient({ enrolment: { enrolled_on: '2025-01-06' }, ...more }))
  return patients
}

export async function addMonth(
  { deps }: Pick<TestProgram, 'deps'>,
  patients: readonly Invited[],
  history: HistoryMonth,
): Promise<void> {
  const { db, newId } = deps
  const {
    month,
    invited,
    undeliverable = 0,
    started,
    completed,
    verdicts = [],
    withheld = 0,
    makers = '',
    trust = [],
  } = history
  const { day = 10 } = history
  const at = `${month}-${String(day).padStart(2, '0')}T18:00:00.000Z`
  const writes: Write[] = []
  const trusted: [id: string, said: readonly number[]][] = []
  for (const [place, who] of patients.slice(0, invited).entries()) {
    const lost = place >= invited - undeliverable
    const id = newId()
    const state =
      place < completed ? 'completed' : place < started ? 'started' : lost ? 'undeliverable' : 'delivered'
    writes.push(
      insertInvitation(db, {
        id,
        enrolment_id: who.enrolmentId,
        patient_id: who.patientId,
        contact_id: who.contactId,
        occasion: `pulse:${at.slice(0, 10)}`,
        survey_id: 'pulse',
        survey_version: 1,
        facts: JSON.stringify({ ...PULSE_FACTS, verdictDue: 1 }),
        about_staff_id: null,
        about_team_id: null,
        goal_id: null,
        token_hash: id,
        state,
        revision: 0,
        claim: null,
        due_at: at,
        expires_at: at,
        invited_at: at,
        delivered_at: lost ? null : at,
        started_at: place < started ? at : null,
        ended_at: place < completed ? at : null,
        created_at: at,
      }),
    )
    const verdict = verdicts[place]
    if (verdict !== undefined) {
      const [response, row] = [newId(), newId()]
      const shared = place < verdicts.length - withheld
      writes.push(
        insertResponse(db, {
          id: response,
          invitation_id: id,
          patient_id: who.patientId,
          enrolment_id: who.enrolmentId,
          survey_id: 'pulse',
          survey_version: 1,
          language: 'en',
          mode: 'page',
          complete: 1,
          shared: 1,
          month,
          at,
          makers,
        }),
        insertAnswer(db, {
          id: row,
          response_id: response,
          patient_id: who.patientId,
          item: 'Y1',
          construct: 'success.verdict',
          ...(await codeColumns(deps.sealer, row, { value: verdict, shared })),
          words_sealed: null,
          goal_id: null,
          shared: shared ? 1 : 0,
          month,
          at,
        }),
      )
    }
    const said = trust[place]
    if (said) trusted.push([id, said])
  }
  await db.commit(writes)
  for (const [id, said] of trusted) {
    const answers = Object.fromEntries(said.map((value, item) => [`T${item + 1}`, value]))
    await answerPrivately(deps, id, { answers })
  }
}
