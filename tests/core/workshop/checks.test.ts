// Each kind of fault in a survey is found at its place, with a sentence that says what to do.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedItems } from '../../../server/core/workshop/check-meaning.ts'
import { checkSurvey, problemsIn } from '../../../server/core/workshop/checks.ts'
import { outlineOf } from '../../../server/core/workshop/outline.ts'
import { catalogue } from '../../../surveys/catalogue.ts'
import { FAULTS, goodSurvey } from '../../support/workshop-surveys.ts'

const published = catalogue.flatMap(({ id, version, definition }) =>
  publishedItems(`${id} version ${version}`, definition),
)
const found = (id: string, text: string) =>
  checkSurvey(id, text, published).findings.map(
    ({ kind, place, sentence }) => `${kind} ${place}: ${sentence}`,
  )

const newest = catalogue.filter((one) => catalogue.findLast(({ id }) => id === one.id) === one)
test.each(newest)('$id version $version, which is asked, has no problem', ({ id, definition }) => {
  expect(problemsIn(checkSurvey(id, JSON.stringify(definition), published).findings)).toEqual([])
})

test('the first pulse, whose open part told of the sealed one, could not be published again, and is still shown', () => {
  const { definition } = catalogue.find(({ id, version }) => id === 'pulse' && version === 1)!
  const { findings, showable } = checkSurvey('pulse', JSON.stringify(definition), published)
  expect(problemsIn(findings).map(({ place, sentence }) => `${place}: ${sentence.slice(0, 40)}`)).toEqual([
    'page verdict: Its condition names {trust}, which tells',
    'page goal-state: Its condition names {trust}, which tells',
    'page next-step: Its condition names {trust}, which tells',
    'page success-words: Its condition names {trust}, which tells',
    'page step-size: Its condition names {trust}, which tells',
    'page step-size: Its condition names {homeVisitDue}, whic',
  ])
  expect(showable).toBe(true)
})

test('a good survey passes without a warning', () => {
  expect(found('housing', JSON.stringify(goodSurvey()))).toEqual([])
})

describe('a problem', () => {
  test.each(FAULTS)('$name', ({ text, says }) => {
    expect(
      found('housing', text)
        .filter((line) => line.startsWith('problem'))
        .join('\n'),
    ).toContain(says)
  })

  test('where the baseline does not ask about sharing', () => {
    expect(found('baseline', JSON.stringify(goodSurvey())).join()).toContain(
      'problem survey: The baseline must ask consent.share',
    )
  })
})

describe('a warning', () => {
  test.each([
    [
      'a long question in English',
      withTwo({
        title: {
          en: 'When you asked clinics, offices or programs for help with your home, how often did they listen to you?',
          es: '¿Cómo le va con su casa?',
        },
      }),
      'warning H2: Its English reads at grade',
    ],
    [
      'a long question in Spanish',
      goodSurvey({
        title: {
          en: 'How is your home?',
          es: 'Considerando las circunstancias institucionales precedentes, ¿recomendaría encarecidamente nuestras habitaciones?',
        },
      }),
      'warning H1: Its Spanish reads at',
    ],
    ['a question that no text asks', withTwo({ smsText: undefined }), 'warning H2: It has no smsText'],
    [
      'an option that may be taken for a consent',
      goodSurvey({
        smsText: {
          en: 'How is it? 1 Yes 2 OK 3 Good 9 Skip',
          es: '¿Va bien? 1 Mal 2 Regular 3 Bien 9 Omitir',
        },
      }),
      'warning survey: Some carriers take the reply “yes”',
    ],
    [
      'a language that is only begun',
      goodSurvey({ title: { en: 'How is it?', es: '¿Qué tal?', ar: 'كيف' } }),
      'warning survey: The language “ar” is begun: 1 of 6 texts',
    ],
  ])('for %s', (_, definition, says) => {
    const lines = found('housing', JSON.stringify(definition))
    expect(lines.join('\n')).toContain(says)
    expect(lines.filter((line) => line.startsWith('problem'))).toEqual([])
  })

  function withTwo(changes: object) {
    const one = goodSurvey()
    const [page] = one.pages
    return {
      ...one,
      pages: [page, { name: 'more', elements: [{ ...page!.elements[0], name: 'H2', ...changes }] }],
    }
  }
})

test('no JSON at all makes it throw', () => {
  const element = fc.dictionary(
    fc.constantFrom('name', 'type', 'title', 'choices', 'smsText', 'visibleIf', 'construct', 'readers'),
    fc.oneof(fc.jsonValue(), fc.constant({ en: 'Stop {cm} {', es: '1 Alto 2 ú' })),
  )
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.record({ title: fc.jsonValue(), pages: fc.array(fc.record({ elements: fc.array(element) })) }),
  )
  fc.assert(
    fc.property(odd, (definition) => {
      const { findings } = checkSurvey('housing', JSON.stringify(definition), published)
      return findings.length > 0 && outlineOf(definition).length >= 0
    }),
  )
})
