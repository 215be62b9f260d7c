// What the front desk is told of a number: the same bytes whatever is open, done or unknown, and one row in the log each time.
import type { Updateable } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { withoutSealed } from '../../server/core/help.ts'
import type { InvitationTable } from '../../server/db/tables/answers.ts'
import { BASELINE_FACTS, invite, TRUST_FACTS } from '../support/invite.ts'
import { publicId } from '../support/public-id.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { openStaffSide, type Person } from './signed-in.ts'

let program: TestProgram
let admin: Person
let lead: Person
let ana: string
let sam: string

beforeAll(async () => {
  program = await openTestProgram()
  const side = openStaffSide(program)
  // Alone in that role: every letter is theirs.
  admin = await side.enter('administrator', 'Dee Park')
  lead = await side.enter('lead', 'Lee Park')
  ana = await program.addStaff('Ana Ruiz')
  sam = await program.addStaff('Sam Ortiz')
})
afterAll(() => program.close())

const add = async (more: NewPatient) => {
  const who = await program.addPatient(more)
  return { who, number: `P-${who.patientId}` }
}
const put = (id: string, change: Updateable<InvitationTable>) =>
  program.deps.db.commit([program.deps.db.query.updateTable('invitation').set(change).where('id', '=', id)])

/** Answers everything that is not sealed: what is left is private. */
async function answerOpen(id: string) {
  const sitting = (await readSitting(program.deps, id))!
  const open = withoutSealed(sitting.interview).questions.map((question) => [question.id, 9])
  const saving = { mode: 'page', revision: sitting.revision, complete: true } as const
  await saveAnswers(program.deps, sitting, { ...saving, answers: Object.fromEntries(open) })
}

/** One patient each, of the same roster, and how far they are. */
const STANDING = {
  'nothing was ever asked': async () => {},
  'an interview is open': async () => {},
  'an interview is open and no text went': async (id: string) =>
    put(id, { contact_id: null, state: 'planned' }),
  'half of it is answered': async (id: string) => {
    const sitting = (await readSitting(program.deps, id))!
    const saving = { mode: 'page', revision: 0, complete: true, answers: { P1: 3 } } as const
    await saveAnswers(program.deps, sitting, saving)
  },
  'only private questions are left': answerOpen,
  'it is answered': async (id: string) => put(id, { state: 'completed' }),
  'it ran out soon': async (id: string) => put(id, { expires_at: '2026-11-24T18:20:00.000Z' }),
  'it ran out': async (id: string) => put(id, { state: 'expired', expires_at: '2026-11-01T08:00:00.000Z' }),
  'somebody else is asked about': async (id: string) => put(id, { about_staff_id: sam }),
} as const

async function numbers(more: NewPatient): Promise<[string, string][]> {
  const all: [string, string][] = []
  for (const [standing, arrange] of Object.entries(STANDING)) {
    const { who, number } = await add(more)
    if (standing !== 'nothing was ever asked') {
      const { id } = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
      await arrange(id)
    }
    all.push([standing, number])
  }
  return all
}

const rows = () => program.deps.db.query.selectFrom('audit').selectAll().orderBy('id').execute()

interface Ask {
  readonly who: 'admin' | 'lead'
  readonly path: '/kiosk-codes' | '/letters'
  readonly fields: Record<string, string>
}

/** The answer with the code, the link and the typed number taken out, and the rows of the log that it left. */
async function told(ask: Ask, number: string) {
  const before = (await rows()).length
  const person = ask.who === 'admin' ? admin : lead
  const answer = await person.post(ask.path, { ...ask.fields, number })
  const text = await answer.text()
  const log = (await rows()).slice(before)
  expect(JSON.stringify(log)).not.toContain(number)
  const masked = text
    .replaceAll(/<code>[2-9A-Z]{4}-[2-9A-Z]{4}<\/code>/g, '<code>CODE</code>')
    .replaceAll(/\/s\/[\w-]{22}</g, '/s/LINK<')
    .replaceAll(/<svg.*?<\/svg>/gs, '<svg/>')
    .replaceAll(number, 'NUMBER')
  return {
    answer: { status: answer.status, headers: [...answer.headers], masked },
    log: log.map(({ action, actor_id, subject_kind, detail }) => ({
      action,
      actor_id,
      subject_kind,
      detail,
    })),
    subject: log[0]?.subject_id ?? null,
  }
}

