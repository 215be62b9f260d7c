// A text template filled within its budgets: one GSM-7 segment (three in other letters), or a named problem and no text.
import { countSegments, foldToGsm, gsmUnits, isGsm7, type Segments } from './gsm.ts'

/** Longest value of each placeholder in GSM-7 units; the only placeholders a text may hold. */
export const SLOT_BUDGETS = { prog: 16, url: 49, cm: 12, nick: 30, code: 6 } as const

export type Slot = keyof typeof SLOT_BUDGETS
export type Slots = Readonly<Partial<Record<Slot, string>>>

export type TextFault =
  | 'unknown_slot'
  | 'missing_slot'
  | 'empty_slot'
  | 'link_too_long'
  | 'not_gsm7'
  | 'too_long'

/** Names the fault and the placeholder, never the value: values are names and patients' words. */
export class TextProblem extends Error {
  readonly fault: TextFault
  readonly slot: string | null

  constructor(fault: TextFault, slot: string | null = null) {
    super(slot === null ? fault : `${fault}: {${slot}}`)
    this.name = 'TextProblem'
    this.fault = fault
    this.slot = slot
  }
}

const PLACEHOLDER = /\{(\w+)\}/g

function isSlot(name: string): name is Slot {
  return Object.hasOwn(SLOT_BUDGETS, name)
}

/** @param alphabet `unicode`: letters that GSM-7 lacks, where the language has no other way: 70 to a segment. */
export function renderText(template: string, slots: Slots, alphabet: 'gsm7' | 'unicode' = 'gsm7'): string {
  const text = template.replace(PLACEHOLDER, (_, name: string) => {
    if (!isSlot(name)) throw new TextProblem('unknown_slot', name)
    const value = slots[name]
    if (value === undefined) throw new TextProblem('missing_slot', name)
    return name === 'url' ? wholeLink(value) : fitName(value, SLOT_BUDGETS[name], name)
  })
  return alphabet === 'gsm7' ? oneSegment(text) : fewSegments(text)
}

/** The longest this template can become; throws like renderText when even that is not one segment. */
export function worstCase(template: string, alphabet: 'gsm7' | 'unicode' = 'gsm7'): Segments {
  const longest = template.replace(PLACEHOLDER, (_, name: string) => {
    if (!isSlot(name)) throw new TextProblem('unknown_slot', name)
    return 'x'.repeat(SLOT_BUDGETS[name])
  })
  return countSegments(alphabet === 'gsm7' ? oneSegment(longest) : fewSegments(longest))
}

/** A name folded to GSM-7 and cut to its budget: at a word where that keeps enough of it, else at a letter. */
export function cutName(name: string, budget: number): string {
  const folded = foldToGsm(name).replace(/\s+/g, ' ').trim()
  let kept = ''
  let units = 0
  for (const character of folded) {
    units += gsmUnits(character) ?? 0
    if (units > budget) {
      const word = folded[kept.length] === ' ' ? kept.length : kept.lastIndexOf(' ')
      // A first name alone is still a name; two words of a goal rarely are the goal.
      const enough = budget <= SLOT_BUDGETS.prog ? 3 : budget / 2
      if (word >= enough) kept = kept.slice(0, word)
      return kept.replace(/(?<![\s,;:.&(-])[\s,;:.&(-]+$/, '')
    }
    kept += character
  }
  return kept
}

function fitName(value: string, budget: number, name: Slot): string {
  const fitted = cutName(value, budget)
  if (fitted === '') throw new TextProblem('empty_slot', name)
  return fitted
}

function wholeLink(link: string): string {
  if (link === '') throw new TextProblem('empty_slot', 'url')
  const units = gsmUnits(link)
  if (units === null) throw new TextProblem('not_gsm7', 'url')
  if (units > SLOT_BUDGETS.url) throw new TextProblem('link_too_long', 'url')
  return link
}

const MOST_SEGMENTS = 3

function fewSegments(text: string): string {
  if (countSegments(text).segments > MOST_SEGMENTS) throw new TextProblem('too_long')
  return text
}

function oneSegment(text: string): string {
  if (!isGsm7(text)) throw new TextProblem('not_gsm7')
  if (countSegments(text).segments !== 1) throw new TextProblem('too_long')
  return text
}
