// `sayso halt` and `sayso resume`: what leaves in between, what is said, and what the log keeps.
import { expect, test } from 'vitest'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { haltCommand, resumeCommand } from '../../server/cli/halt.ts'
import { openTestProgram } from '../support/program.ts'
import { outboxRow, queued } from '../support/queued.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'

test('a halt keeps what we start, lets replies go, and ends with resume; each is in the log once', async () => {
  const carrier = scriptedCarrier()
  const program = await openTestProgram({ sms: carrier })
  const { deps } = program
  const said: string[] = []
  const print = (line: string) => void said.push(line)
  const ours = await queued(deps, await program.addPatient())
  const reply = await queued(deps, await program.addPatient(), { kind: 'reply', template: 'help' })
  expect(await haltCommand(deps, print)).toBe(0)
  expect(await haltCommand(deps, print)).toBe(0)
  await sendTexts(deps)
  expect(carrier.handed.map(({ outboxId }) => outboxId)).toEqual([reply])
  expect(await resumeCommand(deps, print)).toBe(0)
  expect(await resumeCommand(deps, print)).toBe(0)
  await sendTexts(deps)
  expect((await outboxRow(deps, ours)).state).toBe('accepted')
  expect(said).toEqual([
    expect.stringContaining('No text that we start leaves'),
    expect.stringContaining('No text that we start leaves'),
    expect.stringContaining('Texts leave again'),
    'Texts were not stopped.',
  ])
  const log = await deps.db.query
    .selectFrom('audit')
    .select(['action', 'actor_kind'])
    .where('subject_kind', '=', 'program')
    .orderBy('id')
    .execute()
  expect(log).toEqual([
    { action: 'texts.halted', actor_kind: 'operator' },
    { action: 'texts.resumed', actor_kind: 'operator' },
  ])
  await program.close()
})
