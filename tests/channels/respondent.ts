// One simulated patient: what they would say to any question, whichever channel asks it.
import type { Question } from '../../server/core/question.ts'

export interface Asked {
  readonly id: string
  /** Codes offered, "prefer not to say" left out; empty: own words. */
  readonly codes: readonly number[]
  readonly maxLength: number
}

type Said = number | string

export interface Respondent {
  say(asked: Asked): Said
}

export const SKIP = 9

const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'get my own place, 2 rooms',
    'stop drinking & sleep',
    'call my sister more',
    'quit smoking, one day at a time',
  ],
  es: ['dejar de fumar', 'tener mi casa, mía', '¡que mi hijo me llame!', 'salir adelante: paso a paso'],
}
const SHORT: Readonly<Record<string, readonly string[]>> = {
  en: ['the plan', 'my place'],
  es: ['el plan', 'mi casa'],
}
const ONE_LINE = 60

/** The same seed says the same of an item, and now and then passes one by. */
export function createRespondent(seed: string, language: string): Respondent {
  return {
    say({ id, codes, maxLength }) {
      const draw = hash(`${seed}/${id}`)
      // "Only me": on another phone names and sealed questions stay away from texts.
      if (id === 'B6') return 1
      if (draw % 7 === 0) return SKIP
      if (codes.length > 0) return codes[draw % codes.length] ?? SKIP
      const words = (maxLength <= ONE_LINE ? SHORT : WORDS)[language] ?? []
      return words[draw % words.length] ?? SKIP
    },
  }
}

/** As the interview itself offers it. */
export const askedBy = ({ id, choices, maxLength }: Question): Asked => ({
  id,
  codes: choices.map(({ value }) => value).filter((value) => value !== SKIP),
  maxLength,
})

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (state ^ (state >>> 13)) >>> 0
}
