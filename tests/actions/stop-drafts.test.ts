// An interview broken off by a stop, a wrong number or another phone leaves nothing of what was answered behind.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { stopPhoneWrites, type StopKind } from '../../server/actions/stop-phone.ts'
import { stopTexts } from '../../server/actions/stop-texts.ts'
import { tick } from '../../server/actions/tick.ts'
import type { Answers } from '../../server/core/question.ts'
import { findContact } from '../../server/db/contacts.ts'
import { csv, importing, row } from '../support/caseload.ts'
import { DATABASES } from '../support/databases.ts'
import { saidPrivately } from '../support/held.ts'
import { invite, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

/** An open answer, sent, with more to ask. */
async function begun({ deps }: TestProgram, who: Invited): Promise<string> {
  const { id } = await invite(deps, who, 'pulse', TRUST_FACTS)
  const sitting = await readSitting(deps, id)
  await saveAnswers(deps, sitting!, {
    answers: { P1: 3 },
    mode: 'page',
    revision: 0,
    complete: true,
  })
  return id
}

/** Of the open part; and of the private one, which is not asked before the open part has ended. */
async function kept(program: TestProgram, invitationId: string) {
  const of = (table: 'draft' | 'response') =>
    program.deps.db.query.selectFrom(table).where('invitation_id', '=', invitationId)
  const drafts = await of('draft').selectAll().execute()
  const responses = await of('response').selectAll().execute()
  const said = await saidPrivately(program, invitationId)
  return { drafts: drafts.length, responses: responses.length, said }
}

const WHOLE = { drafts: 1, responses: 0, said: {} }
const NOTHING = { drafts: 0, responses: 0, said: {} }

for (const database of DATABASES) {
  test(`a stop deletes what was answered on that phone and on no other (${database.name})`, async () => {
    const here = await openTestProgram({ database })
    try {
      const [stops, other] = [await here.addPatient(), await here.addPatient()]
      const [stopped, untouched] = [await begun(here, stops), await begun(here, other)]
      expect(await kept(here, stopped)).toEqual(WHOLE)
      await stopTexts(here.deps, { contactId: stops.contactId, kind: 'stop', channel: 'sms' })
      expect(await kept(here, stopped)).toEqual(NOTHING)
      expect(await kept(here, untouched)).toEqual(WHOLE)
    } finally {
      await here.close()
    }
  })
}

test.for([
  ['wrong_number', NOTHING],
  ['pause', WHOLE],
] as const)('after a %s it is kept only if the link still works', async ([kind, left]) => {
  const who = await program.addPatient()
  const id = await begun(program, who)
  await stopTexts(program.deps, { contactId: who.contactId, kind: kind satisfies StopKind, channel: 'sms' })
  expect(await kept(program, id)).toEqual(left)
})

test('an interview whose open part has ended stays, with what was said privately', async () => {
  const { deps } = program
  const who = await program.addPatient()
  const id = await begun(program, who)
  const screens: readonly Answers[] = [{ P2: 2 }, { T1: 2 }]
  for (const answers of screens) {
    const sitting = (await readSitting(deps, id))!
    await saveAnswers(deps, sitting, { answers, mode: 'page', revision: sitting.revision, complete: true })
  }
  const whole = { drafts: 1, responses: 1, said: { T1: 2 } }
  expect(await kept(program, id)).toEqual(whole)
  await stopTexts(deps, { contactId: who.contactId, kind: 'stop', channel: 'sms' })
  await tick(deps)
  expect(await kept(program, id)).toEqual(whole)
})

test('another phone in a later file ends what was begun on the one before', async () => {
  const { deps } = program
  await importing(deps, csv([row()]))
  const enrolment = await deps.db.query.selectFrom('enrolment').selectAll().executeTakeFirstOrThrow()
  const contact = await deps.db.query.selectFrom('contact').select('id').executeTakeFirstOrThrow()
  const id = await begun(program, {
    patientId: enrolment.patient_id,
    enrolmentId: enrolment.id,
    contactId: contact.id,
  })
  await importing(deps, csv([row({ phone: '925-555-0199' })]))
  expect(await kept(program, id)).toEqual(NOTHING)
})

test('after a stop that staff write down, who reach no answer, the next tick deletes it', async () => {
  const { deps } = program
  const [stops, other] = [await program.addPatient(), await program.addPatient()]
  const [stopped, untouched] = [await begun(program, stops), await begun(program, other)]
  const contact = await findContact(deps.db, stops.contactId)
  await deps.db.commit(await stopPhoneWrites(deps, contact!, { kind: 'stop', channel: 'in person' }))
  expect(await kept(program, stopped)).toEqual(WHOLE)
  await tick(deps)
  expect(await kept(program, stopped)).toEqual(NOTHING)
  expect(await kept(program, untouched)).toEqual(WHOLE)
})
