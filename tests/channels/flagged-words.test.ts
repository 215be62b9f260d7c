// Words of danger and words that accuse a worker, on every channel and phone: who reads them, and what may be said of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeKioskOffer } from '../../server/channels/kiosk-answers.ts'
import { begunSitting } from '../support/held.ts'
import { invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invite as inviteByText, phone } from '../support/texting.ts'
import {
  addPatient,
  CHANNELS,
  filled,
  mainOf,
  onPage,
  PROMPT,
  type Patient,
  type Place,
} from './goal-told.ts'
import { offersWord, openBrowser } from './page-setup.ts'

let program: TestProgram
let ana: string
let at: Place

beforeAll(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  at = { program, ana }
})
afterAll(() => program.close())

const WORDS = {
  danger: 'Some days I want to die',
  abuse: 'Get away, my husband is hitting me',
  allegation: 'My case manager Ana hit me',
} as const
type Said = keyof typeof WORDS

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
      const who = await addPatient(at, use)
      const { said, end } = await CHANNELS[on](at, who, WORDS[what])
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
    const [who, other] = [await addPatient(at, 'own'), await addPatient(at, 'own')]
    const { end } = await CHANNELS[on](at, who, WORDS.allegation)
    await CHANNELS[on](at, other, 'Get my own place')
    const goals = program.deps.db.query.selectFrom('goal').select('shared')
    expect(await goals.where('patient_id', '=', who.patientId).execute()).toEqual([{ shared: 0 }])
    expect(await goals.where('patient_id', '=', other.patientId).execute()).toEqual([{ shared: 1 }])
    if (on === 'page') expect(end).toContain('Somebody on our team, not Ana.')
    if (on === 'tablet') expect(end).toContain('Somebody on our team, not your case manager.')
  })
})

test('so is any other open answer that accuses them, and none beside it', async () => {
  const who = await addPatient(at, 'own')
  const given = { Y4: 'Nothing, she yells at me', Y5: 'A car' }
  const { end } = await onPage(at, who, 'after', given)
  const shared = (table: 'answer' | 'goal') =>
    program.deps.db.query.selectFrom(table).select('shared').where('patient_id', '=', who.patientId).execute()
  expect(await shared('answer')).toContainEqual({ shared: 0 })
  expect(await shared('goal')).toEqual([{ shared: 1 }])
  expect(await callsOf(who)).toEqual([{ kind: 'allegation', hidden: ana, words: given.Y4 }])
  expect(end).toContain('Somebody on our team, not Ana.')
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
    const post = (fields: Record<string, string>) => browser.post(`/s/${token}`, fields)
    for (let step = 0; step < 20 && html.includes('id="answers"') && !offersWord(html); step += 1)
      ({ html } = await post({ ...browser.hidden(), ...filled(html) }))
    if (on === 'page') {
      expect(offersWord(html)).toBe(true)
      const { proof = '' } = browser.hidden()
      const noted = await post({ proof, lang: 'en', offer: 'note', note: words })
      const twice = await post({ proof, lang: 'en', offer: 'note', note: words })
      await post({ proof, lang: 'en', offer: 'call' })
      return [noted.html, twice.html].map(mainOf)
    }
    const sitting = (await begunSitting(program, id))!
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
      const who = await addPatient(at, use)
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
      const who = await addPatient(at, 'own')
      const [shown = ''] = await leave(who, 'thank you for all, i want to end my life', on)
      expect(shown.includes(PROMPT)).toBe(on === 'page')
      expect(shown).toContain('We will pass it on to')
      expect(await notesOf(who)).toHaveLength(1)
      expect((await callsOf(who))[0]).toMatchObject({ kind: 'crisis', hidden: ana })
    },
  )

  test('by text: what accuses the worker is not passed on, all else is', async () => {
    const [who, other] = [await addPatient(at, 'own'), await addPatient(at, 'own')]
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
