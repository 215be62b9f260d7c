// The demo's carrier: says some seconds later what became of each text; a few phones are off, and a few numbers die.
import { reportDelivery } from '../actions/report-delivery.ts'
import { textsUnderWay } from '../db/demo-county.ts'
import type { Deps } from '../deps.ts'
import { createChance } from './chance.ts'

const AT_ONCE = 500
const MISHAPS: readonly (readonly [string | null, number])[] = [
  [null, 9925],
  ['30003', 55],
  ['30005', 20],
]

export async function reportTexts(deps: Deps): Promise<number> {
  const texts = await textsUnderWay(deps.db, AT_ONCE)
  for (const { id, sid, contactId, template, createdAt, made } of texts) {
    const chance = createChance(`${contactId}|${template}|${createdAt}`)
    const errorCode = made ? chance.weighted(MISHAPS) : null
    const status = errorCode === null ? 'delivered' : 'undelivered'
    await reportDelivery(deps, { outboxId: id, sid, status, errorCode })
  }
  return texts.length
}
