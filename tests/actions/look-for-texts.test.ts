// A text in doubt is looked for at the carrier: found, it takes its state there; not found, it is never sent again.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lookForTexts } from '../../server/actions/look-for-texts.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { tick } from '../../server/actions/tick.ts'
import { createTwilio } from '../../server/external/twilio.ts'
import { textsCommand } from '../../server/cli/texts.ts'
import { textsForAPerson } from '../../server/db/reckoning.ts'
import type { Deps } from '../../server/deps.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { audited, outboxRow, queued } from '../support/queued.ts'
import type { Instruction } from '../support/twilio/faults.ts'
import { startTwilioStandIn, type TwilioStandIn } from '../support/twilio/stand-in.ts'

let carrier: TwilioStandIn
let program: TestProgram
let deps: Deps
let patient: Awaited<ReturnType<TestProgram['addPatient']>>
beforeEach(async () => {
  let clock = () => new Date().toISOString()
  carrier = await startTwilioStandIn({ delivers: true, now: () => clock() })
  const config = { publicUrl: 'https://say.example', twilio: carrier.config }
  program = await openTestProgram({ config, sms: createTwilio(config) })
  clock = program.clock.now
  deps = program.deps
  patient = await program.addPatient({ enrolment: { next_due_on: null } })
})
afterEach(async () => {
  await program.close()
  await carrier.close()
})

/** Returns its id. The carrier's answer was lost. */
async function doubted(answer: Instruction, reply = false): Promise<string> {
  carrier.instruct(answer)
  const { id: invitationId } = await invite(deps, patient, 'baseline', BASELINE_FACTS, {
    state: 'planned',
    invited_at: null,
  })
  const more = reply ? ({ kind: 'reply', template: 'close' } as const) : { template: 'open', invitationId }
  const id = await queued(deps, patient, more)
  await sendTexts(deps)
  expect((await outboxRow(deps, id)).state).toBe('unknown')
  return id
}
const KEPT: Instruction = { answer: 'error', status: 500, code: 20500, keeps: true }
const LOST: Instruction = { answer: 'error', status: 500, code: 20500 }
const created = () => carrier.requests.filter((line) => line.startsWith('POST')).length

test('not sooner than fifteen minutes; then found by its link, with the carrier’s id and state', async () => {
  const id = await doubted(KEPT)
  program.clock.advance('PT14M')
  expect(await lookForTexts(deps)).toEqual({ found: 0, absent: 0, assumed: 0, more: false })
  program.clock.advance('PT1M')
  expect(await lookForTexts(deps)).toMatchObject({ found: 1 })
  expect(await outboxRow(deps, id)).toMatchObject({ state: 'delivered', sid: carrier.messages[0]!.sid })
  expect(await audited(deps, id)).toEqual(['text.attempted', 'text.unknown', 'text.delivered'])
  expect(created()).toBe(1)
})

test('a reply, which has no link, is found by its words', async () => {
  const id = await doubted(KEPT, true)
  program.clock.advance('PT15M')
  expect(await lookForTexts(deps)).toMatchObject({ found: 1 })
  expect((await outboxRow(deps, id)).state).toBe('delivered')
})

test.for([
  ['never taken', LOST],
  ['redacted since', KEPT],
] as const)(
  '%s: looked for a day, then counted as sent, listed, and never sent again',
  async ([name, answer]) => {
    const id = await doubted(answer)
    if (name === 'redacted since') carrier.messages[0]!.body = ''
    const looks: unknown[] = []
    for (let quarter = 0; quarter < 26 * 4; quarter += 1) {
      program.clock.advance('PT15M')
      const { looked } = await tick(deps)
      looks.push(looked)
    }
    expect(looks.filter((look) => JSON.stringify(look).includes('1'))).toEqual([
      ...Array.from({ length: 3 }, () => ({ found: 0, absent: 1, assumed: 0, more: false })),
      { found: 0, absent: 0, assumed: 1, more: false },
    ])
    expect(created()).toBe(1)
    const row = await outboxRow(deps, id)
    expect(row).toMatchObject({ state: 'unknown', look_at: null })
    expect((await audited(deps, id)).at(-1)).toBe('text.assumed_sent')
    const invitation = await deps.db.query.selectFrom('invitation').select('state').executeTakeFirst()
    expect(invitation).toEqual({ state: 'invited' })
    const listed = await textsForAPerson(deps.db, { limit: 10 })
    expect(listed).toMatchObject([{ id, state: 'unknown', lookAt: null }])
    const said: string[] = []
    expect(await textsCommand(deps, (line) => said.push(line))).toBe(0)
    expect(said.at(-1)).toMatch(new RegExp(`^${id} unknown http_500 .* counts as sent$`))
  },
)

test('a carrier that does not answer is asked again later, and nothing is concluded from that', async () => {
  const id = await doubted(LOST)
  program.clock.advance('P2D')
  await carrier.close()
  expect(await lookForTexts(deps)).toEqual({ found: 0, absent: 0, assumed: 0, more: false })
  expect((await outboxRow(deps, id)).look_at).toBe('2026-11-26T18:15:00.000Z')
  expect(program.logged.join()).not.toContain('9255551001')
})
