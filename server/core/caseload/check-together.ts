// Holds the rows of a file against each other: one patient, one case manager and one day must each be told once.
import { COLUMNS, type Column } from './columns.ts'
import type { CaseloadRow, CheckedRow, Remark } from './rows.ts'
import { overlap, type Span } from './spans.ts'

export interface CheckedRows {
  /** Without a problem. */
  readonly rows: readonly CaseloadRow[]
  readonly problems: readonly Remark[]
  readonly notices: readonly Remark[]
}

interface Agreement {
  readonly of: (row: CheckedRow) => string | undefined
  readonly columns: readonly Column[]
  readonly sentence: string
}

const AGREEMENTS: readonly Agreement[] = [
  {
    of: ({ values }) => values.patient_id,
    columns: ['patient_name', 'phone', 'phone_kind', 'language', 'time_zone', 'zip', 'birth_year', 'region'],
    sentence: 'The rows of this patient disagree here. If they are two people, they need two ids.',
  },
  {
    of: ({ values }) =>
      values.patient_id && values.enrolled_on && `${values.enrolled_on} ${values.patient_id}`,
    columns: ['graduated_on', 'consent_on', 'consent_evidence', 'consent_wording', 'sms_risk_warning'],
    sentence: 'The rows of this enrolment disagree here.',
  },
  {
    of: ({ values }) => values.case_manager_id,
    columns: ['case_manager_name', 'case_manager_email', 'discipline', 'team'],
    sentence: 'The rows of this case manager disagree here. Give what holds now on each of them.',
  },
  {
    of: ({ values }) => values.case_manager_email ?? undefined,
    columns: ['case_manager_id'],
    sentence: 'Two case managers share one e-mail address. Each needs their own, or none.',
  },
]

export function checkTogether(rows: readonly CheckedRow[]): CheckedRows {
  const problems = [
    ...rows.flatMap((row) => row.problems),
    ...AGREEMENTS.flatMap((agreement) => disagreements(rows, agreement)),
    ...grouped(rows, ({ values }) => values.patient_id).flatMap(collisions),
  ].sort(byPlace)
  const bad = new Set(problems.map(({ row }) => row))
  const good = rows
    .filter(({ row }) => !bad.has(row))
    .map(({ row, values }) => ({ row, ...values }) as CaseloadRow)
  return { rows: good, problems, notices: repeats(good) }
}

/** From top to bottom, and from left to right as the columns are documented. */
export function byPlace(a: Remark, b: Remark): number {
  const place = ({ column }: Remark) => (column === null ? -1 : COLUMNS.indexOf(column))
  return a.row - b.row || place(a) - place(b)
}

function grouped(rows: readonly CheckedRow[], of: Agreement['of']): CheckedRow[][] {
  const named = rows.filter((row) => of(row) !== undefined)
  return [...Map.groupBy(named, of).values()].filter((group) => group.length > 1)
}

function disagreements(rows: readonly CheckedRow[], { of, columns, sentence }: Agreement): Remark[] {
  return grouped(rows, of).flatMap((group) =>
    columns
      // An empty cell disagrees with nothing.
      .filter((column) => new Set(group.flatMap(({ values }) => values[column] ?? [])).size > 1)
      .flatMap((column) => group.map(({ row }) => ({ row, column, sentence }))),
  )
}

function collisions(group: readonly CheckedRow[]): Remark[] {
  const remarks: Remark[] = []
  const remark = (column: Column, sentence: string) =>
    remarks.push(...group.map(({ row }) => ({ row, column, sentence })))
  if (overlap(enrolments(group), true)) {
    remark(
      'enrolled_on',
      'The rows of this patient give two enrolments at the same time. The earlier one needs its graduated_on.',
    )
  }
  if (overlap(assignments(group), false)) {
    remark(
      'assigned_from',
      'The rows of this patient give two assignments on the same day. assigned_to is the last day of the earlier one.',
    )
  }
  return remarks
}

// One enrolment stands on several rows, its end perhaps on one of them only.
function enrolments(group: readonly CheckedRow[]): Span[] {
  const ends = new Map<string, string>()
  for (const { values } of group) {
    const span = forward(values.enrolled_on, values.graduated_on)
    if (!span) continue
    const known = ends.get(span.from) ?? ''
    ends.set(span.from, span.to !== null && span.to > known ? span.to : known)
  }
  return [...ends].map(([from, to]) => ({ from, to: to || null }))
}

// A row that only repeats another is no second assignment.
function assignments(group: readonly CheckedRow[]): Span[] {
  const spans = new Map<string, Span>()
  for (const { values } of group) {
    const span = forward(values.assigned_from, values.assigned_to)
    const key = [values.enrolled_on, values.case_manager_id, span?.from, span?.to].join('\n')
    if (span) spans.set(key, span)
  }
  return [...spans.values()]
}

// Days that could not be read, or that run backwards, are a problem of their own row already.
function forward(from: string | undefined, to: string | null | undefined): Span | null {
  if (from === undefined || to === undefined) return null
  return to !== null && to < from ? null : { from, to }
}

function repeats(rows: readonly CaseloadRow[]): Remark[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ row, patient_id, assigned_from }) => {
    const assignment = `${assigned_from} ${patient_id}`
    const before = first.get(assignment)
    if (before === undefined) first.set(assignment, row)
    return before === undefined
      ? []
      : [{ row, column: null, sentence: `This repeats row ${before} and counts once.` }]
  })
}
