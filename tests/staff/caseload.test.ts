// The caseload: patients’ own words first, and only those of one’s own patients who share them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import type { Answers } from '../../server/core/question.ts'
import { openGoalId } from '../../server/db/goals.ts'
import { insertNote } from '../../server/db/notes.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { openStaffSide, type Person } from './signed-in.ts'

let program: TestProgram
let ana: Person

async function start(database = SQLITE) {
  program = await openTestProgram({ database, startsAt: '2026-08-20T18:00:00.000Z' })
  ana = await openStaffSide(program).enter('case_manager')
}
afterEach(() => program.close())

const addMine = (name: string, more: NewPatient = {}) =>
  program.addPatient({ name, caseManagerId: ana.staffId, ...more })

async function answer(
  who: Invited,
  survey: 'baseline' | 'pulse',
  screens: readonly Answers[],
  more: { facts?: typeof PULSE_FACTS; language?: string; shared?: boolean } = {},
) {
  const { deps } = program
  const facts = more.facts ?? (survey === 'baseline' ? BASELINE_FACTS : PULSE_FACTS)
  const goal_id = survey === 'pulse' ? await openGoalId(deps.db, who.enrolmentId) : null
  const { id } = await invite(deps, who, survey, facts, { about_staff_id: ana.staffId, goal_id })
  for (const answers of screens) {
    const sitting = await readSitting(deps, id)
    if (!sitting) throw new Error('no sitting')
    await saveAnswers(deps, sitting, {
      answers,
      mode: 'page',
      revision: sitting.invitation.revision,
      language: more.language ?? 'en',
      complete: true,
      ...(more.shared === undefined ? {} : { shared: more.shared }),
    })
  }
  expect(await readSitting(deps, id)).toBeNull()
}

const joins = (goal: string, progress: number, sharing: 1 | 2 = 1): readonly Answers[] => [
  { B6: 1 },
  { B5: sharing },
  { B1: goal },
  { B1n: 'my own door' },
  { B2: 'Call a landlord.' },
  { B3: 3 },
  { P1: progress },
  { I2: 4 },
  { S1: 2 },
  { B4: 4 },
]

const pulse = (progress: number, words: string): readonly Answers[] => [
  { P1: progress },
  { P2: 1 },
  { P3: words },
  { G2: 3 },
]

const silence = (who: Invited, due_at: string) =>
  invite(program.deps, who, 'pulse', PULSE_FACTS, {
    occasion: `pulse:${due_at.slice(0, 7)}`,
    due_at,
    expires_at: due_at,
    state: 'expired',
  })

const page = async (path = '/caseload') => (await ana.get(path)).text()
const threadOf = ({ patientId }: Invited) => page(`/caseload/patients/${patientId}`)
/** Each section's id → its markup. */
const sections = (html: string): Record<string, string> =>
  Object.fromEntries(
    html
      .split('<section class="sec"')
      .slice(1)
      .map((part) => [/id="([a-z]+)"/.exec(part)?.[1] ?? '', part]),
  )

describe.for(DATABASES)('on $name', (database) => {
  beforeEach(() => start(database))

  it('a caseload shows the goal, the newest words and how close, and the thread shows all of it', async () => {
    const renee = await addMine('Renee Watkins')
    await answer(renee, 'baseline', joins('A door that locks, so my daughter can stay over.', 1))
    program.clock.set('2026-11-22T18:00:00.000Z')
    await answer(renee, 'pulse', pulse(4, 'Maya slept over Saturday.').toSpliced(1, 0, { Y1: 2 }))
    program.clock.set('2026-11-24T18:00:00.000Z')
    const list = await page()
    expect(list).toContain('One sent new words in the last 7 days.')
    expect(sections(list)['new']).toContain('A door that locks, so my daughter can stay over.')
    expect(sections(list)['new']).toContain('Maya slept over Saturday.')
    expect(sections(list)['new']).toContain('Almost there')
    expect(sections(list)['new']).toContain('A success? In part')
    expect(sections(list)['new']).toContain('Aug not started, Nov almost there.')
    const thread = await threadOf(renee)
    for (const words of [
      'Matters more than anything',
      'In these words since August 20.',
      'my own door',
      'Call a landlord.',
      'Is it a success? In part',
      'A big step, by their own measure.',
      'Sure of taking the next step? Very',
    ])
      expect(thread).toContain(words)
  })
})

