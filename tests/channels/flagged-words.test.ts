// Words of danger and words that accuse a worker, on every channel and phone: who reads them, and what may be said of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCompleted, readSitting } from '../../server/actions/read-sitting.ts'
import { standAt, takeKioskAnswer, takeKioskOffer, viewOf } from '../../server/channels/kiosk-answers.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invite as inviteByText, phone } from '../support/texting.ts'
import { questionsOn } from './held-by.ts'
import { openBrowser } from './page-setup.ts'

let program: TestProgram
let ana: string
let patients = 0

beforeAll(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
})
afterAll(() => program.close())

const PHONES = {
  own: { phone_said: 'own' },
  shared: { phone_kind: 'shared' },
  program: { phone_kind: 'program' },
} as const
type Phone = keyof typeof PHONES

const WORDS = {
  danger: 'Some days I want to die',
  abuse: 'Get away, my husband is hitting me',
  allegation: 'My case manager Ana hit me',
} as const
type Said = keyof typeof WORDS

interface Patient extends Invited {
  readonly number: string
}

async function addPatient(on: Phone): Promise<Patient> {
  patients += 1
  const number = `+1925555${String(1000 + patients)}`
  const patient = { ...PHONES[on], sharing: 1 } as const
  return { ...(await program.addPatient({ phone: number, caseManagerId: ana, patient })), number }
}

const mainOf = (html: string) => html.slice(html.indexOf('<main'))

/** Every choice on the page passed by. */
const skipped = (html: string) =>
  Object.fromEntries(questionsOn(html).map(({ id, codes }) => [id, codes.length > 0 ? '9' : '']))

/** What comes back at once when a patient writes these words as their goal, and whatever comes until the end. */
type Channel = (who: Patient, words: string) => Promise<{ said: string; end: string }>

const page: Channel = async (who, words) => {
  const { token } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
  const browser = openBrowser(program)
  let { html } = await browser.get(`/s/${token}`)
  let said = ''
  for (let step = 0; step < 20 && html.includes('id="answers"'); step += 1) {
    const asksGoal = html.includes('name="B1"')
    ;({ html } = await browser.answer(token, { ...skipped(html), ...(asksGoal ? { B1: words } : {}) }))
    if (asksGoal) said = html
  }
  return { said: mainOf(said), end: mainOf(html) }
}

const tablet: Channel = async (who, words) => {
  const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
  let said = ''
  for (let step = 0; step < 40; step += 1) {
    const sitting = (await readSitting(program.deps, id))!
    const item = standAt(sitting, null).asked!.question.id
    const given = item === 'B1' ? { answer: words } : { skip: true }
    const turn = await takeKioskAnswer(program.deps, sitting, {
      item,
      revision: sitting.invitation.revision,
      ...given,
    })
    const view = JSON.stringify(viewOf(program.deps, turn))
    if (item === 'B1') said = view
    if (!turn.asked) return { said, end: view }
  }
  throw new Error('the tablet asks for ever')
}

const text: Channel = async (who, words) => {
  await inviteByText(program, { ...who, survey: 'baseline', aboutStaffId: ana })
  const theirs = phone(program, who.number)
  let asked = (await theirs.say('1')).join('\n')
  for (let step = 0; step < 9 && !asked.includes('be a success for you?'); step += 1)
    asked = (await theirs.say(asked.includes('1 OK') ? '1' : '9')).join('\n')
  const said = (await theirs.say(words)).join('\n')
  let end = ''
  // "OK to call this phone?"
  if (said.includes(PROMPT)) await theirs.say('1')
  for (let step = 0; step < 20 && !end.includes('Nobody reads these right away'); step += 1)
    end = (await theirs.say('9')).join('\n')
  return { said, end }
}

const CHANNELS = { page, tablet, text }

const PROMPT = 'You matter to us'
const ELSEWHERE = {
  page: 'Somebody other than Ana will read this',
  tablet: '—',
  text: 'Somebody other than your worker',
}

async function callsOf({ patientId }: Invited) {
  const rows = await program.deps.db.query
    .selectFrom('follow_up')
    .selectAll()
    .where('patient_id', '=', patientId)
    .execute()
  return Promise.all(
    rows.map(async ({ id, kind, hidden_from_staff_id: hidden, words_sealed: sealed }) => ({
      kind,
      hidden,
      words: sealed && (await program.deps.sealer.open('follow_up', 'words_sealed', id, sealed)),
    })),
  )
}

describe.each(['page', 'tablet', 'text'] as const)('on %s', (on) => {
  describe.each(['own', 'shared', 'program'] as const)('with the patient’s phone %s', (use) => {
    test.each(['danger', 'abuse', 'allegation'] as const)('%s is owed a call', async (what: Said) => {
      const who = await addPatient(use)
      const { said, end } = await CHANNELS[on](who, WORDS[what])
      const kind = what === 'allegation' ? 'allegation' : 'crisis'
      expect(await callsOf(who)).toEqual([{ kind, hidden: ana, words: WORDS[what] }])
      const alone = use === 'own' && on !== 'tablet'
      expect(said.includes(PROMPT)).toBe(alone && what === 'danger')
      expect(said.includes(ELSEWHERE[on])).toBe(alone && what === 'allegation')
      // The closing that everyone gets says whom to call.
      for (const number of ['988', '911']) expect(end).toContain(number)
      if (on === 'text' && (use !== 'own' || what === 'abuse'))
        expect(said).toContain('Nobody reads these right away')
    })
  })
})

