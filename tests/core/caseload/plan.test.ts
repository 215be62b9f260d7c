// What a file comes to, held together and against what is on file: the same however its rows and columns are ordered.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRow } from '../../../server/core/caseload/check-row.ts'
import { checkTogether } from '../../../server/core/caseload/check-together.ts'
import { COLUMNS, readHeader, type Column } from '../../../server/core/caseload/columns.ts'
import type { Known, KnownPatient } from '../../../server/core/caseload/known.ts'
import { planImport } from '../../../server/core/caseload/plan.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'
import { patient, row, type Cells } from '../../support/caseload.ts'

const TODAY = '2026-11-24'
const NOBODY: Known = {
  patients: new Map(),
  workers: new Map(),
  workersByEmail: new Map(),
  phones: new Map(),
  silenced: new Map(),
  teams: new Map(),
}

function read(rows: readonly Cells[], columns: readonly Column[] = COLUMNS) {
  const header = readHeader(columns)
  return checkTogether(
    rows.map((cells, index) =>
      checkRow(
        columns.map((column) => cells[column]),
        header,
        index + 2,
        TODAY,
      ),
    ),
  )
}

function plan(rows: readonly Cells[], known: Known = NOBODY, columns: readonly Column[] = COLUMNS) {
  const checked = read(rows, columns)
  const planned = planImport(checked.rows, known, {
    today: TODAY,
    languages: ['en', 'es'],
    schedule: SCHEDULE,
  })
  return { ...planned, problems: [...checked.problems, ...planned.problems] }
}

const places = (problems: readonly { row: number; column: Column | null }[]) =>
  problems.map((problem) => `${problem.row} ${problem.column}`)

describe('rows held against each other', () => {
  test('every row of a patient is bad when two of them disagree', () => {
    const rows = [
      row({ assigned_to: '2026-01-31' }),
      row({ patient_name: 'Other', assigned_from: '2026-02-01' }),
      patient(2),
    ]
    expect(places(read(rows).problems)).toEqual(['2 patient_name', '3 patient_name'])
  })

  test('a row that is bad by itself still contradicts its patient’s other rows', () => {
    const rows = [row(), row({ patient_name: 'Other', discipline: 'wizard' })]
    expect(places(read(rows).problems)).toEqual(['2 patient_name', '3 patient_name', '3 discipline'])
  })

  test('an empty cell contradicts nothing, and the other row’s value counts', () => {
    const rows = [
      row({ zip: '', assigned_to: '2026-05-31' }),
      row({ region: '', assigned_from: '2026-06-01', case_manager_id: 'CM-2', case_manager_email: '' }),
    ]
    const { problems, patients } = plan(rows)
    expect(problems).toEqual([])
    expect(patients[0]?.record).toMatchObject({ zip: '94520', region: 'East' })
  })

  test('two assignments that share one day make every row of the patient bad', () => {
    const other = { case_manager_id: 'CM-2', case_manager_email: '' }
    const ends = row({ assigned_to: '2026-05-31' })
    expect(read([ends, row({ ...other, assigned_from: '2026-06-01' })]).problems).toEqual([])
    expect(places(read([ends, row({ ...other, assigned_from: '2026-05-31' })]).problems)).toEqual([
      '2 assigned_from',
      '3 assigned_from',
    ])
  })

  test('days without a case manager are a notice only', () => {
    const rows = [row({ assigned_to: '2026-05-30' }), row({ assigned_from: '2026-06-01' })]
    const { problems, notices } = plan(rows)
    expect(problems).toEqual([])
    expect(notices).toMatchObject([{ row: 3, column: 'assigned_from' }])
  })

  test('two enrolments at the same time are a problem; one after the other is a return', () => {
    const back = { enrolled_on: '2026-08-01', assigned_from: '2026-08-01', consent_on: '2026-08-01' }
    const first = row({ assigned_to: '2026-05-31' })
    expect(places(read([first, row(back)]).problems)).toEqual(['2 enrolled_on', '3 enrolled_on'])
    const { patients } = plan([{ ...first, graduated_on: '2026-05-31' }, row(back)])
    expect(patients[0]?.stays).toMatchObject([
      { enrolledOn: '2026-01-12', graduatedOn: '2026-05-31', nextDueOn: null },
      { enrolledOn: '2026-08-01', graduatedOn: null, nextDueOn: '2026-08-01' },
    ])
  })

  test('one case manager has one name, and one e-mail address has one owner', () => {
    const rows = [row(), patient(2, { team: 'Richmond' }), patient(3, { case_manager_id: 'CM-9', team: '' })]
    expect(places(read(rows).problems)).toEqual([
      '2 case_manager_id',
      '2 team',
      '3 case_manager_id',
      '3 team',
      '4 case_manager_id',
    ])
  })

  test('a row that repeats another counts once', () => {
    const { rows, notices } = read([row(), row()])
    expect(notices).toMatchObject([{ row: 3, sentence: 'This repeats row 2 and counts once.' }])
    expect(plan([row(), row()]).patients[0]?.stays[0]?.started).toHaveLength(1)
    expect(rows).toHaveLength(2)
  })
})

