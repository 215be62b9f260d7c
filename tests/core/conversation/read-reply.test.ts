// A doubt is asked again, a stop is never missed, and what is heard depends on what was asked.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReply, type ReplyContext } from '../../../server/core/conversation/read-reply.ts'
import { replyItem } from '../../../server/verify/reply-items.ts'

const scale5: ReplyContext = { question: replyItem('scale5', 'en'), stopped: false }
const contexts: ReplyContext['question'][] = [
  replyItem('scale5', 'en'),
  replyItem('yesno', 'es'),
  replyItem('text', 'en'),
  'note',
  'closing',
  null,
]

describe('a doubt', () => {
  test('two different points are never an answer, however they are joined', () => {
    const joint = fc.constantFrom(
      ' or ',
      ' to ',
      '-',
      '.',
      ',',
      ' ',
      ' o ',
      ' and ',
      '/',
      ' but maybe ',
      '?',
      '\n',
    )
    const point = fc.integer({ min: 1, max: 9 })
    const between = fc
      .tuple(
        fc.constantFrom('', 'maybe ', 'a ', 'like '),
        point,
        joint,
        point,
        fc.constantFrom('', '.', ' i think'),
      )
      // "4/5" and its like say one thing: four out of five.
      .filter(([, a, by, b]) => a !== b && !(by === '/' && b === 5))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(between, (text) => {
        expect(readReply(text, scale5)).toEqual({ reprompt: 'unclear' })
      }),
      { numRuns: 1000 },
    )
  })

  test('a number of something is never an answer', () => {
    const things = fc.constantFrom(
      'minutes',
      'days',
      'veces',
      'am',
      'pm',
      'kids',
      '%',
      'weeks ago',
      'calls',
      'th',
      '.5',
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), things, fc.constantFrom('', ' '), (count, thing, gap) => {
        expect(readReply(`${count}${gap}${thing}`, scale5)).not.toHaveProperty('answer')
      }),
    )
  })

  test('whatever is sent, an answer is one of the options', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const reply = readReply(text, scale5)
        if ('answer' in reply) expect([1, 2, 3, 4, 5, 8]).toContain(reply.answer)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a stop', () => {
  const word = fc.constantFrom(
    'stop',
    'stopall',
    'unsubscribe',
    'quit',
    'end',
    'cancel',
    'revoke',
    'opt out',
    'alto',
    'basta',
    'no más',
    'baja',
  )
  const dressed = fc
    .tuple(
      fc.constantFrom('', ' ', '\u200b', '¡', '"', '🛑 ', '\n', '\ufeff', '*'),
      word,
      fc.array(fc.constantFrom('', '.', '!', ' ', '\u200b', '🛑', '\u00a0', '…', '\n', '"')),
      fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase(),
      ),
    )
    .map(([before, said, after, cased]) => cased(`${before}${said}${after.join('')}`))

  test('as a whole message is never missed, whatever was asked', () => {
    fc.assert(
      fc.property(dressed, fc.constantFrom(...contexts), fc.boolean(), (text, question, stopped) => {
        expect(readReply(text, { question, stopped })).toEqual({ intent: 'stop' })
      }),
      { numRuns: 1000 },
    )
  })

  test('at the end of an answer wins over the answer', () => {
    for (const text of ['5 stop', '5. STOP', '5\nplease stop texting me', '2 no me escriban más'])
      expect(readReply(text, scale5)).toEqual({ intent: 'pause' })
  })
})

describe('a stopped phone', () => {
  test.each(['start', 'START', 'unstop', 'yes', 'Sí', 'reanudar'])('%j starts again', (text) => {
    for (const question of contexts)
      expect(readReply(text, { question, stopped: true })).toEqual({ intent: 'start' })
  })

  test.each(['1', '5', 'hello', 'my own place'])('%j is no answer', (text) => {
    for (const question of contexts)
      expect(readReply(text, { question, stopped: true })).toEqual({ reprompt: 'unclear' })
  })

  test('danger is still heard', () => {
    expect(readReply('I want to die', { question: null, stopped: true })).toEqual({ intent: 'crisis' })
  })
})

describe('outside a question', () => {
  test.each([
    ['1', { answer: 1 }],
    ['Sí', { answer: 1 }],
    ['ok', { answer: 1 }],
    ['start', { intent: 'start' }],
    ['7', { intent: 'call' }],
    ['6', { intent: 'change_worker' }],
    ['4', { reprompt: 'unclear' }],
    ['who is this', { intent: 'help' }],
    ['see you tomorrow', { reprompt: 'unclear' }],
  ])('an invitation: %j', (text, reply) => {
    expect(readReply(text, { question: null, stopped: false })).toEqual(reply)
  })

  test.each([
    ['7', { intent: 'call' }],
    ['6.', { intent: 'change_worker' }],
    ['llámeme', { intent: 'call' }],
    ['Quiero que me llamen, por favor', { intent: 'call' }],
    ['¿Me pueden llamar?', { intent: 'call' }],
    ['Can someone call me please?', { intent: 'call' }],
    ['I need a call', { intent: 'call' }],
    ['Gracias', { intent: 'thanks' }],
    ['1', { reprompt: 'unclear' }],
  ])('the closing offers: %j', (text, reply) => {
    expect(readReply(text, { question: 'closing', stopped: false })).toEqual(reply)
  })

  test.each([
    ['Tell her thank you', { answer: 'Tell her thank you' }],
    ['no', { skip: true }],
    ['9', { skip: true }],
    ['1', { skip: true }],
    ['1, thanks', { skip: true }],
    ['2', { reprompt: 'no_words' }],
    ['7', { intent: 'call' }],
    ['no me escriban más', { intent: 'pause' }],
    ['x'.repeat(501), { reprompt: 'too_long' }],
  ])('a note: %j', (text, reply) => {
    expect(readReply(text, { question: 'note', stopped: false })).toEqual(reply)
  })
})

describe('a short name for the goal', () => {
  const question = { ...replyItem('text', 'en'), construct: 'success.label', maxLength: 30 }
  test.each([
    ['1', { answer: 1 }],
    ['yes', { answer: 1 }],
    ['2', { skip: true }],
    ['No', { skip: true }],
    ['9', { skip: true }],
    ['My own place', { answer: 'My own place' }],
    ['3', { reprompt: 'no_words' }],
    ['my own place with a yard for the dog', { reprompt: 'too_long' }],
  ])('%j', (text, reply) => {
    expect(readReply(text, { question, stopped: false })).toEqual(reply)
  })
})
