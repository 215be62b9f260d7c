// The layout, held: imports point one way, and no staff page can reach a sealed answer by any chain of them.
import { describe, expect, test } from 'vitest'
import { importProblem, packageProblem } from '../../scripts/layers.ts'
import { importsIn, projectFiles, textOf } from './sources.ts'

const files = projectFiles('.ts', '.tsx').filter((path) => /^(server|surveys|web)\//.test(path))
const graph = new Map(files.map((path) => [path, importsIn(path, textOf(path))]))

test('every import in the product points the way that the layout allows', () => {
  const problems = [...graph].flatMap(([from, imports]) =>
    imports.flatMap(({ to, typeOnly }) => {
      const problem = graph.has(to) ? importProblem(from, to, typeOnly) : packageProblem(from, to)
      return problem ? [`${from} → ${to}: ${problem}`] : []
    }),
  )
  expect(problems).toEqual([])
})

test('every relative import is found, so that no direction goes unread', () => {
  const lost = [...graph].flatMap(([from, imports]) =>
    imports
      .filter(({ to }) => /^(server|surveys|web)\/.*\.tsx?$/.test(to) && !graph.has(to))
      .map(({ to }) => `${from} → ${to}`),
  )
  expect(lost).toEqual([])
})

/** The chain of imports by which `from` would come to run a file that `fits`, or null. */
function chainTo(from: string, fits: (path: string) => boolean): string[] | null {
  const queue = [[from]]
  const seen = new Set<string>()
  for (const chain of queue) {
    const last = chain.at(-1) ?? ''
    if (fits(last)) return chain
    if (seen.has(last)) continue
    seen.add(last)
    for (const { to, typeOnly } of graph.get(last) ?? []) if (!typeOnly) queue.push([...chain, to])
  }
  return null
}

const isSealed = (path: string) => path.startsWith('server/db/sealed')

test('no chain of imports leads from a staff page to sealed answers', () => {
  const pages = files.filter((path) => /^(server|web)\/staff\//.test(path))
  expect(pages.map((page) => chainTo(page, isSealed)?.join(' → ')).filter(Boolean)).toEqual([])
})

test('the chain that patients’ answers take is found, so the search can find one', () => {
  expect(chainTo('server/actions/save-answers.ts', isSealed)).not.toBeNull()
})

test('only the files that are watched for it name the table of sealed answers', () => {
  const naming = files.filter((path) => /['"`]sealed_answer\b|\bsealed_answer['"`:]/.test(textOf(path)))
  expect(naming.filter((path) => !isSealed(path))).toEqual(['server/db/tables.ts'])
})

test('the tables that hold them now are named by their own files and by those that write and close them', () => {
  const naming = files.filter((path) =>
    /['"`]sealed_(part|year|cell|key)\b|\bsealed_(part|year|cell)\|/.test(textOf(path)),
  )
  expect(naming.filter((path) => !isSealed(path))).toEqual([
    'server/actions/close-quarter.ts',
    'server/actions/gather-sealed.ts',
    'server/actions/sealed-blocks.ts',
    'server/actions/sealed-part.ts',
    'server/actions/tick.ts',
    'server/db/database.ts',
    'server/sealed-ring.ts',
  ])
})

test('the demo is loaded by the Node entry alone', () => {
  const importers = [...graph].filter(
    ([from, imports]) =>
      !from.startsWith('server/demo/') && imports.some(({ to }) => to.startsWith('server/demo/')),
  )
  expect(
    importers
      .map(([from]) => from)
      .filter((from) => !/^server\/(node|open|cli)\.ts$|^server\/cli\//.test(from)),
  ).toEqual([])
})

describe('the table refuses', () => {
  test.each([
    ['server/core/a.ts', 'server/db/b.ts', true],
    ['server/core/a.ts', 'server/actions/b.ts', false],
    ['server/core/a.ts', 'surveys/catalogue.ts', false],
    ['server/db/a.ts', 'server/actions/b.ts', false],
    ['server/actions/a.ts', 'server/channels/b.ts', false],
    ['server/actions/a.ts', 'server/external/twilio.ts', false],
    ['server/channels/a.ts', 'server/db/b.ts', false],
    ['server/channels/a.ts', 'server/staff/b.ts', false],
    ['server/staff/a.ts', 'server/db/b.ts', false],
    ['server/staff/a.ts', 'server/db/sealed-answers.ts', true],
    ['server/staff/a.ts', 'server/demo/b.ts', false],
    ['server/app.ts', 'server/demo/b.ts', false],
    ['server/worker.ts', 'server/demo/b.ts', false],
    ['web/staff/a.tsx', 'server/core/b.ts', false],
    ['web/staff/a.tsx', 'server/db/b.ts', true],
    ['web/islands/a.ts', 'web/patient/b.tsx', false],
    ['surveys/pulse/scoring.ts', 'server/db/b.ts', false],
  ])('%s importing %s (types only: %s)', (from, to, typeOnly) => {
    expect(importProblem(from, to, typeOnly)).toMatch(/\.$/)
  })

  test.each([
    ['server/core/a.ts', 'hono'],
    ['server/core/a.ts', 'kysely'],
    ['server/core/a.ts', 'node:crypto'],
    ['server/core/a.ts', 'twilio'],
    ['server/core/a.ts', 'pg'],
    ['server/core/scoring.ts', 'survey-core'],
    ['server/actions/a.ts', 'kysely'],
    ['server/actions/a.ts', 'node:fs'],
    ['server/db/goals.ts', 'better-sqlite3'],
    ['server/channels/a.ts', 'twilio'],
    ['web/staff/a.tsx', 'zod'],
    ['web/islands/a.ts', 'hono/jsx'],
  ])('%s importing the package %s', (from, name) => {
    expect(packageProblem(from, name)).toMatch(/\.$/)
  })
})

test.each([
  ["import { a } from './x.ts'", 'server/x.ts', false],
  ["import type { A } from './x.ts'", 'server/x.ts', true],
  ["import { type A, type B } from './x.ts'", 'server/x.ts', true],
  ["import { type A, b } from './x.ts'", 'server/x.ts', false],
  ["import {\n  a,\n  b,\n} from '../surveys/x.ts'", 'surveys/x.ts', false],
  ["import a, { type B } from './x.ts'", 'server/x.ts', false],
  ["export { a } from './x.ts'", 'server/x.ts', false],
  ["import './x.ts'", 'server/x.ts', false],
  ["const a = await import('./x.ts')", 'server/x.ts', false],
  ["import * as z from 'zod'", 'zod', false],
])('%s is read', (text, to, typeOnly) => {
  expect(importsIn('server/a.ts', text)).toEqual([{ to, typeOnly }])
})
