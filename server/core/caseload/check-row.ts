// Checks one row by itself: each cell has its form, and the days of a row do not run backwards.
import { COLUMNS, REQUIRED, type Column, type Header } from './columns.ts'
import { readEmail, readId, readName, readText, type Reading } from './read-text.ts'
import {
  readBirthYear,
  readDay,
  readLanguage,
  readOneOf,
  readPastDay,
  readPhone,
  readTimeZone,
  readZip,
} from './read-value.ts'
import { DISCIPLINES, PHONE_KINDS, type CheckedRow, type Remark, type Values } from './rows.ts'

type Reader<C extends Column> = (cell: string, today: string) => Reading<NonNullable<Values[C]>>

const READERS: { readonly [C in Column]: Reader<C> } = {
  patient_id: readId,
  patient_name: readName,
  phone: readPhone,
  phone_kind: (cell) => readOneOf(cell, PHONE_KINDS),
  language: readLanguage,
  time_zone: readTimeZone,
  zip: readZip,
  birth_year: readBirthYear,
  region: (cell) => readText(cell, 'place'),
  enrolled_on: readDay,
  graduated_on: readDay,
  consent_on: readPastDay,
  consent_evidence: (cell) => readText(cell, 'evidence'),
  consent_wording: (cell) => readText(cell, 'wording'),
  sms_risk_warning: (cell) => readText(cell, 'wording'),
  case_manager_id: readId,
  case_manager_name: readName,
  case_manager_email: readEmail,
  discipline: (cell) => readOneOf(cell, DISCIPLINES),
  team: (cell) => readText(cell, 'place'),
  assigned_from: readDay,
  assigned_to: readDay,
}

// A patient without a phone is a patient all the same, only not texted.
const NEEDED = new Set<Column>(REQUIRED.filter((column) => column !== 'phone'))

const MISSING: Partial<Record<Column, string>> = {
  patient_id: 'The patient’s id is missing. The next import finds the patient by it.',
  phone_kind: 'Say whose phone this is: own, shared or program.',
  language: 'The language is missing. Give its code, such as en or es.',
  birth_year: 'The year of birth is missing. Without it a minor might be texted.',
  case_manager_id: 'The case manager’s id is missing. The next import finds the case manager by it.',
}

/** @param today the program's own day. */
export function checkRow(cells: readonly string[], header: Header, row: number, today: string): CheckedRow {
  // Some programs end every row with one more delimiter.
  const surplus = cells.slice(header.width).some((cell) => cell.trim() !== '')
  if (surplus || cells.length < header.width) {
    const sentence = `This row has ${cells.length} cells, and the header ${header.width}. A value with a comma in it needs quotation marks.`
    return { row, values: {}, problems: [{ row, column: null, sentence }] }
  }
  const problems: Remark[] = []
  const values: { [C in Column]?: unknown } = {}
  for (const column of COLUMNS) {
    const cell = cells[header.at.get(column) ?? -1]?.trim() ?? ''
    const reading = cell === '' ? readNothing(column) : READERS[column](cell, today)
    if ('value' in reading) values[column] = reading.value
    else problems.push({ row, column, sentence: reading.problem })
  }
  const read = values as Partial<Values>
  return { row, values: read, problems: [...problems, ...backwards(row, read)] }
}

function readNothing(column: Column): Reading<null> {
  if (!NEEDED.has(column)) return { value: null }
  return { problem: MISSING[column] ?? 'This is missing.' }
}

function backwards(row: number, values: Partial<Values>): Remark[] {
  const { enrolled_on: enrolled, graduated_on: graduated, assigned_from: from, assigned_to: to } = values
  const remarks: Remark[] = []
  if (enrolled && graduated && graduated < enrolled) {
    remarks.push({ row, column: 'graduated_on', sentence: 'The graduation is before the enrolment.' })
  }
  if (from && to && to < from) {
    remarks.push({ row, column: 'assigned_to', sentence: 'The assignment ends before it starts.' })
  }
  return remarks
}
