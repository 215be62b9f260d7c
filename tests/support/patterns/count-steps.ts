// Counts the steps of matching a regular expression, trying and going back as an engine does: a measure that no machine's haste changes.
import { parsePattern, type Node } from './parse-pattern.ts'

/** Matching went on for more steps than anything may cost. */
export class Hopeless extends Error {}

export interface Counter {
  steps: number
  /** Throws `Hopeless` beyond it. */
  readonly most: number
}

interface Run {
  readonly text: readonly string[]
  readonly groups: (readonly [number, number] | undefined)[]
  readonly counter: Counter
}

type Characters = Extract<Node, { kind: 'set' }>
type Then = (at: number) => boolean
type Step = (run: Run, at: number, then: Then) => boolean

const isWord = (character: string | undefined): boolean => character !== undefined && /^\w$/.test(character)

function count({ counter }: Run): void {
  counter.steps += 1
  if (counter.steps > counter.most) throw new Hopeless()
}

function stepOf(node: Node, ahead: boolean, lines: boolean): Step {
  const on = ahead ? 1 : -1
  const next = (run: Run, at: number) => run.text[ahead ? at : at - 1]
  switch (node.kind) {
    case 'set':
      return (run, at, then) => {
        count(run)
        const character = next(run, at)
        return character !== undefined && node.has(character) && then(at + on)
      }
    case 'row': {
      const parts = inWords(node.parts).map((part) =>
        'kind' in part ? stepOf(part, ahead, lines) : stepOfWord(part, ahead),
      )
      if (!ahead) parts.reverse()
      const from = (place: number): Step => {
        const part = parts[place]
        if (!part) return (_, at, then) => then(at)
        if (place + 1 === parts.length) return part
        const rest = from(place + 1)
        return (run, at, then) => part(run, at, (reached) => rest(run, reached, then))
      }
      return from(0)
    }
    case 'either': {
      const options = node.options.map((option) => stepOf(option, ahead, lines))
      return (run, at, then) => {
        count(run)
        for (const option of options) if (option(run, at, then)) return true
        return false
      }
    }
    case 'repeat':
      return node.body.kind === 'set' ? ofOneSet(node, node.body, ahead) : ofMore(node, ahead, lines)
    case 'look': {
      const body = stepOf(node.body, node.ahead, lines)
      return (run, at, then) => {
        const before = [...run.groups]
        const found = body(run, at, () => true)
        if (node.not || !found) run.groups.splice(0, run.groups.length, ...before)
        return found !== node.not && then(at)
      }
    }
    case 'group': {
      const body = stepOf(node.body, ahead, lines)
      return (run, at, then) => {
        const before = run.groups[node.index]
        const kept = body(run, at, (reached) => {
          const inner = run.groups[node.index]
          run.groups[node.index] = ahead ? [at, reached] : [reached, at]
          if (then(reached)) return true
          run.groups[node.index] = inner
          return false
        })
        if (!kept) run.groups[node.index] = before
        return kept
      }
    }
    case 'edge':
      return (run, at, then) => {
        count(run)
        return atEdge(node.at, run.text, at, lines) && then(at)
      }
    case 'same':
      return (run, at, then) => {
        const [from, to] = run.groups[node.index] ?? [0, 0]
        const start = ahead ? at : at - (to - from)
        for (let i = 0; i < to - from; i += 1) {
          count(run)
          if (run.text[start + i] !== run.text[from + i]) return false
        }
        return then(ahead ? at + to - from : start)
      }
  }
}

/** Characters that follow each other, in one call: a long text must not fill the stack. */
function inWords(parts: readonly Node[]): (Node | readonly Characters[])[] {
  const found: (Node | Characters[])[] = []
  for (const part of parts) {
    const last = found.at(-1)
    if (part.kind !== 'set') found.push(part)
    else if (Array.isArray(last)) last.push(part)
    else found.push([part])
  }
  return found
}

