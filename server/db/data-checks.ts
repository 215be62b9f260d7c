// The looks at how a quarter's answers were gathered: counted by caseload, over open answers that are shared, never a
// sealed one.
import type { CaseloadCounts, OddPattern, QuarterCounts } from '../core/statistics/odd-patterns.ts'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'

type Query = Pick<Db, 'query'>

export interface QuarterSpan {
  /** Instants; the second is the first of the next quarter. */
  readonly from: string
  readonly before: string
  /** Months, as `2026-10`. */
  readonly firstMonth: string
  readonly lastMonth: string
}

const SKIPPED = 9
const SCALE_QUESTIONS = 4
const PAGE = 'page'

export async function countQuarter(db: Query, span: QuarterSpan): Promise<QuarterCounts> {
  const [asked, answered, straight, atOnce, browsers] = await Promise.all([
    askedIn(db, span),
    answeredIn(db, span),
    straightIn(db, span),
    atOnceIn(db, span),
    db.query
      .selectFrom('browser')
      .select((e) => e.fn.max('patients').as('most'))
      .where('created_at', '>=', span.from)
      .where('created_at', '<', span.before)
      .executeTakeFirst(),
  ])
  const staff = new Set([...asked.keys(), ...answered.keys()])
  const caseloads = [...staff].map((id): CaseloadCounts => {
    const invited = asked.get(id)
    const spoke = answered.get(id)
    const lines = straight.get(id)
    return {
      asked: invited?.asked ?? 0,
      lost: invited?.lost ?? 0,
      answered: spoke?.people ?? 0,
      questions: spoke?.questions ?? 0,
      skipped: spoke?.skipped ?? 0,
      interviews: lines?.interviews ?? 0,
      straight: lines?.straight ?? 0,
      atOnce: atOnce.get(id) ?? 0,
    }
  })
  return { caseloads, inOneBrowser: Number(browsers?.most ?? 0) }
}

async function askedIn(db: Query, { from, before }: QuarterSpan) {
  const rows = await db.query
    .selectFrom('invitation')
    .select('about_staff_id')
    .select((e) => [
      e.fn.count<number>('patient_id').distinct().as('asked'),
      e.fn
        .count<number>(
          e.case().when('state', 'in', ['undeliverable', 'stopped']).then(e.ref('patient_id')).end(),
        )
        .distinct()
        .as('lost'),
    ])
    .where('about_staff_id', 'is not', null)
    .where('due_at', '>=', from)
    .where('due_at', '<', before)
    .groupBy('about_staff_id')
    .execute()
  return new Map(
    rows.map(({ about_staff_id: id, asked, lost }) => [id, { asked: Number(asked), lost: Number(lost) }]),
  )
}

/** Closed open answers that the case manager may read, with whom they were asked about. */
function sharedAnswers(db: Query, { firstMonth, lastMonth }: QuarterSpan) {
  return db.query
    .selectFrom('answer')
    .innerJoin('response', 'response.id', 'answer.response_id')
    .innerJoin('invitation', 'invitation.id', 'response.invitation_id')
    .where('answer.month', '>=', firstMonth)
    .where('answer.month', '<=', lastMonth)
    .where('answer.shared', '=', 1)
    .where('answer.value', 'is not', null)
    .where('invitation.about_staff_id', 'is not', null)
}

async function answeredIn(db: Query, span: QuarterSpan) {
  const rows = await sharedAnswers(db, span)
    .select('invitation.about_staff_id as id')
    .select((e) => [
      e.fn.count<number>('answer.patient_id').distinct().as('people'),
      e.fn.countAll<number>().as('questions'),
      e.fn.count<number>(e.case().when('answer.value', '=', SKIPPED).then(1).end()).as('skipped'),
    ])
    .groupBy('invitation.about_staff_id')
    .execute()
  return new Map(
    rows.map(({ id, people, questions, skipped }) => [
      id,
      { people: Number(people), questions: Number(questions), skipped: Number(skipped) },
    ]),
  )
}

async function straightIn(db: Query, span: QuarterSpan) {
  const rows = await db.query
    .selectFrom(
      sharedAnswers(db, span)
        .select(['invitation.about_staff_id as id', 'answer.response_id'])
        .select((e) => [e.fn.min('answer.value').as('least'), e.fn.max('answer.value').as('most')])
        .where('answer.value', '<', SKIPPED)
        .groupBy(['invitation.about_staff_id', 'answer.response_id'])
        .having((e) => e.fn.countAll(), '>=', SCALE_QUESTIONS)
        .as('interview'),
    )
    .select('id')
    .select((e) => [
      e.fn.countAll<number>().as('interviews'),
      e.fn.count<number>(e.case().whenRef('least', '=', 'most').then(1).end()).as('straight'),
    ])
    .groupBy('id')
    .execute()
  return new Map(
    rows.map(({ id, interviews, straight }) => [
      id,
      { interviews: Number(interviews), straight: Number(straight) },
    ]),
  )
}

/** By ten minutes of the clock: the first 15 characters of an instant. A text of the same hours explains a crowd. */
async function atOnceIn(db: Query, { firstMonth, lastMonth }: QuarterSpan) {
  const crowds = db.query
    .selectFrom('response')
    .innerJoin('invitation', 'invitation.id', 'response.invitation_id')
    .select('invitation.about_staff_id as id')
    .select((e) => e.fn.count<number>('response.patient_id').distinct().as('people'))
    .where('response.month', '>=', firstMonth)
    .where('response.month', '<=', lastMonth)
    .where('response.mode', '=', PAGE)
    .where('invitation.about_staff_id', 'is not', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.invitation_id', '=', 'invitation.id')
            .where('outbox.kind', '=', 'ours')
            .where((w) =>
              w(
                w.fn<string>('substr', ['outbox.attempted_at', w.val(1), w.val(10)]),
                '=',
                w.fn<string>('substr', ['response.at', w.val(1), w.val(10)]),
              ),
            ),
        ),
      ),
    )
    .groupBy((e) => [
      'invitation.about_staff_id',
      e.fn<string>('substr', ['response.at', e.val(1), e.val(15)]),
    ])
  const rows = await db.query
    .selectFrom(crowds.as('crowd'))
    .select('id')
    .select((e) => e.fn.max('people').as('most'))
    .groupBy('id')
    .execute()
  return new Map(rows.map(({ id, most }) => [id, Number(most)]))
}

export async function wasChecked(db: Query, quarter: string): Promise<boolean> {
  const row = await db.query
    .selectFrom('data_check')
    .select('quarter')
    .where('quarter', '=', quarter)
    .executeTakeFirst()
  return row !== undefined
}

export function insertDataCheck(
  db: Query,
  {
    quarter,
    found,
    at,
  }: { readonly quarter: string; readonly found: readonly OddPattern[]; readonly at: string },
): Write {
  return insertRow(db, 'data_check', { quarter, found: found.join(' '), at })
}

/** The newest look; null: there was none yet. */
export async function lastDataCheck(
  db: Query,
): Promise<{ readonly quarter: string; readonly found: readonly OddPattern[] } | null> {
  const row = await db.query
    .selectFrom('data_check')
    .select(['quarter', 'found'])
    .orderBy('quarter', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return { quarter: row.quarter, found: row.found.split(' ').filter(Boolean) as OddPattern[] }
}
