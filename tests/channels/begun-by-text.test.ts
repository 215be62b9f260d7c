// What was begun by text is the phone's own: whoever opens the link begins again, and of the two the phone counts.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findConversation } from '../../server/db/conversations.ts'
import { begunSitting } from '../support/held.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invite as inviteByText, phone } from '../support/texting.ts'
import { openBrowser } from './page-setup.ts'
import { page, questionsOn, sms, type Interviewed } from './held-by.ts'
import { keptRows } from './kept-rows.ts'
import { createRespondent, SKIP, type Respondent } from './respondent.ts'

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

test('what was begun by text is nothing to a stranger’s browser, which begins again; at its end the phone’s answers count', async () => {
  const { deps } = program
  const number = '+19255550178'
  const who = await program.addPatient({ phone: number, patient: { phone_said: 'own' } })
  const id = await inviteByText(program, { ...who, survey: 'baseline' })
  const invitation = { id, token: await deps.sealer.linkToken(id) }
  const look = async () => (await openBrowser(program).get(`/s/${invitation.token}`)).html
  const untouched = await look()
  const theirs = phone(program, number)
  const awaiting = async () => (await findConversation(deps.db, who.contactId))?.awaiting
  for (let step = 0; step < 9 && (await awaiting()) !== 'B1'; step += 1) await theirs.say('1')
  await theirs.say('A door that locks')
  expect((await begunSitting(program, id))!.answers).toMatchObject({ B1: 'A door that locks' })
  program.clock.advance('PT10M')

  expect(await look()).toBe(untouched)
  // Everything passed by, so that what was said on the phone is all that was said.
  const respondent: Respondent = { say: () => SKIP }
  await page({ ...interview, who, invitation, respondent })
  const { state, answers, sealed, goals } = await keptRows(program, who, id)
  expect(state).toBe('completed')
  expect(goals).toMatchObject([{ words: 'A door that locks' }])
  // The whole interview was asked there, not the short one that texts hold.
  const { questions } = deps.surveys.interview('baseline', deps.surveys.newest('baseline'), 'en')
  const byText = questions.filter(({ smsText }) => smsText !== null).map((question) => question.id)
  expect(Object.keys(answers).filter((item) => !byText.includes(item))).not.toEqual([])
  // Somebody else had begun.
  expect(sealed).toEqual({})
})

test('what is private is not asked in a stranger’s browser once the phone has ended the open part', async () => {
  await sms(interview)
  const { html, status } = await openBrowser(program).get(`/s/${interview.invitation.token}`)
  expect(questionsOn(html)).toEqual([])
  expect(status).toBe(404)
  expect((await kept()).sealed).toEqual({})
})

test('who opens the link before any answer by text is asked the whole interview', async () => {
  await page(interview)
  const { state, answers } = await kept()
  expect(state).toBe('completed')
  expect(Object.keys(answers)).toEqual(expect.arrayContaining(['Y4', 'I4', 'S2']))
})
