// `sayso import`, as an operator meets it: what it says, what it exits with, and what it leaves untouched.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fileIo, importCommand } from '../../server/cli/import.ts'
import { caseloadFile, csv, importing, patient, storedCounts } from '../support/caseload.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

const counts = () => storedCounts(program.deps)
const run = (file: string | Uint8Array, ...flags: string[]) => importing(program.deps, file, ...flags)

describe('the example', () => {
  test('creates exactly what is in it, and says so', async () => {
    const { audit: before } = await counts()
    const { code, said } = await run(caseloadFile('example'))
    expect(code).toBe(0)
    expect(said).toContain(
      'To create: 3 teams, 6 case managers, 7 patients, 7 phones, 7 enrolments, 8 assignments and 6 consents to texts.',
    )
    expect(said).toContain('Rows 5 and 7, language: No survey is in this language yet')
    expect(said).toContain('Row 9, consent_on: There is no consent to texts')
    expect(said).toMatch(/Written\.$/)
    const { audit, ...rest } = await counts()
    expect(rest).toEqual({
      team: 3,
      staff: 6,
      contact: 7,
      patient: 7,
      enrolment: 7,
      assignment: 8,
      consent_event: 6,
    })
    // One for each team, case manager and patient, and one for each of three commits.
    expect(audit! - before!).toBe(3 + 6 + 7 + 3)
  })

  test('changes nothing the second time', async () => {
    await run(caseloadFile('example'))
    const before = await counts()
    const { code, said } = await run(caseloadFile('example'))
    expect(code).toBe(0)
    expect(said).toMatch(/Unchanged: 7 patients\.[^]*Nothing to change\.$/)
    expect(said).not.toContain('To create')
    expect(await counts()).toEqual(before)
  })

  test('is only shown by a dry run', async () => {
    const before = await counts()
    program.statements.length = 0
    const { code, said } = await run(caseloadFile('example'), '--dry-run')
    expect(code).toBe(0)
    expect(said).toMatch(/To create: 3 teams[^]*Dry run: nothing was written\.$/)
    expect(await counts()).toEqual(before)
    expect(program.statements.filter((sql) => !sql.startsWith('select'))).toEqual([])
  })
})

describe('the faults', () => {
  test('are told by row and column, and nothing is written', async () => {
    const before = await counts()
    const { code, said } = await run(caseloadFile('faults'))
    expect(code).toBe(1)
    expect(said.match(/^ {2}Rows? .*?:/gm)).toEqual([
      '  Rows 2 and 9, patient_name:',
      '  Rows 2 and 9, phone:',
      '  Row 3, phone:',
      '  Row 4, enrolled_on:',
      '  Rows 5 and 6, assigned_from:',
      '  Row 7, discipline:',
      '  Row 8, assigned_to:',
      '  Row 10, patient_id:',
      '  Row 11, patient_name:',
      '  Row 11, time_zone:',
      '  Row 11, birth_year:',
      '  Row 12, birth_year:',
    ])
    expect(said).toContain('15 problems in 11 rows:')
    expect(said).toMatch(/Nothing was written\. Correct the file/)
    expect(said).not.toMatch(/Good Row|HYPERLINK|Baby|555-01\b/)
    expect(await counts()).toEqual(before)
  })

  test('leave nothing to import when all rows are skipped', async () => {
    const before = await counts()
    const { code, said } = await run(caseloadFile('faults'), '--skip-bad-rows')
    expect(code).toBe(0)
    expect(said).toMatch(/Nothing to change\. 11 rows were left out\.$/)
    expect(await counts()).toEqual(before)
  })
})

test('--skip-bad-rows writes the good rows, and the staff of those only', async () => {
  const file = csv([
    patient(1),
    patient(2, { phone: '12', case_manager_id: 'CM-2', case_manager_email: '', team: 'Nowhere' }),
  ])
  const { code, said } = await run(file, '--skip-bad-rows')
  expect(code).toBe(0)
  expect(said).toMatch(/Row 3, phone:[^]*Written\. 1 row was left out\.$/)
  expect(await counts()).toMatchObject({ patient: 1, staff: 1, team: 1, contact: 1, assignment: 1 })
})

test('a file that is not there is said to be not there', async () => {
  const lines: string[] = []
  const io = fileIo((line) => lines.push(line))
  expect(await importCommand(program.deps, ['/nowhere/caseload.csv'], io)).toBe(1)
  expect(lines).toEqual(['There is no such file.'])
  lines.length = 0
  expect(await importCommand(program.deps, [import.meta.dirname], io)).toBe(1)
  expect(lines).toEqual(['This is a folder. Name a CSV file.'])
})

test('a wrong call is answered with how to call', async () => {
  const lines: string[] = []
  const io = fileIo((line) => lines.push(line))
  expect(await importCommand(program.deps, [], io)).toBe(1)
  expect(await importCommand(program.deps, ['a.csv', '--dryrun'], io)).toBe(1)
  expect(lines).toEqual([
    expect.stringContaining('Usage:'),
    'There is no option --dryrun.',
    expect.stringContaining('Usage:'),
  ])
})

test('a long file tells how far it is', async () => {
  const file = csv(Array.from({ length: 1_100 }, (_, n) => patient(n + 1)))
  const { said } = await run(file)
  expect(said).toContain('1,000 rows read …')
  expect(said).toContain('500 patients of 1,100 written …')
  expect(said).toContain('  … and 1,061 more.')
})

test('hostile names of columns and ids are only text', async () => {
  const file = csv([patient(1, { patient_id: '__proto__' }), patient(2, { patient_id: 'constructor' })])
  expect((await run(file)).code).toBe(0)
  expect((await run(file)).said).toContain('Unchanged: 2 patients.')
})
