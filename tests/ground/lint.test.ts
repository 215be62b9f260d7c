// The lint catches each planted violation in a copy of the project's rules, and passes what is allowed.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from './sources.ts'

const PLANTED = {
  'server/core/clock.ts': ['export const now = () => Date.now()', 'sayso(pure)'],
  'server/core/date.ts': ['export const now = () => new Date()', 'sayso(pure)'],
  'server/core/text.ts': ['export const now = () => Date()', 'sayso(pure)'],
  'server/core/chance.ts': ['export const draw = () => Math.random()', 'sayso(pure)'],
  'server/core/instant.ts': [
    "import { Temporal } from 'temporal-polyfill'\nexport const now = () => Temporal.Now.instant()",
    'sayso(pure)',
  ],
  'server/core/web.ts': ["import { Hono } from 'hono'\nexport const app = new Hono()", 'sayso(layers)'],
  'server/core/files.ts': ["export { readFileSync } from 'node:fs'", 'sayso(layers)'],
  'server/core/lazy.ts': ["export const load = () => import('twilio')", 'sayso(layers)'],
  'server/core/borrow.ts': ["export type A = import('../db/goals.ts').Goal", 'sayso(layers)'],
  'server/staff/peek.ts': ["export * from '../db/sealed-parts.ts'", 'sayso(layers)'],
  'server/actions/up.ts': ["export { a } from '../channels/page.tsx'", 'sayso(layers)'],
  'web/staff/rule.tsx': ["export { a } from '../../server/core/sitting.ts'", 'sayso(layers)'],
  'server/db/raw.ts': [
    "import { sql } from 'kysely'\nexport const a = sql.raw('1')",
    'no-restricted-properties',
  ],
  'server/db/literal.ts': [
    "import { sql } from 'kysely'\nexport const a = sql.lit('1')",
    'no-restricted-properties',
  ],
  'server/db/compiled.ts': [
    "import { CompiledQuery } from 'kysely'\nexport const a = CompiledQuery.raw('1')",
    'no-restricted-properties',
  ],
  'server/any.ts': ['export const a = (b: any) => b', 'no-explicit-any'],
  'server/ignored.ts': ['// @ts-ignore\nexport const a = 1', 'ban-ts-comment'],
} as const

const ALLOWED = {
  'server/core/given.ts': 'export const at = (now: string) => new Date(now).getTime()',
  'server/actions/act.ts': "export { a } from '../db/goals.ts'",
  'server/staff/types.ts': "export type { Goal } from '../db/goals.ts'",
  'web/staff/view.tsx':
    "import type { Answers } from '../../server/core/question.ts'\nexport type A = Answers",
}

let folder: string
let report: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sayso-lint-'))
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true })
  cpSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `${text}\n`)
  }
  for (const [path, [text]] of Object.entries(PLANTED)) plant(path, text)
  for (const [path, text] of Object.entries(ALLOWED)) plant(path, text)
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), ['--format=json', 'server', 'web'], {
    cwd: folder,
    encoding: 'utf8',
  })
  report = stdout
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const complaints = (path: string): string[] => {
  const { diagnostics } = JSON.parse(report) as { diagnostics: { code: string; filename: string }[] }
  return diagnostics
    .filter(({ filename }) => filename.replaceAll('\\', '/').endsWith(path))
    .map(({ code }) => code)
}

test.each(Object.entries(PLANTED))('%s is caught', (path, [, rule]) => {
  expect(complaints(path).join(' ')).toContain(rule)
})

test.each(Object.keys(ALLOWED))('%s passes', (path) => {
  expect(complaints(path)).toEqual([])
})
