// Two worlds with the same open answers: every row is the same in both, whatever was asked and answered in private.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { tick } from '../../server/actions/tick.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import type { InterviewFacts } from '../../server/core/question.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { start } from './conversation-setup.ts'

interface World {
  readonly trust: 0 | 1
  /** After the note. */
  readonly replies: readonly string[]
  readonly patient?: { readonly phone_kind?: 'shared' | 'program'; readonly phone_said: 'own' | null }
}

interface Seen {
  readonly living: string
  readonly over: string
  readonly texts: string
  readonly left: Readonly<Record<string, number>>
}

/** The carrier's own, and what is sealed and random. */
const NOT_OURS = ['phone_message', 'sealed_part', 'sealed_key', 'data_key', 'migration']
const WHILE_IT_LIVES = ['outbox', 'inbound', 'conversation', 'contact']

async function live({ trust, replies, patient = { phone_said: 'own' } }: World): Promise<Seen> {
  const program = await openTestProgram()
  try {
    // Without a goal the open part is the same, whether trust is asked or not.
    const facts: Partial<InterviewFacts> = { trust, hasGoal: 0 }
    const { phone: me } = await start(program, { survey: 'pulse', facts }, { sharing: 1, ...patient })
    for (const said of ['1', 'Sleep', '3', ...replies]) await me.say(said)
    const living = await dump(program, WHILE_IT_LIVES)
    const texts = JSON.stringify(
      await program.deps.db.query.selectFrom('outbox').select(['template', 'sealed']).execute(),
    )
    program.clock.advance('P30D')
    await tick(program.deps)
    const left = await counts(program)
    return { living, over: await dump(program, []), texts, left }
  } finally {
    await program.close()
  }
}

async function counts({ deps }: TestProgram) {
  const { query } = deps.db
  const count = async (table: 'inbound' | 'conversation' | 'texts_kept') =>
    (await query.selectFrom(table).selectAll().execute()).length
  return {
    replies: (await query.selectFrom('outbox').select('id').where('kind', '=', 'reply').execute()).length,
    inbound: await count('inbound'),
    conversation: await count('conversation'),
    texts_kept: await count('texts_kept'),
  }
}

/** Every row of every table, sealed columns opened, ids by order of appearance; facts are what the worlds differ in. */
async function dump({ deps }: TestProgram, without: readonly string[]): Promise<string> {
  const { db, sealer } = deps
  const { rows: tables } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name
  `.execute(db.query)
  const lines: string[] = []
  for (const { name } of tables.filter((table) => ![...NOT_OURS, ...without].includes(table.name))) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db.query)
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const at =
          name === 'draft'
            ? `${row['invitation_id']}|${row['holder']}`
            : String(row['id'] ?? row['invitation_id'])
        // Only its length may be seen without the ring.
        if (column === 'facts_sealed') row[column] = String(value).length
        else if (column.endsWith('_sealed') && typeof value === 'string')
          row[column] = await sealer.open(name, column, at, value)
      }
      // By chance, but for its length.
      if (name === 'sealed_year')
        Object.assign(row, { key_id: '', claim: '', body: String(row['body']).length })
      if (name === 'invitation') row['facts'] = String(row['facts']).replace(/"trust":\d/, '')
      lines.push(`${name} ${JSON.stringify(row)}`)
    }
  }
  const seen = new Map<string, string>()
  return lines
    .join('\n')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      seen.set(id, seen.get(id) ?? `#${seen.size + 1}`)
      return seen.get(id) ?? ''
    })
}

const NOTHING: World = { trust: 0, replies: ['1'] }
const ANSWERED: World = { trust: 1, replies: ['1', '4', '3', '5'] }

