// Going on at a link by a code that is texted to the phone on file: for whoever holds it, and for nobody else.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { messagesOfPhone } from '../../server/db/phone-messages.ts'
import { begunSitting, saidPrivately } from '../support/held.ts'
import { invite, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openBrowser } from './page-setup.ts'

const NUMBER = '+19255550101'
const NOON = '2026-11-24T20:00:00.000Z'
const NIGHT = '2026-11-25T11:00:00.000Z'

let program: TestProgram
let who: Invited
let ana: string
let link: { readonly id: string; readonly token: string }

beforeEach(async () => {
  program = await openTestProgram({ startsAt: NOON })
  ana = await program.addStaff('Ana Ruiz')
  const patient = { phone_said: 'own', sharing: 1 } as const
  who = await program.addPatient({ caseManagerId: ana, phone: NUMBER, patient })
  link = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
})
afterEach(() => program.close())

type Browser = ReturnType<typeof openBrowser>
const path = () => `/s/${link.token}`

async function texts(): Promise<string[]> {
  await sendTexts(program.deps, { contactId: who.contactId })
  return (await messagesOfPhone(program.deps.db, NUMBER)).map(({ body }) => body)
}
const codeIn = (text: string | undefined) => /\b(\d{6})\b/.exec(text ?? '')?.[1] ?? 'none'

/** What does not differ from page to page of one kind. */
const plain = (html: string) => html.replaceAll(link.token, '').replaceAll(/name="proof" value="[^"]*"/g, '')

async function ask(browser: Browser) {
  await browser.get(path())
  return browser.post(path(), { ...browser.hidden(), offer: 'code' })
}
const type = (browser: Browser, code: string) =>
  browser.post(path(), { ...browser.hidden(), offer: 'typed', digits: code })

async function begun(): Promise<Browser> {
  const first = openBrowser(program)
  await first.get(path())
  await first.answer(link.token, { P1: '3' })
  program.clock.advance('PT10M')
  return first
}

test.each([true, false])(
  'a second browser goes on where the first one stopped, cookies %s, private part and all',
  async (cookies) => {
    await begun()
    const second = openBrowser(program, cookies)
    expect((await ask(second)).html).toContain('Type the code we text you')
    const [text, ...others] = await texts()
    expect(others).toEqual([])
    expect(text).not.toContain(link.token)
    // What another browser had answered without a code is not shown to it: it holds the phone, and begins again.
    expect((await type(second, codeIn(text))).html).toContain('name="screen" value="progress"')
    await second.answer(link.token, { P1: '2' })
    const { html } = await second.answer(link.token, { P2: '2' })
    expect(html).toContain('private question')
    await second.answer(link.token, { T1: '4', T2: '4', T3: '4' })
    expect(await saidPrivately(program, link.id)).toEqual({ T1: 4, T2: 4, T3: 4 })
    const rows = await program.deps.db.query.selectFrom('answer').select(['item', 'value']).execute()
    expect(rows).toContainEqual({ item: 'P1', value: 2 })
  },
)

test('what was said by text is where a browser with a code goes on', async () => {
  const { draftPlace, PHONE, insertDraft } = await import('../../server/db/drafts.ts')
  const { db, sealer, now, newId } = program.deps
  const body = { answers: { P1: 4 }, unshared: [], unsubmitted: [], sharing: true, mode: 'page' }
  const place = draftPlace(link.id, PHONE)
  await db.commit([
    insertDraft(db, {
      invitation_id: link.id,
      holder: PHONE,
      proven: 1,
      first: 1,
      done: 0,
      revision: 1,
      claim: newId(),
      answers_sealed: await sealer.seal('draft', 'answers_sealed', place, JSON.stringify(body)),
      language: 'en',
      shared: 1,
      began_at: now(),
      at: now(),
      sent_at: now(),
    }),
  ])
  program.clock.advance('PT10M')
  const browser = openBrowser(program)
  await browser.get(path())
  await browser.answer(link.token, { P1: '1' })
  await ask(browser)
  const { html } = await type(browser, codeIn((await texts())[0]))
  expect(html).toContain('name="screen" value="verdict"')
  expect((await begunSitting(program, link.id))?.answers).toEqual({ P1: 4 })
})

