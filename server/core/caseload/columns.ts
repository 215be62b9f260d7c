// The columns of a caseload file, and how its header is read: any order, any case, whichever delimiter it was saved with.

/** In the order in which problems of one row are told. */
export const COLUMNS = [
  'patient_id',
  'patient_name',
  'phone',
  'phone_kind',
  'language',
  'time_zone',
  'zip',
  'birth_year',
  'region',
  'enrolled_on',
  'graduated_on',
  'consent_on',
  'consent_evidence',
  'consent_wording',
  'sms_risk_warning',
  'case_manager_id',
  'case_manager_name',
  'case_manager_email',
  'discipline',
  'team',
  'assigned_from',
  'assigned_to',
] as const

export type Column = (typeof COLUMNS)[number]

/** Without these columns no row can be read; the others may be left out of the file. */
export const REQUIRED = [
  'patient_id',
  'patient_name',
  'phone',
  'phone_kind',
  'language',
  'birth_year',
  'enrolled_on',
  'case_manager_id',
  'case_manager_name',
  'discipline',
  'assigned_from',
] as const satisfies readonly Column[]

export interface Header {
  /** Where each column stands in a row, from 0. */
  readonly at: ReadonlyMap<Column, number>
  readonly width: number
  /** As written in the file. */
  readonly unknown: readonly string[]
  readonly missing: readonly Column[]
  readonly repeated: readonly Column[]
}

export function readHeader(cells: readonly string[]): Header {
  const at = new Map<Column, number>()
  const unknown: string[] = []
  const repeated = new Set<Column>()
  cells.forEach((cell, position) => {
    const column = columnOf(cell)
    if (column === null) {
      if (cell.trim() !== '') unknown.push(cell.trim())
    } else if (at.has(column)) repeated.add(column)
    else at.set(column, position)
  })
  return {
    at,
    width: cells.length,
    unknown,
    missing: REQUIRED.filter((column) => !at.has(column)),
    repeated: [...repeated],
  }
}

/** The delimiter that makes most column names of a file's first line. */
export function delimiterOf(firstLine: string): ',' | ';' | '\t' {
  const names = (delimiter: string) =>
    firstLine.split(delimiter).filter((cell) => columnOf(cell.replaceAll('"', '')) !== null).length
  return ([',', ';', '\t'] as const).reduce((best, next) => (names(next) > names(best) ? next : best))
}

function columnOf(cell: string): Column | null {
  const name = cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return COLUMNS.find((column) => column === name) ?? null
}
