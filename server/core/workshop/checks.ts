// Everything that is checked before a survey is published, each finding with its place and a sentence that says what to do.
import { publishProblems, type PublishProblem } from '../interview-publish.ts'
import { sealedPartProblems } from '../interview-publish-sealed.ts'
import { meaningFindings, type PublishedItem } from './check-meaning.ts'
import { textFindings } from './check-texts.ts'
import { wordFindings } from './check-words.ts'

export interface Finding {
  /** A problem keeps the survey from being published; a warning does not. */
  readonly kind: 'problem' | 'warning'
  /** A page's or a question's name, or "survey". */
  readonly place: string
  readonly sentence: string
}

export interface Checked {
  readonly findings: readonly Finding[]
  /** Null: the text is no JSON. */
  readonly definition: unknown
  /** It can be compiled, and so be shown. */
  readonly showable: boolean
}

export function checkSurvey(surveyId: string, text: string, published: readonly PublishedItem[]): Checked {
  let definition: unknown
  try {
    definition = JSON.parse(text)
  } catch (error) {
    return { findings: [notJson(text, error)], definition: null, showable: false }
  }
  const shape = publishProblems(definition)
  const problem = ({ place, sentence }: PublishProblem): Finding => ({ kind: 'problem', place, sentence })
  const findings = [
    ...[...shape, ...sealedPartProblems(definition)].map(problem),
    ...textFindings(definition),
    ...wordFindings(definition),
    ...meaningFindings(surveyId, definition, published),
  ]
  const rank = ({ kind }: Finding) => (kind === 'problem' ? 0 : 1)
  findings.sort((one, other) => rank(one) - rank(other))
  return { findings, definition, showable: shape.length === 0 }
}

export const problemsIn = (findings: readonly Finding[]) => findings.filter(({ kind }) => kind === 'problem')

function notJson(text: string, error: unknown): Finding {
  const at = Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? text.length)
  const line = text.slice(0, at).split('\n').length
  const there = text.split('\n')[line - 1]?.trim().slice(0, 60) ?? ''
  const sentence = `This is not JSON: line ${line} cannot be read${there ? ` (${there})` : ''}. Look for a comma, a quote or a bracket that is missing or too many, there or just before.`
  return { kind: 'problem', place: 'survey', sentence }
}
