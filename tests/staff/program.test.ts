// The program page: every sentence is computed from what patients answered, and sealed answers are read as releases only.
import { Hono } from 'hono'
import { afterEach, describe, expect, test } from 'vitest'
import { closeQuarters } from '../../server/actions/close-quarter.ts'
import { freezeVerdicts } from '../../server/actions/freeze-verdicts.ts'
import { readProgramFigures } from '../../server/actions/read-program.ts'
import { SCHEDULE } from '../../server/core/outreach/schedule.ts'
import { reachIn } from '../../server/db/program-figures.ts'
import { programRoutes } from '../../server/staff/program.tsx'
import { DATABASES } from '../support/databases.ts'
import { addMonth, addPatients } from '../support/program-history.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
afterEach(() => program.close())

/** The page's text as a lead sees it, without the frame. */
async function page(): Promise<string> {
  const [route] = programRoutes(program.deps)
  if (!route || route.roles === 'public') throw new Error('the program page is not open to everyone')
  const app = new Hono()
  app.get('/program', (c) => route.handle(c, { staffId: 'x', name: 'Maureen Tate', role: 'lead' }))
  const response = await app.request('/program')
  expect(response.status).toBe(200)
  const html = await response.text()
  return html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

/** The first day on which nobody can answer for October any more. */
const DECEMBER = '2026-12-01T18:00:00.000Z'

const freeze = async () => {
  while ((await freezeVerdicts(program.deps, SCHEDULE)).more);
}

const yes = (many: number, all: number) => Array.from({ length: all }, (_, place) => (place < many ? 1 : 3))
const agreeing = (many: number) => Array.from({ length: many }, () => [5, 5, 5])
const sharesUnder = (text: string) => text.match(/\d+%/g) ?? []

test('leads and case managers open it, administrators and auditors do not', async () => {
  program = await openTestProgram()
  expect(programRoutes(program.deps).map(({ path, roles }) => [path, roles])).toEqual([
    ['/program', ['lead', 'case_manager']],
  ])
})

describe('an empty program', () => {
  test('says what comes next, and when the first look at trust is', async () => {
    program = await openTestProgram()
    const text = await page()
    expect(text).toContain('an administrator imports the caseload first')
    expect(text).toContain('the first look at trust is on January 1, 2027')
    await program.addPatient()
    expect(await page()).toContain('Nobody has been asked yet')
  })

  test('in its first month shows how far the questions came so far, and no verdict yet', async () => {
    program = await openTestProgram()
    const patients = await addPatients(program, 3)
    await addMonth(program, patients, {
      month: '2026-11',
      invited: 3,
      started: 2,
      completed: 1,
      verdicts: [1],
    })
    const text = await page()
    expect(text).toContain('3 people were asked in November so far.')
    // An answer of this month must not show before it is over for everybody.
    expect(text).not.toMatch(/Started|Answered/)
    expect(text).toContain('No month’s verdicts on goals are frozen yet.')
    expect(sharesUnder(text.slice(text.indexOf('Do they call it'), text.indexOf('How to read')))).toEqual([])
  })
})

describe('a program with a past', () => {
  test('says success, trust and silence of the month that is over, each with its doubt', async () => {
    program = await openTestProgram({ startsAt: DECEMBER })
    const patients = await addPatients(program, 60)
    const month = { invited: 50, undeliverable: 5, started: 30, completed: 27, trust: agreeing(27) }
    await addMonth(program, patients, { ...month, month: '2026-09', verdicts: yes(15, 27) })
    await addMonth(program, patients, { ...month, month: '2026-10', verdicts: yes(18, 27) })
    // Under way: no sum may move while a case manager can watch it move.
    await addMonth(program, patients, { ...month, month: '2026-11', verdicts: yes(27, 27) })
    await closeQuarters(program.deps)
    await freeze()
    const text = await page()
    expect(text).toContain('In October about 70% of 20 to 29 people called their goal a success.')
    expect(text).toContain(
      'In October about 70% said yes, and for everyone like those who answered it is likely between 43% and 89%.',
    )
    expect(text).toContain('Every other month’s range overlaps it: the changes may be chance.')
    expect(text).toContain(
      '20 to 29 people answered what was due in October: at least 60 of every 100 we could reach.',
    )
    expect(text).toContain('5 did not arrive: wrong or dead numbers')
    expect(text).toContain('From July to September 2026 trust stood at 90 or more of 100')
    expect(text).toContain('Developing scale')
    expect(text).toContain('20 to 29')
    expect(text).not.toContain('Too few answered')
    expect(text).not.toContain('27 of 27')
  })

  test('below 30 of 100 it says that too few answered to speak for everyone', async () => {
    program = await openTestProgram({ startsAt: DECEMBER })
    const patients = await addPatients(program, 60)
    await addMonth(program, patients, {
      month: '2026-10',
      invited: 60,
      started: 15,
      completed: 15,
      verdicts: yes(9, 15),
    })
    await freeze()
    const text = await page()
    expect(text).toContain(
      'Fewer than 30 of every 100 we could reach answered. Too few answered to speak for everyone.',
    )
  })

  test('with fewer than 11 verdicts a month has no share; with too few answers trust waits', async () => {
    program = await openTestProgram({ startsAt: '2026-08-24T18:00:00.000Z' })
    const patients = await addPatients(program, 20)
    const month = { invited: 20, started: 10, completed: 10, verdicts: yes(6, 10), trust: agreeing(8) }
    await addMonth(program, patients, { ...month, month: '2026-09' })
    program.clock.set('2026-11-12T18:00:00.000Z')
    await closeQuarters(program.deps)
    await freeze()
    const text = await page()
    expect(text).toContain(
      'Success is not shown yet. September 2026: about two thirds of the answers needed are there. It is looked at again together with the month after.',
    )
    expect(text).toContain(
      'July to September 2026: about two thirds of the answers needed; next look January 1, 2027.',
    )
    const sums = text.slice(text.indexOf('Do they call it'), text.indexOf('How to read'))
    expect(sharesUnder(sums).filter((share) => !['95%', '100%'].includes(share))).toEqual([])
  })

  test('with one person behind every answer it says that a second one is needed', async () => {
    program = await openTestProgram({ startsAt: DECEMBER })
    const printer = await program.addStaff('Pat Printer')
    const patients = await addPatients(program, 40)
    const month = { month: '2026-10', invited: 40, started: 40, completed: 40, verdicts: yes(20, 40) }
    await addMonth(program, patients, { ...month, makers: printer })
    await freeze()
    const text = await page()
    expect(text).toContain('the program needs a second person who prints letters')
    expect(text).not.toContain('called their goal a success')
  })

  test('no statement of the page names a table of sealed answers', async () => {
    program = await openTestProgram()
    const patients = await addPatients(program, 12)
    await addMonth(program, patients, {
      month: '2026-09',
      invited: 12,
      started: 12,
      completed: 12,
      trust: agreeing(12),
    })
    await closeQuarters(program.deps)
    program.statements.length = 0
    await page()
    expect(program.statements.length).toBeGreaterThan(3)
    expect(program.statements.join(' ')).not.toMatch(/sealed_(answer|part|year|cell|key)/)
  })

  test('a quarter that waited shows once, as part of the window that closed', async () => {
    program = await openTestProgram({ startsAt: '2026-02-02T18:00:00.000Z' })
    const patients = await addPatients(program, 14)
    const month = { invited: 14, started: 14 }
    await addMonth(program, patients, { ...month, month: '2026-02', completed: 6, trust: agreeing(6) })
    await addMonth(program, patients, { ...month, month: '2026-05', completed: 14, trust: agreeing(14) })
    program.clock.set('2026-11-24T18:00:00.000Z')
    await closeQuarters(program.deps)
    const { releases } = await readProgramFigures(program.deps)
    expect(releases.map(({ from, to, state }) => [from, to, state])).toEqual([
      ['2026-Q1', '2026-Q2', 'published'],
      ['2026-Q3', '2026-Q3', 'held'],
    ])
    expect(releases[0]?.frozenOn).toBe('2026-11-24')
  })
})

describe('two worlds that differ in what one patient said and kept from their case manager', () => {
  /** One case manager reads 20 verdicts; `withheld` more of their patients keep theirs, and all say the same. */
  async function pages(withheld: number, said: number) {
    program = await openTestProgram({ startsAt: DECEMBER })
    const more = { caseManagerId: await program.addStaff('Marisol Vega'), patient: { sharing: 1 as const } }
    const patients = await addPatients(program, 40, more)
    const verdicts = [...yes(10, 20), ...Array.from({ length: withheld }, () => said)]
    const [started, completed] = [verdicts.length, verdicts.length]
    await addMonth(program, patients, {
      month: '2026-10',
      invited: 40,
      started,
      completed,
      verdicts,
      withheld,
    })
    await freeze()
    return page()
  }

  test.each([1, 5, 10])('%i who withhold: the page is the same to the letter', async (withheld) => {
    const one = await pages(withheld, 1)
    await program.close()
    expect(await pages(withheld, 4)).toBe(one)
  })

  test('with eleven behind it their answers count, as they should', async () => {
    const one = await pages(11, 1)
    await program.close()
    expect(one).toContain('In October about 70% of 30 to 39 people')
    expect(await pages(11, 4)).toContain('In October about 30% of 30 to 39 people')
  })
})

describe.for(DATABASES)('counts on $name', ({ name, open }) => {
  test('people are counted once a step', async () => {
    program = await openTestProgram({ database: { name, open } })
    const patients = await addPatients(program, 8)
    await addMonth(program, patients, {
      month: '2026-10',
      invited: 7,
      undeliverable: 1,
      started: 4,
      completed: 3,
    })
    const again = { month: '2026-10', invited: 1, started: 1, completed: 1 }
    await addMonth(program, patients, { ...again, day: 12 })
    await addMonth(program, patients, { ...again, day: 2 })
    const bounds = { from: '2026-10-01T07:00:00.000Z', to: '2026-11-01T07:00:00.000Z' }
    const days = { firstDay: '2026-10-01', lastDay: '2026-10-31' }
    expect(await reachIn(program.deps.db, { ...bounds, ...days })).toEqual({
      enrolled: 8,
      eligible: 7,
      sent: 7,
      undeliverable: 1,
      delivered: 6,
      started: 4,
      completed: 3,
    })
  })
})
