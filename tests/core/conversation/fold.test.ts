// Whatever a phone sends is folded to plain words before it is read, and no more of it than a reply can need.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, plain } from '../../../server/core/conversation/fold.ts'
import { flagsIn } from '../../../server/core/conversation/flags.ts'
import { readReply, type ReplyContext } from '../../../server/core/conversation/read-reply.ts'
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
    ['Señor, ¿mañana?', 'senor, ¿manana?'],
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

  test('one sign that stands for eighteen letters makes no long text of a short one', () => {
    expect(fold('\ufdfa'.repeat(2000)).length).toBeLessThan(2100)
    expect(fold(`${'\ufdfa'.repeat(2000)} stop`)).toMatch(/ stop$/)
  })

  test('a megabyte is read as fast as its beginning', () => {
    expect(
      readReply('stop '.repeat(200_000), { question: replyItem('scale5', 'en'), stopped: false }),
    ).toEqual({ intent: 'stop' })
  })
})

describe('of a text longer than the rules read', () => {
  const story = 'My day was long and we went to see the place on Fifth Street again. '.repeat(60)
  const heard = (text: string, question: ReplyContext['question'] = null, stopped = false) =>
    readReply(text, { question, stopped })

  test('the end is read as well as the beginning', () => {
    expect(story.length).toBeGreaterThan(4000)
    expect(heard(story)).toEqual({ reprompt: 'unclear' })
    for (const stop of ['Stop.', 'STOP', 'Please stop texting me.', 'Deje de mandarme mensajes.']) {
      expect([stop, heard(`${story}\n${stop}`)]).toEqual([stop, { intent: 'pause' }])
      expect([stop, heard(`${stop}\n${story}`)]).toEqual([stop, { intent: 'pause' }])
    }
    for (const danger of ['I want to kill myself', 'Ya no quiero vivir']) {
      expect(heard(`${story}${danger}`)).toEqual({ intent: 'crisis' })
      expect(heard(`${danger}. ${story}`)).toEqual({ intent: 'crisis' })
      expect(heard(`${story}${danger}`, 'note', true)).toEqual({ intent: 'crisis' })
      expect(flagsIn(`${story}${danger}`, { worker: false, name: null }).calls).toEqual(['crisis'])
    }
    expect(flagsIn(`${story}My worker hit me`, { worker: false, name: null }).calls).toEqual(['allegation'])
  })

  test('an answer in own words is kept as it was written', () => {
    const asked = { ...replyItem('text', 'en'), maxLength: 5000 }
    expect(heard(story, asked)).toEqual({ answer: story.trim() })
    expect(heard(`${story}I want to kill myself`, asked)).toMatchObject({ crisis: true })
  })
})

describe('letters of another script that look like Latin ones', () => {
  const heard = (text: string, question: ReplyContext['question'] = null) =>
    readReply(text, { question, stopped: false })

  test.each([
    'ЅТОР',
    'ѕтор',
    'STОP',
    'ΣTOP',
    'ЅTΟΡ',
    'Ѕ Т О Р',
    '１ ЅТОР',
    'ЅТОР ЅТОР',
    'ꜱᴛᴏᴘ',
    'САΝСЕӏ',
    'еɴԁ',
    'СТОП',
    'Стоп!',
    'ВАЅТА',
    'РАRАR',
  ])('%s is a stop', (text) => {
    for (const question of [null, 'note', replyItem('scale5', 'en'), replyItem('text', 'es')] as const) {
      const reply = heard(text, question)
      expect('intent' in reply && ['stop', 'pause'].includes(reply.intent)).toBe(true)
    }
  })

  test('also in a phrase', () => {
    expect(heard('Please ЅТОР texting me')).toEqual({ intent: 'pause' })
    expect(heard('I am fine. ЅТОР. Thank you')).toEqual({ intent: 'pause' })
  })

  test.each([
    'Ваја',
    'Новая работа',
    'сестра',
    'Своё место',
    'топор',
    'Νέα δουλειά',
    'стопа болит',
    'Más ánimo',
    'Pará',
    'Estación',
  ])('%s is an answer', (text) => {
    expect(heard(text, replyItem('text', 'es'))).toEqual({ answer: text })
  })
})
