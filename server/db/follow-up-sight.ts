// Who may see that a follow-up exists: never the worker it concerns, whatever their role.
import type { Expression, ExpressionBuilder } from 'kysely'
import type { Tables } from './tables.ts'

/** What a patient asks of somebody else than those who work with them. */
const ASKED_OF_OTHERS = ['call', 'change_worker', 'crisis', 'allegation', 'words'] as const

/** A call about a worker is hidden from that worker, and calls asked of others from whoever works with the patient.
 *  @param staff an id, or a reference to the column that holds one. */
export function mayBeSeenBy(e: ExpressionBuilder<Tables, 'follow_up'>, staff: Expression<string | null>) {
  const { eb } = e
  const hidden = eb.ref('follow_up.hidden_from_staff_id')
  return eb.and([
    eb.or([eb(hidden, 'is', null), eb(hidden, '<>', staff)]),
    eb.or([
      eb('follow_up.kind', 'not in', ASKED_OF_OTHERS),
      eb.not(
        eb.exists(
          eb
            .selectFrom('assignment')
            .select('assignment.id')
            .whereRef('assignment.patient_id', '=', 'follow_up.patient_id')
            .where('assignment.staff_id', '=', staff),
        ),
      ),
    ]),
  ])
}
