// One program lived twice, alike in everything but what some patients answered: all that anybody but them could see.
import { sql } from 'kysely'
import { Hono } from 'hono'
import { tick } from '../../server/actions/tick.ts'
import { createApp } from '../../server/app.ts'
import { mountDemo } from '../../server/demo/app.ts'
import type { Demo } from '../../server/demo/demo.ts'
import type { Role } from '../../server/staff/viewer.ts'
import { staffRoutes } from '../../server/staff/routes.ts'
import { openBrowser } from '../channels/page-setup.ts'
import { openStaffSide } from '../staff/signed-in.ts'
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import { BASELINE_FACTS, invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { publicId, withRowIds } from '../support/public-id.ts'
import { invite as inviteByText, phone } from '../support/texting.ts'

export type Codes = readonly [string, string, string]

/** What the patients of one world answer; sealed, but for `progress`. */
export interface World {
  readonly onPage: Codes
  readonly byText: Codes
  readonly autosaved: string
  readonly pastRespect: string
  readonly progress?: string
}

export interface Seen {
  /** Every table but those of sealed answers, sealed columns opened; sign-in's own random rows left out. */
  readonly rows: string
  /** Every page of every role, the simulated phones, and the log. */
  readonly pages: string
  readonly log: string
  readonly sealedRows: string
  /** What is kept of each text that came, while links live; null: its words are gone. */
  readonly texts: readonly (string | null)[]
  /** Statements issued while staff pages were read. */
  readonly staffStatements: readonly string[]
}

type Fields = Readonly<Record<string, string>>

const ROLES: readonly Role[] = ['case_manager', 'lead', 'administrator', 'auditor']
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const RANDOM = [
  'sealed_answer',
  'sealed_part',
  'sealed_year',
  'sealed_cell',
  'sealed_key',
  'data_key',
  'session',
  'account',
  'user',
  'migration',
]

export async function live(world: World): Promise<Seen> {
  const program = await openTestProgram()
  try {
    const ana = await program.addStaff('Ana Ruiz')
    await answerAll(program, ana, world)
    const texts = await keptTexts(program)
    // Past the quarter's end: the release is held, for fewer than eleven answered.
    program.clock.set('2027-01-05T18:00:00.000Z')
    await tick(program.deps)
    const rows = await dump(program)
    const { pages, staffStatements } = await readEverything(program, ana)
    const ids = new Set((await dump(program)).match(ID))
    const all = await program.deps.db.query.selectFrom('invitation').select('id').orderBy('id').execute()
    const parts = await Promise.all(all.map(({ id }) => readSealedPart(program.deps, id)))
    const sealedRows = JSON.stringify(parts.map((part) => part?.body.answers ?? null))
    return {
      rows: renumber(rows),
      pages: renumber(withRowIds(program, pages, ids)),
      log: program.logged.join('\n'),
      sealedRows,
      texts,
      staffStatements,
    }
  } finally {
    await program.close()
  }
}

/** A page to its end, a text conversation to its end, a baseline with B4, and a page that autosave alone kept. */
async function answerAll(program: TestProgram, ana: string, world: World): Promise<void> {
  const { deps } = program
  const patient = { phone_said: 'own', sharing: 1 } as const
  const add = (name: string, number: string) =>
    program.addPatient({ name, phone: number, caseManagerId: ana, patient })
  const [renee, tomas, grace, walter] = [
    await add('Renee Watkins', '+19255550101'),
    await add('Tomás Ibarra', '+19255550102'),
    await add('Grace Moore', '+19255550103'),
    await add('Walter Pruitt', '+19255550104'),
  ]
  const about = { about_staff_id: ana }
  const page = await invite(deps, renee, 'pulse', TRUST_FACTS, about)
  const kept = await invite(deps, grace, 'pulse', TRUST_FACTS, about)
  const first = await invite(deps, walter, 'baseline', BASELINE_FACTS, about)
  await inviteByText(program, { ...tomas, survey: 'pulse', facts: TRUST_FACTS, aboutStaffId: ana })

  const [T1, T2, T3] = world.onPage
  const browser = openBrowser(program)
  await browser.get(`/s/${page.token}`)
  const pulse: Fields[] = [{ P1: world.progress ?? '3' }, { P2: '2' }, { T1, T2, T3 }]
  for (const fields of pulse) await browser.answer(page.token, fields)

  const texting = phone(program, '+19255550102')
  for (const body of ['1', '3', '2', 'Thank you, Ana.', ...world.byText]) await texting.say(body)

  const unsent = openBrowser(program)
  await unsent.get(`/s/${kept.token}`)
  const begun: Fields[] = [{ P1: '3' }, { P2: '2' }]
  for (const fields of begun) await unsent.answer(kept.token, fields)
  await unsent.send(`/s/${kept.token}/answers`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      revision: Number(unsent.hidden()['revision']),
      answers: { T1: world.autosaved },
    }),
  })

  const baseline = openBrowser(program)
  await baseline.get(`/s/${first.token}`)
  const goal = { B1: 'Sleep inside every night.' }
  const asked: Fields[] = [
    { B6: '1' },
    { B5: '1' },
    goal,
    { B1n: '9' },
    { B2: '9' },
    { B3: '2' },
    { P1: '1' },
    { B7_2: '2' },
  ]
  asked.push({ I2: '3' }, { S1: '3' }, { B4: world.pastRespect })
  for (const fields of asked) await baseline.answer(first.token, fields)
}

