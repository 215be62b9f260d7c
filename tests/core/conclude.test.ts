// What an interview comes to: the goal's fate, what is shared, and what is sealed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conclude, type Concluding } from '../../server/core/conclude.ts'
import type { GoalChange } from '../../server/core/goal-changes.ts'
import type { StandingGoal } from '../../server/core/goals.ts'
import { compileSurvey } from '../../server/core/interview.ts'
import type { Answers, InterviewFacts } from '../../server/core/question.ts'
import { catalogue } from '../../surveys/catalogue.ts'
import { PULSE_FACTS, TRUST_FACTS } from '../support/invite.ts'

const { definition, scoring } = catalogue.findLast(({ id }) => id === 'pulse')!
const interview = compileSurvey(definition, 'en')

const A: StandingGoal = { id: 'a2', threadId: 'a', version: 2, weight: 3 }

const ends = (answers: Answers, facts: InterviewFacts, more: Partial<Concluding> = {}) => {
  const stands = facts.hasGoal === 1 ? [A] : []
  const goals = { asked: stands, standing: stands }
  return conclude({ interview, scoring, answers, facts, unshared: [], sharing: true, goals, ...more })
}

const THIRD = { ...PULSE_FACTS, goalStateDue: 1 } as const

describe('what becomes of the goal', () => {
  test.each<[string, Answers, InterviewFacts, GoalChange['kind']]>([
    ['an answer about progress leaves it', { P1: 3, P2: 2 }, PULSE_FACTS, 'none'],
    ['“life got in the way” leaves it', { P1: 3, G1: 5, P2: 2 }, THIRD, 'none'],
    ['a drop ends it', { P1: 3, G1: 4, P2: 2 }, THIRD, 'dropped'],
    ['other words reword it', { P1: 3, G1: 2, B1: 'My own door', P2: 2 }, THIRD, 'reworded'],
    ['a new goal at the question whether it is still wanted', { P1: 3, G1: 3, B1: 'Work' }, THIRD, 'new'],
    ['a new goal in place of progress', { P1: 8, B1: 'Work' }, PULSE_FACTS, 'new'],
    ['a changed goal without new words ends it', { P1: 8, B1: 9 }, PULSE_FACTS, 'dropped'],
    ['a first goal', { B1: 'Work' }, { ...PULSE_FACTS, hasGoal: 0 }, 'new'],
    ['words left over from a screen that is hidden now change nothing', { P1: 3, B1: 'Work' }, THIRD, 'none'],
  ])('%s', (_, answers, facts, kind) => {
    expect(ends(answers, facts).goals.changes[0]?.kind).toBe(kind)
  })
})

describe('what would be a success now', () => {
  const milestone = catalogue.findLast(({ id }) => id === 'milestone')!
  const after = catalogue.find(({ id }) => id === 'after')!
  const words = 'Sleep through the night'
  test.each<[string, typeof milestone, Answers, Partial<InterviewFacts>, GoalChange['kind']]>([
    ['gives a goal that stands new words', milestone, { Y1: 2, G1: 1, Y5: words }, {}, 'reworded'],
    ['also when life got in the way', milestone, { Y1: 3, G1: 5, Y5: words }, {}, 'reworded'],
    ['follows one that was reached', milestone, { Y1: 1, G1: 1, Y5: words }, {}, 'new'],
    ['follows one that was dropped', milestone, { Y1: 4, G1: 4, Y5: words }, {}, 'new'],
    ['is a first goal', milestone, { Y5: words }, { hasGoal: 0 }, 'new'],
    ['passed by, leaves the goal', milestone, { Y1: 2, G1: 1, Y5: 9 }, {}, 'none'],
    [
      'gives way to a goal that was just named',
      milestone,
      { Y1: 2, G1: 2, B1: words, Y5: 'x' },
      {},
      'reworded',
    ],
    ['follows one that changed since', after, { Y1: 8, Y5: words }, {}, 'new'],
    ['passed by, ends one that changed', after, { Y1: 8, Y5: 9 }, {}, 'dropped'],
  ])('%s', (_, { definition, scoring }, answers, facts, kind) => {
    const asked = compileSurvey(definition, 'en')
    const { goals, open } = ends(answers, { ...PULSE_FACTS, ...facts }, { interview: asked, scoring })
    expect(goals.changes[0]).toMatchObject(
      kind === 'none' || kind === 'dropped' ? { kind } : { kind, words, shared: true },
    )
    expect(open.map(({ value }) => value)).not.toContain(words)
  })

  test('a goal named while answers were private stays private', () => {
    const { definition, scoring } = milestone
    const given = { interview: compileSurvey(definition, 'en'), scoring, unshared: ['Y5'] }
    expect(ends({ Y1: 2, Y5: words }, PULSE_FACTS, given).goals.changes[0]).toMatchObject({ shared: false })
  })
})

test('an answer is shared only if sharing was on when it was given and is on at the end', () => {
  const items = ['P1', 'Y1', 'P2', 'P3', 'G2']
  const answers: Answers = { P1: 4, Y1: 1, P2: 1, P3: 'I slept.', G2: 1 }
  const sharing = fc.constantFrom(true, false, null)
  fc.assert(
    fc.property(fc.subarray(items), sharing, (unshared, sharingAtEnd) => {
      const { open } = ends(answers, PULSE_FACTS, { unshared, sharing: sharingAtEnd })
      expect(open.map(({ item }) => item)).toEqual(items)
      for (const { item, shared } of open) {
        expect(shared).toBe(sharingAtEnd === true && !unshared.includes(item))
      }
    }),
  )
})

test('nothing sealed stands among the open answers or scores', () => {
  const code = fc.constantFrom(1, 2, 3, 4, 5, 9)
  fc.assert(
    fc.property(code, code, code, (T1, T2, T3) => {
      const open = { P1: 3, P2: 2 }
      const with_ = ends({ ...open, T1, T2, T3 }, TRUST_FACTS)
      const without = ends(open, TRUST_FACTS)
      expect(with_.open).toEqual(without.open)
      expect(with_.scores.filter(({ sealed }) => !sealed)).toEqual(without.scores)
      expect(with_.sealed).toEqual({ T1, T2, T3 })
    }),
  )
})
