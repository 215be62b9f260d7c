// One text ends in one state, whatever the carrier says, however often and in whatever order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ERROR_CODES,
  meaningOf,
  outcomeOfHttp,
  reportOfStatus,
  settle,
  type DeliveryReport,
  type HttpAnswer,
  type OutboxState,
} from '../../../server/core/outreach/delivery.ts'

const REPORTS: DeliveryReport[] = ['unknown', 'accepted', 'sent', 'failed', 'undelivered', 'delivered']
const STATES: OutboxState[] = ['queued', 'leased', 'cancelled', 'attempting', ...REPORTS]

describe('callbacks', () => {
  test('any order and any repetition ends in the same state', () => {
    const story = fc
      .array(fc.constantFrom(...REPORTS), { minLength: 1, maxLength: 6 })
      .chain((once) =>
        fc.tuple(
          fc.constant(once),
          fc.shuffledSubarray([...once, ...once, ...once], { minLength: once.length * 3 }),
        ),
      )
    fc.assert(
      fc.property(fc.constantFrom(...STATES), story, (start, [once, shuffled]) => {
        expect(shuffled.reduce(settle, start)).toBe(once.reduce(settle, start))
      }),
    )
  })

  test('a report never takes back what was surer', () => {
    for (const state of STATES) {
      for (const report of REPORTS) {
        const after = settle(state, report)
        expect([state, report]).toContain(after)
        expect(settle(after, report)).toBe(after)
        expect(settle(after, state as DeliveryReport)).toBe(after)
      }
    }
  })

  test.each([
    ['attempting', ['delivered'], 'delivered'],
    ['attempting', ['accepted', 'delivered', 'sent', 'accepted'], 'delivered'],
    ['unknown', ['sent'], 'sent'],
    ['sent', ['unknown'], 'sent'],
    ['accepted', ['undelivered', 'sent'], 'undelivered'],
    ['cancelled', ['unknown'], 'unknown'],
  ] as const)('%s, then %j: %s', (start, reports, end) => {
    expect([...reports].reduce<OutboxState>(settle, start)).toBe(end)
  })

  test.each([
    ['queued', 'accepted'],
    ['sending', 'accepted'],
    ['sent', 'sent'],
    ['read', 'delivered'],
    ['canceled', 'failed'],
    ['receiving', null],
    ['constructor', null],
  ])('the carrier’s %j is %j', (status, report) => {
    expect(reportOfStatus(status)).toBe(report)
  })
})

describe('the answer to a request', () => {
  test.each<[HttpAnswer, object]>([
    [{ status: 201 }, { kind: 'accepted' }],
    [{ status: 200 }, { kind: 'unknown' }],
    [{ status: 302 }, { kind: 'unknown' }],
    [{ status: 408 }, { kind: 'unknown' }],
    [{ status: 429 }, { kind: 'retry' }],
    [{ status: 429, code: 20429 }, { kind: 'retry' }],
    [{ status: 500 }, { kind: 'unknown' }],
    [{ status: 503 }, { kind: 'unknown' }],
    ['timeout', { kind: 'unknown' }],
    ['reset', { kind: 'unknown' }],
    [
      { status: 400, code: 21610 },
      { kind: 'refused', code: '21610', reaction: 'suppress', records: 'stop' },
    ],
    [
      { status: 400, code: '21211' },
      { kind: 'refused', code: '21211', reaction: 'suppress', records: 'dead' },
    ],
    [
      { status: 400, code: 21611 },
      { kind: 'refused', code: '21611', reaction: 'back_off', records: null },
    ],
    [
      { status: 400, code: 29999 },
      { kind: 'refused', code: '29999', reaction: 'back_off' },
    ],
    [
      { status: 401, code: 20003 },
      { kind: 'refused', code: '20003', reaction: 'halt' },
    ],
    [{ status: 401 }, { kind: 'refused', code: '401', reaction: 'halt' }],
    [
      { status: 404, code: 20404 },
      { kind: 'refused', code: '20404', reaction: 'halt' },
    ],
    [{ status: 400 }, { kind: 'refused', code: '400', reaction: 'back_off' }],
  ])('%j is %j', (answer, outcome) => {
    expect(outcomeOfHttp(answer)).toMatchObject(outcome)
  })

  test('no status but 201 is a success, and none but 429 is free to retry', () => {
    for (let status = 100; status < 600; status += 1) {
      const { kind } = outcomeOfHttp({ status })
      expect(kind === 'accepted').toBe(status === 201)
      expect(kind === 'retry').toBe(status === 429)
    }
  })
})

describe('error codes', () => {
  test.each([
    ['suppress', ['21610', '21211', '21614', '30005', '30006']],
    ['back_off', ['30003', '30008', '30001', '21611', '30036']],
    ['halt', ['30007', '30034', '20003', '30022', '30023', '30027']],
  ])('%s: %j', (reaction, codes) => {
    for (const code of codes) expect(meaningOf(code).reaction).toBe(reaction)
  })
  test('only a suppression is written to the journal', () => {
    for (const { reaction, records } of Object.values(ERROR_CODES)) {
      expect(records !== null).toBe(reaction === 'suppress')
    }
  })
  test('an inherited name is no code', () => {
    expect(meaningOf('toString').reaction).toBe('back_off')
  })
})
