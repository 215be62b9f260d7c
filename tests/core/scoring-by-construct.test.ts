// A survey without scoring code: ordered questions score singly, kinds of answers are counted, coded scales stay whole.
import { expect, test } from 'vitest'
import { compileSurvey } from '../../server/core/interview.ts'
import { scoringByConstruct } from '../../server/core/scoring-by-construct.ts'
import { catalogue } from '../../surveys/catalogue.ts'
import { goodSurvey } from '../support/workshop-surveys.ts'

const scales = (changes: object) => scoringByConstruct(compileSurvey(goodSurvey(changes), 'en')).scales

test('an ordered question is a scale from its first to its last point, asides left out', () => {
  expect(scales({})).toEqual([{ id: 'H1', items: ['H1'], min: 1, max: 3, sealed: false }])
})

test('a sealed question makes a sealed score', () => {
  expect(scales({ construct: 'trust.global', readers: 'sealed' })[0]?.sealed).toBe(true)
})

test('kinds of answers are not scored', () => {
  for (const construct of ['success.verdict', 'success.any', 'consent.phone', 'trust.home_visit'])
    expect(scales({ construct })).toEqual([])
})

test('a shipped survey copied as it is keeps the scales of its code', () => {
  for (const { definition, scoring } of catalogue) {
    const made = scoringByConstruct(compileSurvey(definition, 'en'), scoring.scales)
    expect(made.scales.slice(0, scoring.scales.length)).toEqual(scoring.scales)
  }
})

test('a coded scale falls apart when one of its items is gone or has other points', () => {
  const coded = [{ id: 'both', items: ['H1', 'H2'], min: 1, max: 3, sealed: false }]
  const five = [{ id: 'home', items: ['H1'], min: 1, max: 5, sealed: false }]
  const interview = compileSurvey(goodSurvey(), 'en')
  for (const kept of [coded, five])
    expect(scoringByConstruct(interview, kept).scales.map(({ id }) => id)).toEqual(['H1'])
})
