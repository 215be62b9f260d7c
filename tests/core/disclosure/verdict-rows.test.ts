// From answers to one verdict of each person: the latest that is one, and who may know it by the dates of assignments.
import { describe, expect, it } from 'vitest'
import {
  verdictRows,
  type CalendarVerdict,
  type PatientSpan,
} from '../../../server/core/disclosure/verdict-rows.ts'

const NOW = '2026-12-01T18:00:00.000Z'
const given = (more: Partial<CalendarVerdict> = {}): CalendarVerdict => ({
  answerId: 'y',
  patientId: 'p',
  value: 1,
  at: '2026-10-10T18:00:00.000Z',
  shared: true,
  sharing: true,
  makers: [],
  ...more,
})
const span = (staffId: string, more: Partial<PatientSpan> = {}): PatientSpan => ({
  patientId: 'p',
  staffId,
  fromOn: '2026-01-12',
  toOn: null,
  graduatedOn: null,
  ...more,
})

describe('one of each person', () => {
  it('by their latest verdict, whatever order they come in', () => {
    const [early, late] = [
      given({ answerId: 'a', value: 3 }),
      given({ answerId: 'b', value: 1, at: '2026-10-12T18:00:00.000Z' }),
    ]
    for (const order of [
      [early, late],
      [late, early],
    ])
      expect(verdictRows(order, [], NOW)).toMatchObject([{ answerId: 'b', value: 1 }])
  })

  it.each([0, 5, 8, 9])('and %i is no verdict, and takes none away', (value) => {
    const later = given({ answerId: 'b', value, at: '2026-10-12T18:00:00.000Z' })
    expect(verdictRows([given(), later], [], NOW)).toMatchObject([{ answerId: 'y', value: 1 }])
    expect(verdictRows([later], [], NOW)).toEqual([])
  })
})

describe('who may know it', () => {
  const known = (verdict: Partial<CalendarVerdict>, spans: readonly PatientSpan[]) => {
    const [row] = verdictRows([given(verdict)], spans, NOW)
    return { readers: row?.readers, heard: row?.heard }
  }

  it.each([
    { name: 'who works with the patient now', spans: [span('a')], readers: ['a'], heard: [] },
    {
      name: 'who left before the answer knows nothing',
      spans: [span('a', { toOn: '2026-10-08' }), span('b', { fromOn: '2026-10-09' })],
      readers: ['b'],
      heard: [],
    },
    {
      name: 'who left after it may have read it',
      spans: [span('a', { toOn: '2026-11-01' }), span('b', { fromOn: '2026-11-02' })],
      readers: ['b'],
      heard: ['a'],
    },
    {
      name: 'who changes today or comes later may or may not',
      spans: [span('a', { toOn: '2026-12-01' }), span('b', { fromOn: '2026-12-02' })],
      readers: [],
      heard: ['a', 'b'],
    },
    {
      name: 'of a patient who has left, who was there till the end',
      spans: [span('a', { graduatedOn: '2026-11-15' })],
      readers: [],
      heard: ['a'],
    },
  ])('$name', ({ spans, readers, heard }) => {
    expect(known({}, spans)).toEqual({ readers, heard })
  })

  it('nobody, when it was withheld; perhaps, when the patient shares no more', () => {
    expect(known({ shared: false }, [span('a')])).toEqual({ readers: [], heard: [] })
    expect(known({ sharing: false }, [span('a')])).toEqual({ readers: [], heard: ['a'] })
    expect(known({ sharing: null }, [span('a')])).toEqual({ readers: [], heard: ['a'] })
  })

  it('nobody by an assignment of somebody else', () => {
    expect(known({}, [span('a', { patientId: 'q' })])).toEqual({ readers: [], heard: [] })
  })
})
