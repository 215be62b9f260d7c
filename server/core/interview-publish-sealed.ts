// What keeps a survey from being published because its open part would tell of its sealed part, which must come last.
import { isRecord, type PublishProblem } from './interview-publish-question.ts'
import { parseCondition } from './interview.ts'
import { NOTHING_PRIVATE } from './question.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Empty: the open screens are the same whatever is sealed, and stand before all that is. Not part of `publishProblems`:
 * what was published before this rule, and drafts that go against it, can still be shown.
 */
export function sealedPartProblems(definition: unknown): PublishProblem[] {
  const found: PublishProblem[] = []
  const sealed = new Set<string>()
  let firstSealed: string | null = null
  for (const [at, page] of recordsIn(isRecord(definition) ? definition['pages'] : null).entries()) {
    const place = typeof page['name'] === 'string' ? `page ${page['name']}` : `page ${at + 1}`
    const questions = recordsIn(page['elements'])
    // One that hangs on an open question that hangs on a sealed one needs no search: the first of the two is found.
    if (questions.some(isOpen)) found.push(...betrayals(place, page['visibleIf'], sealed))
    for (const question of questions) {
      if (isOpen(question)) found.push(...betrayals(nameOf(question), question['visibleIf'], sealed))
      else sealed.add(nameOf(question))
    }
    if (firstSealed !== null && questions.some(isOpen)) {
      const sentence = `It comes after sealed questions, so that others would see who stopped at those. Move it before ${firstSealed}.`
      found.push({ place, sentence })
    }
    if (questions.some((question) => !isOpen(question))) firstSealed ??= place
  }
  return found
}

function betrayals(place: string, text: unknown, sealed: ReadonlySet<string>): PublishProblem[] {
  const names = (typeof text === 'string' ? parseCondition(text)?.names : null) ?? []
  return names.flatMap((name): PublishProblem[] => {
    if (sealed.has(name)) {
      const sentence = `Its condition names {${name}}, whose answers are sealed; its own are not. Ask it whatever was said there.`
      return [{ place, sentence }]
    }
    if (!Object.hasOwn(NOTHING_PRIVATE, name)) return []
    const sentence = `Its condition names {${name}}, which tells whether private questions are asked; its own answers are not private. Ask it in every month, or hang it on another fact.`
    return [{ place, sentence }]
  })
}

const isOpen = ({ readers }: Json): boolean => readers !== 'sealed'
const nameOf = ({ name }: Json): string => (typeof name === 'string' ? name : 'question')
const recordsIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isRecord) : [])
