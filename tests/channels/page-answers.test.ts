// Screens that are sent one after the other: what was answered is kept, and each press counts once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InterviewFacts } from '../../server/core/question.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { begunSitting, saidPrivately } from '../support/held.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, TRUST_FACTS } from '../support/invite.ts'
import { kept, openAsked, openPulse, type Asked } from './asked-setup.ts'
import { openBrowser } from './page-setup.ts'

let asked: Asked

beforeEach(async () => {
  asked = await openAsked()
})
afterEach(() => asked.program.close())

const at = (facts: InterviewFacts) => openPulse(asked, facts)

test.for(DATABASES.filter((database) => database !== SQLITE))(
  'on $name, too, a screen is kept, the cookie remembered, and the end reached',
  async (database) => {
    await asked.program.close()
    asked = await openAsked(database)
    const { token, browser } = await at(TRUST_FACTS)
    await browser.answer(token, { P1: '3' })
    expect((await browser.get(`/s/${token}?at=progress`)).html).toMatch(/name="P1" value="3"[^>]*checked/)
    await browser.answer(token, { P1: '2' })
    await browser.answer(token, { P2: '2' })
    expect((await browser.answer(token, { T1: '8' })).html).toContain('Thank you. That’s all.')
  },
)

describe('one screen after the other', () => {
  test('a whole baseline, each screen answered with the next', async () => {
    const { ana } = asked
    const who = await asked.program.addPatient({ caseManagerId: ana })
    const { token } = await invite(asked.program.deps, who, 'baseline', BASELINE_FACTS, {
      about_staff_id: ana,
    })
    const browser = openBrowser(asked.program)
    let page = await browser.get(`/s/${token}`)
    const screens: Record<string, string>[] = [
      { B6: '1' },
      { B5: '1' },
      { B1: 'A door that locks.' },
      { B1n: 'my own door' },
      { B2: '' },
      { B3: '3' },
      { P1: '1' },
      { B7_2: '2' },
      { I2: '4' },
      { S1: '9' },
    ]
    for (const [done, fields] of screens.entries()) {
      // The first page counts nothing: whoever opens the link sees it.
      expect(page.html.includes(`${done + 1} of 10.`)).toBe(done > 0)
      page = await browser.answer(token, fields)
      expect(page.status).toBe(200)
    }
    expect(page.html).toContain('A private question')
    expect(page.html).not.toMatch(/\d+ of \d+\./)
    page = await browser.answer(token, { B4: '2' })
    expect(page.html).toContain('<q class="said" lang="en">A door that locks.</q>')
    expect(page.html).toContain('1 private question')
    expect(page.html).not.toContain('Not often')
    const [response] = await asked.program.deps.db.query.selectFrom('response').selectAll().execute()
    expect(response).toMatchObject({ complete: 1, mode: 'page', language: 'en' })
  })

  test('a question passed by is skipped, and so is a whole screen of several', async () => {
    const { id, token, browser } = await at({ ...TRUST_FACTS, hasGoal: 0 })
    await browser.answer(token, { B1: '' })
    expect(await kept(asked.program, id)).toEqual({ B1: 9 })
    await browser.answer(token, { P2: '2' })
    const done = await browser.answer(token, {})
    expect(done.html).toContain('Thank you')
    expect(await saidPrivately(asked.program, id)).toEqual({ T1: 9, T2: 9, T3: 9 })
  })

  test('the skip button beats the radio above it', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    const body = `${new URLSearchParams(browser.hidden())}&P1=3&P1=9`
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    await browser.send(`/s/${token}`, { method: 'POST', headers, body })
    expect(await kept(asked.program, id)).toEqual({ P1: 9 })
  })

  test('what an answer hides is not kept, whatever was sent', async () => {
    const { id, token, browser } = await at(TRUST_FACTS)
    await browser.answer(token, { P1: '3' })
    await browser.answer(token, { P2: '2' })
    await browser.answer(token, { T1: '8', T2: '1', T3: '2' })
    expect(await kept(asked.program, id)).toEqual({ P1: 3, P2: 2, T1: 8 })
    expect(await saidPrivately(asked.program, id)).toEqual({ T1: 8 })
  })

  test('posting carries the language, and the next screen comes in it', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    await browser.get(`/s/${token}?lang=es`)
    const { html } = await browser.answer(token, { P1: '3' })
    expect(html).toContain('¿hubo algo que para usted fue un logro')
    expect((await begunSitting(asked.program, id))?.language).toBe('es')
  })
})

