// One run: a throw-away program, the real process killed while texts leave, a rough carrier, and the reckoning.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantAfter } from '../../../server/core/time.ts'
import { outboxFigures, textsForAPerson, textsOfEverybody } from '../../../server/db/reckoning.ts'
import { createChance } from '../../../server/demo/chance.ts'
import { openDatabase } from '../../../server/machine.ts'
import { freePort } from '../../support/free-port.ts'
import { ROUGH, type Faults } from '../../support/twilio/faults.ts'
import { startTwilioStandIn } from '../../support/twilio/stand-in.ts'
import { judge, type Verdict } from './judge.ts'
import { makeProgram, settingsOf, STARTS_AT } from './made-program.ts'
import { createProduct, type Product } from './product.ts'

export interface RunOptions {
  readonly messages: number
  readonly kills: number
  readonly seed: string
  readonly workers: number
  /** `postgres://…`, of an empty database; null: a new SQLite file. */
  readonly database: string | null
  /** The project's folder, built. */
  readonly root: string
  readonly entry: string
  readonly clock: string
  /** Default: 5 % of the answers are faulty. */
  readonly faults?: Faults
  /** How often the clock is put on afterwards, so that what a crash left is mended. */
  readonly laters?: number
  readonly tell: (line: string) => void
}

export interface Run extends Verdict {
  readonly kills: number
  readonly crashes: number
  readonly answered: number
  readonly errors: ReadonlyMap<string, number>
}

/** Of all texts, how many have left at the last kill. */
const LAST_KILL = 0.6
const LOOK_MS = 100
const QUIET_LOOKS = 5
const STUCK_LOOKS = 150
/** Longer than any lease, back-off or look-up waits. */
const LATER_MS = 31 * 60_000
const MOST_LATERS = 6

export async function runDelivery(options: RunOptions): Promise<Run> {
  const { messages, kills, seed, workers, tell } = options
  const folder = mkdtempSync(join(tmpdir(), 'sayso-delivery-'))
  let ahead = Date.parse(STARTS_AT) - Date.now()
  const now = () => new Date(Date.now() + ahead).toISOString()
  const chance = createChance(`${seed}|kills`)
  const due = Array.from({ length: kills }, () => 1 + chance.int(Math.floor(messages * LAST_KILL))).sort(
    (a, b) => a - b,
  )
  let asked = 0
  let onPoint: () => void = () => {}
  const carrier = await startTwilioStandIn({
    seed,
    faults: options.faults ?? ROUGH,
    delivers: true,
    now,
    onAsked: () => {
      asked += 1
      if (due.length > 0 && asked >= due[0]!) onPoint()
    },
  })
  const ports = await Promise.all(Array.from({ length: workers }, freePort))
  const database = options.database ?? `file:${join(folder, 'program.sqlite')}`
  const settings = settingsOf(carrier.config, `http://localhost:${ports[0]}`, database)
  const db = await openDatabase(settings.DATABASE_URL)
  const made = await makeProgram(db, settings, { root: options.root, patients: messages, seed, now })
  const products = ports.map((port) =>
    createProduct({ ...options, settings: { ...settings, PORT: String(port) } }),
  )
  let killed = 0
  let killing = Promise.resolve()
  const killOne = async () => {
    const product = products[chance.int(workers)]!
    await pause(chance.int(20))
    await product.kill()
    killed += 1
    product.start(ahead)
  }
  onPoint = () => {
    due.shift()
    killing = killing.then(killOne)
  }
  try {
    for (const product of products) product.start(ahead)
    await quiet(
      () => outboxFigures(db, now()),
      () => asked,
      allSent,
    )
    await killing
    tell(`${asked} requests reached the carrier; the process was killed ${killed} times while texts left.`)
    for (let later = 0; later < (options.laters ?? MOST_LATERS); later += 1) {
      await Promise.all(products.map((product) => product.stop()))
      ahead += LATER_MS
      const figures = await outboxFigures(db, now())
      if (later > 0 && figures.due + figures.halfDone + figures.looking === 0) break
      for (const product of products) product.start(ahead)
      await quiet(
        () => outboxFigures(db, now()),
        () => asked,
        allSettled,
      )
    }
    await end(products)
    const rows = await textsOfEverybody(db)
    const listed = await textsForAPerson(db, { limit: rows.length + 1 })
    return {
      ...judge({
        patients: made.patients,
        rows,
        messages: carrier.messages.map(({ sid, to, statusCallback, createdAt, parameters }) => ({
          sid,
          to,
          createdAt,
          outboxId: statusCallback.split('/').at(-1) ?? '',
          validitySeconds: Number(parameters['ValidityPeriod']),
        })),
        listed: new Set(listed.map(({ id }) => id)),
        now: instantAfter(now(), -LATER_MS),
      }),
      kills: killed,
      crashes: products.reduce((sum, product) => sum + product.crashes(), 0),
      answered: asked,
      errors: merged(products),
    }
  } finally {
    due.length = 0
    await killing
    await end(products)
    await carrier.close()
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const end = (products: readonly Product[]) => Promise.all(products.map((product) => product.kill()))

type Figures = Awaited<ReturnType<typeof outboxFigures>>

const allSent = ({ due, unplanned }: Figures) => due + unplanned === 0
/** A process that is still starting has not healed anything yet. */
const allSettled = (figures: Figures) => allSent(figures) && figures.halfDone + figures.looking === 0

/** Resolves when it is `done` and the carrier has heard nothing for a moment; or when nothing moves any more. */
async function quiet(
  read: () => Promise<Figures>,
  asked: () => number,
  done: (figures: Figures) => boolean,
): Promise<void> {
  let before = ''
  let same = 0
  for (let looks = 0; looks < QUIET_LOOKS && same < STUCK_LOOKS; ) {
    await pause(LOOK_MS)
    const figures = await read()
    const seen = JSON.stringify([figures, asked()])
    same = seen === before ? same + 1 : 0
    looks = same > 0 && done(figures) ? looks + 1 : 0
    before = seen
  }
}

function merged(products: readonly Product[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const { errors } of products)
    for (const [name, times] of errors) all.set(name, (all.get(name) ?? 0) + times)
  return all
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
