// The last line of `npm test`: no failure is left out of its count.
import { expect, test } from 'vitest'
import { tally } from '../../scripts/tally.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((state) => ({ status: state })),
})

test.each([
  ['all held', { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed')] }, true, 3, 0],
  [
    'one failed',
    { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 'failed')] },
    false,
    2,
    1,
  ],
  ['a file fell over', { numPassedTests: 2, numFailedTests: 0, testResults: [file('failed')] }, false, 2, 1],
  ['an error outside the tests', { numPassedTests: 2, numFailedTests: 0, testResults: [] }, false, 2, 1],
  ['no report', null, false, 0, 1],
])('%s', (_, report, green, passed, failed) => {
  expect(tally(report, green)).toEqual({ passed, failed })
})
