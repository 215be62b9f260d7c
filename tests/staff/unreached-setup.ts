// A program with a lead who looks after patients whom texts do not reach.
import { reportDelivery } from '../../server/actions/report-delivery.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { outboxRow, queued } from '../support/queued.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

export interface Led {
  readonly program: TestProgram
  readonly side: StaffSide
  readonly lead: Person
}

export async function openLed(): Promise<Led> {
  const program = await openTestProgram()
  const side = openStaffSide(program)
  return { program, side, lead: await side.enter('lead', 'Lee Ortiz') }
}

/** A text to this patient, and what the carrier reports of it; two days pass. @param errorCode null: it arrived. */
export async function texted(
  { deps, clock }: TestProgram,
  who: { readonly patientId: string; readonly contactId: string },
  errorCode: string | null,
): Promise<void> {
  const outboxId = await queued(deps, who)
  await sendTexts(deps)
  const { sid } = await outboxRow(deps, outboxId)
  const status = errorCode === null ? 'delivered' : 'undelivered'
  await reportDelivery(deps, { outboxId, sid: sid ?? '', status, errorCode })
  clock.advance('P2D')
}
