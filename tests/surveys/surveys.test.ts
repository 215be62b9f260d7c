// The surveys that ship: their examples hold, no visit asks more questions than it may, every text fits one segment.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishProblems } from '../../server/core/interview-publish.ts'
import { sealedPartProblems } from '../../server/core/interview-publish-sealed.ts'
import { compileSurvey } from '../../server/core/interview.ts'
import type { Answers, InterviewFacts, Question } from '../../server/core/question.ts'
import { scoreSurvey } from '../../server/core/scoring.ts'
import { worstCase } from '../../server/core/sms/render.ts'
import afterExamples from '../../surveys/after/examples.json' with { type: 'json' }
import baselineExamples from '../../surveys/baseline/examples.json' with { type: 'json' }
import baselineFurther from '../../surveys/baseline/examples-v2.json' with { type: 'json' }
import { catalogue } from '../../surveys/catalogue.ts'
import { messages } from '../../surveys/messages.ts'
import milestoneExamples from '../../surveys/milestone/examples.json' with { type: 'json' }
import milestoneFurther from '../../surveys/milestone/examples-v2.json' with { type: 'json' }
import pulseExamples from '../../surveys/pulse/examples.json' with { type: 'json' }
import pulseOpenFirst from '../../surveys/pulse/examples-v2.json' with { type: 'json' }

interface Example {
  readonly name: string
  readonly facts: InterviewFacts
  readonly answers: Answers
  /** Of the goals asked about, first to last. */
  readonly weights?: readonly number[]
  /** One line per screen: the items that it shows. */
  readonly asked: readonly string[]
  readonly open: Answers
  readonly sealed: Answers
  readonly scores: readonly object[]
}
const examples: Record<string, unknown> = {
  'baseline 1': baselineExamples,
  'baseline 2': baselineFurther,
  'pulse 1': pulseExamples,
  'pulse 2': pulseOpenFirst,
  'milestone 1': milestoneExamples,
  'milestone 2': [...milestoneExamples, ...milestoneFurther],
  'after 1': afterExamples,
  // Version 2 asks the same in the past tense.
  'after 2': afterExamples,
}
const MOST_QUESTIONS: Record<string, number> = {
  'baseline 1': 10,
  'baseline 2': 20,
  'pulse 1': 6,
  'pulse 2': 8,
  'milestone 1': 26,
  'milestone 2': 34,
  'after 1': 9,
  'after 2': 9,
}
const BY_TEXT: Record<string, string> = {
  'baseline 1': 'B6 B5 B1 B1n B2',
  'baseline 2': 'B6 B5 B1 B1n B2',
  'pulse 1': 'P1 Y1 B1 P2 P3 G2 T1 T2 T3',
  'pulse 2': 'P1 Y1 B1 P2 P3 G2 T1 T2 T3',
  'milestone 1': 'Y1 Y2 S1 T1 T2 T3 Y6 C1',
  'milestone 2': 'Y1 Y2 B1 S1 T1 T2 T3 Y6 C1',
  'after 1': 'Y1 S4 S1 Y6',
  'after 2': 'Y1 S4 S1 Y6',
}

