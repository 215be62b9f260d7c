// What people write, labelled by hand before the rules met it: danger is heard, and other people's stories stop nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { soundsLikeAbuse, soundsLikeCrisis } from '../../../server/core/conversation/danger.ts'
import { accuses as accusing, flagsIn } from '../../../server/core/conversation/flags.ts'
import { readReply } from '../../../server/core/conversation/read-reply.ts'

const lines = <Line>(name: string): Line[] =>
  readFileSync(join(import.meta.dirname, '../../vectors', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

interface Everyday {
  readonly lang: 'en' | 'es'
  readonly text: string
  /** `either`: a call would do no harm; `quiet`: neither danger, nor a stop, nor a wrong number. */
  readonly expect: 'crisis' | 'either' | 'quiet' | 'stop' | 'wrong_number'
  /** Not understood so far; then it is at least nothing else. */
  readonly notYet?: true
}

const heard = (text: string, question: 'note' | null): string => {
  const reply = readReply(text, { question, stopped: false })
  if ('intent' in reply) return reply.intent === 'pause' ? 'stop' : reply.intent
  return 'answer' in reply && reply.crisis ? 'crisis' : 'quiet'
}

describe('everyday texts', () => {
  const everyday = lines<Everyday>('everyday-texts.jsonl')
  const ENDS = ['stop', 'wrong_number']

  test('outside a survey each is heard as it is meant', () => {
    const wrong = everyday.filter(({ text, expect: meant, notYet }) => {
      const as = heard(text, null)
      if (meant === 'either' || notYet) return ENDS.includes(as)
      return meant === 'quiet' ? [...ENDS, 'crisis'].includes(as) : as !== meant
    })
    expect(wrong).toEqual([])
    expect(everyday.length).toBeGreaterThan(600)
  })

  test('as words for the worker, danger is heard too, and a story about stopping or dying ends no texts', () => {
    const wrong = everyday.filter(({ text, expect: meant }) => {
      const as = heard(text, 'note')
      if (meant === 'crisis') return as !== 'crisis'
      return (
        ['quiet', 'either'].includes(meant) && (ENDS.includes(as) || (meant === 'quiet' && as === 'crisis'))
      )
    })
    expect(wrong).toEqual([])
  })

  test.each([
    ['he choked me last night', true],
    ['my husband is hitting me', true],
    ['mi esposo me esta pegando', true],
    ['i want to die', false],
    ['ya no quiero vivir', false],
  ])('%s: somebody else does it: %s', (words, abuse) => {
    expect(soundsLikeCrisis(words)).toBe(true)
    expect(soundsLikeAbuse(words)).toBe(abuse)
  })
})

interface Labelled {
  readonly lang: 'en' | 'es'
  /** Said to the worker, or where the worker was asked about. */
  readonly about: boolean
  readonly text: string
  readonly accuses: boolean
  readonly notYet?: true
}

describe('allegations', () => {
  const labelled = lines<Labelled>('allegations.jsonl')
  const accuses = (text: string, about: boolean) =>
    accusing(flagsIn(text, { worker: about, name: 'Lourdes' }))

  test('each text accuses a worker, or does not, as it is labelled', () => {
    const wrong = labelled.filter(
      ({ text, about, accuses: meant, notYet }) => !notYet && accuses(text, about) !== meant,
    )
    expect(wrong).toEqual([])
    expect(labelled.filter(({ accuses: meant }) => !meant).length).toBeGreaterThanOrEqual(60)
    expect(labelled.length).toBeGreaterThanOrEqual(120)
  })

  test('an accusation is no stop and no wrong number, wherever it is written', () => {
    const ended = labelled
      .filter(({ accuses: meant }) => meant)
      .filter(({ text }) => ['stop', 'wrong_number'].includes(heard(text, null)))
    expect(ended).toEqual([])
  })

  test('“she” and “he” are the worker only in words for or about the worker', () => {
    for (const words of ['she hit me', 'he stole my money', 'me pegó']) {
      expect([words, accuses(words, true), accuses(words, false)]).toEqual([words, true, false])
    }
  })

  test('what somebody else did is no worker’s deed, in whatever words', () => {
    const who = fc.constantFrom('my ex', 'my husband', 'my landlord', 'my son', 'someone', 'the police')
    const did = fc.constantFrom('hit me', 'stole my money', 'threatened me', 'yelled at me', 'touched me')
    const thanks = fc.constantFrom('', ' and you helped me', ' so i told my case manager')
    fc.assert(
      fc.property(who, did, thanks, fc.boolean(), (a, b, c, about) => {
        expect(accuses(a + ' ' + b + c, about)).toBe(false)
      }),
    )
  })

  test('a name is known in any spelling of its letters', () => {
    const of = (text: string, name: string | null) => accusing(flagsIn(text, { worker: false, name }))
    expect(of('José me gritó', 'Jose')).toBe(true)
    expect(of('JOSE hit me', 'José')).toBe(true)
    expect(of('jose hit me', null)).toBe(false)
  })
})
