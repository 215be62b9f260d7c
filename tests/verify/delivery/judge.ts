// Holds the carrier's list against the program's own record of every text, and says in sentences what is wrong.

export interface TextRow {
  readonly id: string
  readonly patientId: string | null
  readonly state: string
  readonly sid: string | null
  readonly errorCode: string | null
  readonly attemptedAt: string | null
  readonly notBefore: string
}

export interface CarrierMessage {
  readonly sid: string
  readonly to: string
  readonly outboxId: string
  readonly createdAt: string
  readonly validitySeconds: number
}

export interface Evidence {
  readonly patients: readonly { readonly id: string; readonly phone: string; readonly zone: string }[]
  readonly rows: readonly TextRow[]
  readonly messages: readonly CarrierMessage[]
  /** Texts that the product lists for a person. */
  readonly listed: ReadonlySet<string>
  readonly now: string
}

export interface Verdict {
  readonly passed: number
  readonly failed: number
  /** What was found, whether good or bad. */
  readonly counts: Readonly<Record<string, number>>
  /** What is wrong → the texts or patients concerned. */
  readonly wrongs: ReadonlyMap<string, readonly string[]>
}

const KNOWN = ['accepted', 'sent', 'delivered', 'undelivered', 'failed']

/** One thing is judged for each patient: their one text, from plan to end. */
export function judge({ patients, rows, messages, listed, now }: Evidence): Verdict {
  const ofPatient = Map.groupBy(rows, ({ patientId }) => patientId)
  const byPhone = Map.groupBy(messages, ({ to }) => to)
  const wrongs = new Map<string, string[]>()
  const counts: Record<string, number> = {}
  const count = (name: string) => (counts[name] = (counts[name] ?? 0) + 1)
  let failed = 0
  for (const patient of patients) {
    const [row, ...more] = ofPatient.get(patient.id) ?? []
    const taken = byPhone.get(patient.phone) ?? []
    const wrong = [
      ...(row === undefined ? ['nothing was planned'] : []),
      ...(more.length > 0 ? ['two texts were planned'] : []),
      ...(taken.length > 1 ? ['sent twice'] : []),
      ...(row === undefined ? [] : wrongsOf(row, taken, listed, now)),
      ...(taken.some(({ createdAt }) => !isTextingHour(createdAt, patient.zone))
        ? ['sent outside the hours']
        : []),
      ...(taken.some((one) => outlivesTheDay(one, patient.zone)) ? ['may arrive outside the hours'] : []),
    ]
    count(row === undefined ? 'missing' : describe(row, taken))
    if (wrong.length > 0) failed += 1
    for (const name of wrong) wrongs.set(name, [...(wrongs.get(name) ?? []), row?.id ?? patient.id])
  }
  const phones = new Set(patients.map(({ phone }) => phone))
  const strangers = messages.filter(({ to }) => !phones.has(to))
  if (strangers.length > 0)
    wrongs.set(
      'sent to a number of nobody',
      strangers.map(({ sid }) => sid),
    )
  return { passed: patients.length - failed, failed: failed + strangers.length, counts, wrongs }
}

function wrongsOf(
  row: TextRow,
  taken: readonly CarrierMessage[],
  listed: ReadonlySet<string>,
  now: string,
): string[] {
  const [first] = taken
  const { state } = row
  if (state === 'queued') {
    if (first !== undefined) return ['sent, and queued again']
    return row.notBefore <= now ? ['due, and never sent'] : []
  }
  if (state === 'leased' || state === 'attempting') return ['left half done, and listed nowhere']
  if (state === 'unknown') {
    if (!listed.has(row.id)) return ['in doubt, and not listed']
    return first === undefined ? [] : ['taken by the carrier, and never found there']
  }
  if (state === 'cancelled') {
    return first === undefined
      ? row.errorCode === null
        ? ['given up without a reason']
        : []
      : ['sent, and cancelled']
  }
  if (state === 'failed' && row.sid === null) {
    if (first !== undefined) return ['sent, and said to have failed']
    return row.errorCode !== null && listed.has(row.id) ? [] : ['refused, and not listed']
  }
  if (!KNOWN.includes(state)) return [`in a state of which nobody knows: ${state}`]
  if (first === undefined) return ['said to be sent, and the carrier has no such text']
  return first.sid === row.sid && first.outboxId === row.id ? [] : ['known under another text’s name']
}

function describe(row: TextRow, taken: readonly CarrierMessage[]): string {
  if (row.state === 'queued') return 'waiting for their hours'
  if (row.state === 'unknown') return taken.length > 0 ? 'in doubt, but sent' : 'in doubt, and not sent'
  if (row.state === 'failed' && row.sid === null) return 'refused'
  return row.state
}

/** 9:00–20:00, Sundays from 12:00, read from the zone itself and not by the product's rules. */
function isTextingHour(at: string, zone: string): boolean {
  const { hour, weekday } = local(at, zone)
  return hour >= (weekday === 'Sun' ? 12 : 9) && hour < 20
}

const SLOWEST_ANSWER_MS = 30_000

/** Between the commit of the attempt and the carrier's clock lies some time, which a text may live longer than it said. */
function outlivesTheDay({ createdAt, validitySeconds }: CarrierMessage, zone: string): boolean {
  const ends = Date.parse(createdAt) + validitySeconds * 1000 - SLOWEST_ANSWER_MS
  const { hour } = local(new Date(ends).toISOString(), zone)
  return hour >= 20 || hour < 9
}

const formats = new Map<string, Intl.DateTimeFormat>()

function local(at: string, zone: string): { hour: number; weekday: string } {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hour: '2-digit',
      weekday: 'short',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  return { hour: Number(parts.get('hour')), weekday: parts.get('weekday') ?? '' }
}
