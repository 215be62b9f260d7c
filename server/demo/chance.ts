// Chance that repeats: the same words in give the same draws out, on every machine and in every run.

export interface Chance {
  /** From 0 up to, never reaching, 1. */
  next(): number
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number
  /** True in `share` of all draws. */
  happens(share: number): boolean
  /** Around 0, with standard deviation 1. */
  normal(): number
  pick<T>(list: readonly T[]): T
  /** By weight, in the order given. */
  weighted<T>(options: readonly (readonly [T, number])[]): T
  shuffle<T>(list: readonly T[]): T[]
}

export function createChance(seed: string): Chance {
  let [a, b, c, d] = spread(seed)
  const next = (): number => {
    // sfc32: small, fast, and without the short cycles of a linear generator.
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 12; i += 1) next()
  const int = (below: number) => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => {
    const one = list[int(list.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }
  return {
    next,
    int,
    pick,
    happens: (share) => next() < share,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    weighted: (options) => {
      let left = next() * options.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [option, weight] of options) {
        left -= weight
        if (left < 0) return option
      }
      return pick(options)[0]
    },
    shuffle: (list) => {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i -= 1) {
        const j = int(i + 1)
        const [x, y] = [mixed[i]!, mixed[j]!]
        mixed[i] = y
        mixed[j] = x
      }
      return mixed
    },
  }
}

/** UUIDv7-shaped and in the order they were asked for within one millisecond. */
export function createSeededIds(seed: string): (at: string) => string {
  const chance = createChance(`${seed}|ids`)
  let count = 0
  return (at) => {
    count += 1
    const time = Date.parse(at).toString(16).padStart(12, '0')
    const order = (count % 0x1000000).toString(16).padStart(6, '0')
    const rest =
      chance
        .int(2 ** 24)
        .toString(16)
        .padStart(6, '0') +
      chance
        .int(2 ** 24)
        .toString(16)
        .padStart(6, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order.slice(0, 3)}-8${order.slice(3)}-${rest}`
  }
}

/** UUIDv7 that sort as they were made, also within one millisecond: the demo's clock stands still while it jumps. */
export function createOrderedIds(now: () => string): () => string {
  let count = 0
  return () => {
    count = (count + 1) % 0x1000000
    const time = Date.parse(now()).toString(16).padStart(12, '0')
    const order = count.toString(16).padStart(6, '0')
    const rest = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) =>
      byte.toString(16).padStart(2, '0'),
    )
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order.slice(0, 3)}-8${order.slice(3)}-${rest.join('')}`
  }
}

function spread(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762]
  for (let i = 0; i < text.length; i += 1) {
    const k = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ k, 597_399_067)
    b = c ^ Math.imul(b ^ k, 2_869_860_233)
    c = d ^ Math.imul(c ^ k, 951_274_213)
    d = a ^ Math.imul(d ^ k, 2_716_044_179)
  }
  return [a, b, c, d]
}
