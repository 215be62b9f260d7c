// The rehearsal's page: for administrators, with counts and the county's ids, and nobody's name or number.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openStaffSide, type Person } from './signed-in.ts'

let program: TestProgram
let admin: Person
beforeEach(async () => {
  program = await openTestProgram()
  admin = await openStaffSide(program).enter('administrator', 'Dee Park')
})
afterEach(() => program.close())

test('it shows the next month, or the one that is asked for, and no other', async () => {
  await program.addPatient()
  await program.addPatient({ patient: { consented_at: null } })
  const html = await (await admin.get('/admin/rehearsal')).text()
  expect(html).toContain('<h1>December 2026, rehearsed</h1>')
  expect(html).toMatch(/Did not agree to texts: 1/)
  expect(html).not.toMatch(/Renee|\+1925/)
  expect(await (await admin.get('/admin/rehearsal?month=2027-01')).text()).toContain(
    'January 2027, rehearsed',
  )
  for (const month of ['2026-10', '2027-12', 'x', '2026-13'])
    expect((await admin.get(`/admin/rehearsal?month=${month}`)).status).toBe(400)
})

test('looking at it is told in the log, and changes nothing else', async () => {
  await program.addPatient()
  const { query } = program.deps.db
  program.statements.length = 0
  await admin.get('/admin/rehearsal?month=2027-01')
  const wrote = program.statements.filter((sql) => !sql.startsWith('select'))
  expect(wrote.filter((sql) => !sql.includes('"session"') && !sql.startsWith('insert into "audit"'))).toEqual(
    [],
  )
  const [row] = await query
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', 'rehearsal.viewed')
    .execute()
  expect(row).toEqual({ detail: '{"month":"2027-01"}' })
})
