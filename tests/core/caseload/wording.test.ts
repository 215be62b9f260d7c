// Counts, lists and row numbers as a person would write them.
import { expect, test } from 'vitest'
import { counted, listed, rowsNamed } from '../../../server/core/caseload/wording.ts'

test('one is singular, everything else plural', () => {
  expect(counted(1, 'patient')).toBe('1 patient')
  expect(counted(0, 'patient')).toBe('0 patients')
  expect(counted(6000, 'consent to texts', 'consents to texts')).toBe('6,000 consents to texts')
})

test('a list ends in “and”', () => {
  expect(listed(['a'])).toBe('a')
  expect(listed(['a', 'b'])).toBe('a and b')
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c')
})

test('rows that follow each other are a range, and each is named once', () => {
  expect(rowsNamed([2])).toBe('Row 2')
  expect(rowsNamed([3, 2])).toBe('Rows 2 and 3')
  expect(rowsNamed([9, 2, 3, 4])).toBe('Rows 2–4 and 9')
})
