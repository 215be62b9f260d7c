// One run: the real process sends to everybody while many of them say stop, and each stop is held against what left.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setRate } from '../../../server/actions/set-rate.ts'
import { findContactByPhone } from '../../../server/db/contacts.ts'
import type { Db } from '../../../server/db/database.ts'
import { outboxFigures } from '../../../server/db/reckoning.ts'
import { createChance, type Chance } from '../../../server/demo/chance.ts'
import { openDatabase } from '../../../server/machine.ts'
import { freePort } from '../../support/free-port.ts'
import { startTwilioStandIn } from '../../support/twilio/stand-in.ts'
import { makeProgram, settingsOf, STARTS_AT, ZONES } from '../delivery/made-program.ts'
import { createProduct } from '../delivery/product.ts'
import { placeWitness, witnessed } from './witness.ts'

export interface RaceOptions {
  readonly messages: number
  readonly stops: number
  readonly seed: string
  readonly workers: number
  /** `postgres://…`, of an empty database; null: a new SQLite file. */
  readonly database: string | null
  /** The project's folder, built. */
  readonly root: string
  readonly entry: string
  readonly clock: string
}

export interface Race {
  /** Stops by what had become of the phone's text when the stop was committed: `in time`, `gone already`. */
  readonly counts: Readonly<Record<string, number>>
  /** What is wrong → the phones' texts. */
  readonly wrongs: ReadonlyMap<string, readonly string[]>
  readonly sent: number
}

/** A stop that the carrier itself does not know: it refuses nothing, and whatever leaves is seen to leave. */
const WORD = 'alto'
const AT_ONCE = 8
/** Of all texts, how many have left when the last stop is said. */
const LAST_STOP = 0.7
const LOOK_MS = 50
const PATIENCE = 1200
/** Seconds at least: slow enough that many a stop comes first. */
const A_SEND_LASTS = 10
const LEAST_RATE = 40
const FASTEST = 1000
/** Half of the stops come from phones whose text is about to leave. */
const NEXT_TO_LEAVE = 100

const WAITING = ['queued', 'leased']

export async function raceStops(options: RaceOptions): Promise<Race> {
  const { messages, stops, seed, workers, root } = options
  const folder = mkdtempSync(join(tmpdir(), 'sayso-stops-'))
  const ahead = Date.parse(STARTS_AT) - Date.now()
  const now = () => new Date(Date.now() + ahead).toISOString()
  const chance = createChance(`${seed}|stops`)
  let asked = 0
  // It reports nothing, or the stops would wait behind thousands of reports.
  const carrier = await startTwilioStandIn({ seed, now, onAsked: () => (asked += 1) })
  const ports = await Promise.all(Array.from({ length: workers }, freePort))
  const publicUrl = `http://localhost:${ports[0]}`
  const database = options.database ?? `file:${join(folder, 'program.sqlite')}`
  const settings = settingsOf(carrier.config, publicUrl, database)
  const db = await openDatabase(database)
  const { deps, patients } = await makeProgram(db, settings, { root, patients: messages, seed, now })
  await setRate(deps, Math.min(Math.max(messages / A_SEND_LASTS, LEAST_RATE), FASTEST))
  await placeWitness(db, options.database !== null)
  const products = ports.map((port) =>
    createProduct({ ...options, settings: { ...settings, PORT: String(port) } }),
  )
  const wrongs = new Map<string, string[]>()
  const wrong = (what: string, id: string) => wrongs.set(what, [...(wrongs.get(what) ?? []), id])
  const counts: Record<string, number> = {}
  /** Of each stopped phone: the texts that had been attempted before its stop was committed. */
  const attempted = new Map<string, ReadonlySet<string>>()

  const textsOf = (contactId: string) =>
    db.query.selectFrom('outbox').select(['id', 'state']).where('contact_id', '=', contactId).execute()

  async function stop(phone: string): Promise<void> {
    const status = await carrier.say(publicUrl, { from: phone, body: WORD })
    const index = await deps.sealer.index('phone', phone)
    const contact = await findContactByPhone(db, index)
    if (status !== 200 || contact?.state !== 'stopped') return void wrong('a stop was not taken', phone)
    const rows = await textsOf(contact.id)
    for (const { id, state } of rows) if (WAITING.includes(state)) wrong('waiting after its stop', id)
    const gone = rows.filter(({ state }) => !WAITING.includes(state) && state !== 'cancelled')
    attempted.set(phone, new Set(gone.map(({ id }) => id)))
    const name = rows.length === 0 ? 'before it was planned' : gone.length === 0 ? 'in time' : 'gone already'
    counts[name] = (counts[name] ?? 0) + 1
  }

  const inHours = patients
    .filter(({ zone }) => zone === ZONES.open)
    .map(({ id, phone }) => [id, phone] as const)
  const free = new Map(chance.shuffle(inHours))
  let said = 0
  async function sayStops(): Promise<void> {
    while (said < stops && free.size > 0) {
      const which = (said += 1)
      await until(() => asked >= (which / stops) * LAST_STOP * messages - 1)
      const id = (which % 2 === 0 ? await nextToLeave(db, chance, free) : null) ?? [...free.keys()][0]
      const phone = free.get(id ?? '')
      if (id === undefined || phone === undefined) return
      free.delete(id)
      await stop(phone)
    }
  }

  try {
    for (const product of products) product.start(ahead)
    await until(() => asked > 0)
    await Promise.all(Array.from({ length: AT_ONCE }, sayStops))
    await until(async () => {
      const { due, halfDone, unplanned } = await outboxFigures(db, now())
      return due + halfDone + unplanned === 0
    })
    await Promise.all(products.map((product) => product.stop()))
    for (const id of await witnessed(db)) wrong('leased after its stop', id)
    const left = carrier.messages.filter(({ direction }) => direction !== 'inbound')
    for (const { to, statusCallback } of left) {
      const id = statusCallback.split('/').at(-1) ?? ''
      if (attempted.get(to)?.has(id) === false) wrong('left after its stop', id)
    }
    for (const product of products)
      for (const [error, times] of product.errors) wrong(`in the log, ${times} times`, error)
    return { counts, wrongs, sent: left.length }
  } finally {
    await Promise.all(products.map((product) => product.kill()))
    await carrier.close()
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A patient whose text is leased, or at the head of the queue. */
async function nextToLeave(
  db: Db,
  chance: Chance,
  free: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const rows = await db.query
    .selectFrom('outbox')
    .select('patient_id')
    .where('state', 'in', ['queued', 'leased'])
    .orderBy('not_before')
    .orderBy('created_at')
    .orderBy('id')
    .limit(NEXT_TO_LEAVE)
    .execute()
  const ids = rows.flatMap(({ patient_id: id }) => (id !== null && free.has(id) ? [id] : []))
  return ids.length === 0 ? undefined : chance.pick(ids)
}

/** Resolves in any case after some time without a change: what is then missing is told by the reckoning. */
async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < PATIENCE && !(await done()); look += 1)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
}
