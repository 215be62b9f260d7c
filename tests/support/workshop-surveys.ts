// A small good survey, and the same with one fault of each kind and the sentence that must tell of it.

export interface SmallSurvey {
  readonly title: object
  readonly pages: readonly { readonly name: string; readonly elements: readonly object[] }[]
}

const HOME = {
  type: 'radiogroup',
  name: 'H1',
  title: { en: 'How safe is the place where you sleep?', es: '¿Qué tan seguro es el lugar donde duerme?' },
  construct: 'stability.home',
  readers: 'shared',
  recall: 'now',
  choices: [
    { value: 1, text: { en: 'Not safe', es: 'Nada seguro' } },
    { value: 2, text: { en: 'A little safe', es: 'Poco seguro' } },
    { value: 3, text: { en: 'Safe', es: 'Seguro' } },
    { value: 9, text: { en: 'Skip', es: 'Omitir' } },
  ],
  smsText: {
    en: 'How safe is the place where you sleep? 1 Not safe 2 A little safe 3 Safe 9 Skip',
    es: '¿Qué tan seguro es el lugar donde duerme? 1 Nada seguro 2 Poco seguro 3 Seguro 9 Omitir',
  },
}

/** @param changes to its one question. */
export const goodSurvey = (changes: object = {}, more: object = {}): SmallSurvey => ({
  title: { en: 'Your home', es: 'Su casa' },
  pages: [{ name: 'home', elements: [{ ...HOME, ...changes }] }],
  ...more,
})

const asks = (changes: object) => JSON.stringify(goodSurvey(changes), null, 2)
const longer = ' Think of every night since we last wrote to you, and of all the places where you slept.'

export const FAULTS: readonly { readonly name: string; readonly text: string; readonly says: string }[] = [
  { name: 'no JSON', text: '{ "title": {}\n "pages": [] }', says: 'survey: This is not JSON: line 2' },
  {
    name: 'a type that not every channel can ask',
    text: asks({ type: 'rating' }),
    says: 'H1: Its type must be radiogroup, comment or text',
  },
  {
    name: 'a property that fetches',
    text: asks({ choicesByUrl: { url: 'https://x.example' } }),
    says: 'H1: “choicesByUrl” is no property that every channel can honour. Take it out.',
  },
  {
    name: 'nothing to ask by text',
    text: asks({ smsText: undefined }),
    says: 'survey: None of its questions can be asked by text',
  },
  {
    name: 'a language that is missing',
    text: asks({ title: { en: HOME.title.en } }),
    says: 'H1: Its title must be in English and Spanish.',
  },
  {
    name: 'a survey without its own title',
    text: JSON.stringify(goodSurvey({}, { title: { en: 'Your home' } })),
    says: 'survey: It has no title in Spanish. Write one.',
  },
  {
    name: 'a letter outside the alphabet of texts',
    text: asks({ smsText: { ...HOME.smsText, es: HOME.smsText.es.replace('Nada', 'Ningún') } }),
    says: 'H1: Its Spanish smsText has a letter outside the text alphabet (GSM-7), so it costs more than one text. Write “ú” as “u”.',
  },
  {
    name: 'a text of more than one segment at its longest names',
    text: asks({ smsText: { ...HOME.smsText, en: HOME.smsText.en.replace('?', `?${longer}`) } }),
    says: 'H1: Its English smsText takes 167 of 160 units when names are longest. Shorten it by 7.',
  },
  {
    name: 'a carrier’s word as an option',
    text: asks({ smsText: { ...HOME.smsText, es: HOME.smsText.es.replace('Nada seguro', '¡Alto!') } }),
    says: 'H1: Carriers take “alto” for a command',
  },
  {
    name: 'English that is hard to read as a whole',
    text: asks({
      title: {
        en: 'Considering institutional circumstances, how satisfactory is your accommodation?',
        es: HOME.title.es,
      },
    }),
    says: 'survey: As a whole its English reads at grade',
  },
  {
    name: 'a condition that names nothing',
    text: asks({ visibleIf: '{hasGaol} = 1' }),
    says: 'H1: Its condition names {hasGaol}, which is no fact and no question before it.',
  },
  {
    name: 'a condition with a slip of one letter',
    text: asks({ visibleIf: '{hasGol} = 1' }),
    says: 'Did you mean {hasGoal}?',
  },
  {
    name: 'a condition that cannot be read',
    text: asks({ visibleIf: '{trust} =' }),
    says: 'H1: Its condition cannot be read. Write it like',
  },
  {
    name: 'a condition on an answer that is not offered',
    text: JSON.stringify({
      ...goodSurvey(),
      pages: [
        ...goodSurvey().pages,
        { name: 'more', visibleIf: '{H1} = 7', elements: [{ ...HOME, name: 'H2' }] },
      ],
    }),
    says: 'page more: Its condition compares {H1} with 7, which H1 does not offer.',
  },
  {
    name: 'a question about trust that somebody could read',
    text: asks({ construct: 'trust.global' }),
    says: 'H1: It asks about trust.global, so nobody may read its answer by name. Set its readers to sealed.',
  },
  {
    name: 'an open question that tells whether trust is asked',
    text: asks({ visibleIf: '{trust} = 0 and {hasGoal} = 1' }),
    says: 'H1: Its condition names {trust}, which tells whether private questions are asked; its own answers are not private. Ask it in every month, or hang it on another fact.',
  },
  {
    name: 'an open question after a sealed one',
    text: JSON.stringify({
      ...goodSurvey(),
      pages: [
        { name: 'private', elements: [{ ...HOME, name: 'H0', readers: 'sealed' }] },
        ...goodSurvey().pages,
      ],
    }),
    says: 'page home: It comes after sealed questions, so that others would see who stopped at those. Move it before page private.',
  },
  {
    name: 'a known name with another meaning',
    text: asks({ name: 'T1' }),
    says: 'a question of this name measures trust.global',
  },
]
