// One row by itself: what each column takes, and what is said of what it does not take.
import { describe, expect, test } from 'vitest'
import { checkRow } from '../../../server/core/caseload/check-row.ts'
import { COLUMNS, readHeader, type Column } from '../../../server/core/caseload/columns.ts'
import { row } from '../../support/caseload.ts'

const TODAY = '2026-11-24'
const header = readHeader(COLUMNS)

const check = (column: Column, cell: string) => {
  const cells = row({ [column]: cell })
  return checkRow(
    COLUMNS.map((name) => cells[name]),
    header,
    2,
    TODAY,
  )
}

const accepted: readonly [Column, string, string | null][] = [
  ['patient_name', ' María   Hernández ', 'María Hernández'],
  ['patient_name', 'Mari\u0301a', 'María'],
  ['patient_name', 'Aisha بن علي', 'Aisha بن علي'],
  ['patient_name', 'Li\nWei', 'Li Wei'],
  ['patient_name', "O'Neil, Patrick", "O'Neil, Patrick"],
  ['phone', '(925) 555-0101', '+19255550101'],
  ['phone', '925.555.0101', '+19255550101'],
  ['phone', '1-925-555-0101', '+19255550101'],
  ['phone', '+1 925 555 0101', '+19255550101'],
  ['phone', '9255550101', '+19255550101'],
  ['phone', '787-555-0100', '+17875550100'],
  ['phone', '', null],
  ['phone_kind', 'Shared', 'shared'],
  ['language', 'ES-mx', 'es-MX'],
  ['language', 'zh_hant', 'zh-Hant'],
  ['language', 'mam', 'mam'],
  ['time_zone', 'america/denver', 'America/Denver'],
  ['time_zone', '', null],
  ['zip', '94520-1234', '94520-1234'],
  ['birth_year', '1900', '1900'],
  ['birth_year', '2007', '2007'],
  ['enrolled_on', '2026-1-2', '2026-01-02'],
  ['enrolled_on', '1/2/2026', '2026-01-02'],
  ['enrolled_on', '02/29/2024', '2024-02-29'],
  ['consent_on', '2026-11-24', '2026-11-24'],
  ['case_manager_email', ' Ana.Ruiz@County.example ', 'ana.ruiz@county.example'],
  ['discipline', 'Social Worker', 'social_worker'],
  ['discipline', 'substance use counselor', 'substance_use_counsellor'],
]

test.each(accepted)('%s takes %j as %j', (column, cell, value) => {
  const checked = check(column, cell)
  expect(checked.problems).toEqual([])
  expect(checked.values[column]).toBe(value)
})

const refused: readonly [Column, string, RegExp][] = [
  ['patient_id', '', /id is missing/],
  ['patient_id', '1.2E+11', /rounded number/],
  ['patient_id', 'x'.repeat(65), /longer than 64/],
  ['patient_name', '', /missing/],
  ['patient_name', '=HYPERLINK("http://x")', /formula/],
  ['patient_name', '+1', /formula/],
  ['patient_name', '@SUM(A1)', /formula/],
  ['patient_name', '-2+3', /formula/],
  ['patient_name', '＝1', /formula/],
  ['patient_name', '\t=1', /formula/],
  ['patient_name', 'Ren\u0000ee', /cannot be seen/],
  ['patient_name', 'Ren\u202Eee', /cannot be seen/],
  ['patient_name', 'Ren\uFFFDe', /lost/],
  ['patient_name', '12345', /no letter/],
  ['patient_name', 'R'.repeat(50_000), /longer than 120/],
  ['phone', '555-01', /no US phone number/],
  ['phone', '555-0101', /no US phone number/],
  ['phone', '9.25555E+09', /no US phone number/],
  ['phone', '125-555-0101', /no US phone number/],
  ['phone', '925-555-0101 or 925-555-0102', /no US phone number/],
  ['phone', '925-555-0101 x12', /extension/],
  ['phone', '+52 55 1234 5678', /outside the United States/],
  ['phone', '416-555-0199', /outside the United States/],
  ['phone_kind', 'mine', /own, shared, program/],
  ['phone_kind', '', /Say whose phone/],
  ['language', 'Spanish', /no language code/],
  ['language', 'sp', /no language code/],
  ['language', '', /language is missing/],
  ['time_zone', 'Mars/Olympus', /no time zone/],
  ['time_zone', 'PST', /no time zone/],
  ['zip', '2139', /dropped a 0/],
  ['zip', 'ABCDE', /five digits/],
  ['birth_year', '1884', /between 1900 and 2026/],
  ['birth_year', '84', /four digits/],
  ['birth_year', '2015', /under 18/],
  ['birth_year', '2008', /may still be under 18/],
  ['birth_year', '2027', /between 1900 and 2026/],
  ['birth_year', '', /minor/],
  ['enrolled_on', '2026-02-31', /no such day/],
  ['enrolled_on', '2/29/2026', /no such day/],
  ['enrolled_on', '13/1/2026', /no such day/],
  ['enrolled_on', '1/2/26', /no date/],
  ['enrolled_on', '46034', /no date/],
  ['enrolled_on', '0026-01-12', /too long ago/],
  ['enrolled_on', '2206-01-12', /too far ahead/],
  ['enrolled_on', '', /missing/],
  ['graduated_on', '2026-01-11', /before the enrolment/],
  ['consent_on', '2026-11-25', /still to come/],
  ['case_manager_id', '', /case manager’s id is missing/],
  ['case_manager_email', 'ana.ruiz', /no e-mail address/],
  ['discipline', 'wizard', /Use one of these: mental_health_clinician/],
  ['assigned_to', '2026-01-11', /ends before it starts/],
]

test.each(refused)('%s refuses %j', (column, cell, sentence) => {
  const { problems } = check(column, cell)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ row: 2, column, sentence: expect.stringMatching(sentence) })
})

describe('a row', () => {
  test('with more cells than the header is told apart as a whole', () => {
    const { problems } = checkRow([...COLUMNS, 'more'], header, 7, TODAY)
    expect(problems).toEqual([
      { row: 7, column: null, sentence: expect.stringMatching(/23 cells, and the header 22/) },
    ])
  })

  test('may end in empty cells that the header does not have', () => {
    const cells = row()
    expect(checkRow([...COLUMNS.map((name) => cells[name]), '', ' '], header, 2, TODAY).problems).toEqual([])
  })

  test('never has its name, number or id repeated in what is said of it', () => {
    const cells = row({ patient_name: '=Zebulon', phone: '5550134', patient_id: '9.87E+12' })
    const { problems } = checkRow(
      COLUMNS.map((name) => cells[name]),
      header,
      2,
      TODAY,
    )
    expect(problems).toHaveLength(3)
    expect(JSON.stringify(problems)).not.toMatch(/Zebulon|5550134|9\.87/)
  })
})
