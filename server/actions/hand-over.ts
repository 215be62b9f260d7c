// Hands attempted texts to the carrier, several at a time, and writes down together what was answered at about one time.
import type { Deps } from '../deps.ts'
import type { SendOutcome } from '../external/sms.ts'
import type { Attempt } from './attempt-texts.ts'
import { settleAccepted, settleSend, type Settled } from './settle-send.ts'

export interface Handover {
  /** Calls the carrier; `room` comes first. */
  start(attempt: Attempt): void
  /** Phones whose text is with the carrier now: their next one waits. */
  isBusy(contactId: string): boolean
  /** Resolves when `count` more calls may start. */
  room(count: number): Promise<void>
  /** Resolves when the next call has ended, or at once when there is none. */
  next(): Promise<void>
  all(): Promise<void>
}

const MOST_CALLS = 32
/** What comes within this time is one commit; a crash leaves no more than that in doubt. */
const GATHER_MS = 10

type Answered = Pick<Attempt, 'text'> & { readonly outcome: SendOutcome; readonly settled: () => void }

export function createHandover(deps: Deps, count: (settled: Settled) => void): Handover {
  const calls = new Map<string, Promise<void>>()
  const answered: Answered[] = []
  let gathering: Promise<void> | null = null

  async function settleAll(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
    gathering = null
    const these = answered.splice(0)
    const accepted = these.flatMap(({ text, outcome }) =>
      outcome.kind === 'accepted' ? [{ text, ...outcome }] : [],
    )
    const together = accepted.length > 1 && (await settleAccepted(deps, accepted).then(yes, no))
    for (const { text, outcome, settled } of these) {
      try {
        count(together && outcome.kind === 'accepted' ? 'accepted' : await settleSend(deps, text, outcome))
      } catch (error) {
        // It stays attempted, and is in doubt before long.
        deps.log('error', 'send.failed', { outboxId: text.id, error: nameOf(error) })
      }
      settled()
    }
  }

  async function call({ text, outgoing }: Attempt): Promise<void> {
    const outcome = await deps.sms
      .send(outgoing)
      .catch((error: unknown) => ({ kind: 'unknown', reason: nameOf(error) }) as const)
    await new Promise<void>((settled) => {
      answered.push({ text, outcome, settled })
      gathering ??= settleAll()
    })
  }

  const next = async () => void (await Promise.race(calls.values()))
  return {
    start(attempt) {
      const { contactId } = attempt.text
      calls.set(
        contactId,
        call(attempt).finally(() => calls.delete(contactId)),
      )
    },
    isBusy: (contactId) => calls.has(contactId),
    async room(count) {
      while (calls.size > 0 && calls.size + count > MOST_CALLS) await next()
    },
    next: async () => (calls.size > 0 ? next() : undefined),
    async all() {
      while (calls.size > 0) await Promise.all(calls.values())
    },
  }
}

const yes = () => true
const no = () => false
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
