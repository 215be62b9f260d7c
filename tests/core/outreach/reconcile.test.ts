// Which message in a carrier's list is a text in doubt, and how long it is looked for.
import { describe, expect, test } from 'vitest'
import { findText, nextLook, type CarrierEntry } from '../../../server/core/outreach/reconcile.ts'
import { instantAfter } from '../../../server/core/time.ts'

const TO = '+19255551001'
const AT = '2026-11-24T18:00:00.000Z'
const LINK = 'https://say.example/s/abcdefghijklmnopqrstuv'
const MINUTE = 60_000

const entry = (more: Partial<CarrierEntry> = {}): CarrierEntry => ({
  sid: 'SM1',
  to: TO,
  direction: 'out',
  body: `Orchard: a few short questions: ${LINK} Reply STOP to end.`,
  createdAt: instantAfter(AT, 1_000),
  status: 'delivered',
  errorCode: null,
  ...more,
})

const CASES: readonly (readonly [string, readonly CarrierEntry[], 'found' | 'absent' | 'several'])[] = [
  ['nothing is listed', [], 'absent'],
  ['its link', [entry()], 'found'],
  ['its link at the end of the text', [entry({ body: `Questions: ${LINK}` })], 'found'],
  ['its link beside others’ texts', [entry({ sid: 'SM0', body: 'Thanks.' }), entry()], 'found'],
  ['a longer link that begins alike', [entry({ body: `${LINK}w ` })], 'absent'],
  ['another link', [entry({ body: LINK.replace('abc', 'abd') })], 'absent'],
  ['another phone', [entry({ to: '+19255551002' })], 'absent'],
  ['the patient’s own text that quotes it', [entry({ direction: 'in' })], 'absent'],
  ['a redacted message', [entry({ body: '' })], 'absent'],
  ['another text of ours', [entry({ sid: 'SM-known' })], 'absent'],
  ['the day before', [entry({ createdAt: instantAfter(AT, -1_440 * MINUTE) })], 'absent'],
  ['eleven minutes later', [entry({ createdAt: instantAfter(AT, 11 * MINUTE) })], 'absent'],
  ['a clock nine minutes behind', [entry({ createdAt: instantAfter(AT, -9 * MINUTE) })], 'found'],
  ['twice', [entry(), entry({ sid: 'SM2' })], 'several'],
  ['twice, once known', [entry(), entry({ sid: 'SM-known' })], 'found'],
  ['not delivered', [entry({ status: 'undelivered', errorCode: '30003' })], 'found'],
]

test.for(CASES)('%s', ([, listed, expected]) => {
  const text = { to: TO, attemptedAt: AT, evidence: [LINK] }
  const found = findText(text, listed, new Set(['SM-known']))
  expect(found.kind).toBe(expected)
  if (found.kind === 'found') expect(found.entry).toBe(listed.find(({ sid }) => sid === 'SM1'))
})

test.for([[[]], [['']]])('without evidence (%j) nothing is taken for it', ([evidence]) => {
  expect(findText({ to: TO, attemptedAt: AT, evidence: evidence! }, [entry()], new Set()).kind).toBe('absent')
})

describe('looks', () => {
  test.for([
    [0, 15],
    [14, 15],
    [15, 60],
    [61, 360],
    [400, 1_440],
    [1_440, null],
    [9_999, null],
  ] as const)('%i minutes after the attempt, the next is at %s', ([after, next]) => {
    expect(nextLook(AT, instantAfter(AT, after * MINUTE))).toBe(
      next === null ? null : instantAfter(AT, next * MINUTE),
    )
  })
})
