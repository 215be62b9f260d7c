// What was begun by text goes on, on the page, as the short interview that texts hold: no question more.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findConversation } from '../../server/db/conversations.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openBrowser } from './page-setup.ts'
import { page, sms, type Interviewed } from './held-by.ts'
import { keptRows } from './kept-rows.ts'
import { createRespondent } from './respondent.ts'

const FACTS = { ...BASELINE_FACTS, trust: 1 } as const
const NUMBER = '+19255550177'

let program: TestProgram
let interview: Interviewed
beforeEach(async () => {
  program = await openTestProgram()
  const ana = await program.addStaff('Ana Ruiz')
  const who = await program.addPatient({
    caseManagerId: ana,
    phone: NUMBER,
    patient: { phone_said: 'shared', sharing: 1 },
  })
  const invitation = await invite(program.deps, who, 'milestone', FACTS, { about_staff_id: ana })
  const respondent = createRespondent('a', 'en')
  interview = { program, who, invitation, language: 'en', respondent, number: NUMBER, lead: ana }
})
afterEach(() => program.close())

const kept = () => keptRows(program, interview.who, interview.invitation.id)

test('a shared phone’s private questions are asked on the page, and nothing beside them', async () => {
  const { deps } = program
  const { questions } = deps.surveys.interview('milestone', deps.surveys.newest('milestone'), 'en')
  const byText = questions.filter(({ smsText }) => smsText !== null)
  await sms(interview)
  expect((await findConversation(deps.db, interview.who.contactId))?.awaiting).toBe('closing')
  expect((await kept()).state).toBe('completed')

  const path = `/s/${interview.invitation.token}`
  // A browser that only looks begins nothing, so that the next one may.
  expect((await openBrowser(program).get(path)).html).toContain('value="begin"')
  const sealed = byText.filter(({ readers }) => readers === 'sealed').map(({ id }) => id)
  await page(interview)
  const { state, answers, sealed: rows } = await kept()
  expect(state).toBe('completed')
  const open = byText.filter(({ readers }) => readers !== 'sealed').map(({ id }) => id)
  expect(Object.keys(answers).filter((item) => !open.includes(item))).toEqual([])
  expect(Object.keys(rows).sort()).toEqual([...sealed].sort())
})

test('who opens the link before any answer by text is asked the whole interview', async () => {
  await page(interview)
  const { state, answers } = await kept()
  expect(state).toBe('completed')
  expect(Object.keys(answers)).toEqual(expect.arrayContaining(['Y4', 'I4', 'S2']))
})
