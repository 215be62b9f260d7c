// `sayso import`, as an operator meets it: what it says, what it exits with, and what it leaves untouched.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fileIo, importCommand } from '../../server/cli/import.ts'
import { COLUMNS } from '../../server/core/caseload/columns.ts'
import { caseloadFile, csv, importing, patient, row } from '../support/caseload.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

const TABLES = [
  'team',
  'staff',
  'contact',
  'patient',
  'enrolment',
  'assignment',
  'consent_event',
  'audit',
] as const

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of TABLES) {
    const rows = await program.deps.db.query.selectFrom(table).select('id').execute()
    found[table] = rows.length
  }
  return found
}

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

describe('forms of a file', () => {
  const accented = row({ patient_name: 'Zoë Núñez "Zo"', consent_evidence: 'verbal;\nrecorded, in chart' })
  const lines = csv([accented, patient(2)])
  const forms: Record<string, string> = {
    'a byte order mark': `\uFEFF${lines}`,
    CRLF: lines.replaceAll('\n', '\r\n'),
    semicolons: csv([accented, patient(2)], COLUMNS, ';'),
    tabs: csv([accented, patient(2)], COLUMNS, '\t'),
    'a header in other words’ case': lines.replace(/^.*/, (header) =>
      header.toUpperCase().replaceAll(',', ' , '),
    ),
    'columns in another order': csv([accented, patient(2)], COLUMNS.toReversed()),
    'blank lines': `\n${lines.replace(/\n(?=P-2)/, `\n\n${','.repeat(19)}\n`)}\n\n`,
    'all of it quoted': csv([accented, patient(2)])
      .split('\n')[0]!
      .replaceAll(/\w+/g, '"$&"')
      .concat(lines.slice(lines.indexOf('\n'))),
  }

  test.each(Object.entries(forms))('%s is read as the plain file is', async (_, file) => {
    const { code, said } = await run(file)
    expect(said).toContain(
      'To create: 1 team, 1 case manager, 2 patients, 2 phones, 2 enrolments, 2 assignments',
    )
    expect(code).toBe(0)
    const again = await run(lines)
    expect(again.said).toMatch(/Nothing to change\.$/)
  })

  test('rows count as in a spreadsheet, blank ones and line breaks inside a cell included', async () => {
    const file = csv([accented, patient(2, { phone: '12' })]).replace(/\n(?=P-2)/, '\n\n')
    expect((await run(file)).said).toContain('Row 4, phone:')
  })

  test('unknown columns are told and ignored', async () => {
    const file = lines.replace('patient_id,', 'patient_id,Notes,').replaceAll(/^(P-\d+),/gm, '$1,x,')
    const { code, said } = await run(file)
    expect(code).toBe(0)
    expect(said).toContain('This column is not known and ignored: Notes.')
  })

  test('columns that may be empty may be left out', async () => {
    const needless = [
      'time_zone',
      'zip',
      'region',
      'graduated_on',
      'team',
      'case_manager_email',
      'assigned_to',
    ]
    const file = csv(
      [patient(1)],
      COLUMNS.filter((column) => !needless.includes(column)),
    )
    expect((await run(file)).code).toBe(0)
  })
})

describe('a file that cannot be read', () => {
  const latin1 = new Uint8Array([...csv([row({ patient_name: 'Zoë' })])].map((c) => c.charCodeAt(0)))
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...csv([row()])].flatMap((c) => [c.charCodeAt(0), 0])])
  const junk = new Uint8Array(50_000).map((_, index) => (index * 7919 + (index >> 3)) % 256)
  const files: [string, string | Uint8Array, RegExp][] = [
    ['an empty file', '', /The file is empty\./],
    ['a header alone', COLUMNS.join(','), /a header and no rows/],
    ['a file without the columns', 'a,b\n1,2\n', /names none of the columns/],
    ['a missing column', csv([row()], ['patient_id', 'phone']), /9 columns are missing: patient_name, /],
    [
      'one missing column',
      csv(
        [row()],
        COLUMNS.filter((column) => column !== 'discipline'),
      ),
      /One column is missing: discipline\./,
    ],
    ['a column twice', csv([row()], [...COLUMNS, 'phone']), /One column is in the header twice: phone\./],
    ['Latin-1', latin1, /not in UTF-8.*CSV UTF-8/],
    ['UTF-16', utf16, /not in UTF-8/],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), /Excel workbook/],
    ['junk', junk, /no CSV file|not in UTF-8/],
    ['a quotation mark left open', `${csv([row()])}\n"P-2,`, /quotation mark in row 3 is never closed/],
    [
      'a field of a megabyte',
      csv([row(), patient(2, { consent_evidence: 'x'.repeat(1_000_000) })]),
      /Row 3 is longer than any row can be/,
    ],
    ['one endless line', 'x'.repeat(300_000), /longer than any row can be/],
  ]

  test.each(files)('%s is refused in a sentence, and nothing is written', async (_, file, sentence) => {
    const before = await counts()
    const { code, said } = await run(file)
    expect(code).toBe(1)
    expect(said.split('\n').at(-1)).toMatch(sentence)
    expect(said).toMatch(/Nothing was written\.$/)
    expect(await counts()).toEqual(before)
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
