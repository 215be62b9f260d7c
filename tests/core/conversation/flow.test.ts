// What a conversation asks on which phone, and how it ends.
import { describe, expect, test } from 'vitest'
import { interviewByText, nextQuestion, type TextPhone } from '../../../server/core/conversation/by-text.ts'
import {
  afterDanger,
  asksToCall,
  missedTurn,
  nextTurn,
  openEnd,
  privateTurn,
  SEALED,
  whatWaits,
  type Place,
  type Turn,
} from '../../../server/core/conversation/flow.ts'
import { compileSurvey } from '../../../server/core/interview.ts'
import type { Answers, InterviewFacts } from '../../../server/core/question.ts'
import { onlyScreens, phoneUse, saidOfPhone } from '../../../server/core/sitting.ts'
import after from '../../../surveys/after/v1.json' with { type: 'json' }
import baseline from '../../../surveys/baseline/v2.json' with { type: 'json' }
import milestone from '../../../surveys/milestone/v2.json' with { type: 'json' }
import pulse from '../../../surveys/pulse/v2.json' with { type: 'json' }
import { replyItem } from '../../../server/verify/reply-items.ts'

const FACTS: InterviewFacts = { trust: 0, pulse: 3, verdictDue: 0, homeVisitDue: 0, hasGoal: 1, unnamed: 0 }
const OWN: TextPhone = { kind: 'own', said: 'own', named: true }
const surveys = {
  baseline: compileSurvey(baseline, 'en'),
  pulse: compileSurvey(pulse, 'en'),
  milestone: compileSurvey(milestone, 'en'),
  after: compileSurvey(after, 'en'),
}

function place(
  survey: keyof typeof surveys,
  phone: TextPhone,
  facts: Partial<InterviewFacts> = {},
  answers: Answers = {},
): Place {
  return {
    interview: interviewByText(surveys[survey], phone),
    answers,
    facts: { ...FACTS, unnamed: phone.named ? 0 : 1, ...facts },
    phone: phoneUse(phone.kind, saidOfPhone(answers) ?? phone.said),
    caseManager: phone.named ? 'Lourdes' : null,
    reads: phone.named ? 'named' : 'another',
  }
}

/** Items in the order in which texts ask them, each answered with what `answer` gives, and what is awaited between. */
function asked(
  survey: keyof typeof surveys,
  phone: TextPhone,
  facts: Partial<InterviewFacts>,
  answer: (item: string) => number | string,
) {
  const items: string[] = []
  let answers: Answers = {}
  let isPrivate = false
  for (;;) {
    const here = place(survey, phone, facts, answers)
    const turn: Turn = isPrivate ? privateTurn(here) : nextTurn(here)
    const { awaiting } = turn
    isPrivate ||= awaiting === 'note' || awaiting === SEALED
    const part = onlyScreens(here.interview, isPrivate)
    const question = nextQuestion(part, answers, here.facts)
    items.push(awaiting === SEALED ? (question?.id ?? '') : awaiting)
    if (awaiting === 'note') continue
    if (question === null || ![question.id, SEALED].includes(awaiting)) return items
    answers = { ...answers, [question.id]: answer(question.id) }
  }
}

describe('a baseline', () => {
  test('asks of the phone before anything else, and names the worker only after "only me"', () => {
    const phone: TextPhone = { kind: 'own', said: null, named: true }
    const said = (B6: number) => (item: string) => (item === 'B6' ? B6 : item === 'B1' ? 'Sleep' : 9)
    expect(asked('baseline', phone, { hasGoal: 0 }, said(1))).toEqual([
      'B6',
      'B5',
      'B1',
      'B1n',
      'B2',
      'note',
      'closing',
    ])
    expect(asked('baseline', phone, { hasGoal: 0 }, said(2))).toEqual(['B6', 'B1', 'B2', 'closing'])
    expect(asked('baseline', phone, { hasGoal: 0 }, said(9))).toEqual(['B6', 'B1', 'B2', 'closing'])
  })

  test('leaves further goals to the page', () => {
    const phone: TextPhone = { kind: 'own', said: 'own', named: true }
    expect(asked('baseline', phone, { hasGoal: 0 }, () => 1).join()).not.toContain('_2')
  })

  test('names nobody where nobody is named', () => {
    const phone: TextPhone = { kind: 'own', said: 'own', named: false }
    expect(asked('baseline', phone, { hasGoal: 0 }, () => 1)).toEqual(['B6', 'B1', 'B1n', 'B2', 'closing'])
  })
})

