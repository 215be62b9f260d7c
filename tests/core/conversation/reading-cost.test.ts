// No text costs more than its length: no pattern goes round in two ways, and none takes more steps than a text grows.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { flagsIn } from '../../../server/core/conversation/flags.ts'
import { saysNothing } from '../../../server/core/conversation/nothing-said.ts'
import { readReply, type ReplyContext } from '../../../server/core/conversation/read-reply.ts'
import { cleanText } from '../../../server/core/interview-accept.ts'
import { replyItem } from '../../../server/verify/reply-items.ts'
import { ambiguities } from '../../support/patterns/ambiguity.ts'
import { firstMatch, Hopeless, stepsOf } from '../../support/patterns/count-steps.ts'
import {
  composedPatterns,
  literalsIn,
  writtenPatterns,
  type Found,
} from '../../support/patterns/every-pattern.ts'
import { parsePattern } from '../../support/patterns/parse-pattern.ts'
import { oneOf, pumps, seeded, walk, wordsOf } from '../../support/patterns/pump.ts'

const SHORT = 250
const TIMES = 4
/** Four times as long a text may cost twice four times as much, and what any text costs. */
const MARGIN = 2
const HOPELESS = 3_000_000

const grows = (short: number, long: number, length: number): boolean =>
  long > TIMES * MARGIN * (short + TIMES * length)

let patterns: (Found & { readonly tree: ReturnType<typeof parsePattern> })[]

