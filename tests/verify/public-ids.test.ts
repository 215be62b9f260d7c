// No page, redirect, form or tablet shows an id as the database holds it, which would tell when a row was made.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCounty } from '../../server/demo/county.ts'
import { openTestProgram } from '../support/program.ts'
import { walkAsPatients } from './walk-patients.ts'
import { walkAsStaff } from './walk-staff.ts'
import { openWalk, type Answer, type Walk } from './walk.ts'

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi
/** Without dashes. */
const BARE = /(?<![0-9a-z])[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}(?![0-9a-z])/gi

let walk: Walk
/** Every id in every column of every table, as base64url. */
let known: ReadonlySet<string>

beforeAll(async () => {
  const program = await openTestProgram()
  const { deps } = program
  await createCounty(deps, { seed: 'ids', patients: 80, caseManagers: 2, months: 8, now: deps.now() })
  walk = openWalk(program)
  await walkAsStaff(walk)
  await walkAsPatients(walk)
  known = await idsOnFile()
}, 300_000)
afterAll(() => walk?.program.close())

const packed = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

async function idsOnFile(): Promise<Set<string>> {
  const { query } = walk.program.deps.db
  const { rows: tables } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(query)
  const found = new Set<string>()
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(query)
    for (const [id] of JSON.stringify(rows).matchAll(UUID)) found.add(packed(id))
  }
  return found
}

/** Ids as they are on file, however they are written. */
function idsIn(text: string): string[] {
  const found = [...text.matchAll(UUID), ...text.matchAll(BARE)].map(([id]) => id)
  for (const [run] of text.matchAll(/[\w+/-]{22,}/g))
    for (let at = 0; at + 22 <= run.length; at += 1) {
      const piece = run.slice(at, at + 22)
      if (known.has(piece.replaceAll('+', '-').replaceAll('/', '_'))) found.push(piece)
    }
  return found
}

describe('the walk', () => {
  test('opens each page and sends each form', () => {
    const answered = walk.answers.filter(({ status }) => status !== 404 && status < 500)
    const opened = new Set(answered.map(({ method, route }) => `${method} ${route}`))
    const byToken = ['GET /sign-in/first/:token', 'POST /sign-in/first/:token', 'POST /sign-out']
    expect(walk.routes.filter((route) => !opened.has(route) && !byToken.includes(route))).toEqual([])
    expect(walk.answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(walk.answers.filter(({ path }) => path.startsWith('/s/')).length).toBeGreaterThan(40)
  })

  test('meets redirects and forms sent back, on which ids stand too', () => {
    const met = (answer: Answer) => `${answer.method} ${answer.route} ${answer.status}`
    const all = new Set(walk.answers.map(met))
    for (const step of ['hand', 'close'])
      for (const status of [303, 422]) expect(all).toContain(`POST /follow-ups/:id/${step} ${status}`)
    expect(all).toContain('POST /caseload/patients/:id/read 303')
    expect(all).toContain('POST /unreached/:id/number 422')
    expect(all).toContain('POST /phones/:id/reply 303')
    for (const step of ['start', 'answers', 'show', 'end']) expect(all).toContain(`POST /kiosk/${step} 200`)
    expect(walk.answers.filter(({ method, status }) => method === 'PUT' && status === 200)).not.toEqual([])
  })
})

test('no answer holds an id as it is on file: in its body, its headers, its forms', () => {
  expect(known.size).toBeGreaterThan(1000)
  const wrong = walk.answers.flatMap(({ method, route, head, body }) =>
    idsIn(`${head}\n\n${body}`).map((id) => {
      const before = `${head}\n\n${body}`.split(id)[0]!.slice(-30)
      return `${method} ${route}: ${before}`
    }),
  )
  expect([...new Set(wrong)]).toEqual([])
})

test('an id that is written in another way is found too', () => {
  const [id = ''] = [...known]
  const hex = Buffer.from(id, 'base64url').toString('hex')
  const dashed = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  for (const written of [dashed, dashed.toUpperCase(), hex, hex.toUpperCase(), id, `snew${id}t`])
    expect(idsIn(`<a href="/x/${written}">`), written).not.toEqual([])
})

const KINDS = {
  '/caseload/patients/:id': 'patient',
  '/follow-ups/:id': 'follow_up',
  '/unreached/:id': 'patient',
  '/phones/:id': 'contact',
} as const

describe.each(Object.entries(KINDS))('of the addresses %s', (route, kind) => {
  const met = () => [
    ...new Set(
      walk.answers
        .filter((answer) => answer.route === route && answer.status === 200)
        .map(({ path }) => path.split('/').at(-1)!),
    ),
  ]

  test('no order tells which row was made first', () => {
    const inOrder = met().toSorted((a, b) => (rowOf(a) < rowOf(b) ? -1 : 1))
    expect(inOrder.length).toBeGreaterThan(8)
    // As text, and as the bytes that it stands for.
    for (const read of [(id: string) => id, (id: string) => Buffer.from(id, 'base64url').toString('hex')]) {
      const rises = inOrder.filter((id, at) => at > 0 && read(inOrder[at - 1]!) < read(id)).length
      expect(rises).toBeGreaterThan(0)
      expect(rises).toBeLessThan(inOrder.length - 1)
    }
  })
  const rowOf = (id: string) => walk.program.deps.sealer.rowId(kind, id) ?? ''

  test('none is known by the id on file, nor by that of another kind', async () => {
    const { sealer, newId } = walk.program.deps
    const found = walk.answers.filter((answer) => answer.route === route && answer.status === 200).at(-1)!
    const shown = found.path.split('/').at(-1)!
    const row = rowOf(shown)
    const ask = async (id: string) => {
      const { status, head, body } = await walk.ask(found.by, 'GET', found.path.replace(shown, id))
      return { status, head, body }
    }
    const unknown = await ask(sealer.publicId(kind, newId()))
    expect(unknown.status).toBe(404)
    const others = [row, row.toUpperCase(), row.replaceAll('-', ''), packed(row), `${shown}A`, shown.slice(1)]
    for (const id of [...others, sealer.publicId('goal', row), 'x', '%00'])
      expect(await ask(id), id).toEqual(unknown)
  })
})
