// Recordings of questions: each belongs to a question that is asked, in a language it is asked in, and is small.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { getMimeType } from 'hono/utils/mime'
import { findClips, SERVED_AS } from '../../scripts/clips.mjs'

let surveys: string
beforeEach(() => {
  surveys = mkdtempSync(join(tmpdir(), 'sayso-clips-'))
  mkdirSync(join(surveys, 'pulse'))
  for (const [version, title] of [
    [1, 'Old words?'],
    [2, 'How close are you?'],
  ]) {
    const elements = [{ name: 'P1', title: { en: title, es: '¿Qué tan cerca?' } }]
    writeFileSync(join(surveys, 'pulse', `v${version}.json`), JSON.stringify({ pages: [{ elements }] }))
  }
})
afterEach(() => rmSync(surveys, { recursive: true }))

function record(path: string, bytes = 34_000): void {
  const [language = '', file = ''] = path.split('/')
  mkdirSync(join(surveys, 'pulse/clips', language), { recursive: true })
  writeFileSync(join(surveys, 'pulse/clips', language, file), Buffer.alloc(bytes))
}

test('a survey without recordings has none', () => {
  expect(findClips(surveys)).toEqual([])
})

test('a recording says the newest words of its question', () => {
  record('en/P1.mp3')
  record('es/P1.ogg')
  record('es/.DS_Store')
  expect(findClips(surveys)).toMatchObject([
    { survey: 'pulse', language: 'en', item: 'P1', title: 'How close are you?', type: 'audio/mpeg' },
    { survey: 'pulse', language: 'es', item: 'P1', title: '¿Qué tan cerca?', type: 'audio/ogg' },
  ])
})

test.each(Object.entries(SERVED_AS))(
  '%s is served under an ending, %s, that tells a player what it is',
  (type, ending) => {
    expect(getMimeType(`clip.${ending}`)?.split('/')[1]).toBe(type.split('/')[1])
  },
)

describe('is refused with the file and the reason', () => {
  test.for([
    ['fr/P1.mp3', 100, 'does not ask in “fr”'],
    ['en/P7.mp3', 100, 'does not ask in “en”'],
    ['en/P1.wav', 100, 'no recording that browsers play: use mp3'],
    ['en/P1.mp3', 300_000, 'is 293 KB: a recording may have 200'],
  ] as const)('%s of %i bytes', ([path, bytes, reason]) => {
    record(path, bytes)
    expect(() => findClips(surveys)).toThrow(reason)
  })
})
