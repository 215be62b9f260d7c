// Habits that no other tool holds: short files that say their job, and documents whose paths exist.
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFiles, ROOT, textOf } from './sources.ts'

const LONGEST = 250
const code = projectFiles('.ts', '.tsx', '.mjs', '.cjs', '.css', '.sql')

test('no source file is longer than 250 lines', () => {
  const long = code.filter((path) => textOf(path).trimEnd().split('\n').length > LONGEST)
  expect(long).toEqual([])
})

test('every source file opens with a comment on its job', () => {
  expect(code.filter((path) => !/^(#!.*\n)?(\/\/ |\/\*|-- )/.test(textOf(path)))).toEqual([])
})

test('no source file silences a tool', () => {
  const silence = /(es|ox)lint[-]disable|@ts[-](ignore|expect-error|nocheck)|biome[-]ignore/
  expect(code.filter((path) => silence.test(textOf(path)) && path !== 'tests/ground/lint.test.ts')).toEqual(
    [],
  )
})

describe('documents', () => {
  const MADE_LATER = /^(dist|data|node_modules)\//
  const TOP = /^(server|surveys|web|migrations|tests|docs|scripts|\.ci)(\/|$)/
  const PATH_LIKE = /^[\w.@/-]+$/

  /** Paths that a document names: in `code`, as links, and as images. */
  function pathsIn(text: string): string[] {
    const prose = text.replaceAll(/```[\s\S]*?```/g, '')
    const inCode = [...prose.matchAll(/`([^`\n]+)`/g)]
      .map(([, words = '']) => words)
      .filter((words) => TOP.test(words))
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''))
    return [...inCode, ...links].filter((path) => PATH_LIKE.test(path) && !MADE_LATER.test(path))
  }

  test.each(projectFiles('.md'))('%s names only paths that exist', (document) => {
    const missing = pathsIn(textOf(document)).filter(
      (path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, posix.dirname(document), path)),
    )
    expect(missing).toEqual([])
  })

  test('a path in code, a link and an image are read, an address and a command are not', () => {
    const text =
      '`server/gone.ts` `npm start` [a](docs/x.md#part) ![b](docs/i.png) [c](https://d.example/e) `/caseload`'
    expect(pathsIn(text)).toEqual(['server/gone.ts', 'docs/x.md', 'docs/i.png'])
  })
})
