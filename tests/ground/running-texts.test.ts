// The runbook holds: it explains every line that the product may log, and names the words and commands that there are.
import { expect, test } from 'vitest'
import { readReply } from '../../server/core/conversation/read-reply.ts'
import { ERROR_CODES } from '../../server/core/outreach/delivery.ts'
import { projectFiles, textOf } from './sources.ts'

const guide = textOf('docs/guides/running-texts.md')

test('every line of the log is explained, and no other', () => {
  const logged = projectFiles('.ts', '.tsx')
    .filter((path) => path.startsWith('server/') && !path.startsWith('server/demo/'))
    .flatMap((path) => [...textOf(path).matchAll(/\blog\(\s*'(?:error|warn|info)',\s*'([a-z_.]+)'/g)])
    .map(([, event]) => event!)
  const explained = [...guide.matchAll(/^\| `([a-z_]+\.[a-z_]+)` /gm)].map(([, event]) => event!)
  expect(logged.length).toBeGreaterThan(20)
  expect(explained.toSorted()).toEqual([...new Set(logged)].toSorted())
})

test('every code of the carrier that is not one text’s own is explained', () => {
  for (const [code, { reaction }] of Object.entries(ERROR_CODES))
    if (reaction !== 'back_off') expect(guide).toContain(code)
})

test.each([
  ['opt-out', 'stop'],
  ['opt-in', 'start'],
])('each %s word to enter at the carrier is a %s here', (block, intent) => {
  const words = new RegExp(`\`\`\`${block}\n(.*)\n`).exec(guide)![1]!.split(', ')
  expect(words.length).toBeGreaterThan(5)
  for (const word of words) {
    for (const stopped of [false, true]) {
      const reply = readReply(word, { question: null, stopped })
      // Already stopped, a stop stays one; a start is heard both ways.
      expect([word, 'intent' in reply && reply.intent]).toEqual([word, intent])
    }
  }
})

test('each command exists', () => {
  const commands = [...guide.matchAll(/npm run sayso -- ([a-z-]+)/g)].map(([, name]) => name!)
  const cli = textOf('server/cli.ts')
  for (const name of new Set(commands)) expect(cli).toMatch(new RegExp(`^ {2}${name}: \\{`, 'm'))
})
