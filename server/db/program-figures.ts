// Sums for the program page: how far each month's questions came, and the verdicts that patients gave.
import type { ExpressionBuilder } from 'kysely'
import type { VerdictCount } from '../core/disclosure/sums.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** People, each counted once a step. */
export interface MonthReach {
  readonly enrolled: number
  /** An invitation was made: they were due, and might be texted. */
  readonly eligible: number
  readonly sent: number
  readonly undeliverable: number
  readonly delivered: number
  readonly started: number
  readonly completed: number
}

interface Bounds {
  readonly from: string
  readonly to: string
  readonly firstDay: string
  readonly lastDay: string
}

export async function reachIn(db: Pick<Db, 'query'>, month: Bounds): Promise<MonthReach> {
  const enrolled = await db.query
    .selectFrom('enrolment')
    .select((e) => e.fn.countAll<number>().as('people'))
    .where('enrolled_on', '<=', month.lastDay)
    .where((e) => e.or([e('graduated_on', 'is', null), e('graduated_on', '>', month.firstDay)]))
    .executeTakeFirstOrThrow()
  const asked = await db.query
    .selectFrom('invitation')
    .select((e) => {
      const people = (condition: ReturnType<typeof e.or>) =>
        e.fn.count<number>(e.case().when(condition).then(e.ref('patient_id')).end()).distinct()
      return [
        e.fn.count<number>('patient_id').distinct().as('eligible'),
        // Of texts alone: these are shown exactly, and an answer may move none of them.
        people(e.or([e('invited_at', 'is not', null)])).as('sent'),
        people(e.or([e('delivered_at', 'is not', null)])).as('delivered'),
        people(e.or([e('state', '=', 'undeliverable')])).as('undeliverable'),
        people(e.or([e('started_at', 'is not', null)])).as('started'),
        people(e.or([e('state', '=', 'completed')])).as('completed'),
      ]
    })
    .where('due_at', '>=', month.from)
    .where('due_at', '<', month.to)
    // Its people are no longer enrolled, and the figures run down from those who are.
    .where('survey_id', '<>', 'after')
    .executeTakeFirstOrThrow()
  return {
    enrolled: Number(enrolled.people),
    eligible: Number(asked.eligible),
    sent: Number(asked.sent),
    undeliverable: Number(asked.undeliverable),
    delivered: Number(asked.delivered),
    started: Number(asked.started),
    completed: Number(asked.completed),
  }
}

const SKIPPED = 9

interface Months {
  readonly from: string
  readonly to: string
}

export interface Withheld {
  readonly id: string
  readonly value: number | null
  readonly valueSealed: string | null
}

const verdictsIn = (db: Pick<Db, 'query'>, { from, to }: Months) =>
  db.query
    .selectFrom('answer')
    .where('answer.item', '=', 'Y1')
    .where('answer.month', '>=', from)
    .where('answer.month', '<=', to)

/** Who withheld one in a month has theirs in sealed columns, which only `open` can tell apart. */
const hasWithheld = (e: ExpressionBuilder<Tables, 'answer'>) =>
  e.exists(
    e
      .selectFrom('answer as withheld')
      .select('withheld.id')
      .where('withheld.item', '=', 'Y1')
      .where('withheld.value_sealed', 'is not', null)
      .whereRef('withheld.patient_id', '=', 'answer.patient_id')
      .whereRef('withheld.month', '=', 'answer.month'),
  )

/** A patient's latest verdict of a month is theirs: the months count people, not answers. */
export async function verdictCounts(
  db: Pick<Db, 'query'>,
  months: Months,
  open: (verdict: Withheld) => Promise<number | null>,
): Promise<VerdictCount[]> {
  const rows = await db.query
    .selectFrom(
      verdictsIn(db, months)
        .select(['month', 'value', 'shared'])
        .select((e) =>
          e.fn
            .agg<number>('row_number')
            .over((o) => o.partitionBy(['month', 'patient_id']).orderBy('at', 'desc').orderBy('id', 'desc'))
            .as('place'),
        )
        .where('value', '<', SKIPPED)
        .where((e) => e.not(hasWithheld(e)))
        .as('verdict'),
    )
    .select(['month', 'value', 'shared'])
    .select((e) => e.fn.countAll<number>().as('people'))
    .where('place', '=', 1)
    .groupBy(['month', 'value', 'shared'])
    .execute()
  const counts = rows.map(({ month, value, shared, people }) => ({
    month,
    value: value ?? 0,
    shared: shared === 1,
    people: Number(people),
  }))
  return [...counts, ...(await withheldCounts(db, months, open))]
}

/** One person each. */
async function withheldCounts(
  db: Pick<Db, 'query'>,
  months: Months,
  open: (verdict: Withheld) => Promise<number | null>,
): Promise<VerdictCount[]> {
  const rows = await verdictsIn(db, months)
    .select(['id', 'patient_id', 'month', 'value', 'value_sealed', 'shared'])
    .where(hasWithheld)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const latest = new Map<string, VerdictCount>()
  for (const { id, patient_id, month, value, value_sealed, shared } of rows) {
    const code = await open({ id, value, valueSealed: value_sealed ?? null })
    const person = `${month} ${patient_id}`
    if (code === null || code >= SKIPPED || latest.has(person)) continue
    latest.set(person, { month, value: code, shared: shared === 1, people: 1 })
  }
  return [...latest.values()]
}
