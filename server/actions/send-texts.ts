// Sends what is due, in groups: attempted in one commit, handed over side by side, at the program's rate.
import { instantAfter } from '../core/time.ts'
import { Conflict } from '../db/database.ts'
import { dueTexts, type DueText } from '../db/due-texts.ts'
import { readHalt } from '../db/halt.ts'
import type { ProgramSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { attemptTexts } from './attempt-texts.ts'
import { createHandover, type Handover } from './hand-over.ts'
import { judgeOf } from './judge-texts.ts'
import type { Settled } from './settle-send.ts'
import { mostAtOnce, waitForTurn } from './wait-for-turn.ts'

export type SendReport = Record<Settled | 'waiting' | 'cancelled' | 'failed', number> & {
  /** More may leave at once: the bounds of one call were reached, not the end of the queue. */
  more: boolean
}

const AT_ONCE = 160
const GROUP = 16
const MOST_ROUNDS = 200
/** One call lasts about so long at most, so that the rest of a tick has its turn. */
const MOST_MS = 20_000
/** A reply leaves in the request that asked for it, unless the rate would keep that waiting. */
const REPLY_MOST_MS = 5_000
/** Rounds in which somebody else was first everywhere. */
const MOST_IDLE_ROUNDS = 3
const FEW_BUSY = 2

interface Only {
  /** One phone's texts, so that a reply leaves in the request that asked for it. */
  readonly contactId?: string
  /** Null: it cannot be read, and what it binds stands still. Undefined: read when it is wanted. */
  readonly schedule?: ProgramSchedule | null
}

export async function sendTexts(deps: Deps, only: Only = {}): Promise<SendReport> {
  const report: SendReport = {
    accepted: 0,
    busy: 0,
    halted: 0,
    refused: 0,
    unknown: 0,
    waiting: 0,
    cancelled: 0,
    failed: 0,
    more: true,
  }
  const handover = createHandover(deps, (settled) => (report[settled] += 1))
  const endsAt = instantAfter(deps.now(), MOST_MS)
  const most = only.contactId === undefined ? MOST_MS : REPLY_MOST_MS
  // After a refused account every other text would meet the same, and after many that were told to come again later:
  // they keep until the next tick. One among many speaks of itself alone.
  const stopped = () => report.halted > 0 || report.busy > FEW_BUSY + report.accepted / 10
  let idle = 0
  for (let round = 0; round < MOST_ROUNDS && idle < MOST_IDLE_ROUNDS && !stopped(); round += 1) {
    const now = deps.now()
    if (now > endsAt) break
    const halted = only.schedule === null || (await readHalt(deps.db)) !== null
    const due = await dueTexts(deps.db, { now, limit: AT_ONCE, halted, contactId: only.contactId })
    if (due.length === 0) {
      report.more = false
      break
    }
    const free = firstOfEachPhone(due).filter(({ contactId }) => !handover.isBusy(contactId))
    // A phone's next text is decided by what became of the one before. A call that hangs holds up its own phone only.
    if (free.length === 0) {
      await handover.next()
      continue
    }
    const size = await mostAtOnce(deps, GROUP)
    let moved = false
    const groups = groupsOf(free, size)
    const long = due.length === AT_ONCE && due[0]!.kind === 'ours'
    for (const group of long ? fromAnywhere(deps, groups) : groups) {
      if (stopped() || deps.now() > endsAt) break
      if (!(await waitForTurn(deps, group.length, most))) return finish(handover, report)
      await handover.room(group.length)
      if (await sendGroup(deps, group, handover, report, only.schedule)) moved = true
    }
    idle = moved ? 0 : idle + 1
  }
  return finish(handover, report)
}

async function finish(handover: Handover, report: SendReport): Promise<SendReport> {
  await handover.all()
  // A refused account is asked again in an hour, not at once.
  return { ...report, more: report.more && report.halted === 0 }
}

/** Whether anything became of the group; false: somebody else was first. */
async function sendGroup(
  deps: Deps,
  group: readonly DueText[],
  handover: Handover,
  report: SendReport,
  schedule: Only['schedule'],
): Promise<boolean> {
  try {
    const judge = await judgeOf(deps, group, schedule ?? null)
    const { attempts, ...counts } = await attemptTexts(deps, group, judge)
    for (const attempt of attempts) handover.start(attempt)
    report.waiting += counts.waiting
    report.cancelled += counts.cancelled
    report.failed += counts.failed
    return attempts.length + counts.waiting + counts.cancelled + counts.failed > 0
  } catch (error) {
    // Somebody else touched a phone: what was read of it is old, and the next round reads afresh.
    if (error instanceof Conflict) return false
    if (group.length === 1) {
      const name = error instanceof Error ? error.name : 'unknown'
      deps.log('error', 'send.failed', { outboxId: group[0]!.id, error: name })
      return false
    }
    // One that breaks must not hold up the others.
    let moved = false
    for (const text of group) if (await sendGroup(deps, [text], handover, report, schedule)) moved = true
    return moved
  }
}

/** Of one phone one text at a time, in the order in which they are to be read. */
function firstOfEachPhone(due: readonly DueText[]): DueText[] {
  return [...Map.groupBy(due, ({ contactId }) => contactId).values()].map(([first]) => first!)
}

function groupsOf(texts: readonly DueText[], size: number): DueText[][] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, i) =>
    // Phones in one order, so that two senders do not wait for each other.
    texts.slice(i * size, (i + 1) * size).toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1)),
  )
}

/** Several senders read one long queue: each begins somewhere else in it. */
function fromAnywhere<T>({ newId }: Deps, groups: readonly T[]): T[] {
  const start = Number.parseInt(newId().slice(-6), 16) % groups.length
  return [...groups.slice(start), ...groups.slice(0, start)]
}
