// Where an interview stands, and when names and goal words may be shown.
import { describe, expect, test } from 'vitest'
import { compileSurvey } from '../../server/core/interview.ts'
import { firstName, phoneUse, standing } from '../../server/core/sitting.ts'
import { catalogue } from '../../surveys/catalogue.ts'
import { PULSE_FACTS } from '../support/invite.ts'

describe('a phone is the patient’s own', () => {
  test.each([
    ['own', 'own', 'own'],
    ['own', null, 'unknown'],
    ['own', 'shared', 'shared'],
    ['shared', 'own', 'shared'],
    ['program', 'own', 'shared'],
    ['program', null, 'shared'],
  ] as const)('kind %s, said %s: %s', (kind, said, use) => {
    expect(phoneUse(kind, said)).toBe(use)
  })
})

test('the interview goes on at the first screen with an open question and ends after the last', () => {
  const pulse = compileSurvey(catalogue.findLast(({ id }) => id === 'pulse')!.definition, 'es')
  const at = (answers: Record<string, number | string>) => standing(pulse, answers, PULSE_FACTS)
  expect(at({})).toMatchObject({ screen: { id: 'progress' }, step: 1, steps: 2 })
  expect(at({ P1: 3 })).toMatchObject({ screen: { id: 'success' }, step: 2, steps: 2 })
  expect(at({ P1: 3, P2: 1 })).toMatchObject({ screen: { id: 'success-words' }, step: 3 })
  expect(at({ P1: 3, P2: 2 })).toEqual({ screen: null, step: 3, steps: 2 })
})

test('a first name is what stands before the first space', () => {
  expect(firstName(' Ana  Ruiz Soto')).toBe('Ana')
  expect(firstName('Ana')).toBe('Ana')
})
