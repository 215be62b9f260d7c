// Reads lines of labelled replies, and says in a sentence what is wrong with a line that is none.
import * as z from 'zod'
import { REPLY_ITEMS } from './reply-items.ts'
import type { LabelledReply, Meaning } from './judge-reply.ts'

export interface LabelledLine {
  /** From 1, as an editor counts. */
  readonly line: number
  readonly reply: LabelledReply | null
  /** Empty when there is a reply. */
  readonly fault: string
}

const INTENTS = 'stop pause start help wrong_number language crisis call change_worker'.split(' ')
const KEYS = ['value', 'text', 'skip', 'reprompt', 'intent', 'lang']

const Line = z.object({
  item: z.enum(REPLY_ITEMS, { error: `“item” must be ${REPLY_ITEMS.join(', ')}.` }),
  lang: z.enum(['en', 'es'], { error: '“lang” must be en or es.' }),
  text: z.string({ error: '“text” must be the reply, in quotes.' }),
  stopped: z.boolean({ error: '“stopped” must be true or false.' }).default(false),
  expect: z.record(z.string(), z.unknown(), { error: '“expect” must say what the reply means.' }),
})

export function readLabelled(jsonl: string): LabelledLine[] {
  return jsonl
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, line }) => ({ line, ...readLine(text) }))
}

function readLine(text: string): { reply: LabelledReply | null; fault: string } {
  const bad = (fault: string) => ({ reply: null, fault })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return bad('This is not JSON.')
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return bad('This is not an object such as {"item":"scale5","lang":"en","text":"5","expect":{"value":5}}.')
  const read = Line.safeParse(json)
  if (!read.success) return bad(read.error.issues[0]?.message ?? '')
  const fault = expectFault(read.data.item, read.data.expect)
  if (fault !== null) return bad(fault)
  const expect: Meaning = read.data.expect
  return { reply: { ...read.data, expect }, fault: '' }
}

function expectFault(item: LabelledReply['item'], expect: Readonly<Record<string, unknown>>): string | null {
  const { value, text, skip, reprompt, intent, lang } = expect
  const strange = Object.keys(expect).find((key) => !KEYS.includes(key))
  if (strange !== undefined) return `“expect” knows no “${strange.slice(0, 40)}”: use ${KEYS.join(', ')}.`
  const meanings = [value, text, skip, reprompt, intent].filter((part) => part !== undefined)
  const beside = intent === 'crisis' && reprompt === undefined && meanings.length === 2
  if (meanings.length !== 1 && !beside)
    return '“expect” must be one of value, text, skip, reprompt, intent; only a crisis may stand beside an answer.'
  if (value !== undefined && !isValue(item, value))
    return item === 'text'
      ? 'An own-words item has no “value”: say “text”.'
      : `The “value” of ${item} must be ${item === 'yesno' ? 'true or false' : '1, 2, 3, 4, 5 or 8'}.`
  if (text !== undefined && (item !== 'text' || typeof text !== 'string'))
    return '“text” is expected of the item text alone, in quotes.'
  if ([skip, reprompt].some((flag) => flag !== undefined && flag !== true))
    return '“skip” and “reprompt” can only be true.'
  if (intent !== undefined && !INTENTS.some((known) => known === intent))
    return `“intent” must be ${INTENTS.join(', ')}.`
  if ((intent === 'language') !== (lang === 'en' || lang === 'es'))
    return 'The intent “language” needs “lang”: en or es; nothing else has one.'
  return null
}

function isValue(item: LabelledReply['item'], value: unknown): boolean {
  if (item === 'yesno') return typeof value === 'boolean'
  return item === 'scale5' && typeof value === 'number' && [1, 2, 3, 4, 5, 8].includes(value)
}
