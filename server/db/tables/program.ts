// The tables of settings, keys and audit.
import type { Generated } from 'kysely'

export interface ProgramTable {
  id: string
  name: string
  time_zone: string
  floor: number
  demo: 0 | 1
  demo_now: string | null
  created_at: string
  texts_per_second: Generated<number>
  turns_taken_to: Generated<string>
  halted_at: Generated<string | null>
  halted_code: Generated<string | null>
  claim: Generated<string | null>
  ticked_at: Generated<string | null>
  /** JSON: `StaffedHours`. */
  staffed_hours: Generated<string>
  safety_staffed: Generated<0 | 1>
  on_duty_staff_id: Generated<string | null>
  on_duty_until: Generated<string | null>
  /** JSON: what differs from `SCHEDULE`. */
  schedule: Generated<string>
  schedule_revision: Generated<number>
}

export interface DataKeyTable {
  id: string
  wrapped: string
  created_at: string
}

export interface AuditTable {
  id: string
  at: string
  actor_kind: 'patient' | 'staff' | 'system' | 'operator'
  actor_id: string | null
  action: string
  subject_kind: string
  subject_id: string | null
  detail: string
}

export interface MustTable {
  ok: number
}

export interface MigrationTable {
  name: string
  applied_at: string
}