test('whoever finished second opens the private part by a code', async () => {
  await begun()
  const second = openBrowser(program)
  await second.get(path())
  await second.answer(link.token, { P1: '2' })
  const done = await second.answer(link.token, { P2: '2' })
  expect(done.html).toContain('Text me a code')
  await second.post(path(), { ...second.hidden(), offer: 'code' })
  const { html } = await type(second, codeIn((await texts())[0]))
  expect(html).toContain('class="sealed"')
  await second.answer(link.token, { T1: '5', T2: '5', T3: '5' })
  expect(await saidPrivately(program, link.id)).toEqual({ T1: 5, T2: 5, T3: 5 })
})

describe('a code', () => {
  test('is none for the browser of somebody else', async () => {
    const [mine, theirs] = [openBrowser(program), openBrowser(program)]
    await ask(mine)
    await ask(theirs)
    expect((await type(theirs, codeIn((await texts())[0]))).status).toBe(422)
  })

  test('can be guessed five times, right ones after it too late', async () => {
    const browser = openBrowser(program)
    await ask(browser)
    const code = codeIn((await texts())[0])
    const wrong = code === '000000' ? '000001' : '000000'
    for (let nth = 0; nth < 5; nth += 1) expect((await type(browser, wrong)).status).toBe(422)
    expect((await type(browser, code)).status).toBe(422)
  })

  test('is too old after twenty minutes, and works once', async () => {
    const browser = openBrowser(program)
    await ask(browser)
    const old = codeIn((await texts())[0])
    program.clock.advance('PT20M1S')
    expect((await type(browser, old)).status).toBe(422)
    await ask(browser)
    const code = codeIn((await texts()).find((text) => codeIn(text) !== old))
    expect((await type(browser, code)).status).toBe(200)
    expect((await type(browser, code)).status).toBe(422)
  })

  test('is nowhere in the database', async () => {
    await ask(openBrowser(program))
    const code = codeIn((await texts())[0])
    for (const table of ['outbox', 'page_code', 'audit'] as const)
      expect(
        JSON.stringify(await program.deps.db.query.selectFrom(table).selectAll().execute()),
      ).not.toContain(code)
  })
})

describe('the page says the same, and no text goes,', () => {
  const expected = async () => plain((await ask(openBrowser(program))).html)

  test('at night', async () => {
    const page = await expected()
    await texts()
    program.clock.set(NIGHT)
    expect(plain((await ask(openBrowser(program))).html)).toBe(page)
    expect(await texts()).toHaveLength(1)
  })

  test('while texts stand still', async () => {
    const page = await expected()
    await texts()
    program.clock.advance('PT30M')
    await program.deps.db.query
      .updateTable('program')
      .set({ halted_at: NOON, halted_code: 'by_hand' })
      .execute()
    expect(plain((await ask(openBrowser(program))).html)).toBe(page)
    expect(await texts()).toHaveLength(1)
  })

  test('to a phone that was asked ten minutes ago', async () => {
    const page = await expected()
    program.clock.advance('PT9M')
    expect(plain((await ask(openBrowser(program))).html)).toBe(page)
    expect(await texts()).toHaveLength(1)
  })

  test.each(['stopped', 'paused', 'dead'] as const)('to a phone that is %s', async (state) => {
    const page = await expected()
    await texts()
    program.clock.advance('PT30M')
    await program.deps.db.query.updateTable('contact').set({ state }).execute()
    expect(plain((await ask(openBrowser(program))).html)).toBe(page)
    expect(await texts()).toHaveLength(1)
  })
})

test('a link whose open part is done tells whoever asks for a code what every dead link tells', async () => {
  const first = await begun()
  const late = openBrowser(program)
  await late.get(path())
  const fields = { ...late.hidden(), offer: 'code' }
  await first.answer(link.token, { P2: '2' })
  const after = await late.post(path(), fields)
  const unknown = await openBrowser(program).post('/s/nothing-here-nothing-here', fields)
  expect([after.status, after.html]).toEqual([404, unknown.html])
})

test('its text is forgotten with the conversation', async () => {
  await ask(openBrowser(program))
  await texts()
  const { forgetConversations } = await import('../../server/actions/forget-conversations.ts')
  program.clock.advance('P700D')
  await forgetConversations(program.deps)
  const { query } = program.deps.db
  expect(await query.selectFrom('page_code').selectAll().execute()).toEqual([])
  expect(await query.selectFrom('outbox').selectAll().where('template', '=', 'code').execute()).toEqual([])
})
