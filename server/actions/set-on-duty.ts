// A lead says who is on duty and until when, or that nobody is.
import { onDutyUntil } from '../core/on-duty.ts'
import { audit } from '../db/audit.ts'
import { leadIds, readOnDuty, setOnDuty } from '../db/on-duty.ts'
import { readStaffing } from '../db/staffing.ts'
import type { Deps } from '../deps.ts'

export interface DutySaid {
  /** A staff id; empty: nobody. */
  readonly who: string
  /** `HH:MM`; empty: the end of the hours. */
  readonly until: string
}

export type DutyFault = 'no_lead' | 'no_time'

type Needs = Pick<Deps, 'db' | 'now' | 'newId'>

/** Null: it is done. */
export async function sayOnDuty(deps: Needs, staffId: string, said: DutySaid): Promise<DutyFault | null> {
  const { db, now, newId } = deps
  const at = now()
  const [staffing, before] = await Promise.all([readStaffing(db), readOnDuty(db, at)])
  const until = onDutyUntil(at, said.until, staffing)
  if (said.who !== '' && !(await leadIds(db)).includes(said.who)) return 'no_lead'
  if (said.who !== '' && until === null) return 'no_time'
  const duty = said.who === '' || until === null ? null : { staffId: said.who, until }
  await db.commit([
    setOnDuty(db, duty),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'on_duty.set',
      subject: 'program',
      subjectId: 'program',
      detail: { from: before?.staffId ?? null, to: duty?.staffId ?? null, until: duty?.until ?? null },
    }),
  ])
  return null
}
