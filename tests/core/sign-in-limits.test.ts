// How many tries to sign in there may be: examples, and what holds for every order of tries.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOneTooMany, type PastTry, type SignInTry } from '../../server/core/sign-in-limits.ts'

const stranger = (account: string, network = 'office'): SignInTry => ({ account, network, browser: null })
const known = (account: string, browser = 'own'): SignInTry => ({ account, network: 'office', browser })
const failed = (tried: SignInTry): PastTry => ({ ...tried, worked: false })
const worked = (tried: SignInTry): PastTry[] => [failed(tried), { ...tried, worked: true }]
const times = (count: number, tried: SignInTry) => Array.from({ length: count }, () => failed(tried))
const accounts = (count: number) =>
  Array.from({ length: count }, (_, of) => failed(stranger(`account ${of}`)))

describe('one too many', () => {
  test.each([
    ['the tenth of strangers', times(9, stranger('ana')), stranger('ana', 'elsewhere'), false],
    ['the eleventh', times(10, stranger('ana')), stranger('ana', 'elsewhere'), true],
    ['a known browser’s first, after ten of strangers', times(10, stranger('ana')), known('ana'), false],
    ['its eleventh', times(10, known('ana')), known('ana'), true],
    ['another known browser’s first', times(10, known('ana')), known('ana', 'other'), false],
    ['a stranger’s first, after ten of a known browser', times(10, known('ana')), stranger('ana'), false],
    ['a tenth account from one network', accounts(9), stranger('ana'), false],
    ['an eleventh', accounts(10), stranger('ana'), true],
    ['an eleventh from elsewhere', accounts(10), stranger('ana', 'elsewhere'), false],
    ['one of the ten once more', accounts(10), stranger('account 3'), false],
    ['an eleventh from a known browser', accounts(10), known('ana'), false],
    [
      'the same, after somebody got into one of them',
      [...accounts(10), ...worked(stranger('account 3'))],
      stranger('ana'),
      false,
    ],
    [
      'an eleventh, after many got in',
      [...Array.from({ length: 40 }, (_, of) => worked(stranger(`in ${of}`))).flat(), ...accounts(10)],
      stranger('ana'),
      true,
    ],
    [
      'one after twenty that worked',
      Array.from({ length: 20 }, () => worked(stranger('ana'))).flat(),
      stranger('ana'),
      false,
    ],
  ] as const)('%s: %#', (_, past, next, verdict) => {
    expect(isOneTooMany(past, next)).toBe(verdict)
  })
})

const anyTry = fc.record({
  account: fc.constantFrom('ana', 'ben', ...Array.from({ length: 14 }, (_, of) => `other ${of}`)),
  network: fc.constantFrom('office', 'home', 'cafe'),
  browser: fc.constantFrom(null, null, null, 'one', 'two'),
})

/** Those that are let through, all of them wrong. */
function letThrough(tries: readonly SignInTry[]): PastTry[] {
  const past: PastTry[] = []
  for (const next of tries) if (!isOneTooMany(past, next)) past.push(failed(next))
  return past
}

describe('whoever tries what, from wherever', () => {
  test('an account takes ten wrong tries of strangers, and ten of each browser it knows', () => {
    fc.assert(
      fc.property(fc.array(anyTry, { maxLength: 200 }), (tries) => {
        const seen = Map.groupBy(letThrough(tries), ({ account, browser }) => `${account} ${browser}`)
        return [...seen.values()].every(({ length }) => length <= 10)
      }),
    )
  })

  test('a network of strangers is let through for ten accounts', () => {
    fc.assert(
      fc.property(fc.array(anyTry, { maxLength: 200 }), (tries) => {
        const strangers = letThrough(tries).filter(({ browser }) => browser === null)
        const seen = Map.groupBy(strangers, ({ network }) => network)
        return [...seen.values()].every((each) => new Set(each.map(({ account }) => account)).size <= 10)
      }),
    )
  })

  test('nothing that others do refuses a known browser its first ten', () => {
    fc.assert(
      fc.property(fc.array(anyTry, { maxLength: 200 }), fc.integer({ min: 0, max: 9 }), (tries, own) => {
        const others = tries.map(failed)
        const mine: SignInTry = { account: 'ana', network: 'office', browser: 'mine' }
        return !isOneTooMany([...others, ...times(own, mine)], mine)
      }),
    )
  })
})