const asks: [string, Ask][] = [
  ['a code for the tablet', { who: 'admin', path: '/kiosk-codes', fields: { help: 'nobody' } }],
  ['a code, of a lead', { who: 'lead', path: '/kiosk-codes', fields: { help: 'nobody' } }],
  ['a code with a friend beside', { who: 'lead', path: '/kiosk-codes', fields: { help: 'friend' } }],
  ['the list of helpers', { who: 'lead', path: '/kiosk-codes', fields: { help: 'staff' } }],
  ['a letter', { who: 'admin', path: '/letters', fields: {} }],
]

describe.each(asks)('%s', (_, ask) => {
  test('is answered alike whatever is open, twice over, and each look is one row', async () => {
    const seen: Awaited<ReturnType<typeof told>>[] = []
    const again: Awaited<ReturnType<typeof told>>[] = []
    for (const [, number] of await numbers({ caseManagerId: ana })) {
      seen.push(await told(ask, number))
      again.push(await told(ask, number))
    }
    const [first] = seen
    expect(first!.answer.status).toBe(200)
    for (const each of [...seen, ...again]) {
      expect(each.answer).toEqual(first!.answer)
      expect(each.log).toEqual(first!.log)
      expect(each.log).toHaveLength(1)
      expect(each.log[0]).toMatchObject({ actor_id: ask.who === 'admin' ? admin.staffId : lead.staffId })
      expect(each.log[0]!.subject_kind).toBe('patient')
    }
    expect(new Set(seen.map(({ subject }) => subject)).size).toBe(seen.length)
  })

  test('is answered alike for a number that nobody has, and the row names whoever looked, and no number', async () => {
    // Without a case manager: the roster alone may show in a list of helpers.
    const [[, known]] = (await numbers({})) as [[string, string]]
    const there = await told(ask, known)
    const nobody = await told(ask, 'P-nobody')
    expect(nobody.answer).toEqual(there.answer)
    const { staffId } = ask.who === 'admin' ? admin : lead
    expect(nobody.log).toEqual(there.log.map((row) => ({ ...row, subject_kind: 'staff' })))
    expect(nobody.subject).toBe(staffId)
  })
})

test('a helper who is chosen is taken or refused by the roster alone', async () => {
  const beside = { who: 'lead', path: '/kiosk-codes' } as const
  for (const [helper, status] of [
    [ana, 422],
    [sam, 200],
    ['nobody', 422],
  ] as const) {
    const named = helper === 'nobody' ? helper : publicId(program, 'staff', helper)
    const ask: Ask = { ...beside, fields: { help: 'staff', helper: named } }
    const seen = []
    for (const [, number] of await numbers({ caseManagerId: ana })) seen.push(await told(ask, number))
    expect(seen[0]!.answer.status).toBe(status)
    for (const { answer, log } of seen) expect([answer, log]).toEqual([seen[0]!.answer, seen[0]!.log])
    expect(seen[0]!.log).toHaveLength(1)
  }
})

test('whoever works or worked with the patient is refused, asked about or not, and the look is in the log', async () => {
  const gone = { from_on: '2026-01-12', to_on: '2026-03-01' }
  for (const person of [admin, lead]) {
    for (const assignment of [{}, gone]) {
      const who = person === admin ? 'admin' : 'lead'
      const ask: Ask = { who, path: '/kiosk-codes', fields: { help: 'nobody' } }
      for (const [, number] of await numbers({ caseManagerId: person.staffId, assignment })) {
        const { answer, log } = await told(ask, number)
        expect([answer.status, log.length]).toEqual([403, 1])
        expect(answer.masked).not.toContain('CODE')
      }
    }
  }
})

test('a letter is in the language of the roster, open or not', async () => {
  const spanish = { patient: { language: 'es' } }
  const ask: Ask = { who: 'admin', path: '/letters', fields: {} }
  const seen = []
  for (const [, number] of await numbers(spanish)) seen.push((await told(ask, number)).answer)
  expect(seen[0]!.masked).toContain('lang="es"')
  for (const answer of seen) expect(answer).toEqual(seen[0])
})

test('the list and the desk’s page stay as they were while patients answer', async () => {
  const { who } = await add({})
  const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
  const look = async () => [
    await (await admin.get('/kiosk-codes')).text(),
    await (await admin.get('/letters')).text(),
  ]
  const before = await look()
  await answerOpen(id)
  expect(await look()).toEqual(before)
  await put(id, { state: 'completed' })
  expect(await look()).toEqual(before)
})