beforeAll(async () => {
  // Those loaded above have put theirs together already.
  vi.resetModules()
  const found = [...(await composedPatterns(/^server\/core\//)), ...writtenPatterns()]
  patterns = found.map((each) => ({ ...each, tree: parsePattern(each.pattern) }))
})

const named = ({ where, pattern }: Found): string => `${where}: ${String(pattern).slice(0, 80)}`

describe('every pattern of the product', () => {
  test('is found: those written down, and those put together when the modules load', () => {
    const from = (file: string) =>
      patterns.filter(({ where }) => where === `server/core/conversation/${file}.ts`)
    expect(from('danger').length).toBeGreaterThanOrEqual(5)
    expect(from('requests').length).toBeGreaterThanOrEqual(8)
    expect(from('near-label').length).toBeGreaterThanOrEqual(20)
    expect(patterns.length).toBeGreaterThan(280)
  })

  test('goes round in one way over the same words', () => {
    const twice = patterns.flatMap((found) =>
      ambiguities(found.tree).map((example) => `${named(found)}: ${example}`),
    )
    expect(twice).toEqual([])
  })

  test('takes no more steps than its text grows, over its own words and over any of them', () => {
    const worse = patterns.flatMap((found) => {
      const steps = (text: string): number => {
        const counter = { steps: 0, most: HOPELESS }
        try {
          firstMatch(found.pattern, text, 0, counter)
        } catch (error) {
          if (!(error instanceof Hopeless)) throw error
        }
        return counter.steps
      }
      const bad = pumps(found.tree, seeded(1), { length: SHORT, times: TIMES, each: 3 }).find(
        ([short, long]) => grows(steps(short), steps(long), SHORT),
      )
      return bad ? [`${named(found)}: ${bad[0].slice(0, 80)}`] : []
    })
    expect(worse).toEqual([])
  })
})

const CONTEXTS: readonly ReplyContext[] = [
  { question: null, stopped: false },
  { question: null, stopped: true },
  { question: 'closing', stopped: false },
  { question: 'note', stopped: false },
  ...(['scale5', 'yesno', 'text'] as const).flatMap((item) =>
    (['en', 'es'] as const).map((language) => ({ question: replyItem(item, language), stopped: false })),
  ),
]

/** All that runs on a patient's text. */
function readAll(text: string, context: ReplyContext): void {
  readReply(text, context)
  flagsIn(text, { worker: true, name: 'Lourdes' })
  saysNothing(text)
  cleanText(text, false)
}

describe('reading a whole text', () => {
  const long = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

  test.each([
    ['', 'i would ', 27, 'xq'],
    ['', 'i would ', 240, 'xq'],
    ['yes', ' maam', 40, ' xq'],
    ['no', ' todavia no', 28, ' xq'],
    ['', 'you ', 23, 'xq'],
    ['si', ' claro que si como no', 14, '!'],
  ])('“%s” and “%s” %i times and “%s” ends', (begin, again, times, end) => {
    const text = begin + again.repeat(times) + end
    for (const context of CONTEXTS)
      expect(stepsOf(() => readReply(text, context), 2 * HOPELESS)).toBeGreaterThan(0)
  })

  test.each([
    ['its ', 'a;', 'a\n', 'please ', 'yes, ', '4 ', 'no. ', 'ja'],
    ['want ', 'my worker ', 'me pego ', 'no quiero recibir ', 'stop by ', 'he is '],
    [' ', '.', '#', '\ufdfa', '٤', 'é', '😀', '('],
  ])('of %s and the like again and again costs no more than its length', (...units) => {
    const worse = units.flatMap((unit, at) => {
      const context = CONTEXTS[at % CONTEXTS.length]!
      const cost = (length: number) => stepsOf(() => readAll(long(unit, length), context), 20 * HOPELESS)
      return grows(cost(2 * SHORT), cost(2 * SHORT * TIMES), 2 * SHORT) ? [unit] : []
    })
    expect(worse).toEqual([])
  })

  test('of the words of all patterns, in any order, costs no more than its length', () => {
    const random = seeded(7)
    const words = patterns
      .filter(({ where }) => where.startsWith('server/core/conversation/'))
      .flatMap(({ tree }) => wordsOf(tree, random, 20))
    const worse = CONTEXTS.flatMap((context) => {
      const seed = Math.floor(random() * 2 ** 32)
      const text = (length: number) =>
        walk(seeded(seed), words, length) + oneOf(seeded(seed), ['xq', '?', ' 5'])
      const cost = (length: number) => stepsOf(() => readAll(text(length), context), 20 * HOPELESS)
      return grows(cost(2 * SHORT), cost(2 * SHORT * TIMES), 2 * SHORT) ? [text(80)] : []
    })
    expect(words.length).toBeGreaterThan(500)
    expect(worse).toEqual([])
  })

  test('beyond two thousand characters costs nothing more', () => {
    const cost = (length: number) =>
      stepsOf(() => readReply('my worker said '.repeat(length), CONTEXTS[0]!), 20 * HOPELESS)
    expect(cost(1_500)).toBeLessThan(3 * cost(133))
  })
})

describe('the measure itself', () => {
  test.each([
    /^(?:(?:i|would|i would) )*x$/,
    /^(?:a|b|a)*$/,
    /(?:\w+ ?){1,9}phone/,
    /^(?:a+)*$/,
    /(?: now| since .*)*$/,
    /(?:you|me|you(?: guys)?){0,10}/,
  ])('%s goes round in two ways', (pattern) => {
    expect(ambiguities(parsePattern(pattern))).not.toEqual([])
  })

  test.each([
    /^(?:not|not yet|yet no|nothing(?: new)?)(?: x)*$/,
    /(?: (?:no|no problem|so))*$/,
    /^(\d)(?:[\s,.]+\1){2,}$/,
    /\s+$/,
  ])('%s does not', (pattern) => {
    expect(ambiguities(parsePattern(pattern))).toEqual([])
  })

  test('a step is what an engine tries, and the match is the engine’s', () => {
    const count = (pattern: RegExp, text: string) => {
      const counter = { steps: 0, most: HOPELESS }
      expect(firstMatch(pattern, text, 0, counter)).toBe(text.search(pattern))
      return counter.steps
    }
    const blanks = (length: number) => `${' '.repeat(length)}x`
    expect(grows(count(/\s+$/, blanks(250)), count(/\s+$/, blanks(1000)), 250)).toBe(true)
    expect(grows(count(/(?<!\s)\s+$/, blanks(250)), count(/(?<!\s)\s+$/, blanks(1000)), 250)).toBe(false)
    for (const [pattern, text] of [
      [/(?<=a )b(?!c)/, 'a bc a b'],
      [/^(.+) \1$/, 'no no no no'],
      [/\b(\w)\1{2,}\b/, 'aa bbb'],
      [/(?:x{2,3}?|y)+z/u, '👍xxxxyz'],
    ] as const)
      count(pattern, text)
    expect(() => stepsOf(() => /^(?:a|a)*$/.test(`${'a'.repeat(40)}b`), 10_000)).toThrow(Hopeless)
  })

  test('patterns are told from divisions, comments and words', () => {
    const source =
      "const half = a / 2 // '/no/\nconst is = [/a[/]b/u, ` ${x.replace(/c/g, '/d/')} /e/`] // /f/\nreturn /g/"
    expect(literalsIn(source)).toEqual([
      ['a[/]b', 'u'],
      ['c', 'g'],
      ['g', ''],
    ])
  })
})
