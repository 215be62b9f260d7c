// `npm run verify:replies -- FILE.jsonl`: reads labelled replies as the conversation would, and counts the misses.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { judgeReply } from './judge-reply.ts'
import { readLabelled } from './read-labelled.ts'

type Print = (line: string) => void

interface Count {
  readonly passed: number
  readonly failed: number
}

/** Bundled or not, the project's folder is two up from here. */
const root = join(import.meta.dirname, '../..')
const OWN = [
  'tests/vectors/replies.jsonl',
  'tests/vectors/replies-sceptical.jsonl',
  'tests/vectors/replies-other-hand.jsonl',
]

/** Returns the exit code. Without a file it reads the project's own set. */
export function verifyReplies(given: readonly string[], print: Print): number {
  const files = given.length > 0 ? given.map(fromWhereOneStands) : OWN.map((file) => join(root, file))
  const counts = files.map((file) => verifyFile(file, print))
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  print(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** npm changes to the project's folder; a file is named from where the person stands. */
function fromWhereOneStands(file: string): string {
  const there = resolve(process.env['INIT_CWD'] ?? '.', file)
  return existsSync(there) ? there : resolve(file)
}

function verifyFile(file: string, print: Print): Count {
  try {
    return verifyLines(readFileSync(file, 'utf8'), print)
  } catch {
    print(`${file} cannot be read.`)
    return { passed: 0, failed: 1 }
  }
}

/** Prints each miss with its line. A line that is no labelled reply is a miss, and so is a file without any. */
export function verifyLines(jsonl: string, print: Print): Count {
  let [passed, failed] = [0, 0]
  const kinds = new Map<string, number>()
  for (const { line, reply, fault } of readLabelled(jsonl)) {
    if (!reply) {
      failed += 1
      print(`Line ${line}: ${fault}`)
      continue
    }
    const kind = `${reply.item} ${reply.lang}`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    const { found, right } = judgeReply(reply)
    if (right) passed += 1
    else {
      failed += 1
      const [expected, instead] = [JSON.stringify(reply.expect), JSON.stringify(found)]
      print(`Line ${line}, ${kind}, ${JSON.stringify(reply.text)}: expected ${expected}, found ${instead}.`)
    }
  }
  if (kinds.size > 0) print(`Read ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}.`)
  if (passed + failed > 0) return { passed, failed }
  print('There are no replies in it.')
  return { passed: 0, failed: 1 }
}
