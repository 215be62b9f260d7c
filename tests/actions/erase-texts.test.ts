// A sealed answer by text stays at the carrier no longer than the carrier makes it: erased at once, or as soon as it can be.
import { afterEach, expect, test } from 'vitest'
import { handleStoredTexts } from '../../server/actions/handle-texts.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'
import { start } from './conversation-setup.ts'

const NUMBER = '+19255550142'
let program: TestProgram
afterEach(() => program.close())

/** A carrier that cannot be reached for erasing, until `reachable`. */
async function answered() {
  const sms = scriptedCarrier()
  let reachable = false
  program = await openTestProgram({
    sms: {
      ...sms,
      async redact(sid) {
        if (!reachable) throw new Error('unreachable')
        await sms.redact(sid)
      },
    },
  })
  await start(program, { survey: 'pulse', facts: { trust: 1 } }, { phone_said: 'own', sharing: 1 })
  const said = [
    ['open', '1'],
    ['goal', 'Sleep'],
    ['success', '2'],
    ['note', '1'],
    ['trust', '4'],
  ] as const
  for (const [providerId, body] of said) {
    await receiveText(program.deps, { providerId, from: NUMBER, body })
    program.clock.advance('PT1M')
  }
  return { erased: sms.redacted, reach: () => (reachable = true) }
}

test('what the carrier did not erase at first is erased at a later beat, once, and nothing else is', async () => {
  const { erased, reach } = await answered()
  expect(program.logged.filter((line) => line.includes('text.not_redacted'))).toHaveLength(1)
  await handleStoredTexts(program.deps)
  expect(erased).toEqual([])
  reach()
  await handleStoredTexts(program.deps)
  await handleStoredTexts(program.deps)
  expect(erased).toEqual(['trust'])
})

test('a carrier that never does it is asked no longer than a month', async () => {
  const { erased, reach } = await answered()
  program.clock.advance('P31D')
  reach()
  await handleStoredTexts(program.deps)
  expect(erased).toEqual([])
})
