// Programs that open a patient's link before the patient does, and must leave nothing behind.
import { expect, test } from 'vitest'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram } from '../support/program.ts'
import { allRows, openBrowser } from './page-setup.ts'

const BOTS = [
  'Mozilla/5.0 (compatible; Googlebot/2.1)',
  'facebookexternalhit/1.1',
  'Twitterbot/1.0',
  'WhatsApp/2.23.20',
  'Slackbot-LinkExpanding 1.0',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 SkypeUriPreview Preview/0.5',
  'Applebot/0.1',
  'Mozilla/5.0 (Linux; Android 13) GoogleMessages/Preview',
  'iMessageLinkPreview/1.0',
  'bingbot/2.0',
  'Mozilla/5.0 Safelinks',
]

const METHODS = ['GET', 'HEAD']
const AHEAD: Record<string, string>[] = [
  {},
  { Purpose: 'prefetch' },
  { 'Sec-Purpose': 'prefetch;prerender' },
  { 'X-Moz': 'prefetch' },
  { 'X-Purpose': 'preview' },
]
const EACH = 100

test('twelve link previewers, a hundred times each, by GET and HEAD and ahead of time, leave every row as it was', async () => {
  const program = await openTestProgram()
  const about_staff_id = await program.addStaff('Ana Ruiz')
  const who = await program.addPatient({ caseManagerId: about_staff_id })
  const { token } = await invite(program.deps, who, 'pulse', PULSE_FACTS, { about_staff_id })
  const paths = [`/s/${token}`, `/s/${token}?lang=es`, `/s/${token}?at=success`]
  const before = await allRows(program)
  for (const agent of BOTS) {
    const bot = openBrowser(program)
    for (let time = 0; time < EACH; time += 1) {
      const method = METHODS[time % METHODS.length]!
      const headers = { 'User-Agent': agent, ...AHEAD[time % AHEAD.length] }
      const { status, html } = await bot.send(paths[time % paths.length]!, { method, headers })
      expect(status).toBe(200)
      expect(html === '').toBe(method === 'HEAD')
    }
  }
  expect(await allRows(program)).toBe(before)
  await program.close()
})
