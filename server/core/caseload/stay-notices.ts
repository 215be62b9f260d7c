// What is odd, though not wrong, about the days of a patient's enrolments and assignments.
import type { PatientRecord, StayRecord } from './gather.ts'
import type { KnownPatient, KnownStay } from './known.ts'
import type { Column } from './columns.ts'
import type { Remark } from './rows.ts'
import { afterGap } from './spans.ts'

export function stayNotices(
  { rows, stays }: PatientRecord,
  patient: KnownPatient | null,
  staffIds: ReadonlyMap<string, string>,
): Remark[] {
  return stays.flatMap((stay) => {
    const known = patient?.stays.find(({ enrolledOn }) => enrolledOn === stay.enrolledOn)
    return [...odd(stay), ...leftOpen(stay, known, staffIds, rows[0] ?? 0)]
  })
}

function odd(stay: StayRecord): Remark[] {
  const notices: Remark[] = []
  const notice = (row: number, column: Column, sentence: string) => notices.push({ row, column, sentence })
  for (const { row } of afterGap(stay.assignments)) {
    notice(row, 'assigned_from', 'Before this assignment there are days without a case manager.')
  }
  for (const { row, from, to } of stay.assignments) {
    if (from < stay.enrolledOn) notice(row, 'assigned_from', 'The assignment starts before the enrolment.')
    if (stay.graduatedOn !== null && to === null) {
      notice(row, 'assigned_to', 'The patient graduates, and this assignment has no last day.')
    }
  }
  return notices
}

// An empty cell erases nothing, which somebody who emptied it would want to know.
function leftOpen(
  stay: StayRecord,
  known: KnownStay | undefined,
  staffIds: ReadonlyMap<string, string>,
  row: number,
): Remark[] {
  const notices: Remark[] = []
  if (stay.graduatedOn === null && known?.graduatedOn) {
    notices.push({
      row,
      column: 'graduated_on',
      sentence: 'On file this enrolment has ended. The empty cell leaves that as it is.',
    })
  }
  for (const { row, worker, from, to } of stay.assignments) {
    const before = known?.assignments.find((one) => one.staffId === staffIds.get(worker) && one.from === from)
    if (to !== null || !before?.to) continue
    notices.push({
      row,
      column: 'assigned_to',
      sentence: 'On file this assignment has ended. The empty cell leaves that as it is.',
    })
  }
  return notices
}