describe('a goal that accuses the worker', () => {
  test.each(['page', 'tablet', 'text'] as const)('given on %s is no case manager’s to read', async (on) => {
    const [who, other] = [await addPatient('own'), await addPatient('own')]
    const { end } = await CHANNELS[on](who, WORDS.allegation)
    await CHANNELS[on](other, 'Get my own place')
    const goals = program.deps.db.query.selectFrom('goal').select('shared')
    expect(await goals.where('patient_id', '=', who.patientId).execute()).toEqual([{ shared: 0 }])
    expect(await goals.where('patient_id', '=', other.patientId).execute()).toEqual([{ shared: 1 }])
    if (on === 'page') expect(end).toContain('Somebody on our team, not Ana.')
    if (on === 'tablet') expect(end).toContain('Somebody on our team, not your case manager.')
  })
})

describe('a note to the worker', () => {
  const NOTE = 'You yelled at me in front of my kids'
  const notesOf = ({ patientId }: Invited) =>
    program.deps.db.query.selectFrom('note').select('id').where('patient_id', '=', patientId).execute()

  async function leave(who: Patient, words: string, on: 'page' | 'tablet'): Promise<string[]> {
    const { id, token } = await invite(
      program.deps,
      who,
      'pulse',
      { ...PULSE_FACTS, hasGoal: 0 },
      { about_staff_id: ana },
    )
    const browser = openBrowser(program)
    let { html } = await browser.get(`/s/${token}`)
    for (let step = 0; step < 20 && html.includes('id="answers"'); step += 1)
      ({ html } = await browser.answer(token, skipped(html)))
    if (on === 'page') {
      const proof = /name="proof" value="([^"]+)"/.exec(html)?.[1] ?? ''
      const post = (fields: Record<string, string>) =>
        browser.post(`/s/${token}`, { proof, lang: 'en', ...fields })
      const noted = await post({ offer: 'note', note: words })
      const twice = await post({ offer: 'note', note: words, taken: '' })
      const after = await post({ offer: 'call', taken: 'note held' })
      return [noted.html, twice.html, after.html].map(mainOf)
    }
    const sitting = (await readCompleted(program.deps, token))!
    expect(sitting.invitation.id).toBe(id)
    return [JSON.stringify(await takeKioskOffer(program.deps, sitting, { offer: 'note', note: words }))]
  }

  test.each([
    ['page', 'own', 'Somebody other than Ana will read this and call you.'],
    ['page', 'shared', 'Somebody other than your case manager will read this and call you.'],
    ['tablet', 'own', 'Somebody other than your case manager will read this and call you.'],
    ['tablet', 'program', 'Somebody other than your case manager will read this and call you.'],
  ] as const)(
    'that accuses them, on %s and phone %s, goes to somebody else, who is named there',
    async (on, use, words) => {
      const who = await addPatient(use)
      const shown = await leave(who, NOTE, on)
      for (const screen of shown) {
        expect(screen).toContain(words)
        expect(screen).not.toContain('We will pass it on to')
        expect(screen).not.toContain(PROMPT)
      }
      expect(await notesOf(who)).toEqual([])
      const [first, ...more] = await callsOf(who)
      expect(first).toEqual({ kind: 'allegation', hidden: ana, words: NOTE })
      expect(more.map(({ kind }) => kind)).toEqual(on === 'page' ? ['call'] : [])
    },
  )

  test.each(['page', 'tablet'] as const)(
    'with words of danger is passed on, and a person calls: %s',
    async (on) => {
      const who = await addPatient('own')
      const [shown = ''] = await leave(who, 'thank you for all, i want to end my life', on)
      expect(shown.includes(PROMPT)).toBe(on === 'page')
      expect(shown).toContain('We will pass it on to')
      expect(await notesOf(who)).toHaveLength(1)
      expect((await callsOf(who))[0]).toMatchObject({ kind: 'crisis', hidden: ana })
    },
  )

  test('by text: what accuses the worker is not passed on, all else is', async () => {
    const [who, other] = [await addPatient('own'), await addPatient('own')]
    const last = async (each: Patient, words: string) => {
      await inviteByText(program, { ...each, survey: 'baseline', aboutStaffId: ana })
      const theirs = phone(program, each.number)
      let came = (await theirs.say('1')).join('\n')
      for (let step = 0; step < 20 && !came.includes('Want to tell Ana something?'); step += 1)
        came = (await theirs.say('9')).join('\n')
      return (await theirs.say(words)).join('\n')
    }
    expect(await last(who, NOTE)).toContain('Somebody other than your worker will read this and call you.')
    expect(await last(other, 'Thank you for the ride')).not.toContain('Somebody other')
    expect([await notesOf(who), (await notesOf(other)).length]).toEqual([[], 1])
    expect(await callsOf(who)).toEqual([{ kind: 'allegation', hidden: ana, words: NOTE }])
  })
})