function stepOfWord(word: readonly Characters[], ahead: boolean): Step {
  const letters = ahead ? word : word.toReversed()
  const on = ahead ? 1 : -1
  return (run, start, then) => {
    let at = start
    for (const { has } of letters) {
      count(run)
      const character = run.text[ahead ? at : at - 1]
      if (character === undefined || !has(character)) return false
      at += on
    }
    return then(at)
  }
}

function atEdge(at: '^' | '$' | 'b' | 'B', text: readonly string[], place: number, lines: boolean): boolean {
  if (at === '^') return place === 0 || (lines && text[place - 1] === '\n')
  if (at === '$') return place === text.length || (lines && text[place] === '\n')
  return (isWord(text[place - 1]) !== isWord(text[place])) === (at === 'b')
}

/** Without a call for each character: a text may be long. */
function ofOneSet(
  { min, max, lazy }: Extract<Node, { kind: 'repeat' }>,
  set: Characters,
  ahead: boolean,
): Step {
  const on = ahead ? 1 : -1
  const fits = (run: Run, at: number) => {
    count(run)
    const character = run.text[ahead ? at : at - 1]
    return character !== undefined && set.has(character)
  }
  return (run, at, then) => {
    let taken = 0
    while (taken < (lazy ? min : max) && fits(run, at + taken * on)) taken += 1
    if (taken < min) return false
    if (!lazy) {
      for (; taken >= min; taken -= 1) if (then(at + taken * on)) return true
      return false
    }
    for (;;) {
      if (then(at + taken * on)) return true
      if (taken >= max || !fits(run, at + taken * on)) return false
      taken += 1
    }
  }
}

function ofMore(
  { body: node, min, max, lazy }: Extract<Node, { kind: 'repeat' }>,
  ahead: boolean,
  lines: boolean,
): Step {
  const body = stepOf(node, ahead, lines)
  return (run, start, then) => {
    const again = (at: number, taken: number): boolean => {
      const more = () =>
        taken < max &&
        body(run, at, (reached) => (reached === at && taken >= min ? false : again(reached, taken + 1)))
      if (taken < min) return more()
      return lazy ? then(at) || more() : more() || then(at)
    }
    return again(start, 0)
  }
}

const steps = new Map<string, Step>()
let cut: { readonly input: string; readonly byCodePoint: boolean; readonly text: readonly string[] } | null =
  null

/** Into what the pattern calls a character: with `u` a code point. Kept for the next search in the same text. */
function charactersOf(input: string, byCodePoint: boolean): readonly string[] {
  if (cut?.input !== input || cut.byCodePoint !== byCodePoint)
    cut = { input, byCodePoint, text: byCodePoint ? [...input] : input.split('') }
  return cut.text
}

/** Where the pattern first matches at or after `from`, in UTF-16 units as the engine says it; -1: nowhere. */
export function firstMatch(pattern: RegExp, input: string, from: number, counter: Counter): number {
  const key = String(pattern)
  const step = steps.get(key) ?? stepOf(parsePattern(pattern), true, pattern.multiline)
  steps.set(key, step)
  const text = charactersOf(input, pattern.unicode)
  // Without `u` a character is a unit.
  let units = pattern.unicode ? 0 : from
  for (let at = units; at <= text.length; at += 1) {
    if (units >= from) {
      if (step({ text, groups: [], counter }, at, () => true)) return units
      if (pattern.sticky) return -1
    }
    units += text[at]?.length ?? 0
  }
  return -1
}

/** The steps of all patterns that run meanwhile, wherever they stand. Throws `Hopeless` beyond `most`. */
export function stepsOf(work: () => unknown, most: number): number {
  const counter: Counter = { steps: 0, most }
  const { exec } = RegExp.prototype
  const searchBy = (search: typeof exec) => Reflect.set(RegExp.prototype, 'exec', search)
  function counted(this: RegExp, text: string) {
    // Counting has patterns of its own.
    searchBy(exec)
    firstMatch(this, text, this.global || this.sticky ? this.lastIndex : 0, counter)
    const found = exec.call(this, text)
    searchBy(counted)
    return found
  }
  searchBy(counted)
  try {
    work()
  } finally {
    searchBy(exec)
  }
  return counter.steps
}
