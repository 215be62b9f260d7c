// Reads a journal of stops and starts line by line: what it says, and each line that cannot be taken at its word.
import * as z from 'zod'
import { SUPPRESSION_KINDS, type Suppression } from '../core/outreach/suppression.ts'
import { instantAfter } from '../core/time.ts'
import { isJournalHeader, journalSealOf } from '../journal-seal.ts'

export interface JournalEntry extends Suppression {
  /** E.164. */
  readonly phone: string
}

export interface ReadJournal {
  readonly entries: readonly JournalEntry[]
  readonly problems: readonly { readonly line: number; readonly sentence: string }[]
  /** Its last line is missing, or counts other entries than there are. */
  readonly cutOff: boolean
}

/** Nothing of it can be read: the sentence is for the operator. */
export class UnreadableJournal extends Error {
  override readonly name = 'UnreadableJournal'
}

const CLOCKS_DIFFER_MS = 300_000
const entry = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
  kind: z.enum(SUPPRESSION_KINDS),
  channel: z.string().regex(/^[a-z_ ]{1,32}$/),
  at: z.iso.datetime({ precision: 3 }),
})
const line = z.union([entry, z.object({ end: z.int().min(0) })])

/** @param now an entry from the future would outweigh all that people say until then. */
export async function readJournal(
  lines: AsyncIterable<string>,
  secret: string,
  now: string,
): Promise<ReadJournal> {
  const entries: JournalEntry[] = []
  const problems: { line: number; sentence: string }[] = []
  const latest = instantAfter(now, CLOCKS_DIFFER_MS)
  let seal: ReturnType<typeof journalSealOf> | null = null
  let [at, counted, end] = [0, 0, -1]
  for await (const text of lines) {
    at += 1
    // What npm says of itself may stand before.
    if (seal === null) seal = isJournalHeader(text) ? journalSealOf(secret, text.trim()) : null
    else if (text.trim() !== '') {
      if (typeof seal === 'string') break
      const read = parse(seal.open(text.trim()))
      if (typeof read === 'string') problems.push({ line: at, sentence: read })
      else if ('end' in read) end = read.end
      else if (read.at > latest)
        problems.push({ line: at, sentence: 'This was said later than now: is a clock wrong?' })
      else entries.push(read)
      if (typeof read === 'string' || 'at' in read) counted += 1
    }
  }
  if (seal === null) throw new UnreadableJournal('This is not a journal: it has no first line of one.')
  if (typeof seal === 'string') throw new UnreadableJournal(seal)
  return { entries, problems, cutOff: end !== counted }
}

function parse(opened: string | null): z.infer<typeof line> | string {
  if (opened === null) return 'This line was changed, or cut.'
  const read = line.safeParse(jsonOf(opened))
  return read.success ? read.data : 'This line says nothing that this version of Sayso understands.'
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