describe('a pulse', () => {
  test('asks only what a text can ask, and ends without the rest', () => {
    expect(asked('pulse', OWN, { homeVisitDue: 1 }, () => 1)).toEqual(['P1', 'P2', 'P3', 'note', 'closing'])
    expect(
      asked('pulse', OWN, { verdictDue: 1, stepSizeDue: 1 }, (item) => (item === 'P3' ? 'I slept' : 1)),
    ).toEqual(['P1', 'Y1', 'P2', 'P3', 'G2', 'note', 'closing'])
  })

  test('in a trust month asks the sealed questions last, after the note and after what they are for', () => {
    const all = ['P1', 'P2', 'note', 'T1', 'T2', 'T3', 'closing']
    expect(asked('pulse', OWN, { trust: 1 }, () => 2)).toEqual(all)
    const before = place('pulse', OWN, { trust: 1 }, { P1: 2, P2: 2 })
    expect(privateTurn(before).say).toEqual([
      { template: 'trustIntro', sealed: true },
      { template: 'question', sealed: true },
    ])
    expect(privateTurn(before, true).say).toEqual([{ template: 'question', sealed: true }])
    expect(privateTurn(place('pulse', OWN, { trust: 1 }, { P1: 2, P2: 2, T1: 4 })).say).toEqual([
      { template: 'question', sealed: true },
    ])
  })

  test('"not my worker" ends the sealed questions', () => {
    expect(asked('pulse', OWN, { trust: 1 }, (item) => (item === 'T1' ? 8 : 2))).toEqual([
      'P1',
      'P2',
      'note',
      'T1',
      'closing',
    ])
  })

  test.each([0, 1] as const)(
    'its last open screen says the same whether trust is asked (%i) or not',
    (trust) => {
      const ended = place('pulse', OWN, { trust }, { P1: 2, P2: 2, P3: 2, G1: 1 })
      expect(nextTurn(ended)).toEqual({ say: [{ template: 'tellWorker', sealed: false }], awaiting: 'note' })
    },
  )

  test.each<TextPhone>([
    { kind: 'own', said: null, named: true },
    { kind: 'own', said: 'shared', named: true },
    { kind: 'shared', said: 'own', named: true },
    { kind: 'program', said: 'own', named: true },
  ])('on $kind/$said closes with the link, in every month', (phone) => {
    expect(asked('pulse', phone, { trust: 1 }, () => 2)).toEqual(['P1', 'P2', 'closing'])
    const [month, other] = ([1, 0] as const).map((trust) =>
      nextTurn(place('pulse', phone, { trust }, { P1: 2, P2: 2, P3: 2, G1: 1 })),
    )
    expect(month).toEqual(other)
    expect(month?.say.map(({ template }) => template)).toEqual(['privateLink', 'close'])
  })

  test('what was answered on the page is not asked again', () => {
    const here = place('pulse', OWN, { trust: 1 }, { P1: 2, P2: 3, T1: 5 })
    const question = nextQuestion(onlyScreens(here.interview, true), here.answers, here.facts)
    expect([privateTurn(here).awaiting, question?.id]).toEqual([SEALED, 'T2'])
  })
})

