// The demo county in motion: the clock moves, texts go, people act; alone as time passes, or at a jump.
import { tick } from '../actions/tick.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { readProgram, setDemoNow } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { reportTexts } from './carrier.ts'
import { advanced, hoursBetween, type DemoClock } from './clock.ts'
import { actOn } from './acting.ts'
import { intentions, readCountyFacts, type CountyFacts, type Intention } from './living.ts'
import { after } from './making.ts'

export interface Demo {
  now(): string
  /** Since when "What just happened" tells. */
  since(): string
  /** Lives through every hour on the way; returns the new present. Throws `Problem('bad_request')`. */
  advance(duration: string): Promise<string>
  /** What is due by now: one beat of the timer. */
  live(): Promise<void>
}

export function createDemo(deps: Deps, clock: DemoClock): Demo {
  let facts: Promise<CountyFacts> | undefined
  let lived = clock.now()
  let since = instantAfter(lived, -7 * DAY_MS)
  // One motion at a time: a beat of the timer waits for a jump, and a jump for a beat.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }

  /** From the moment lived last up to `to`; each person acts at their own minute. */
  async function liveUntil(to: string): Promise<void> {
    facts ??= readCountyFacts(deps)
    for (const intention of await intentions(deps, await facts, lived, to)) {
      clock.set(intention.at)
      await act(intention, (seconds) => {
        // Only a jump may let time pass: otherwise it passes by itself.
        const later = after(clock.now(), seconds)
        if (clock.held()) clock.set(later < to ? later : to)
      })
    }
    clock.set(to)
    await tick(deps)
    await reportTexts(deps)
    lived = to
  }

  async function act(intention: Intention, pause: (seconds: number) => void): Promise<void> {
    try {
      await actOn(deps, intention, pause)
    } catch (error) {
      // One person's bad luck, such as a visitor answering on the same phone, must not stop the county.
      const name = error instanceof Error ? error.name : 'unknown'
      deps.log('warn', 'persona.failed', { invitationId: intention.waiting.id, error: name })
    }
  }

  return {
    now: clock.now,
    since: () => since,
    advance: (duration) =>
      inTurn(async () => {
        const { timeZone } = await readProgram(deps.db)
        const from = clock.now()
        const to = advanced(from, duration, timeZone)
        clock.hold()
        try {
          for (const hour of hoursBetween(from, to, timeZone)) await liveUntil(hour)
          since = from
          await deps.db.commit([setDemoNow(deps.db, clock.now())])
        } finally {
          clock.run()
        }
        return clock.now()
      }),
    live: () =>
      inTurn(async () => {
        await liveUntil(clock.now())
        await deps.db.commit([setDemoNow(deps.db, clock.now())])
      }),
  }
}