describe('a plan', () => {
  test('is the same however rows and columns are ordered', () => {
    const cells = fc.record({
      n: fc.integer({ min: 1, max: 6 }),
      worker: fc.integer({ min: 1, max: 3 }),
      from: fc.constantFrom('2026-01-12', '2026-03-01', '2026-06-01'),
      to: fc.constantFrom('', '2026-02-28', '2026-05-31'),
      zip: fc.constantFrom('', '94520', '94521'),
      phone: fc.constantFrom('(925) 555-0111', '(925) 555-0112', '12'),
      graduated: fc.constantFrom('', '2026-10-30'),
    })
    const file = fc
      .array(cells, { minLength: 1, maxLength: 12 })
      .chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }),
          fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length }),
        ),
      )
    const toCells = (
      one: { n: number; worker: number; from: string; to: string } & Record<string, unknown>,
    ) =>
      patient(one.n, {
        case_manager_id: `CM-${one.worker}`,
        case_manager_email: '',
        assigned_from: one.from,
        assigned_to: one.to,
        zip: String(one.zip),
        phone: String(one.phone),
        graduated_on: String(one.graduated),
      })
    const essence = (rows: readonly Cells[], columns?: readonly Column[]) =>
      JSON.stringify(plan(rows, NOBODY, columns), (key, value) =>
        key === 'row' || key === 'rows' || key === 'problems' || key === 'notices' ? undefined : value,
      )
    const told = (rows: readonly Cells[]) =>
      plan(rows)
        .problems.map(({ row: at, column }) => `${JSON.stringify(rows[at - 2])} ${column}`)
        .sort()
    fc.assert(
      fc.property(file, ([rows, order, columns]) => {
        const straight = rows.map(toCells)
        const shuffled = order.map((index) => straight[index]!)
        expect(essence(shuffled, columns)).toBe(essence(straight))
        expect(told(shuffled)).toEqual(told(straight))
      }),
      { numRuns: 150 },
    )
  })

  test('asks nobody before both enrolment and consent, and nobody without consent', () => {
    const next = (cells: Partial<Cells>) => plan([row(cells)]).patients[0]?.stays[0]?.nextDueOn
    expect(next({})).toBe('2026-01-12')
    expect(next({ consent_on: '2026-03-01' })).toBe('2026-03-01')
    expect(next({ consent_on: '' })).toBeNull()
    expect(next({ graduated_on: '2026-10-30' })).toBeNull()
    expect(next({ graduated_on: '2027-01-30' })).toBe('2026-01-12')
  })

  test('takes the time zone from its column, else from the ZIP code, else from the phone', () => {
    const zones = (cells: Partial<Cells>) => plan([row(cells)]).patients[0]?.timeZones
    expect(zones({ time_zone: 'America/Denver' })).toBe('America/Denver')
    expect(zones({ zip: '80202' })).toBe('America/Denver')
    expect(zones({ zip: '', phone: '212-555-0100' })).toBe('America/New_York')
    expect(zones({ zip: '', phone: '' })?.split(' ').length).toBeGreaterThan(4)
  })

  test('lists patients who are kept on the caseload and not texted', () => {
    const rows = [
      patient(1, { language: 'vi' }),
      patient(2, { consent_on: '' }),
      patient(3, { phone: '' }),
      patient(4, { language: 'es-MX' }),
    ]
    expect(places(plan(rows).notices)).toEqual(['2 language', '3 consent_on', '4 phone'])
  })

  test('tells of a phone that two patients share', () => {
    const rows = [patient(1), patient(2, { phone: patient(1).phone }), patient(3)]
    expect(places(plan(rows).notices)).toEqual(['2 phone', '3 phone'])
  })

  test('consent that the patient has withdrawn since does not come back by an old date', () => {
    const known: KnownPatient = {
      id: 'p',
      name: 'Renee Watkins',
      contactId: 'c',
      phoneKind: 'own',
      language: 'en',
      timeZones: 'America/Los_Angeles',
      zip: '94520',
      birthYear: '1984',
      region: 'East',
      consentedOn: null,
      consentDays: ['2026-01-12'],
      wordedDays: [],
      warnedDays: [],
      withdrawnOn: '2026-05-01',
      stays: [{ id: 'e', enrolledOn: '2026-01-12', graduatedOn: null, assignments: [] }],
    }
    const facts = { ...NOBODY, patients: new Map([['P-1', known]]) }
    const consented = (on: string) => plan([row({ consent_on: on })], facts).patients[0]?.consentedOn
    expect(consented('2026-01-12')).toBeNull()
    expect(consented('2026-04-30')).toBeNull()
    expect(consented('2026-06-01')).toBe('2026-06-01')
  })
})
