// A lead's pause: nothing goes while it lasts, asking begins again the day after, and only the log knows why.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tick } from '../../server/actions/tick.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier, type ScriptedCarrier } from '../support/scripted-carrier.ts'
import { live, texts, welcomed } from '../actions/tick-setup.ts'
import { openStaffSide, type Person, type StaffSide } from './signed-in.ts'

let carrier: ScriptedCarrier
let program: TestProgram
let side: StaffSide
let lead: Person
beforeEach(async () => {
  carrier = scriptedCarrier()
  program = await openTestProgram({ sms: carrier })
  side = openStaffSide(program)
  lead = await side.enter('lead', 'Lee Ortiz')
})
afterEach(() => program.close())

async function patientNumbered(number: string) {
  const index = await program.deps.sealer.index('county_id', number)
  return welcomed(program, {
    patient: { county_id_index: index },
    enrolment: { enrolled_on: '2026-01-18' },
  })
}

const pause = (fields: Record<string, string>) =>
  lead.post('/follow-ups/pause', { number: 'P-7', reason: 'grief', lastOn: '2026-12-08', ...fields })

const audited = async () => {
  const { query } = program.deps.db
  return query.selectFrom('audit').select('detail').where('action', '=', 'patient.paused').execute()
}

test('no text leaves until the day after the last, and the reason is in the log alone', async () => {
  const { patientId } = await patientNumbered('P-7')
  await tick(program.deps)
  expect(carrier.handed).toHaveLength(1)
  const html = await (await pause({})).text()
  expect(html).toContain('Asking begins again on December 9, 2026.')
  expect(await audited()).toEqual([{ detail: '{"reason":"grief","until":"2026-12-09"}' }])
  await live(program, 14 * 12, 'PT2H')
  expect(carrier.handed).toHaveLength(1)
  await live(program, 12 * 12, 'PT2H')
  const later = (await texts(program)).filter(({ template }) => template === 'open')
  expect(later.map(({ patient_id }) => patient_id)).toEqual([patientId, patientId])
  expect(JSON.stringify([await texts(program), carrier.handed, program.logged])).not.toContain('grief')
})

test('what waits to leave stays for the day after; a pause through today ends one', async () => {
  await patientNumbered('P-7')
  await pause({})
  await live(program, 30)
  expect(carrier.handed).toEqual([])
  await pause({ lastOn: '2026-11-25' })
  await live(program, 30)
  expect(carrier.handed).toHaveLength(1)
})

test.for([
  [{ number: 'P-8' }, 'No patient has this number'],
  [{ lastOn: '2026-11-23' }, 'The last day must be'],
  [{ lastOn: '2027-11-23' }, 'The last day must be'],
  [{ lastOn: 'soon' }, 'The last day must be'],
  [{ reason: 'bored' }, 'Choose a reason'],
] as const)('%j changes nothing, and says so', async ([fields, sentence]) => {
  await patientNumbered('P-7')
  const answer = await pause(fields)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(sentence)
  expect(await audited()).toEqual([])
})

test('a case manager cannot choose who is asked', async () => {
  const worker = await side.enter('case_manager', 'Ana Ruiz')
  expect((await worker.post('/follow-ups/pause', { number: 'P-7' })).status).toBe(403)
})