describe.each(catalogue)('$id version $version', ({ id, version, definition, scoring }) => {
  const named = `${id} ${version}`
  const interview = compileSurvey(definition, 'en')
  const readers = new Map(interview.questions.map((question) => [question.id, question.readers]))

  test('may be published', () => {
    expect(publishProblems(definition)).toEqual([])
  })

  test.each(examples[named] as readonly Example[])(
    '$name',
    ({ facts, answers, weights, asked, open, sealed, scores }) => {
      const screens = interview.visibleScreens(answers, facts)
      expect(screens.map(({ questions }) => questions.map((question) => question.id).join(' '))).toEqual(
        asked,
      )
      const kept = interview.keep(answers, facts)
      expect(kept).toEqual({ ...open, ...sealed })
      expect(Object.keys(open).map((item) => readers.get(item))).not.toContain('sealed')
      expect(Object.keys(sealed).every((item) => readers.get(item) === 'sealed')).toBe(true)
      expect(scoreSurvey(scoring, kept, weights)).toEqual(scores)
    },
  )

  test('a score is sealed exactly when one of its items is', () => {
    for (const { items, sealed } of scoring.scales) {
      expect(items.some((item) => readers.get(item) === 'sealed')).toBe(sealed)
      expect(items.every((item) => readers.has(item))).toBe(true)
    }
  })

  test.each(['en', 'es'])('every text fits one segment at its longest (%s)', (language) => {
    for (const { smsText, smsTextNoNickname } of compileSurvey(definition, language).questions) {
      for (const text of [smsText, smsTextNoNickname]) if (text) expect(worstCase(text).segments).toBe(1)
    }
  })

  test('by text exactly its short form can be asked', () => {
    const short = interview.questions.filter(({ smsText }) => smsText !== null).map(({ id: item }) => item)
    expect(short.join(' ')).toBe(BY_TEXT[named])
  })

  test('nobody is asked about a case manager whom nobody can name', () => {
    const names = ({ title, choices }: Question) =>
      [title, ...choices.map(({ label }) => label)].some((text) => text.includes('{cm}'))
    fc.assert(
      fc.property(visit, (facts) => {
        const shown = walk({ ...facts, unnamed: 1 }, () => 1)
        expect(shown.filter(names)).toEqual([])
      }),
    )
  })

  /** Answers screen by screen, as a patient does; returns everything that was asked. */
  function walk(facts: InterviewFacts, choose: (question: Question) => number): Question[] {
    let answers: Answers = {}
    const shown = new Map<string, Question>()
    for (;;) {
      const open = interview.visibleScreens(answers, facts).flatMap(({ questions }) => questions)
      const next = open.find((question) => !shown.has(question.id))
      if (!next) return [...shown.values()]
      shown.set(next.id, next)
      answers = { ...answers, [next.id]: next.kind === 'text' ? 'in my own words' : choose(next) }
    }
  }

  const most = MOST_QUESTIONS[named] ?? 0
  test(`never asks more than ${most} questions, whatever is due and answered`, () => {
    fc.assert(
      fc.property(visit, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (facts, picks) => {
        let turn = 0
        const shown = walk(facts, ({ choices }) => {
          const pick = picks[turn++ % picks.length] ?? 0
          return choices[pick % choices.length]?.value ?? 9
        })
        expect(shown.length).toBeLessThanOrEqual(most)
        expect(shown.length).toBeGreaterThanOrEqual(2)
        const carries = id === 'milestone' || (id !== 'baseline' && facts.trust === 1)
        const trust = carries && facts.unnamed === 0
        expect(shown.some(({ id: item }) => item === 'T1')).toBe(trust)
        const openMonthOnly = new Set(['Y1', 'G1', 'G2', 'T9'])
        if (named === 'pulse 1' && trust)
          expect(shown.filter(({ id: item }) => openMonthOnly.has(item))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  const newest = catalogue.findLast((survey) => survey.id === id)?.version === version
  test.runIf(newest)('its open part is the same whatever is sealed, and comes first', () => {
    expect(sealedPartProblems(definition)).toEqual([])
    const choices = fc.array(fc.nat(), { minLength: 40, maxLength: 40 })
    const worlds = fc.tuple(sealedWorld, sealedWorld)
    fc.assert(
      fc.property(visit, choices, worlds, (facts, open, [one, other]) => {
        const parts = [one, other].map(({ sealed, ...told }) => {
          const shown = walk({ ...facts, ...told }, ({ id: item, choices, readers }) => {
            const picks = readers === 'sealed' ? sealed : open
            const at = interview.questions.findIndex((question) => question.id === item)
            return choices[(picks[at] ?? 0) % choices.length]?.value ?? 9
          })
          const kinds = shown.map(({ readers }) => (readers === 'sealed' ? 's' : 'o')).join('')
          expect(kinds).toMatch(/^o+s*$/)
          return shown.filter(({ readers }) => readers !== 'sealed').map(({ id: item }) => item)
        })
        expect(parts[0]).toEqual(parts[1])
      }),
      { numRuns: 3000 },
    )
  })

  test.runIf(named === 'pulse 2')('asks five open questions at most, and one of verdict and goal', () => {
    fc.assert(
      fc.property(visit, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (facts, picks) => {
        let turn = 0
        const shown = walk(facts, ({ choices }) => {
          const pick = picks[turn++ % picks.length] ?? 0
          return choices[pick % choices.length]?.value ?? 9
        })
        const asked = new Set(shown.map(({ id: item }) => item))
        expect(shown.filter(({ readers }) => readers !== 'sealed').length).toBeLessThanOrEqual(5)
        expect(asked.has('G1') && asked.has('Y1')).toBe(false)
        expect(asked.has('T9') && asked.has('T1')).toBe(false)
        expect(asked.has('T9')).toBe(facts.homeVisitDue === 1 && facts.trust === 0 && facts.unnamed === 0)
      }),
      { numRuns: 5000 },
    )
  })
})

const flag = fc.constantFrom<0 | 1>(0, 1)
const visit: fc.Arbitrary<InterviewFacts> = fc.record({
  trust: flag,
  pulse: fc.integer({ min: 1, max: 12 }),
  verdictDue: flag,
  goalStateDue: flag,
  stepSizeDue: flag,
  homeVisitDue: flag,
  hasGoal: flag,
  goals: fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3),
  unnamed: flag,
  left: flag,
})

const sealedWorld = fc.record({
  trust: flag,
  homeVisitDue: flag,
  sealed: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
})

describe('messages', () => {
  test.each(Object.entries(messages))('%s fits one segment at its longest', (_, { sms }) => {
    expect(worstCase(sms.en).segments).toBe(1)
    expect(worstCase(sms.es).segments).toBe(1)
    if ('ar' in sms) expect(worstCase(sms.ar, 'unicode').segments).toBeLessThanOrEqual(3)
  })
})
