// The check of deliveries, small: the real process, killed, beside a rough carrier. And without its rules it fails.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { judge, type CarrierMessage, type TextRow } from './delivery/judge.ts'
import { built, verifyDelivery } from './delivery/main.ts'
import { runDelivery } from './delivery/run.ts'
import { ROUGH } from '../support/twilio/faults.ts'
import { buildWeakened, removeWeakened, type Weakening } from './delivery/weaken.ts'

// Many processes start, one after the other.
vi.setConfig({ testTimeout: 180_000 })

const ROOT = join(import.meta.dirname, '../..')

test('300 texts, 6 kills: nothing is sent twice, nothing lost in silence', async () => {
  const said: string[] = []
  const args = ['--messages', '300', '--kills', '6', '--seed', '1']
  const code = await verifyDelivery(ROOT, args, (line) => said.push(line))
  expect(said.at(-1)).toBe('300 passed, 0 failed')
  expect(said[0]).toMatch(
    /^\d+ requests reached the carrier; the process was killed 6 times while texts left\.$/,
  )
  expect(code).toBe(0)
})

/** A carrier that takes many a text without saying so, and reports nothing: only the rules themselves help. */
const SILENT = { ...ROUGH, brokenAfter: 2_000, unreported: 10_000, hang: 0 }

test.for([
  ['a text in doubt is sent again', 100, 0],
  ['a crash gives an attempted text back', 100, 2],
  ['an attempt is not committed before the carrier is asked', 100, 2],
] as readonly (readonly [Weakening, number, number])[])(
  'it is noticed when %s',
  async ([weakening, messages, kills]) => {
    const entry = await buildWeakened(ROOT, weakening)
    try {
      const options = {
        messages,
        kills,
        seed: '1',
        workers: 1,
        database: null,
        faults: SILENT,
        laters: 1,
        tell: () => {},
      }
      const run = await runDelivery({ ...options, ...built(ROOT, entry) })
      expect(run.wrongs.get('sent twice')?.length).toBeGreaterThan(0)
      expect(run.failed).toBeGreaterThan(0)
    } finally {
      removeWeakened(ROOT, entry)
    }
  },
)

test('what it starts is what `npm start` serves', () => {
  expect(existsSync(built(ROOT).entry)).toBe(true)
})

describe('the reckoning', () => {
  const PATIENT = { id: 'p', phone: '+19255551001', zone: 'America/Los_Angeles' }
  const row = (more: Partial<TextRow> = {}): TextRow => ({
    id: 't',
    patientId: 'p',
    state: 'delivered',
    sid: 'SM1',
    errorCode: null,
    attemptedAt: '2026-11-24T18:00:00.000Z',
    notBefore: '2026-11-24T18:00:00.000Z',
    ...more,
  })
  const message = (more: Partial<CarrierMessage> = {}): CarrierMessage => ({
    sid: 'SM1',
    to: PATIENT.phone,
    outboxId: 't',
    createdAt: '2026-11-24T18:00:01.000Z',
    validitySeconds: 36_000,
    ...more,
  })
  const NO_SID = { sid: null }

  test.for([
    ['known and there', [row()], [message()], null],
    ['nothing planned', [], [], 'nothing was planned'],
    ['planned twice', [row(), row({ id: 'u' })], [message()], 'two texts were planned'],
    ['there twice', [row()], [message(), message({ sid: 'SM2' })], 'sent twice'],
    ['not there', [row()], [], 'said to be sent, and the carrier has no such text'],
    ['under another id', [row()], [message({ sid: 'SM2' })], 'known under another text’s name'],
    ['due and waiting', [row({ state: 'queued', ...NO_SID })], [], 'due, and never sent'],
    ['due tomorrow', [row({ state: 'queued', ...NO_SID, notBefore: '2026-11-25T18:00:00.000Z' })], [], null],
    ['queued and there', [row({ state: 'queued', ...NO_SID })], [message()], 'sent, and queued again'],
    ['attempting', [row({ state: 'attempting', ...NO_SID })], [], 'left half done, and listed nowhere'],
    ['in doubt, listed', [row({ id: 'listed', state: 'unknown', ...NO_SID })], [], null],
    ['in doubt, not listed', [row({ state: 'unknown', ...NO_SID })], [], 'in doubt, and not listed'],
    [
      'in doubt, and there',
      [row({ id: 'listed', state: 'unknown', ...NO_SID })],
      [message()],
      'taken by the carrier, and never found there',
    ],
    ['refused, listed', [row({ id: 'listed', state: 'failed', ...NO_SID, errorCode: '21211' })], [], null],
    [
      'refused, not listed',
      [row({ state: 'failed', ...NO_SID, errorCode: '21211' })],
      [],
      'refused, and not listed',
    ],
    [
      'refused, and there',
      [row({ state: 'failed', ...NO_SID })],
      [message()],
      'sent, and said to have failed',
    ],
    ['cancelled, and there', [row({ state: 'cancelled' })], [message()], 'sent, and cancelled'],
    ['at night', [row()], [message({ createdAt: '2026-11-24T16:59:59.000Z' })], 'sent outside the hours'],
    [
      'on Sunday morning',
      [row()],
      [message({ createdAt: '2026-11-22T19:59:59.000Z', validitySeconds: 60 })],
      'sent outside the hours',
    ],
    [
      'living into the night',
      [row()],
      [message({ createdAt: '2026-11-24T18:01:00.000Z' })],
      'may arrive outside the hours',
    ],
  ] as const)('%s', ([, rows, messages, wrong]) => {
    const verdict = judge({
      patients: [PATIENT],
      rows,
      messages,
      listed: new Set(['listed']),
      now: '2026-11-24T19:00:00.000Z',
    })
    expect([...verdict.wrongs.keys()]).toEqual(wrong === null ? [] : [wrong])
    expect([verdict.passed, verdict.failed]).toEqual(wrong === null ? [1, 0] : [0, 1])
  })

  test('a message to nobody we know is a failure of its own', () => {
    const evidence = { patients: [], rows: [], listed: new Set<string>(), now: '2026-11-24T19:00:00.000Z' }
    expect(judge({ ...evidence, messages: [message()] })).toMatchObject({ passed: 0, failed: 1 })
  })
})
