// Finds repetitions that can go round in two ways over the same words: each time round doubles what a text may cost.
import { repetitions, type Node } from './parse-pattern.ts'

type Characters = Extract<Node, { kind: 'set' }>

/** One place for each character of the body, and which may follow which, once for each way there is. */
interface Places {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly empty: boolean
}

/** Stands for all characters: what no pattern tells apart from these, none can be pumped with. */
const CHARACTERS = [
  ...` \n\t'"#%&()*+,-./:;<=>?@[]^_{|}~!$\`´0123456789abcdefghijklmnopqrstuvwxyz`,
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZáéíóúñüÑÁ¿¡’“”…–\u00a0\u0301\u200b\u0663жΩص字🛑👍⛔🚫✋🏽🇺',
]

/** What goes round in two ways, for each repetition that does: an example and the repetition's own text. */
export function ambiguities(tree: Node): string[] {
  return repetitions(tree).flatMap((repeat) => {
    const found = ambiguityOf(repeat.body)
    return found === null ? [] : [`“${found}” in (${written(repeat.body).slice(0, 100)})*`]
  })
}

function ambiguityOf(body: Node): string | null {
  const sets: Characters[] = []
  const follows: number[][] = []
  const link = (from: readonly number[], to: readonly number[]) => {
    for (const place of from) follows[place]!.push(...to)
  }
  const places = (node: Node): Places => {
    switch (node.kind) {
      case 'set':
        follows.push([])
        return { first: [sets.length], last: [sets.push(node) - 1], empty: false }
      case 'group':
        return places(node.body)
      case 'same':
        return places(node.of)
      case 'repeat': {
        const once = places(node.body)
        // "{2}" is twice, and then each place follows itself: no second way, or it would be one without it.
        if (node.max > 1) link(once.last, once.first)
        return { ...once, empty: once.empty || node.min === 0 }
      }
      case 'either': {
        const all = node.options.map(places)
        return {
          first: all.flatMap(({ first }) => first),
          last: all.flatMap(({ last }) => last),
          empty: all.some(({ empty }) => empty),
        }
      }
      case 'row':
        return node.parts.map(places).reduce(
          (before, after) => {
            link(before.last, after.first)
            return {
              first: before.empty ? [...before.first, ...after.first] : before.first,
              last: after.empty ? [...before.last, ...after.last] : after.last,
              empty: before.empty && after.empty,
            }
          },
          { first: [], last: [], empty: true },
        )
      default:
        return { first: [], last: [], empty: true }
    }
  }
  const { first, last } = places(body)
  link(last, first)
  return twoWays(sets, follows)
}

const masks = new WeakMap<Characters['has'], bigint>()

function maskOf({ has }: Characters): bigint {
  const known = masks.get(has)
  if (known !== undefined) return known
  const mask = CHARACTERS.reduce(
    (bits, character, at) => (has(character) ? bits | (1n << BigInt(at)) : bits),
    0n,
  )
  masks.set(has, mask)
  return mask
}

/** A walk that leaves one place on two ways and comes together again, reading the same. */
function twoWays(sets: readonly Characters[], follows: readonly (readonly number[])[]): string | null {
  const masks = sets.map(maskOf)
  const shared = (a: number, b: number) => {
    const both = masks[a]! & masks[b]!
    return both === 0n ? undefined : CHARACTERS[both.toString(2).length - 1]
  }
  const seen = new Set<number>()
  const queue: { readonly pair: readonly [number, number]; readonly said: string }[] = []
  const step = (from: readonly [number, number], said: string): string | null => {
    const apart = from[0] !== from[1]
    const [ones, others] = [follows[from[0]]!, follows[from[1]]!]
    for (const [i, one] of ones.entries())
      for (const [j, other] of others.entries()) {
        if (!apart && i === j) continue
        const character = one === other ? sets[one]!.source : shared(one, other)
        if (character === undefined) continue
        if (one === other) return said + character
        const key = one * sets.length + other
        if (seen.has(key)) continue
        seen.add(key)
        queue.push({ pair: [one, other], said: said + character })
      }
    return null
  }
  for (const place of sets.keys()) {
    const found = step([place, place], '…')
    if (found !== null) return found
  }
  for (const { pair, said } of queue) {
    const found = step(pair, said)
    if (found !== null) return found
  }
  return null
}

function written(node: Node): string {
  switch (node.kind) {
    case 'set':
      return node.source
    case 'row':
      return node.parts.map(written).join('')
    case 'either':
      return `(${node.options.map(written).join('|')})`
    case 'repeat':
      return `${written(node.body)}{${node.min},${node.max}}`
    case 'group':
      return written(node.body)
    case 'same':
      return `\\${node.index}`
    default:
      return ''
  }
}