describe('on the patient’s own phone', () => {
  test.each<[string, World]>([
    ['answered', ANSWERED],
    ['answered otherwise', { trust: 1, replies: ['1', '1', '9', '2'] }],
    ['broken off', { trust: 1, replies: ['1', '4'] }],
    ['not begun', { trust: 1, replies: ['1'] }],
    ['skipped', { trust: 1, replies: ['1', '9', '9', '9'] }],
    ['not read at first', { trust: 1, replies: ['1', '3 or 4', '8'] }],
  ])('the private part %s leaves what a month without it leaves', async (_, world) => {
    const [one, other] = [await live(world), await live(NOTHING)]
    expect(one.living).toBe(other.living)
    expect(one.over).toBe(other.over)
    // They did differ, or the test would show nothing.
    expect(one.texts).not.toBe(other.texts)
    expect(one.left).toEqual({ replies: 0, inbound: 0, conversation: 0, texts_kept: 0 })
  })

  test('so does one with a note', async () => {
    const [one, other] = [
      await live({ trust: 1, replies: ['Thank you for Friday', '4', '4', '4', 'thanks'] }),
      await live({ trust: 0, replies: ['Thank you for Friday', 'thanks'] }),
    ]
    expect(one.living).toBe(other.living)
    expect(one.over).toBe(other.over)
    expect(one.over).toContain('Thank you for Friday')
  })

  test('and one that a stop ended', async () => {
    const [one, other] = [
      await live({ trust: 1, replies: ['1', '4', 'stop'] }),
      await live({ trust: 0, replies: ['1', 'stop'] }),
    ]
    expect(one.living).toBe(other.living)
    expect(one.over).toBe(other.over)
    expect(one.over).toContain('suppression {')
  })
})

test('on a phone that others use, too', async () => {
  const patient = { phone_kind: 'shared', phone_said: null } as const
  const [one, other] = [
    await live({ trust: 1, replies: [], patient }),
    await live({ trust: 0, replies: [], patient }),
  ]
  expect(one.living).toBe(other.living)
  expect(one.over).toBe(other.over)
})

describe('texts are kept', () => {
  test('while the link lives and three days longer, so that none is heard twice after a restore', async () => {
    const program = await openTestProgram()
    const ends = '2026-12-05T18:00:00.000Z'
    const { phone: me } = await start(
      program,
      { survey: 'pulse', facts: { trust: 1 }, row: { expires_at: ends } },
      { phone_said: 'own' },
    )
    for (const said of ['1', '9', '3', '1', '4']) await me.say(said)
    for (const [at, inbound] of [
      ['2026-12-05T18:00:00.000Z', 5],
      ['2026-12-08T17:59:59.000Z', 5],
      ['2026-12-08T18:00:00.000Z', 0],
    ] as const) {
      program.clock.set(at)
      await tick(program.deps)
      expect(await counts(program)).toMatchObject({ inbound })
    }
    await program.close()
  })

  test('while the carrier has one to erase', async () => {
    const program = await openTestProgram()
    const { db } = program.deps
    const { phone: me } = await start(
      program,
      { survey: 'pulse', facts: { trust: 1 } },
      { phone_said: 'own' },
    )
    for (const said of ['1', '9', '3', '1', '4']) await me.say(said)
    program.clock.advance('P20D')
    const redact = program.deps.sms.redact
    program.deps.sms.redact = () => Promise.reject(new Error('away'))
    await db.commit([db.query.updateTable('inbound').set({ erase_due: 1 }).where('body_sealed', 'is', null)])
    await tick(program.deps)
    expect(await counts(program)).toMatchObject({ inbound: 1, conversation: 0, texts_kept: 1 })
    program.deps.sms.redact = redact
    await tick(program.deps)
    await tick(program.deps)
    expect(await counts(program)).toMatchObject({ inbound: 0, texts_kept: 0 })
    await program.close()
  })

  test('when nobody knows the number: a stranger’s text is in no conversation', async () => {
    const program = await openTestProgram()
    await receiveText(program.deps, { providerId: 'SM1', from: '+12125550199', body: 'hello' })
    program.clock.advance('P60D')
    await tick(program.deps)
    expect(await counts(program)).toMatchObject({ inbound: 1 })
    await program.close()
  })
})
