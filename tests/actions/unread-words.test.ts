// Words that a patient keeps from the case manager wait for somebody else, and the page has said so before.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { expireInvitations } from '../../server/actions/expire-invitations.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import type { Answers } from '../../server/core/question.ts'
import { openBrowser } from '../channels/page-setup.ts'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let ana: string
beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
})
afterEach(() => program.close())

async function asked(sharing: 0 | 1, to_on: string | null = null) {
  const who = await program.addPatient({
    caseManagerId: ana,
    assignment: { to_on },
    patient: { phone_said: 'own', sharing, sharing_since: program.clock.now() },
  })
  const facts = { ...PULSE_FACTS, hasGoal: 0, left: to_on === null ? 0 : 1 } as const
  return invite(program.deps, who, 'pulse', facts, { about_staff_id: ana })
}

async function calls() {
  const { db, sealer } = program.deps
  const rows = await db.query.selectFrom('follow_up').selectAll().orderBy('id').execute()
  return Promise.all(
    rows.map(async ({ id, kind, words_sealed, hidden_from_staff_id }) => ({
      kind,
      words: words_sealed && (await sealer.open('follow_up', 'words_sealed', id, words_sealed)),
      hiddenFrom: hidden_from_staff_id,
    })),
  )
}

const GOAL = 'A door that locks.'
const WIN = 'Slept the whole night.'
const ANSWERS: Answers = { B1: GOAL, B1n: 'my door', B2: 9, P2: 1, P3: WIN, G2: 2 }

async function answer(id: string, answers: Answers, mode: 'page' | 'sms' | 'kiosk', shared: boolean) {
  const sitting = await readSitting(program.deps, id)
  return saveAnswers(program.deps, sitting!, { answers, mode, revision: 0, shared, complete: true })
}

describe.each(['page', 'sms', 'kiosk'] as const)('by %s', (mode) => {
  test('words that are withheld wait for a person, once an interview, hidden from the worker', async () => {
    const { id } = await asked(0)
    await answer(id, ANSWERS, mode, false)
    expect(await calls()).toEqual([{ kind: 'words', words: `${GOAL}\n${WIN}`, hiddenFrom: ana }])
  })

  test('words that the case manager reads ask nobody else', async () => {
    const { id } = await asked(1)
    await answer(id, ANSWERS, mode, true)
    expect(await calls()).toEqual([])
  })
})

test('flagged words went with their own call, and are not read twice', async () => {
  const { id } = await asked(1)
  const sitting = await readSitting(program.deps, id)
  const first = {
    answers: { B1: GOAL, B1n: 'my door', B2: 9 },
    mode: 'page',
    shared: true,
    complete: true,
  } as const
  const next = await saveAnswers(program.deps, sitting!, { ...first, revision: 0 })
  await saveAnswers(program.deps, next, {
    answers: { P2: 1, P3: 'I want to die', G2: 2 },
    mode: 'page',
    revision: 1,
    shared: false,
    complete: true,
  })
  expect((await calls()).map(({ kind, words }) => [kind, words]).sort()).toEqual([
    ['crisis', 'I want to die'],
    ['words', GOAL],
  ])
})

test('of an interview that was left half-way, what was sent waits when its time is over', async () => {
  const { id } = await asked(0)
  await answer(id, { B1: GOAL, B1n: 'my door', B2: 9 }, 'page', false)
  expect(await calls()).toEqual([])
  program.clock.set('2027-06-02T00:00:00.000Z')
  expect(await expireInvitations(program.deps)).toMatchObject({ partial: 1 })
  expect(await calls()).toMatchObject([{ kind: 'words', words: GOAL }])
})

const UNLESS = [
  'can read this answer, unless you said no.',
  'If you did, somebody on our team can read your words, to keep you safe.',
]
const HELD = ['Somebody on our team can read this, to keep you safe. Ana cannot.', 'Not Ana']

test.each([
  ['a no of before', {}, UNLESS, 'unless you said no'],
  ['a no said here', { share: '0' }, HELD, 'Somebody on our team, not Ana.'],
] as const)(
  'with %s the page says so before the words are written, and again on the receipt',
  async (...row) => {
    const [, picked, before, after] = row
    const { token } = await asked(0)
    const browser = openBrowser(program)
    const { html } = await browser.get(`/s/${token}`)
    // To whoever only opens the link it does not say what the patient has wished.
    expect(html).toContain('will see what you say about your goals so they can help, unless you say no.')
    expect(html).not.toContain('Ana')
    await browser.answer(token, { B1: GOAL, ...picked })
    let page = await browser.answer(token, { B1n: 'my door' })
    for (const words of before) expect(page.html).toContain(words)
    const screens: Record<string, string>[] = [{ B2: '' }, { P2: '2' }]
    for (const fields of screens) page = await browser.answer(token, fields)
    expect(page.html).toContain(after)
    // What was picked and not written stays the patient's own.
    expect(page.html.includes('Only you. Program leaders see only counts.')).toBe('share' in picked)
    expect(await calls()).toMatchObject([{ kind: 'words', words: GOAL }])
  },
)

test('what somebody who left shares has no case manager to read it: the page says who does, and it waits for them', async () => {
  const { id, token } = await asked(1, '2026-11-20')
  const { html } = await openBrowser(program).get(`/s/${token}`)
  expect(html).toContain(
    'Somebody on our team can read this, to keep you safe. If you come back to the program, your case manager can too, unless you said no.',
  )
  await answer(id, ANSWERS, 'page', true)
  expect(await calls()).toMatchObject([{ kind: 'words', words: `${GOAL}\n${WIN}` }])
})
