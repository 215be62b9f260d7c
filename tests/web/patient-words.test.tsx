// The patient page's words: complete in each language, plain, and every question says who reads before it is answered.
import { describe, expect, test } from 'vitest'
import { compileSurvey } from '../../server/core/interview.ts'
import { languages } from '../../surveys/languages.ts'
import { messages } from '../../surveys/messages.ts'
import { catalogue } from '../../surveys/catalogue.ts'
import { ScreenPage } from '../../web/patient/screen.tsx'
import type { QuestionView, ScreenView, WhoReads } from '../../web/patient/view.ts'
import { patientWords } from '../../web/patient/words.ts'

const en = patientWords('en')
const es = patientWords('es')

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(sentences)
  if (typeof value === 'function') return sentences(value('Ana', 2))
  return Object.values(value as object).flatMap(sentences)
}

test('every language says the same things, and none is left in English', () => {
  const skeleton = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, inner]) => [key, skeleton(inner)])
      : typeof value
  for (const { tag } of languages) expect(skeleton(patientWords(tag)), tag).toEqual(skeleton(en))
  const english = new Set(sentences(en).filter((text) => text.includes(' ')))
  for (const { tag } of languages.filter((language) => language.tag !== 'en'))
    for (const sentence of sentences(patientWords(tag))) expect(english).not.toContain(sentence)
})

test('sentences are short, and Spanish says usted', () => {
  for (const text of [...sentences(en), ...sentences(es)]) {
    for (const sentence of text.split(/[.!?:]\s+/)) {
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20)
    }
  }
  for (const text of sentences(es))
    expect(text).not.toMatch(/\b(tú|tu|tus|te|quieres|puedes|necesitas|vos)\b/i)
})

test('the words to the worker are those of the messages', () => {
  expect(en.tell('{cm}')).toBe(messages.tellWorker.page.en)
  expect(es.tell('{cm}')).toBe(messages.tellWorker.page.es)
})

test('an unknown language is spoken to in English', () => {
  expect(patientWords('vi')).toBe(en)
  expect(patientWords('es-MX')).toBe(es)
})

const questions = catalogue.flatMap(({ definition }) => compileSurvey(definition, 'en').questions)

function viewOf(question: QuestionView, sealed: boolean, language: string): ScreenView {
  return {
    frame: { language, program: 'Orchard', others: [], css: '', js: '/x.js', leave: null },
    action: '/s/x',
    revision: 0,
    screen: 'one',
    proof: 'p',
    code: true,
    step: { at: 1, of: 5, questions: 5 },
    back: null,
    keep: null,
    worker: 'Ana',
    reader: 'Ana',
    nobodyReads: false,
    switchable: true,
    sharingSentence: 'Ana will see what you say.',
    shared: true,
    sealed,
    answered: false,
    aboutWorker: true,
    recall: false,
    last: false,
    skip: null,
    questions: [question],
    faults: [],
    notice: null,
    heard: null,
  }
}

describe.each(['en', 'es'])('in %s, who reads is said before the answer', (language) => {
  const words = patientWords(language)
  const LINES: Record<WhoReads, string> = {
    shared: words.readers.shared('Ana'),
    withheld: words.readers.withheld,
    held: words.readers.held('Ana'),
    nobody: words.readers.nobody,
    team: words.readers.team,
    unlessNo: words.readers.unlessNo('Ana'),
    unlessNoWords: words.readers.unlessNo('Ana'),
    leftUnlessNo: words.readers.leftUnlessNo,
    leftUnlessNoWords: words.readers.leftUnlessNoWords,
    first: 'Ana will see what you say.',
    choice: words.readers.choice('Ana'),
    system: words.readers.system,
    sealed: words.readers.sealed,
  }
  const states: readonly [WhoReads, boolean][] = [
    ['shared', false],
    ['withheld', false],
    ['held', false],
    ['nobody', false],
    ['team', false],
    ['unlessNo', false],
    ['unlessNoWords', false],
    ['leftUnlessNo', false],
    ['leftUnlessNoWords', false],
    ['first', false],
    ['choice', false],
    ['system', false],
    ['sealed', false],
    ['sealed', true],
  ]
  test.each(states)('%s, alone in its envelope: %s', (readers, sealed) => {
    for (const { id, kind, choices, title, maxLength } of questions) {
      const question: QuestionView = {
        id,
        kind,
        title: { before: title, said: null, after: '' },
        clip: null,
        readers,
        choices,
        maxLength,
        oneLine: false,
        given: '',
        fault: null,
        dependents: [],
      }
      const html = String(<ScreenPage view={viewOf(question, sealed, language)} />)
      const line = html.indexOf(sealed ? words.sealedWho('Ana', 1) : LINES[readers])
      const answer = html.indexOf(kind === 'choice' ? `type="radio" name="${id}"` : '<textarea')
      expect(line).toBeGreaterThan(0)
      expect(answer).toBeGreaterThan(line)
    }
  })
})

test('a screen of several shared questions has one switch, at the first', () => {
  const question = (id: string, readers: WhoReads): QuestionView => ({
    id,
    kind: 'text',
    title: { before: id, said: null, after: '' },
    clip: null,
    readers,
    choices: [],
    maxLength: 10,
    oneLine: true,
    given: '',
    fault: null,
    dependents: [],
  })
  const view = viewOf(question('A', 'sealed'), false, 'en')
  const several = {
    ...view,
    questions: [...view.questions, question('B', 'shared'), question('C', 'shared')],
  }
  const html = String(<ScreenPage view={several} />)
  expect(html.match(/name="share" value="1"/g)).toHaveLength(1)
  expect(html.indexOf('name="share"')).toBeGreaterThan(html.indexOf('id="B-who"'))
  expect(html.indexOf('name="share"')).toBeLessThan(html.indexOf('id="C-who"'))
})
