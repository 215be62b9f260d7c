// The check that a program can run on its own phrases: misses are counted and shown, and a bad line is told by its number.
import { describe, expect, test } from 'vitest'
import { verifyLines, verifyReplies } from '../../server/verify/replies.ts'

function verify(...lines: readonly string[]) {
  const printed: string[] = []
  const count = verifyLines(lines.join('\n'), (line) => printed.push(line))
  return { ...count, printed }
}
const reply = (item: string, text: string, expect: object, more: object = {}) =>
  JSON.stringify({ item, lang: 'en', text, expect, ...more })

describe('a line that is right', () => {
  test.each([
    reply('scale5', '4 out of 5', { value: 4 }),
    reply('yesno', 'yes', { value: true }),
    reply('text', 'quit smoking', { text: 'quit smoking' }),
    reply('scale5', '3 or 4', { reprompt: true }),
    reply('scale5', '9', { skip: true }),
    reply('scale5', 'stop texting me', { intent: 'stop' }),
    reply('scale5', 'stop', { intent: 'pause' }),
    reply('scale5', 'español', { intent: 'language', lang: 'es' }),
    reply('text', 'I want to die', { intent: 'crisis' }),
    reply('scale5', '1 I want to die', { value: 1, intent: 'crisis' }),
    reply('scale5', '9 I want to die', { skip: true, intent: 'crisis' }),
    reply('yesno', 'yes', { intent: 'start' }, { stopped: true }),
  ])('%s', (line) => {
    expect(verify(line)).toMatchObject({ passed: 1, failed: 0 })
  })
})

test('a miss is shown with what was expected and what was found', () => {
  const { passed, failed, printed } = verify('', reply('scale5', '5', { value: 4 }))
  expect({ passed, failed }).toEqual({ passed: 0, failed: 1 })
  expect(printed[0]).toBe('Line 2, scale5 en, "5": expected {"value":4}, found {"value":5}.')
})

test('a danger that nobody labelled is a miss', () => {
  expect(verify(reply('scale5', '1 I want to die', { value: 1 })).failed).toBe(1)
})

describe('a line that is no labelled reply', () => {
  test.each([
    ['{"item":', 'This is not JSON.'],
    ['[]', 'This is not an object such as'],
    [reply('scale7', '5', { value: 5 }), '“item” must be scale5, yesno, text.'],
    [reply('scale5', '5', { value: 5 }, { lang: 'fr' }), '“lang” must be en or es.'],
    [reply('scale5', '5', { value: 5 }, { text: 5 }), '“text” must be the reply, in quotes.'],
    [reply('scale5', '5', {}), '“expect” must be one of'],
    [reply('scale5', '5', { valu: 5 }), '“expect” knows no “valu”'],
    [reply('scale5', '5', { value: 6 }), 'The “value” of scale5 must be'],
    [reply('yesno', 'yes', { value: 1 }), 'The “value” of yesno must be true or false.'],
    [reply('text', 'x', { value: 1 }), 'An own-words item has no “value”: say “text”.'],
    [reply('scale5', '5', { intent: 'dance' }), '“intent” must be stop,'],
    [reply('scale5', 'english', { intent: 'language' }), 'The intent “language” needs “lang”'],
    [reply('scale5', '5', { value: 5, reprompt: true }), 'only a crisis may stand beside an answer'],
  ])('%s', (line, sentence) => {
    const { failed, printed } = verify(reply('scale5', '5', { value: 5 }), line)
    expect(failed).toBe(1)
    expect(printed[0]).toContain(`Line 2: `)
    expect(printed[0]).toContain(sentence)
  })
})

test('nothing to read, and a file that is not there, are failures', () => {
  expect(verify('')).toMatchObject({ passed: 0, failed: 1, printed: ['There are no replies in it.'] })
  const printed: string[] = []
  expect(verifyReplies(['no/such.jsonl'], (line) => printed.push(line))).toBe(1)
  expect(printed.at(-1)).toBe('0 passed, 1 failed')
})
