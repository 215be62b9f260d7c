// Reads a regular expression into a tree, so that tests can count what matching it costs and look at its repetitions.

export type Node =
  /** One character. */
  | { readonly kind: 'set'; readonly source: string; readonly has: (character: string) => boolean }
  | { readonly kind: 'row'; readonly parts: readonly Node[] }
  | { readonly kind: 'either'; readonly options: readonly Node[] }
  | {
      readonly kind: 'repeat'
      readonly body: Node
      readonly min: number
      readonly max: number
      readonly lazy: boolean
    }
  | { readonly kind: 'look'; readonly body: Node; readonly ahead: boolean; readonly not: boolean }
  | { readonly kind: 'group'; readonly body: Node; readonly index: number }
  | { readonly kind: 'edge'; readonly at: '^' | '$' | 'b' | 'B' }
  /** What a group has matched, once more. */
  | { readonly kind: 'same'; readonly index: number; readonly of: Node }

const ATOM =
  /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\[^]|[^]/uy
const COUNT = /\{(\d+)(,?)(\d*)\}/y

/** Throws on what no pattern here has used so far, such as named groups. */
export function parsePattern({ source, flags }: RegExp): Node {
  let at = 0
  let groups = 0
  const bodies = new Map<number, Node>()
  const peek = (text: string) => source.startsWith(text, at)
  const take = (text: string) => peek(text) && ((at += text.length), true)

  function either(): Node {
    const options = [row()]
    while (take('|')) options.push(row())
    return options.length === 1 ? options[0]! : { kind: 'either', options }
  }

  function row(): Node {
    const parts: Node[] = []
    while (at < source.length && !peek('|') && !peek(')')) parts.push(repeated(one()))
    return parts.length === 1 ? parts[0]! : { kind: 'row', parts }
  }

  function one(): Node {
    if (take('(?:')) return closed(either())
    for (const [sign, ahead, not] of LOOKS)
      if (take(sign)) return { kind: 'look', body: closed(either()), ahead, not }
    if (peek('(?')) throw new Error(`unknown group in ${source}`)
    if (take('(')) {
      const index = (groups += 1)
      const body = closed(either())
      bodies.set(index, body)
      return { kind: 'group', body, index }
    }
    if (take('^')) return { kind: 'edge', at: '^' }
    if (take('$')) return { kind: 'edge', at: '$' }
    if (take('\\b')) return { kind: 'edge', at: 'b' }
    if (take('\\B')) return { kind: 'edge', at: 'B' }
    const back = /\\([1-9])/y
    back.lastIndex = at
    const [whole, index] = back.exec(source) ?? []
    if (whole !== undefined) {
      at += whole.length
      const of = bodies.get(Number(index))
      if (!of) throw new Error(`unknown group in ${source}`)
      return { kind: 'same', index: Number(index), of }
    }
    ATOM.lastIndex = at
    const [atom = ''] = ATOM.exec(source) ?? []
    at += atom.length
    return { kind: 'set', source: atom, has: setOf(atom, flags) }
  }

  function closed(body: Node): Node {
    if (!take(')')) throw new Error(`open group in ${source}`)
    return body
  }

  function repeated(body: Node): Node {
    COUNT.lastIndex = at
    const [whole, low = '', comma, high] = COUNT.exec(source) ?? []
    const bounds = take('*')
      ? [0, Infinity]
      : take('+')
        ? [1, Infinity]
        : take('?')
          ? [0, 1]
          : whole !== undefined && take(whole)
            ? [Number(low), high ? Number(high) : comma ? Infinity : Number(low)]
            : null
    if (!bounds) return body
    return { kind: 'repeat', body, min: bounds[0]!, max: bounds[1]!, lazy: take('?') }
  }

  const tree = either()
  if (at < source.length) throw new Error(`unread: ${source.slice(at)}`)
  return tree
}

const LOOKS = [
  ['(?=', true, false],
  ['(?!', true, true],
  ['(?<=', false, false],
  ['(?<!', false, true],
] as const

const sets = new Map<string, (character: string) => boolean>()

/** As the engine itself reads it. */
function setOf(atom: string, flags: string): (character: string) => boolean {
  const meaning = flags.replace(/[gymd]/g, '')
  const key = `${meaning}/${atom}`
  const known = sets.get(key)
  if (known) return known
  const one = new RegExp(`^${atom}$`, meaning)
  const seen = new Map<string, boolean>()
  const has = (character: string): boolean => {
    const before = seen.get(character)
    if (before !== undefined) return before
    const is = one.test(character)
    seen.set(character, is)
    return is
  }
  sets.set(key, has)
  return has
}

/** Every repetition in the tree that may go round more than a few times. */
export function repetitions(node: Node, from = 4): Extract<Node, { kind: 'repeat' }>[] {
  switch (node.kind) {
    case 'row':
      return node.parts.flatMap((part) => repetitions(part, from))
    case 'either':
      return node.options.flatMap((option) => repetitions(option, from))
    case 'repeat':
      return [...(node.max >= from ? [node] : []), ...repetitions(node.body, from)]
    case 'look':
    case 'group':
      return repetitions(node.body, from)
    default:
      return []
  }
}