async function keptTexts({ deps }: TestProgram): Promise<(string | null)[]> {
  const rows = await deps.db.query.selectFrom('inbound').select(['id', 'body_sealed']).orderBy('id').execute()
  return Promise.all(
    rows.map(({ id, body_sealed: body }) => body && deps.sealer.open('inbound', 'body_sealed', id, body)),
  )
}

async function dump({ deps }: TestProgram): Promise<string> {
  const { db, sealer } = deps
  const { rows: tables } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name
  `.execute(db.query)
  const lines: string[] = []
  for (const { name } of tables.filter((table) => !RANDOM.includes(table.name))) {
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(name)} order by rowid`.execute(db.query)
    for (const row of rows) {
      const id = String(row['id'] ?? row['invitation_id'])
      for (const [column, value] of Object.entries(row)) {
        const at = name === 'draft' ? `${row['invitation_id']}|${row['holder']}` : id
        // By the ring of private answers: its length alone may be seen.
        if (column === 'facts_sealed') row[column] = String(value).length
        else if (column.endsWith('_sealed') && typeof value === 'string')
          row[column] = await sealer.open(name, column, at, value)
      }
      lines.push(`${name} ${JSON.stringify(row)}`)
    }
  }
  return lines.join('\n')
}

async function readEverything(program: TestProgram, ana: string) {
  const { deps, clock, statements } = program
  const app = new Hono()
  const demo: Demo = {
    now: clock.now,
    since: () => '2026-11-01T00:00:00.000Z',
    advance: async () => clock.now(),
    live: async () => {},
  }
  app.route('/', createApp(deps))
  mountDemo(app, deps, demo)
  const patients = await deps.db.query
    .selectFrom('patient')
    .select(['id', 'contact_id'])
    .orderBy('id')
    .execute()
  const calls = await deps.db.query.selectFrom('follow_up').select('id').orderBy('id').execute()
  const side = openStaffSide(program)
  const pages: string[] = []
  statements.length = 0
  const paths = staffRoutes(deps)
    .filter(({ method, path }) => method === 'GET' && !path.includes('/first/'))
    .flatMap(({ path }) => {
      if (!path.includes(':id')) return [path]
      const [kind, rows] = path.startsWith('/follow-ups/')
        ? (['follow_up', calls] as const)
        : (['patient', patients] as const)
      return rows.map(({ id }) => path.replace(':id', publicId(program, kind, id)))
    })
  for (const role of ROLES) {
    const person = role === 'case_manager' ? await side.enterAs(ana, role) : await side.enter(role)
    for (const path of paths) pages.push(`${role} ${path}`, await (await person.get(path)).text())
  }
  const staffStatements = [...statements]
  const phones = patients.map(({ contact_id }) => `/phones/${publicId(program, 'contact', contact_id ?? '')}`)
  for (const path of ['/phones', '/phones/all', ...phones])
    pages.push(path, await (await app.request(path)).text())
  const numbers = ['01', '02', '03', '04'].map((end) => `%2B192555501${end}`)
  for (const number of numbers) pages.push(await (await app.request(`/dev/messages?to=${number}`)).text())
  return { pages: pages.join('\n'), staffStatements }
}

/** Ids by order of appearance: one more or fewer row of sealed_answer shifts the ids made after it. */
function renumber(text: string): string {
  const seen = new Map<string, string>()
  return text.replaceAll(ID, (id) => {
    const known = seen.get(id)
    if (known) return known
    const name = `#${seen.size + 1}`
    seen.set(id, name)
    return name
  })
}
