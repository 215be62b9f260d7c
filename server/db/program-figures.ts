// Counts for the program page: how far a month's questions came, from everyone enrolled to those who answered.
import type { Db } from './database.ts'

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
