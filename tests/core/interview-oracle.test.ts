// Over made-up surveys, the interview agrees with SurveyJS itself on what shows, what is still required, and what is kept.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySurvey, bothVerdicts } from '../support/survey-oracle.ts'

test('1,500 answer sets over 100 surveys: the same verdicts as a SurveyJS model', () => {
  fc.assert(
    fc.property(anySurvey(15), (survey) => {
      const [ours, oracle] = bothVerdicts(survey, false)
      expect(ours).toEqual(oracle)
    }),
    { numRuns: 100 },
  )
})

test('a model that served before says what a fresh one says', () => {
  fc.assert(
    fc.property(anySurvey(3), (survey) => {
      expect(bothVerdicts(survey, false)[1]).toEqual(bothVerdicts(survey, true)[1])
    }),
    { numRuns: 15 },
  )
})
