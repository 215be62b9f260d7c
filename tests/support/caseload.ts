// Caseload files for tests: rows that are good unless a test says otherwise.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COLUMNS, type Column } from '../../server/core/caseload/columns.ts'
import { importCommand } from '../../server/cli/import.ts'
import type { Tables } from '../../server/db/tables.ts'
import type { Deps } from '../../server/deps.ts'

export type Cells = Readonly<Record<Column, string>>

export const GOOD: Cells = {
  patient_id: 'P-1',
  patient_name: 'Renee Watkins',
  phone: '(925) 555-0111',
  phone_kind: 'own',
  language: 'en',
  time_zone: '',
  zip: '94520',
  birth_year: '1984',
  region: 'East',
  enrolled_on: '2026-01-12',
  graduated_on: '',
  consent_on: '2026-01-12',
  consent_evidence: 'signed form',
  consent_wording: '',
  sms_risk_warning: '',
  case_manager_id: 'CM-1',
  case_manager_name: 'Ana Ruiz',
  case_manager_email: 'ana.ruiz@county.example',
  discipline: 'social_worker',
  team: 'Concord',
  assigned_from: '2026-01-12',
  assigned_to: '',
}

export const row = (cells: Partial<Cells> = {}): Cells => ({ ...GOOD, ...cells })

/** The n-th of many patients who differ in all that must differ. */
export const patient = (n: number, cells: Partial<Cells> = {}): Cells =>
  row({
    patient_id: `P-${n}`,
    patient_name: `Patient ${n}`,
    phone: `92555${String(10_000 + n)}`,
    ...cells,
  })

const quoted = (cell: string): string => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export function csv(rows: readonly Cells[], columns: readonly Column[] = COLUMNS, delimiter = ','): string {
  const lines = rows.map((cells) => columns.map((column) => quoted(cells[column])).join(delimiter))
  return [columns.join(delimiter), ...lines].join('\n')
}

/** What `sayso import` says of a file, and its exit code. The file comes in small pieces, as from a slow disk. */
export async function importing(
  deps: Deps,
  file: string | Uint8Array,
  ...flags: string[]
): Promise<{ code: number; said: string }> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const lines: string[] = []
  const code = await importCommand(deps, ['caseload.csv', ...flags], {
    read: async function* () {
      for (let start = 0; start < bytes.length; start += 997) yield bytes.slice(start, start + 997)
    },
    print: (line) => lines.push(line),
  })
  return { code, said: lines.join('\n') }
}

export const caseloadFile = (name: 'example' | 'faults'): string =>
  readFileSync(join(import.meta.dirname, `../caseload/${name}.csv`), 'utf8')

/** The tables that an import writes to. */
const IMPORTED = [
  'team',
  'staff',
  'contact',
  'patient',
  'enrolment',
  'assignment',
  'consent_event',
  'audit',
] as const

export type Imported = (typeof IMPORTED)[number]

/** All rows of a table, in the order in which they were made. */
export async function stored<T extends Imported>(deps: Deps, table: T): Promise<Tables[T][]> {
  // Every one of these tables has an id to order by.
  const query = deps.db.query
    .selectFrom(table as 'patient')
    .selectAll()
    .orderBy('id')
  return (await query.execute()) as unknown as Tables[T][]
}

/** How many rows each of those tables has. */
export async function storedCounts(deps: Deps): Promise<Record<Imported, number>> {
  const counts = await Promise.all(
    IMPORTED.map(async (table) => [table, (await stored(deps, table)).length] as const),
  )
  return Object.fromEntries(counts) as Record<Imported, number>
}
