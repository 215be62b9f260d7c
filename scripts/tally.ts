// Counts what a test run held, from Vitest's JSON report.
interface Report {
  readonly numPassedTests?: number
  readonly numFailedTests?: number
  readonly testResults?: readonly {
    readonly status: string
    readonly assertionResults?: readonly { readonly status: string }[]
  }[]
}

/** A file that fell over before its tests counts as one failure, and so does a run that is not green for another reason. */
export function tally(report: Report | null, green: boolean): { passed: number; failed: number } {
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = report ?? {}
  const fallen = testResults.filter(
    ({ status, assertionResults = [] }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = numFailedTests + fallen.length
  return { passed: numPassedTests, failed: green ? failed : Math.max(failed, 1) }
}
