// The forms in which a caseload file may come, and those that are refused as a whole.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COLUMNS } from '../../server/core/caseload/columns.ts'
import { csv, importing, patient, row, storedCounts } from '../support/caseload.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

const counts = () => storedCounts(program.deps)
const run = (file: string | Uint8Array) => importing(program.deps, file)

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
})
