// What other tables of an older database told in clear: codes that were withheld, and which months asked about trust.
import {
  advance,
  endStep,
  factsInClear,
  lastTellingLink,
  lookLater,
  openSteps,
  replaceFacts,
  sealWithheld,
  withheldInClear,
  type Step,
} from '../db/reseal.ts'
import { sealCode } from './answer-value.ts'
import type { Resealer } from './reseal-answers.ts'

const AT_ONCE = 200
/** Which of the facts say what was asked in private. */
const TELLING = ['trust', 'homeVisitDue']

export async function resealWithheldSlice({ db, sealer }: Resealer, step: Step): Promise<number> {
  const rows = await withheldInClear(db, step.after, AT_ONCE)
  const last = rows.at(-1)
  if (!last) {
    await db.commit([endStep(db, step)])
    return 0
  }
  const sealed = rows.map(async ({ id, value }) => sealWithheld(db, id, await sealCode(sealer, id, value)))
  await db.commit([...(await Promise.all(sealed)), advance(db, step, rows.length, last.id)])
  return rows.length
}

/** A link that can still be answered needs its facts until its end: they are looked at again then. */
export async function resealFactSlice(deps: Resealer, step: Step): Promise<number> {
  const { db } = deps
  const rows = await factsInClear(db, { after: step.after, now: deps.now(), limit: AT_ONCE })
  const last = rows.at(-1)
  if (last) {
    await db.commit([
      ...rows.map(({ id, facts }) => replaceFacts(db, id, facts, withoutTelling(facts))),
      advance(db, step, rows.length, last.id),
    ])
    return rows.length
  }
  const left = await lastTellingLink(db)
  // After the first pass the whole database is cleaned.
  const isFirst = (await openSteps(db)).some(({ stage }) => stage === 'clean')
  if (!isFirst) await db.scrub(['invitation'])
  await db.commit([...(left === null ? [] : lookLater(db, left)), endStep(db, step)])
  return 0
}

function withoutTelling(facts: string): string {
  const known: Record<string, unknown> = JSON.parse(facts)
  return JSON.stringify(Object.fromEntries(Object.entries(known).filter(([name]) => !TELLING.includes(name))))
}
