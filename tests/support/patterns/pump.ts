// Texts that make a pattern work: its own words again and again, then something that it does not know.
import { repetitions, type Node } from './parse-pattern.ts'

type Repeat = Extract<Node, { kind: 'repeat' }>
export type Random = () => number

/** The same chance every time: a failure can be looked at again. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const oneOf = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)]!

const COMMON = [
  ...' aeosit1.,!-x😀',
  ...'bcdfghjklmnpqruvwyz023456789:;?()"\'/#%$\néñ👍🛑✋🏽',
  ...'ABCDEJLMST',
]

function anyOf(node: Extract<Node, { kind: 'set' }>, random: Random): string {
  const fit = COMMON.filter((character) => node.has(character))
  return fit.length > 0 ? oneOf(random, fit) : node.source.replace(/^\\/, '')
}

/** Something that the pattern reads, edges and looks aside. `round`: how often a repetition goes round. */
export function sample(node: Node, random: Random, round: (repeat: Repeat) => number | null): string {
  switch (node.kind) {
    case 'set':
      return anyOf(node, random)
    case 'row':
      return node.parts.map((part) => sample(part, random, round)).join('')
    case 'either':
      return sample(oneOf(random, node.options), random, round)
    case 'group':
      return sample(node.body, random, round)
    case 'same':
      return sample(node.of, random, round)
    case 'repeat': {
      const most = Math.min(node.max, node.min + 2)
      const times = round(node) ?? node.min + Math.floor(random() * (most - node.min + 1))
      return Array.from({ length: times }, () => sample(node.body, random, round)).join('')
    }
    default:
      return ''
  }
}

/** A text that leads to this repetition and then goes round in it. Null: it leads nowhere, as inside a look. */
function into(node: Node, repeat: Repeat, random: Random, length: number): string | null {
  if (node === repeat) {
    // One way round again and again, or any.
    const same = random() < 0.5 ? sample(node.body, random, () => null) : null
    let text = ''
    for (let i = 0; text.length < length && i < length; i += 1)
      text += same ?? sample(node.body, random, () => null)
    return text
  }
  switch (node.kind) {
    case 'row': {
      const at = node.parts.findIndex((part) => holds(part, repeat))
      if (at < 0) return null
      const before = node.parts.slice(0, at).map((part) => sample(part, random, () => null))
      return before.join('') + (into(node.parts[at]!, repeat, random, length) ?? '')
    }
    case 'either': {
      const option = node.options.find((each) => holds(each, repeat))
      return option ? into(option, repeat, random, length) : null
    }
    case 'repeat':
    case 'group':
    case 'look':
      return into(node.body, repeat, random, length)
    default:
      return null
  }
}

const within = new WeakMap<Node, Set<Node>>()

function holds(node: Node, repeat: Repeat): boolean {
  const known = within.get(node) ?? new Set<Node>(repetitions(node, 0))
  within.set(node, known)
  return known.has(repeat)
}

/** Words of the pattern, as it spells them. */
export function wordsOf(tree: Node, random: Random, most: number): string[] {
  const words = Array.from({ length: most * 4 }, () => sample(tree, random, () => null)).flatMap((text) =>
    text.split(/\s+/),
  )
  return [...new Set(words)].filter((word) => word !== '').slice(0, most)
}

const ENDINGS = ['xq', ' xq', ' §', '', '\n', ' 5 x', '?']

/** Pairs of texts, the second `times` as long as the first and otherwise alike. */
export function pumps(
  tree: Node,
  random: Random,
  { length, times, each }: { readonly length: number; readonly times: number; readonly each: number },
): (readonly [string, string])[] {
  const pair = (make: (random: Random, length: number) => string): readonly [string, string] => {
    const seed = Math.floor(random() * 2 ** 32)
    return [make(seeded(seed), length), make(seeded(seed), length * times)]
  }
  const loops = repetitions(tree).flatMap((repeat) =>
    Array.from({ length: each }, () =>
      pair((chance, long) => {
        const ending = oneOf(chance, ENDINGS)
        return (into(tree, repeat, chance, long) ?? '') + ending
      }),
    ),
  )
  const words = wordsOf(tree, random, 40)
  const walks = Array.from({ length: each }, () =>
    pair((chance, long) => walk(chance, words, long) + oneOf(chance, ENDINGS)),
  )
  const repeated = words
    .slice(0, each * 2)
    .map((word) => pair((_, long) => `${word} `.repeat(Math.ceil(long / (word.length + 1)))))
  return [...loops, ...walks, ...repeated]
}

/** Words in any order, or a few of them again and again. */
export function walk(random: Random, words: readonly string[], length: number): string {
  const few = random() < 0.5 ? [oneOf(random, words), oneOf(random, words)] : words
  let text = ''
  while (text.length < length) text += `${oneOf(random, few)} `
  return text
}
