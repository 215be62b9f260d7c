// Judges one labelled reply: reads it with the product's own rules and says whether it means what its label says.
import { cleanText } from '../core/interview-accept.ts'
import { SKIPPED } from '../core/interview.ts'
import { readReply, type Reply } from '../core/conversation/read-reply.ts'
import { replyItem, type ReplyItem } from './reply-items.ts'

export interface LabelledReply {
  readonly item: ReplyItem
  readonly lang: 'en' | 'es'
  readonly text: string
  /** The patient had stopped all texts before. */
  readonly stopped: boolean
  readonly expect: Meaning
}

/** What a reply means, or is labelled to mean. A crisis may stand beside an answer. */
export interface Meaning {
  readonly value?: number | boolean
  readonly text?: string
  readonly skip?: true
  readonly reprompt?: true
  readonly intent?: string
  readonly lang?: string
}

export interface Judged {
  readonly found: Meaning
  readonly right: boolean
}

export function judgeReply({ item, lang, text, stopped, expect }: LabelledReply): Judged {
  const found = meaningOf(readReply(text, { question: replyItem(item, lang), stopped }), item)
  return { found, right: agrees(expect, found) }
}

export function meaningOf(reply: Reply, item: ReplyItem): Meaning {
  if ('skip' in reply) return { skip: true }
  if ('reprompt' in reply) return { reprompt: true }
  if ('language' in reply) return { intent: reply.intent, lang: reply.language }
  if ('intent' in reply) return { intent: reply.intent }
  const crisis = reply.crisis ? { intent: 'crisis' } : {}
  if (typeof reply.answer === 'string') return { text: reply.answer, ...crisis }
  if (reply.answer === SKIPPED) return { skip: true, ...crisis }
  return { value: item === 'yesno' ? reply.answer === 1 : reply.answer, ...crisis }
}

const ENDS_TEXTS = ['stop', 'pause']

function agrees(expected: Meaning, found: Meaning): boolean {
  const sameIntent =
    expected.intent === found.intent ||
    (ENDS_TEXTS.includes(expected.intent ?? '') && ENDS_TEXTS.includes(found.intent ?? ''))
  if (!sameIntent || (expected.lang !== undefined && expected.lang !== found.lang)) return false
  // A label that names danger alone says nothing of the answer beside it.
  if (expected.intent === 'crisis' && Object.keys(expected).length === 1) return true
  return (
    expected.value === found.value &&
    expected.skip === found.skip &&
    expected.reprompt === found.reprompt &&
    (expected.text === found.text ||
      (expected.text !== undefined && cleanText(expected.text, false) === found.text))
  )
}