describe('sharing', () => {
  test('can be switched at an answer, from that answer on', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    const { html } = await browser.answer(token, { P1: '3', share: '0' })
    expect(await begunSitting(asked.program, id)).toMatchObject({ shared: false, unshared: ['P1'] })
    expect(html).toContain('Only you can read this answer.')
    await browser.answer(token, { P2: '2', share: '1' })
    const rows = await asked.program.deps.db.query.selectFrom('answer').selectAll().execute()
    expect(rows.map(({ item, shared }) => [item, shared]).sort()).toEqual([
      ['P1', 0],
      ['P2', 1],
    ])
  })

  test('is said before the first answer where a patient never met the sentence, and counts once it was shown', async () => {
    const { ana } = asked
    const who = await asked.program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own' } })
    const { id, token } = await invite(asked.program.deps, who, 'pulse', PULSE_FACTS, { about_staff_id: ana })
    const browser = openBrowser(asked.program)
    const { html } = await browser.get(`/s/${token}`)
    expect(html).toContain(
      '<b>Your case manager will see what you say about your goals so they can help, unless you say no.</b>',
    )
    expect(html).not.toMatch(/name="share"[^>]*checked/)
    await browser.answer(token, { P1: '3' })
    expect(await begunSitting(asked.program, id)).toMatchObject({
      sharing: true,
      unshared: [],
      switched: null,
    })
  })
})

describe('pages that are late', () => {
  test('an old page that says something else is told so, and shown where things stand', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    await browser.answer(token, { P1: '3' })
    const old = browser.hidden()
    await browser.answer(token, { P2: '1' })
    const { status, html } = await browser.post(`/s/${token}`, { ...old, P2: '2' })
    expect(status).toBe(409)
    expect(html).toContain('You answered on another screen a moment ago. Here is where you are.')
    expect(html).toContain('name="screen" value="success-words"')
    expect(await kept(asked.program, id)).toEqual({ P1: 3, P2: 1 })
  })

  test('a button pressed twice is answered with the next screen twice, and counts once', async () => {
    const { id, token, browser } = await at(PULSE_FACTS)
    const fields = { ...browser.hidden(), P1: '3' }
    const pages = await Promise.all([
      browser.post(`/s/${token}`, fields),
      browser.post(`/s/${token}`, fields),
    ])
    for (const { status, html } of pages) {
      expect(status).toBe(200)
      expect(html).toContain('name="screen" value="success"')
    }
    expect((await begunSitting(asked.program, id))?.revision).toBe(1)
    const last = { ...browser.hidden(), P2: '2' }
    const ends = await Promise.all([browser.post(`/s/${token}`, last), browser.post(`/s/${token}`, last)])
    for (const { status, html } of ends) {
      expect(status).toBe(200)
      expect(html).toContain('Want to tell Ana something?')
    }
    expect(await asked.program.deps.db.query.selectFrom('response').selectAll().execute()).toHaveLength(1)
  })

  test('a revision that is no number is refused', async () => {
    const { token, browser } = await at(PULSE_FACTS)
    await browser.answer(token, { P1: '3' })
    for (const revision of ['', '-1', '1e3', 'NaN', '99999999999999999999']) {
      expect((await browser.answer(token, { P2: '2', revision })).status).toBe(400)
      await browser.get(`/s/${token}`)
    }
  })
})
