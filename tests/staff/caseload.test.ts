// The caseload: patients’ own words first, and who has gone quiet.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answers } from '../../server/core/question.ts'
import { insertNote } from '../../server/db/notes.ts'
import { DATABASES } from '../support/databases.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS } from '../support/invite.ts'
import { joins, openMine, pulse, sections, type Mine } from './caseload-setup.ts'

const DUE = { ...PULSE_FACTS, verdictDue: 1 } as const

let mine: Mine
afterEach(() => mine.program.close())

describe.for(DATABASES)('on $name', (database) => {
  beforeEach(async () => {
    mine = await openMine(database)
  })

  it('a caseload shows the goal, the newest words and how close, and the thread shows all of it', async () => {
    const renee = await mine.add('Renee Watkins')
    await mine.answer(renee, 'baseline', joins('A door that locks, so my daughter can stay over.', 1))
    mine.program.clock.set('2026-11-22T18:00:00.000Z')
    await mine.answer(renee, 'pulse', pulse(4, 'Maya slept over Saturday.').toSpliced(1, 0, { Y1: 2 }))
    mine.program.clock.set('2026-11-24T18:00:00.000Z')
    const list = await mine.page()
    expect(list).toContain('One sent new words in the last 7 days.')
    expect(sections(list)['new']).toContain('A door that locks, so my daughter can stay over.')
    expect(sections(list)['new']).toContain('Maya slept over Saturday.')
    expect(sections(list)['new']).toContain('Almost there')
    expect(sections(list)['new']).toContain('A success? In part')
    expect(sections(list)['new']).toContain('Aug not started, Nov almost there.')
    const thread = await mine.thread(renee)
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
  beforeEach(async () => {
    mine = await openMine()
  })

  it('keeps versions of a goal as a chain in the words they were said, marked by language', async () => {
    const tomas = await mine.add('Tomás Ibarra', { patient: { language: 'es' } })
    await mine.answer(tomas, 'baseline', joins('Salir del garaje.', 1), { language: 'es' })
    mine.program.clock.set('2026-11-20T18:00:00.000Z')
    const facts = { ...PULSE_FACTS, goalStateDue: 1 } as const
    await mine.answer(
      tomas,
      'pulse',
      [{ P1: 2 }, { G1: 2 }, { B1: 'Una puerta <b>con llave</b>.' }, { P2: 2 }],
      {
        facts,
        language: 'es',
      },
    )
    const thread = await mine.thread(tomas)
    expect(thread).toContain(
      '<q class="said" lang="es" dir="auto">Una puerta &lt;b&gt;con llave&lt;/b&gt;.</q>',
    )
    expect(thread).toContain('August 20 to November 20')
    expect(thread.indexOf('Una puerta')).toBeLessThan(thread.indexOf('Salir del garaje.'))
    expect(thread).toContain('New words for the goal')
    expect(thread).toContain('No success to name this time.')
  })

  it('shows every goal in words, how close of the one spoken of last, and which goal was meant', async () => {
    const rosa = await mine.add('Rosa Vega')
    const [goal, son] = ['A door that locks.', 'See my son on Sundays.']
    const second: readonly Answers[] = [
      { B7_2: 1, B1_2: son },
      { B1n_2: 'my son', B2_2: 'Ask his aunt.', B3_2: 2 },
      { B7_3: 2 },
    ]
    await mine.answer(rosa, 'baseline', joins(goal, 4).toSpliced(7, 1, ...second))
    const first = (
      await mine.program.deps.db.query.selectFrom('goal').selectAll().orderBy('id').execute()
    )[0]!
    mine.program.clock.set('2026-11-22T18:00:00.000Z')
    const turns = [[first.thread_id, '2026-10']] as const
    await mine.answer(rosa, 'pulse', pulse(2, 'He called me.').toSpliced(1, 0, { Y1: 3 }), {
      turns,
      facts: DUE,
    })
    const list = await mine.page()
    const fresh = sections(list)['new']!
    expect(fresh.indexOf(son)).toBeLessThan(fresh.indexOf(goal))
    expect(fresh).toContain('First step')
    expect(fresh).not.toContain('Almost there')
    expect(fresh).toContain('A success? Not yet')
    const thread = await mine.thread(rosa)
    for (const words of ['Goal 2. Matters a lot', 'Goal 1. Matters more than anything', 'Ask his aunt.'])
      expect(thread).toContain(words)
    expect(thread).toMatch(/About <q[^>]*>See my son on Sundays\.<\/q><\/p><p><b>First step/)
    mine.program.clock.set('2026-12-22T18:00:00.000Z')
    const facts = { ...BASELINE_FACTS, hasGoal: 1, goals: 2, unnamed: 1 } as const
    const said = { Y2: 5, Y3: 4, I1: 4, G1: 1, Y4: 9, Y5: 9, I2: 3, I4: 1, S1: 3, S2: 3 }
    const milestone = { Y1: 2, Y1_2: 1, Y2_2: 2, G1_2: 1, ...said }
    await mine.answer(rosa, 'milestone', [milestone, { Y6: 1, C1: 3, I3: 3 }], { facts })
    const [about] = (await mine.thread(rosa)).split('He called me.')
    expect(about).toMatch(/door that locks\.<\/q><\/p><p><b>Is it a success\? In part/)
    expect(about).toMatch(/my son on Sundays\.<\/q><\/p><p><b>Is it a success\? Yes/)
    expect(sections(await mine.page())['new']).toContain('A success? In part')
  })

  it('leaves out a goal that was told in private, and takes what was said of it for no other', async () => {
    const rosa = await mine.add('Rosa Vega')
    const { db } = mine.program.deps
    const second: readonly Answers[] = [
      { B7_2: 1, B1_2: 'PRIVATE words' },
      { B1n_2: 'PRIVATE', B2_2: 9, B3_2: 3 },
      { B7_3: 2 },
    ]
    await mine.answer(rosa, 'baseline', joins('A door that locks.', 4).toSpliced(7, 1, ...second))
    const [first, hidden] = await db.query.selectFrom('goal').selectAll().orderBy('id').execute()
    await db.commit([db.query.updateTable('goal').set({ shared: 0 }).where('id', '=', hidden!.id)])
    mine.program.clock.set('2026-11-22T18:00:00.000Z')
    const turns = [[first!.thread_id, '2026-10']] as const
    await mine.answer(rosa, 'pulse', pulse(2, 'He called me.').toSpliced(1, 0, { Y1: 1 }), {
      turns,
      facts: DUE,
    })
    const [list, thread] = [await mine.page(), await mine.thread(rosa)]
    expect(list + thread).not.toContain('PRIVATE')
    expect(thread).not.toContain('Goal 2')
    expect(sections(list)['new']).toContain('Almost there')
    expect(sections(list)['new']).not.toMatch(/First step|A success\? Yes/)
  })

  it('calls quiet, in neutral words, who has not been heard for two months though asked', async () => {
    const luis = await mine.add('Luis Ortega')
    await mine.answer(luis, 'baseline', joins('Fix my teeth.', 2))
    for (const month of ['09', '10', '11']) await mine.silence(luis, `2026-${month}-10T18:00:00.000Z`)
    mine.program.clock.set('2026-10-19T18:00:00.000Z')
    expect(sections(await mine.page())['quiet']).toBeUndefined()
    mine.program.clock.set('2026-11-24T18:00:00.000Z')
    const list = await mine.page()
    expect(list).toContain('No new words in the last 7 days. One has gone quiet.')
    expect(sections(list)['quiet']).toContain('Last words Aug 20. Asked three times since; nothing heard.')
    expect(sections(list)['quiet']).toContain('Sep asked, nothing heard')
  })

  it('passes on what a patient asked us to tell, by name, even from one who keeps answers private', async () => {
    const grace = await mine.add('Grace Moore', { patient: { sharing: 0 } })
    const { db, sealer, newId, now } = mine.program.deps
    const { id: invitation_id } = await invite(mine.program.deps, grace, 'pulse', PULSE_FACTS)
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
    await note(mine.staffId, 'Please bring the form on Friday.', invitation_id)
    const lee = await mine.program.addStaff('Lee Chan')
    const other = await invite(mine.program.deps, grace, 'baseline', BASELINE_FACTS)
    await note(lee, 'For LEE only.', other.id)
    const list = await mine.page()
    expect(list).toContain('One person asked us to tell you something.')
    expect(sections(list)['told']).toContain('Please bring the form on Friday.')
    const thread = await mine.thread(grace)
    expect(thread).toContain('Please bring the form on Friday.')
    expect(list + thread).not.toContain('LEE')
  })
})