describe('a caseload', () => {
  beforeEach(() => start())

  it('keeps versions of a goal as a chain in the words they were said, marked by language', async () => {
    const tomas = await addMine('Tomás Ibarra', { patient: { language: 'es' } })
    await answer(tomas, 'baseline', joins('Salir del garaje.', 1), { language: 'es' })
    program.clock.set('2026-11-20T18:00:00.000Z')
    const facts = { ...PULSE_FACTS, pulse: 3 }
    await answer(tomas, 'pulse', [{ P1: 2 }, { G1: 2 }, { B1: 'Una puerta <b>con llave</b>.' }, { P2: 2 }], {
      facts,
      language: 'es',
    })
    const thread = await threadOf(tomas)
    expect(thread).toContain(
      '<q class="said" lang="es" dir="auto">Una puerta &lt;b&gt;con llave&lt;/b&gt;.</q>',
    )
    expect(thread).toContain('August 20 to November 20')
    expect(thread.indexOf('Una puerta')).toBeLessThan(thread.indexOf('Salir del garaje.'))
    expect(thread).toContain('New words for the goal')
    expect(thread).toContain('No success to name this time.')
  })

  it('lists by name alone whoever keeps answers private, and takes back words shared before', async () => {
    const grace = await addMine('Grace Moore')
    await answer(grace, 'baseline', joins('SHARED-BEFORE goal', 1))
    expect(await page()).toContain('SHARED-BEFORE goal')
    program.clock.set('2026-09-20T18:00:00.000Z')
    await answer(grace, 'pulse', pulse(3, 'PRIVATE win'), { shared: false })
    const list = await page()
    expect(sections(list)['private']).toContain('Grace Moore')
    expect(list.match(/Grace Moore/g)).toHaveLength(1)
    const thread = await threadOf(grace)
    for (const html of [list, thread]) {
      expect(html).not.toContain('SHARED-BEFORE')
      expect(html).not.toContain('PRIVATE')
      expect(html).not.toContain('Part way')
    }
    expect(thread).toContain('this page cannot tell whether Grace answered')
  })

  it('looks the same whether a private patient answered or not', async () => {
    const grace = await addMine('Grace Moore')
    const bell = await addMine('Anthony Bell')
    for (const who of [grace, bell]) await answer(who, 'baseline', joins('A goal.', 1, 2))
    program.clock.set('2026-09-20T18:00:00.000Z')
    await answer(grace, 'pulse', pulse(3, 'A win.'))
    await silence(bell, '2026-09-20T18:00:00.000Z')
    program.clock.set('2026-11-24T18:00:00.000Z')
    const [one, other] = [await threadOf(grace), await threadOf(bell)]
    expect(one.replaceAll('Grace Moore', 'X').replaceAll('Grace', 'X')).toBe(
      other.replaceAll('Anthony Bell', 'X').replaceAll('Anthony', 'X'),
    )
  })

  it('shows what was shared, and no answer that was given while sharing was off', async () => {
    const luis = await addMine('Luis Ortega')
    await answer(luis, 'baseline', joins('FIRST goal', 1, 2))
    program.clock.set('2026-09-20T18:00:00.000Z')
    await answer(luis, 'pulse', [{ P1: 8 }, { B1: 'SECOND goal' }, { B2: 9 }, { P2: 2 }], { shared: true })
    const html = (await page()) + (await threadOf(luis))
    expect(html).toContain('SECOND goal')
    expect(html).not.toContain('FIRST goal')
    expect(html).not.toContain('Call a landlord.')
  })

  it('calls quiet, in neutral words, who has not been heard for two months though asked', async () => {
    const luis = await addMine('Luis Ortega')
    await answer(luis, 'baseline', joins('Fix my teeth.', 2))
    for (const month of ['09', '10', '11']) await silence(luis, `2026-${month}-10T18:00:00.000Z`)
    program.clock.set('2026-10-19T18:00:00.000Z')
    expect(sections(await page())['quiet']).toBeUndefined()
    program.clock.set('2026-11-24T18:00:00.000Z')
    const list = await page()
    expect(list).toContain('No new words in the last 7 days. One has gone quiet.')
    expect(sections(list)['quiet']).toContain('Last words Aug 20. Asked three times since; nothing heard.')
    expect(sections(list)['quiet']).toContain('Sep asked, nothing heard')
  })

  it('passes on what a patient asked us to tell, by name, even from one who keeps answers private', async () => {
    const grace = await addMine('Grace Moore', { patient: { sharing: 0 } })
    const { db, sealer, newId, now } = program.deps
    const { id: invitation_id } = await invite(program.deps, grace, 'pulse', PULSE_FACTS)
    const note = async (staff_id: string, words: string, invitation: string) => {
      const id = newId()
      const words_sealed = await sealer.seal('note', 'words_sealed', id, words)
      await db.commit([
        insertNote(db, {
          id,
          patient_id: grace.patientId,
          staff_id,
          invitation_id: invitation,
          words_sealed,
          language: 'en',
          at: now(),
        }),
      ])
    }
    await note(ana.staffId, 'Please bring the form on Friday.', invitation_id)
    const lee = await program.addStaff('Lee Chan')
    const other = await invite(program.deps, grace, 'baseline', BASELINE_FACTS)
    await note(lee, 'For LEE only.', other.id)
    const list = await page()
    expect(list).toContain('One person asked us to tell you something.')
    expect(sections(list)['told']).toContain('Please bring the form on Friday.')
    const thread = await threadOf(grace)
    expect(thread).toContain('Please bring the form on Friday.')
    expect(list + thread).not.toContain('LEE')
  })

  it('tells nothing of trust: not the answer, and not whether it was asked', async () => {
    const asked = await addMine('Renee Watkins')
    const spared = await addMine('Renee Watkins')
    for (const who of [asked, spared]) await answer(who, 'baseline', joins('A goal.', 1))
    program.clock.set('2026-09-20T18:00:00.000Z')
    const said: readonly Answers[] = [{ P1: 3 }, { P2: 2 }]
    await answer(asked, 'pulse', [...said, { T1: 2, T2: 3, T3: 4 }], { facts: TRUST_FACTS })
    await answer(spared, 'pulse', said)
    const plain = (html: string) => html.replaceAll(/019aaaaa-[0-9a-f-]+/g, 'ID')
    expect(plain(await threadOf(asked))).toBe(plain(await threadOf(spared)))
    const { all = '' } = sections(await page())
    const rows = all.split('<li').slice(1).map(plain)
    expect(rows[0]!.replace(/ id="az-R"/, '')).toBe(rows[1]!.split('</ol>')[0]!)
  })

  it('names sealed answers in no statement, asks the database as often for one patient as for many', async () => {
    const count = async () => {
      program.statements.length = 0
      await page()
      expect(program.statements.filter((sql) => sql.includes('sealed_answer'))).toEqual([])
      return program.statements.length
    }
    const first = await addMine('Renee Watkins')
    await answer(first, 'baseline', joins('A goal.', 1))
    const one = await count()
    for (let i = 0; i < 20; i++)
      await answer(await addMine(`Walter ${i}`), 'baseline', joins(`Goal ${i}.`, 2))
    expect(await count()).toBe(one)
    program.statements.length = 0
    await threadOf(first)
    expect(program.statements.filter((sql) => sql.includes('sealed_answer'))).toEqual([])
  })

  it('writes one row in the log, which holds no name', async () => {
    await addMine('Renee Watkins')
    await page()
    const rows = await program.deps.db.query
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'caseload.viewed')
      .execute()
    expect(rows).toMatchObject([{ actor_id: ana.staffId, detail: '{"patients":1}' }])
  })

  it('holds no name, number or word in any address', async () => {
    const renee = await addMine('Renee Watkins')
    await answer(renee, 'baseline', joins('A door.', 1))
    const targets = [...(await page()).matchAll(/(?:href|action)="([^"]*)"/g)].map(([, target]) => target)
    expect(targets.filter((target) => /renee|watkins|door|\?/i.test(target ?? ''))).toEqual([])
  })
})
