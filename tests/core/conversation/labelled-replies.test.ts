// Labelled replies are read as their labels say, and the options of our own surveys by their own words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReply } from '../../../server/core/conversation/read-reply.ts'
import { compileSurvey } from '../../../server/core/interview.ts'
import type { Question } from '../../../server/core/question.ts'
import { judgeReply } from '../../../server/verify/judge-reply.ts'
import { readLabelled } from '../../../server/verify/read-labelled.ts'
import { catalogue } from '../../../surveys/catalogue.ts'

const read = (name: string) =>
  readLabelled(readFileSync(join(import.meta.dirname, '../../vectors', name), 'utf8'))

describe('labelled replies', () => {
  test.each(['replies.jsonl', 'replies-sceptical.jsonl', 'replies-other-hand.jsonl'])(
    '%s is read as its labels say',
    (name) => {
      const lines = read(name)
      const misses = lines.flatMap(({ line, reply, fault }) => {
        if (!reply) return [`${line}: ${fault}`]
        const { found, right } = judgeReply(reply)
        return right ? [] : [`${line}: ${reply.text}: ${JSON.stringify(found)}`]
      })
      expect(lines.length).toBeGreaterThan(400)
      expect(misses).toEqual([])
    },
  )

  test('what is not understood yet is asked again: no other answer is ever kept in its place', () => {
    const wrong = read('replies-not-yet.jsonl').flatMap(({ line, reply }) => {
      if (!reply) return [`${line}: not a reply`]
      const { found } = judgeReply(reply)
      return found.value === undefined ? [] : [`${line}: ${reply.text}: ${JSON.stringify(found)}`]
    })
    expect(wrong).toEqual([])
  })
})

describe('the options of our own surveys', () => {
  const asked = catalogue.flatMap(({ id, definition }) =>
    ['en', 'es'].flatMap((language) =>
      compileSurvey(definition, language)
        .questions.filter(({ kind }) => kind === 'choice')
        .map((question) => ({ id, language, question })),
    ),
  )
  const plainly = (question: Question, text: string) => {
    const reply = readReply(text, { question, stopped: false })
    return 'answer' in reply ? reply.answer : 'skip' in reply ? 9 : null
  }

  test('each is read by its own words', () => {
    for (const { question } of asked)
      for (const { value, label } of question.choices)
        expect([question.id, label, plainly(question, label)]).toEqual([question.id, label, value])
  })

  test('with one letter wrong, each is itself or asked again, and never another', () => {
    // A question that no text asks can have no reply misread.
    const byText = asked.filter(({ question }) => question.smsText !== null)
    const one = fc
      .constantFrom(...byText)
      .chain(({ question }) =>
        fc.tuple(
          fc.constant(question),
          fc.constantFrom(...question.choices),
          fc.nat(40),
          fc.constantFrom('', 'a', 'e', 'n', 's', 't'),
          fc.boolean(),
        ),
      )
    fc.assert(
      fc.property(one, ([question, { value, label }, at, letter, instead]) => {
        const place = at % label.length
        const text = label.slice(0, place) + letter + label.slice(place + (instead ? 1 : 0))
        expect([value, null]).toContain(plainly(question, text))
      }),
      { numRuns: 2000 },
    )
  })
})
