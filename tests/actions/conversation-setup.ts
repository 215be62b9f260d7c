// A patient just invited by text and the phone in their hand, and what a conversation left in the tables.
import type { NewPatient, TestProgram } from '../support/program.ts'
import { invite, phone, type Asked, type Phone } from '../support/texting.ts'

export const NUMBER = '+19255550142'

export interface Start {
  readonly patient: { patientId: string; enrolmentId: string; contactId: string }
  readonly staffId: string
  readonly invitationId: string
  readonly phone: Phone
}

export async function start(
  program: TestProgram,
  asked: Partial<Asked> & Pick<Asked, 'survey'>,
  who: NewPatient['patient'] = {},
): Promise<Start> {
  const staffId = await program.addStaff('Lourdes Peña')
  const patient = await program.addPatient({ phone: NUMBER, caseManagerId: staffId, patient: who })
  const invitationId = await invite(program, {
    ...patient,
    aboutStaffId: staffId,
    language: who.language ?? 'en',
    ...asked,
  })
  return { patient, staffId, invitationId, phone: phone(program, NUMBER) }
}

type Kept = 'suppression' | 'answer' | 'goal' | 'inbound' | 'follow_up' | 'note' | 'audit' | 'outbox'

export const rows = ({ deps }: TestProgram, table: Kept) =>
  deps.db.query.selectFrom(table).selectAll().execute() as Promise<Record<string, unknown>[]>

export async function stateOf({ deps }: TestProgram, invitationId: string): Promise<string | undefined> {
  const query = deps.db.query.selectFrom('invitation').select('state').where('id', '=', invitationId)
  return (await query.executeTakeFirst())?.state
}

export async function contactState({ deps }: TestProgram): Promise<string | undefined> {
  return (await deps.db.query.selectFrom('contact').select('state').executeTakeFirst())?.state
}
