// A definition that some channel could not honour is told why, in a sentence, before anybody is asked.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishProblems } from '../../server/core/interview-publish.ts'

const both = (en: string, es: string) => ({ en, es })
const choices = [
  { value: 1, text: both('Yes', 'Sí') },
  { value: 2, text: both('No', 'No') },
  { value: 9, text: both('Skip', 'Omitir') },
]
const item = (name: string, changes: object = {}) => ({
  type: 'radiogroup',
  name,
  title: both('Is it?', '¿Es?'),
  construct: 'success.any',
  readers: 'shared',
  recall: 'now',
  choices,
  smsText: both('Is it? 1 Yes 2 No', '¿Es? 1 Si 2 No'),
  ...changes,
})
const words = (name: string, changes: object = {}) => {
  const { choices: _, smsText: __, ...rest } = item(name, { type: 'comment', maxLength: 500 })
  return { ...rest, ...changes }
}
const survey = (...elements: object[]) => ({
  pages: elements.map((element, index) => ({ name: `p${index}`, elements: [element] })),
})
const sentences = (definition: unknown) =>
  publishProblems(definition).map(({ place, sentence }) => `${place}: ${sentence}`)

test('a sound survey has no problems', () => {
  const after = words('A2', { visibleIf: '{A1} = 1 and {hasGoal} = 1' })
  expect(publishProblems(survey(item('A1'), after))).toEqual([])
})

const withGoal = { title: both('You said {goal}', 'Dijo {goal}') }
const withNick = { smsText: both('{nick}: 1 Yes 2 No', '{nick}: 1 Si 2 No') }

describe('refused', () => {
  test.each<[string, unknown, RegExp]>([
    ['nothing at all', null, /survey: .*no JSON object/],
    ['no pages', {}, /survey: It has no pages/],
    ['an unknown survey property', { ...survey(item('A')), triggers: [] }, /survey: “triggers”/],
    ['choicesByUrl', survey(item('A', { choicesByUrl: { url: 'http://x' } })), /A: “choicesByUrl”/],
    ['html', survey(item('A', { type: 'html', html: '<b>' })), /A: Its type must be/],
    ['a rating', survey(item('A', { type: 'rating' })), /A: Its type must be/],
    [
      'a missing language',
      survey(item('A', { title: { en: 'Is it?' } })),
      /A: Its title must be in English and/,
    ],
    ['a text in one language', survey(item('A', { smsText: { en: '1 2' } })), /A: Its smsText must be in/],
    ['no readers', survey(item('A', { readers: 'lead' })), /A: It must say who reads/],
    ['an unknown name', survey(item('A', { visibleIf: '{mood} = 1' })), /A: Its condition names {mood}/],
    ['a look ahead', survey(item('A', { visibleIf: '{B} = 1' }), item('B')), /A: Its condition names {B}/],
    ['a broken condition', survey(item('A', { visibleIf: '{trust} =' })), /A: Its condition cannot be read/],
    ['a function', survey(item('A', { visibleIf: 'today() > 1' })), /A: Its condition calls a function/],
    ['a name asked twice', survey(item('A'), item('A')), /A: It is asked twice/],
    ['a name like the prototype', survey(item('__proto__')), /page p0, question 1: Its name must be/],
    ['no skip', survey(item('A', { choices: choices.slice(0, 2) })), /A: Its last choice must be 9/],
    ['a gap in the scale', survey(item('A', { choices: choices.slice(1) })), /A: Its choices must run/],
    [
      'a text that lacks an option',
      survey(item('A', { smsText: both('1', '1 2') })),
      /A: Its smsText does not offer 2/,
    ],
    ['the goal on any phone', survey(item('A', withGoal)), /A: Its title names the goal/],
    ['a nickname on any phone', survey(item('A', withNick)), /A: Its text names the goal/],
    ['an unknown placeholder', survey(item('A', { title: both('{P1}', '{P1}') })), /A: Nothing fills {P1}/],
    ['words without a limit', survey(words('A', { maxLength: undefined })), /A: Its maxLength must be/],
    [
      'sealed and open on one page',
      { pages: [{ name: 'p', elements: [item('A'), item('B', { readers: 'sealed' })] }] },
      /page p: Sealed questions share no page/,
    ],
  ])('%s', (_, definition, sentence) => {
    expect(sentences(definition).join('\n')).toMatch(sentence)
  })
})

test('no JSON at all makes it throw', () => {
  const broken = fc.oneof(
    fc.jsonValue(),
    fc.record({ pages: fc.array(fc.record({ name: fc.jsonValue(), elements: fc.array(fc.jsonValue()) })) }),
    fc
      .dictionary(fc.constantFrom('visibleIf', 'choices', 'title', 'type'), fc.jsonValue())
      .map((bad) => survey(item('A', bad))),
  )
  fc.assert(fc.property(broken, (definition) => Array.isArray(publishProblems(definition))))
})
