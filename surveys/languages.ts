// Every language that Sayso speaks or is learning: the one list from which pages, texts and checks take theirs.
export interface Language {
  /** BCP 47 primary tag. */
  readonly tag: string
  /** As its speakers call it, and as staff do. */
  readonly name: string
  readonly english: string
  readonly dir: 'ltr' | 'rtl'
  /** A draft is never asked of a patient: it can only be previewed. */
  readonly status: 'complete' | 'draft'
  /** `conversation`: questions can be asked by text. `link`: its letters cost a text of 70, so texts only lead to the page. */
  readonly texts: 'conversation' | 'link'
}

export const languages: readonly Language[] = [
  {
    tag: 'en',
    name: 'English',
    english: 'English',
    dir: 'ltr',
    status: 'complete',
    texts: 'conversation',
  },
  {
    tag: 'es',
    name: 'Español',
    english: 'Spanish',
    dir: 'ltr',
    status: 'complete',
    texts: 'conversation',
  },
  { tag: 'ar', name: 'العربية', english: 'Arabic', dir: 'rtl', status: 'draft', texts: 'link' },
]

/** The same words in each language; English stands in where another is missing. */
export interface Words {
  readonly en: string
  readonly [tag: string]: string
}

export const primaryTag = (language: string): string => language.split('-')[0]?.toLowerCase() ?? ''

/** English where nobody has declared the language. */
export const languageOf = (tag: string): Language =>
  languages.find((known) => known.tag === primaryTag(tag)) ?? languages[0]!

export const completeTags = (declared: readonly Language[]): string[] =>
  declared.filter(({ status }) => status === 'complete').map(({ tag }) => tag)

export const wordsIn = (words: Words, language: string): string => words[primaryTag(language)] ?? words.en
