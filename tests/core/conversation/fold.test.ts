// Whatever a phone sends is folded to plain words before it is read, and no more of it than a reply can need.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, plain } from '../../../server/core/conversation/fold.ts'
import { readReply } from '../../../server/core/conversation/read-reply.ts'
import { replyItem } from '../../../server/verify/reply-items.ts'

describe('folding', () => {
  test.each([
    ['４', '4'],
    ['4️⃣', '4'],
    ['٤', '4'],
    ['४', '4'],
    ['  Más\u200b  o\nmenos ', 'mas o menos'],
    ['don’t', "don't"],
    ['ＳＴＯＰ', 'stop'],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('never throws and leaves plain words of letters and digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(plain(fold(text))).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
      }),
    )
  })

  test('a megabyte is read as fast as its beginning', () => {
    expect(
      readReply('stop '.repeat(200_000), { question: replyItem('scale5', 'en'), stopped: false }),
    ).toEqual({ intent: 'stop' })
  })
})
