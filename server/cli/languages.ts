// `sayso languages [TAG]`: what each language still lacks, by survey, item and text. Exit 1 when something required does.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '../../surveys/catalogue.ts'
import { drafts } from '../../surveys/drafts.ts'
import { languages, type Language } from '../../surveys/languages.ts'
import { messages } from '../../surveys/messages.ts'
import { pageWords } from '../../web/patient/words.ts'
import { missingTexts, otherPlaceholders, strayTexts, withTranslation } from '../core/translation.ts'
import { readAssets } from '../machine.ts'
import { patientSentence, problemCodes } from '../problem.ts'
import { previewPages } from '../channels/preview.tsx'

type Print = (line: string) => void

/** Said only in a conversation by text, which a language that texts only link to does not have. */
const IN_CONVERSATION: readonly string[] = [
  'trustIntro',
  'tellWorker',
  'changeWorker',
  'again',
  'againWords',
  'shorter',
  'shorterName',
]

export interface Lack {
  readonly where: string
  readonly what: readonly string[]
}

const newest = catalogue.filter(
  ({ id, version }) => !catalogue.some((other) => other.id === id && other.version > version),
)

const translated = (survey: (typeof newest)[number], language: Language) =>
  withTranslation(survey.definition, language, drafts[language.tag]?.[survey.id] ?? {}, () => null)

/** What stands between this language and its patients, place by place. */
export function lacksOf(language: Language): Lack[] {
  const { tag, texts } = language
  const said = (words: Readonly<Record<string, string>>) => (words[tag] ?? '').trim() !== ''
  const wanted = Object.entries(messages).filter(
    ([id]) => texts === 'conversation' || !IN_CONVERSATION.includes(id),
  )
  const surveys = newest.map((survey): Lack => {
    const definition = translated(survey, language)
    const strays = strayTexts(survey.definition, drafts[tag]?.[survey.id] ?? {})
    return {
      where: `survey ${survey.id}, version ${survey.version}`,
      what: [
        ...missingTexts(definition, language).map(({ item, text }) => `${item} ${nameOf(text)}`),
        ...otherPlaceholders(definition, tag).map(
          ({ item, text }) => `${item} ${nameOf(text)}: other placeholders than in English`,
        ),
        ...strays.map((place) => `${place}: the survey has no such text`),
      ],
    }
  })
  return [
    { where: 'page words (web/patient)', what: Object.hasOwn(pageWords, tag) ? [] : ['all'] },
    {
      where: 'sentences for problems (server/problem.ts)',
      what: problemCodes.filter((code) => !said(patientSentence(code))),
    },
    {
      where: 'texts (surveys/messages.ts)',
      what: wanted.filter(([, { sms }]) => !said(sms)).map(([id]) => id),
    },
    ...surveys,
  ].filter(({ what }) => what.length > 0)
}

const nameOf = (text: string) => (/^\d+$/.test(text) ? `option ${text}` : text)

/** The exit code. */
export async function languagesCommand(args: readonly string[], print: Print): Promise<number> {
  const [tag = '', order = '', ...rest] = args
  if (tag === '') return overview(print)
  const language = languages.find((known) => known.tag === tag)
  if (!language) {
    print(`No language “${tag}” is declared. surveys/languages.ts declares them: ${tags()}.`)
    return 1
  }
  if (order === '--preview' && rest[0]) return preview(language, rest[0], print)
  if (order === '--into' && rest[0] && rest[1]) return into(language, rest[0], rest[1], print)
  if (order !== '') {
    print('Usage: sayso languages [TAG] [--preview FOLDER] [--into SURVEY FILE.json]')
    return 1
  }
  return detail(language, print)
}

const tags = () => languages.map((known) => known.tag).join(', ')
const count = (lacks: readonly Lack[]) => lacks.reduce((n, { what }) => n + what.length, 0)

function overview(print: Print): number {
  for (const language of languages) {
    const lacking = count(lacksOf(language))
    const state = language.status === 'draft' ? 'draft, not asked of patients' : 'complete'
    print(
      `${language.tag}  ${language.english}: ${state}; ${lacking === 0 ? 'lacks nothing' : `lacks ${lacking}`}`,
    )
  }
  // A draft may lack words: that is why it is one.
  return languages.some((language) => language.status === 'complete' && count(lacksOf(language)) > 0) ? 1 : 0
}

function detail(language: Language, print: Print): number {
  const lacks = lacksOf(language)
  if (lacks.length === 0) print(`${language.english} lacks nothing.`)
  for (const { where, what } of lacks) {
    print(`${where}: ${what.length} missing`)
    for (const each of what) print(`  ${each}`)
  }
  if (language.status === 'draft') print('A draft: no patient is asked in it until its status is complete.')
  return lacks.length === 0 ? 0 : 1
}

/** English in brackets stands where words are missing. */
function preview(language: Language, folder: string, print: Print): number {
  mkdirSync(folder, { recursive: true })
  const pages = previewPages(language, newest, drafts[language.tag] ?? {}, readAssets())
  for (const { file, html } of pages) writeFileSync(join(folder, file), html)
  print(`${pages.length} pages in ${folder}: open them in a browser, or print them for translators.`)
  return 0
}

/** The newest version's definition with this language in it, to publish as the next version. */
function into(language: Language, id: string, file: string, print: Print): number {
  const survey = newest.find((each) => each.id === id)
  if (!survey) {
    print(`There is no survey “${id}”.`)
    return 1
  }
  writeFileSync(file, `${JSON.stringify(translated(survey, language), null, 2)}\n`)
  print(`Wrote ${file}: name it in surveys/catalogue.ts as version ${survey.version + 1}.`)
  return 0
}
