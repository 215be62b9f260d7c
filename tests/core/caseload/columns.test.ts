// A header in any order and case, and the delimiter it was saved with.
import { expect, test } from 'vitest'
import { COLUMNS, delimiterOf, readHeader } from '../../../server/core/caseload/columns.ts'

test('case, spaces and order do not matter', () => {
  const header = readHeader([' Team ', 'PATIENT ID', 'Phone-Kind'])
  expect([...header.at]).toEqual([
    ['team', 0],
    ['patient_id', 1],
    ['phone_kind', 2],
  ])
})

test('unknown, missing and repeated columns are told', () => {
  const header = readHeader([...COLUMNS.filter((column) => column !== 'phone'), 'Notes', 'team', ''])
  expect(header).toMatchObject({ unknown: ['Notes'], missing: ['phone'], repeated: ['team'] })
})

test.each([',', ';', '\t'] as const)('the delimiter %j is found, quoted or not', (delimiter) => {
  expect(delimiterOf(COLUMNS.join(delimiter))).toBe(delimiter)
  expect(delimiterOf(COLUMNS.map((column) => `"${column}"`).join(delimiter))).toBe(delimiter)
})
