// Which waiting texts have left already, by what the carrier holds: proved one to one, or in doubt.
import { expect, test } from 'vitest'
import { matchGone, type Gone, type Waiting } from '../../../server/core/outreach/reread.ts'

const LINK = 'https://say.example/s/abcdefghijklmnopqrstuv'
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  id: 'one',
  createdAt: '2026-11-24T13:00:00.000Z',
  notBefore: '2026-11-24T17:00:00.000Z',
  evidence: [LINK],
  linked: true,
  ...more,
})
const gone = (more: Partial<Gone> = {}): Gone => ({
  sid: 'SM1',
  body: `Orchard: a few questions. ${LINK}`,
  createdAt: '2026-11-24T17:05:00.000Z',
  lostLink: false,
  ...more,
})
const welcome = (more: Partial<Waiting> = {}) =>
  waiting({ evidence: ['Orchard: thanks.'], linked: false, ...more })

test('its link proves a text, and its words one without a link', () => {
  expect(matchGone([waiting()], [gone()]).left).toEqual(new Map([['one', gone()]]))
  const said = gone({ body: 'Orchard: thanks.' })
  expect(matchGone([welcome()], [said]).left).toEqual(new Map([['one', said]]))
})

test('a message is one text, the oldest first', () => {
  const reminder = waiting({ id: 'two', createdAt: '2026-11-28T13:00:00.000Z' })
  const { left, inDoubt } = matchGone([reminder, waiting()], [gone()])
  expect([[...left.keys()], inDoubt]).toEqual([['one'], []])
  const both = matchGone(
    [reminder, waiting()],
    [gone({ sid: 'SM2', createdAt: '2026-11-28T17:00:00.000Z' }), gone()],
  )
  expect([both.left.get('one')!.sid, both.left.get('two')!.sid]).toEqual(['SM1', 'SM2'])
})

test.each([
  ['words of something else', gone({ body: 'Orchard: we will call you.' }), []],
  ['the link of another invitation here', gone({ body: `${LINK}x` }), []],
  ['a link that nobody here knows', gone({ body: `${LINK}x`, lostLink: true }), ['one']],
  ['words that were erased', gone({ body: '' }), ['one']],
  ['one from before it could leave', gone({ body: '', createdAt: '2026-11-24T16:00:00.000Z' }), []],
  // Planned anew after the restore: then its hours say nothing of when it left.
  ['one from before it was planned', gone({ body: '', createdAt: '2026-11-24T12:00:00.000Z' }), ['one']],
] as const)('%s', (_, message, inDoubt) => {
  expect(matchGone([waiting()], [message])).toEqual({ left: new Map(), inDoubt })
})

test('a lost link is no welcome', () => {
  expect(matchGone([welcome()], [gone({ lostLink: true })]).inDoubt).toEqual([])
})
