// Case managers can neither choose who is asked, nor when, nor come by a link: over every route that opens for them.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { staffRoutes } from '../../server/staff/routes.ts'
import { invitations, live, welcomed } from '../actions/tick-setup.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { openStaffSide, type Person } from './signed-in.ts'

let program: TestProgram
let worker: Person
let patientId: string
beforeEach(async () => {
  program = await openTestProgram()
  worker = await openStaffSide(program).enter('case_manager', 'Ana Ruiz')
  const patient = await welcomed(program, {
    caseManagerId: worker.staffId,
    patient: { sharing: 1 },
    enrolment: { enrolled_on: '2026-11-20' },
  })
  patientId = patient.patientId
  await live(program, 4)
})
afterEach(() => program.close())

const forWorkers = () =>
  staffRoutes(program.deps).filter(({ roles }) => roles !== 'public' && roles.includes('case_manager'))

/** Asked with the worker's own patient, so that nothing is refused for want of one. */
const addressOf = (path: string) => path.replace(':id', publicId(program, 'patient', patientId))

test('no page of theirs holds a link, a token or a code', async () => {
  const made = await invitations(program)
  expect(made).toHaveLength(1)
  const token = await program.deps.sealer.linkToken(made[0]!.id)
  const pages = forWorkers().filter(({ method }) => method === 'GET')
  expect(pages.length).toBeGreaterThan(2)
  for (const { path } of pages) {
    const html = await (await worker.get(addressOf(path))).text()
    expect(html, path).not.toMatch(/\/s\/[\w-]{22}/)
    expect(html, path).not.toContain(token)
  }
})

test('nothing they send makes, moves, ends or hurries an invitation or a text', async () => {
  const { query } = program.deps.db
  const asked = () =>
    Promise.all(
      (['invitation', 'outbox', 'kiosk_code', 'staff_link', 'enrolment', 'contact'] as const).map((table) =>
        query.selectFrom(table).selectAll().execute(),
      ),
    )
  const before = await asked()
  for (const { method, path } of forWorkers())
    await (method === 'GET' ? worker.get(addressOf(path)) : worker.post(addressOf(path), { seen: '1' }))
  expect(await asked()).toEqual(before)
})

test('what is done for a patient by hand is closed to them: a code, a letter, a pause, a number, a stop', async () => {
  const byHand = staffRoutes(program.deps).filter(({ path }) =>
    /kiosk|letters|pause|unreached|schedule|texts/.test(path),
  )
  expect(byHand.length).toBeGreaterThan(8)
  for (const { method, path } of byHand) {
    const answer = await (method === 'GET' ? worker.get(addressOf(path)) : worker.post(addressOf(path)))
    expect(answer.status, `${method} ${path}`).toBe(403)
  }
})
