// One patient's way to a page, by the requests that a browser or a tablet would send.
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import type { InterviewFacts } from '../../server/core/question.ts'
import { hidden, openBrowser } from '../channels/page-setup.ts'
import { invite } from '../support/invite.ts'
import type { TestProgram } from '../support/program.ts'

const YEAR_MS = 365 * 24 * 60 * 60_000

export type Fields = Readonly<Record<string, string>>

export type Patient = Awaited<ReturnType<typeof openPatient>>

/** One patient, with a browser and a tablet of their own. */
export async function openPatient(program: TestProgram, language: string, phone: 'own' | 'shared') {
  const { deps } = program
  const [ana, lead] = [await program.addStaff('Ana Ruiz'), await program.addStaff('Lee Park')]
  const said = { language, phone_said: phone, sharing: 1, sharing_since: '2026-01-12T18:00:00.000Z' } as const
  const who = await program.addPatient({ caseManagerId: ana, patient: said })
  const browser = openBrowser(program)
  const tablet = kioskRoutes(deps, () => 'desk')
  let [token, month, last] = ['', 0, '']
  const goal = () =>
    deps.db.query.selectFrom('goal').select('id').where('patient_id', '=', who.patientId).executeTakeFirst()
  const form = (fields: Fields): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  async function onTablet(fields: Fields): Promise<string> {
    last = await (await tablet.request('/kiosk', form(fields))).text()
    return last
  }
  return {
    async ask(survey: 'pulse' | 'baseline', facts: InterviewFacts, more: object = {}): Promise<string> {
      month += 1
      const occasion = survey === 'baseline' ? survey : `pulse:2026-0${month}`
      // A browser shows earlier words from its second link on, more than two weeks after the first.
      if (month > 1) program.clock.advance('P15D')
      const expires_at = new Date(Date.parse(deps.now()) + YEAR_MS).toISOString()
      const row = { about_staff_id: ana, goal_id: (await goal())?.id ?? null, occasion, expires_at, ...more }
      token = (await invite(deps, who, survey, facts, row)).token
      return (await browser.get(`/s/${token}`)).html
    },
    /** Answers screen after screen; returns the page that comes then. */
    async say(...screens: Fields[]): Promise<string> {
      let html = ''
      for (const fields of screens) ({ html } = await browser.answer(token, fields))
      return html
    },
    /** One screen; what comes then is not gone past, also where it offers a word to the worker. */
    sayOne: async (fields: Fields) =>
      (await browser.post(`/s/${token}`, { ...browser.hidden(), ...fields })).html,
    go: async (where: string) => (await browser.get(`/s/${token}${where}`)).html,
    async send(init: RequestInit): Promise<string> {
      const headers = { 'Accept-Language': language }
      return (await browser.send(`/s/${token}`, { ...init, headers })).html
    },
    async startTablet(): Promise<string> {
      const made = await makeKioskCode(deps, lead, { number: `P-${who.patientId}` })
      return onTablet({ code: made.code })
    },
    async sayOnTablet(...screens: Fields[]): Promise<string> {
      for (const fields of screens) await onTablet({ ...hidden(last), ...fields })
      return last
    },
    emptyTablet: async (code: string) =>
      code ? onTablet({ code }) : (await tablet.request('/kiosk')).text(),
  }
}