describe('a milestone', () => {
  const templates = (more: Answers, phone = OWN, facts: Partial<InterviewFacts> = {}) =>
    privateTurn(place('milestone', phone, { trust: 1, ...facts }, more)).say.map(({ template }) => template)
  const OPEN = { Y1: 2, Y2: 3, S1: 3 }

  test('is its short form: the goal, the life, trust, and the program last', () => {
    const all = ['Y1', 'Y2', 'S1', 'note', 'T1', 'T2', 'T3', 'Y6', 'C1', 'closing']
    expect(asked('milestone', OWN, { trust: 1 }, () => 2)).toEqual(all)
    expect(asked('milestone', { ...OWN, named: false }, { trust: 1, hasGoal: 0 }, () => 2)).toEqual([
      'S1',
      'Y6',
      'C1',
      'closing',
    ])
  })

  test('asks for the goal again where it changed, and by text of the first goal alone', () => {
    const changed = (item: string) => (item === 'Y1' ? 8 : item === 'B1' ? 'Work' : 2)
    const asks = ['Y1', 'B1', 'S1', 'note', 'T1', 'T2', 'T3', 'Y6', 'C1', 'closing']
    expect(asked('milestone', OWN, { trust: 1, goals: 3 }, changed)).toEqual(asks)
  })

  test('says before each block of sealed questions who reads them, once', () => {
    expect(templates(OPEN)).toEqual(['trustIntro', 'question'])
    expect(templates({ ...OPEN, T1: 4 })).toEqual(['question'])
    expect(templates({ ...OPEN, T1: 4, T2: 4, T3: 4 })).toEqual(['sealedIntro', 'question'])
    expect(templates({ ...OPEN, T1: 8, Y6: 1 })).toEqual(['question'])
  })

  test('on a phone that others use leaves them to the page, without counting them', () => {
    const shared: TextPhone = { kind: 'shared', said: null, named: true }
    expect(templates(OPEN, shared)).toEqual(['privateLink', 'close'])
  })
})

test('after the program a conversation offers neither a word to the worker nor another one', () => {
  expect(asked('after', OWN, { trust: 1, left: 1 }, () => 1)).toEqual(['Y1', 'S4', 'S1', 'Y6', 'closing'])
  expect(asked('milestone', OWN, { trust: 1, left: 1 }, () => 2).at(-1)).toBe('closing')
})

describe('a miss', () => {
  const question = replyItem('scale5', 'en')
  const said = (misses: number) => missedTurn(question, misses, 'unclear').map(({ template }) => template)
  test('is asked again once, then comes the link, then nothing', () => {
    expect([said(1), said(2), said(3), said(99)]).toEqual([['again'], ['link'], [], []])
  })

  test('says what is wrong with words', () => {
    const own = replyItem('text', 'en')
    expect(missedTurn(own, 1, 'no_words')[0]?.template).toBe('againWords')
    expect(missedTurn(own, 1, 'too_long')[0]?.template).toBe('shorter')
    expect(missedTurn({ ...own, maxLength: 30 }, 1, 'too_long')[0]?.template).toBe('shorterName')
    expect(missedTurn('note', 1, 'too_long')[0]?.template).toBe('shorter')
  })
})

describe('the end', () => {
  const templates = (phone: TextPhone, more: Partial<Place> = {}) =>
    privateTurn({ ...place('pulse', phone, {}, {}), ...more })
  test('offers another worker and a call, to be answered together', () => {
    expect(templates(OWN)).toMatchObject({
      awaiting: 'closing',
      say: [{ template: 'changeWorker' }, { template: 'close' }],
    })
  })

  test('passes nothing on that a former worker could not read, and names nobody who is not there', () => {
    const ended = place('pulse', OWN, {}, { P1: 2, P2: 2, P3: 2, G1: 1 })
    const say = (more: Partial<Place>) => openEnd({ ...ended, ...more }).say.map(({ template }) => template)
    expect(say({ reads: 'another' })).toEqual(['changeWorker', 'close'])
    expect(say({ caseManager: null })).toEqual(['close'])
  })
})

describe('after words of danger', () => {
  test('what was awaited waits, once', () => {
    expect(afterDanger(afterDanger('T2'))).toBe(afterDanger('T2'))
    expect([asksToCall(afterDanger('T2')), asksToCall('T2')]).toEqual([true, false])
    expect([whatWaits(afterDanger('note')), whatWaits('note')]).toEqual(['note', 'note'])
  })
})
