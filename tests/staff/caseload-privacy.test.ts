// What a caseload keeps to itself: what is not shared, what is sealed, and every name in an address or the log.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answers } from '../../server/core/question.ts'
import { TRUST_FACTS } from '../support/invite.ts'
import { joins, openMine, pulse, sections, type Mine } from './caseload-setup.ts'

let mine: Mine
afterEach(() => mine.program.close())

describe('a caseload', () => {
  beforeEach(async () => {
    mine = await openMine()
  })

  it('lists by name alone whoever keeps answers private, and takes back words shared before', async () => {
    const grace = await mine.add('Grace Moore')
    await mine.answer(grace, 'baseline', joins('SHARED-BEFORE goal', 1))
    expect(await mine.page()).toContain('SHARED-BEFORE goal')
    mine.program.clock.set('2026-09-20T18:00:00.000Z')
    await mine.answer(grace, 'pulse', pulse(3, 'PRIVATE win'), { shared: false })
    const list = await mine.page()
    expect(sections(list)['private']).toContain('Grace Moore')
    expect(list.match(/Grace Moore/g)).toHaveLength(1)
    const thread = await mine.thread(grace)
    for (const html of [list, thread]) {
      expect(html).not.toContain('SHARED-BEFORE')
      expect(html).not.toContain('PRIVATE')
      expect(html).not.toContain('Part way')
    }
    expect(thread).toContain('this page cannot tell whether Grace answered')
  })

  it('looks the same whether a private patient answered or not', async () => {
    const grace = await mine.add('Grace Moore')
    const bell = await mine.add('Anthony Bell')
    for (const who of [grace, bell]) await mine.answer(who, 'baseline', joins('A goal.', 1, 2))
    mine.program.clock.set('2026-09-20T18:00:00.000Z')
    await mine.answer(grace, 'pulse', pulse(3, 'A win.'))
    await mine.silence(bell, '2026-09-20T18:00:00.000Z')
    mine.program.clock.set('2026-11-24T18:00:00.000Z')
    const [one, other] = [await mine.thread(grace), await mine.thread(bell)]
    expect(one.replaceAll('Grace Moore', 'X').replaceAll('Grace', 'X')).toBe(
      other.replaceAll('Anthony Bell', 'X').replaceAll('Anthony', 'X'),
    )
  })

  it('shows what was shared, and no answer that was given while sharing was off', async () => {
    const luis = await mine.add('Luis Ortega')
    await mine.answer(luis, 'baseline', joins('FIRST goal', 1, 2))
    mine.program.clock.set('2026-09-20T18:00:00.000Z')
    await mine.answer(luis, 'pulse', [{ P1: 8 }, { B1: 'SECOND goal' }, { B2: 9 }, { P2: 2 }], {
      shared: true,
    })
    const html = (await mine.page()) + (await mine.thread(luis))
    expect(html).toContain('SECOND goal')
    expect(html).not.toContain('FIRST goal')
    expect(html).not.toContain('Call a landlord.')
  })

  it('tells nothing of trust: not the answer, and not whether it was asked', async () => {
    const asked = await mine.add('Renee Watkins')
    const spared = await mine.add('Renee Watkins')
    for (const who of [asked, spared]) await mine.answer(who, 'baseline', joins('A goal.', 1))
    mine.program.clock.set('2026-09-20T18:00:00.000Z')
    const said: readonly Answers[] = [{ P1: 3 }, { P2: 2 }]
    await mine.answer(asked, 'pulse', [...said, { T1: 2, T2: 3, T3: 4 }], { facts: TRUST_FACTS })
    await mine.answer(spared, 'pulse', said)
    const plain = (html: string) => html.replaceAll(/(?<=\/patients\/|id="|labelledby="|t )[\w-]{22}/g, 'ID')
    expect(plain(await mine.thread(asked))).toBe(plain(await mine.thread(spared)))
    const { all = '' } = sections(await mine.page())
    const rows = all.split('<li').slice(1).map(plain)
    expect(rows[0]!.replace(/ id="az-R"/, '')).toBe(rows[1]!.split('</ol>')[0]!)
  })

  it('names sealed answers in no statement, asks the database as often for one patient as for many', async () => {
    const count = async () => {
      mine.program.statements.length = 0
      await mine.page()
      expect(mine.program.statements.filter((sql) => sql.includes('sealed_answer'))).toEqual([])
      return mine.program.statements.length
    }
    const first = await mine.add('Renee Watkins')
    await mine.answer(first, 'baseline', joins('A goal.', 1))
    const one = await count()
    for (let i = 0; i < 20; i++)
      await mine.answer(await mine.add(`Walter ${i}`), 'baseline', joins(`Goal ${i}.`, 2))
    expect(await count()).toBe(one)
    mine.program.statements.length = 0
    await mine.thread(first)
    expect(mine.program.statements.filter((sql) => sql.includes('sealed_answer'))).toEqual([])
  })

  it('writes one row in the log, which holds no name', async () => {
    await mine.add('Renee Watkins')
    await mine.page()
    const rows = await mine.program.deps.db.query
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'caseload.viewed')
      .execute()
    expect(rows).toMatchObject([{ actor_id: mine.staffId, detail: '{"patients":1}' }])
  })

  it('holds no name, number or word in any address', async () => {
    const renee = await mine.add('Renee Watkins')
    await mine.answer(renee, 'baseline', joins('A door.', 1))
    const targets = [...(await mine.page()).matchAll(/(?:href|action)="([^"]*)"/g)].map(
      ([, target]) => target,
    )
    expect(targets.filter((target) => /renee|watkins|door|\?/i.test(target ?? ''))).toEqual([])
  })
})
