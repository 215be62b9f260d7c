// What one sealed body holds comes back as it was, and its length tells nothing of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BODY_BYTES, decodeBody, encodeBody, type SealedBody } from '../../server/core/sealed-body.ts'

const id = fc.uuid()
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const codes = fc.dictionary(fc.stringMatching(/^[A-Z][0-9]{1,2}(_[2-9])?$/), fc.integer({ min: 0, max: 9 }), {
  maxKeys: 15,
  noNullPrototype: true,
})

const bodies: fc.Arbitrary<SealedBody> = fc.record({
  answers: codes,
  proven: fc.boolean(),
  aside: codes,
  makers: fc.array(id, { maxLength: 5 }),
  mode: fc.constantFrom('page', 'sms', 'kiosk', 'voice'),
  language: fc.constantFrom('en', 'es', 'zh-Hans'),
  at: maybe(fc.constant('2026-11-24T18:00:00.000Z')),
  place: fc.record({
    patientId: id,
    enrolmentId: id,
    surveyId: fc.constantFrom('pulse', 'baseline'),
    surveyVersion: fc.integer({ min: 1, max: 100_000 }),
    aboutStaffId: maybe(id),
    aboutTeamId: maybe(id),
    discipline: maybe(fc.constantFrom('social_worker', 'community_health_worker')),
    region: maybe(fc.string({ unit: 'binary', maxLength: 40 })),
    enrolledOn: fc.constant('2026-01-12'),
    quarter: fc.constantFrom('2026-Q4', '2027-Q1'),
    verdictAsked: fc.boolean(),
  }),
})

const bytes = (text: string) => new TextEncoder().encode(text).length

test('whatever it holds, a body has one length in bytes and comes back as it was', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const text = encodeBody(body)
      expect(bytes(text)).toBe(BODY_BYTES)
      expect(decodeBody(text)).toEqual(body)
    }),
  )
})

test('the longest region in letters of four bytes fits beside every item and six makers', () => {
  const [body] = fc.sample(bodies, 1)
  const items = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'B4', 'I3', 'Y6', 'C1']
  const id = '019aaaaa-0000-7000-8000-000000000001'
  const full: SealedBody = {
    answers: Object.fromEntries(items.map((item) => [item, 9])),
    proven: true,
    aside: Object.fromEntries(items.map((item) => [item, 9])),
    makers: Array.from({ length: 6 }, () => id),
    mode: 'kiosk',
    language: 'zh-Hans-CN',
    at: '2026-11-24T18:00:00.000Z',
    place: {
      ...body!.place,
      aboutStaffId: id,
      aboutTeamId: id,
      discipline: 'mental_health_clinician',
      region: '🏔'.repeat(80),
    },
  }
  expect(decodeBody(encodeBody(full))).toEqual(full)
})

test('what does not fit is refused, and so is a text that is no body', () => {
  const [body] = fc.sample(bodies, 1)
  expect(() => encodeBody({ ...body!, language: 'x'.repeat(BODY_BYTES) })).toThrow(RangeError)
  expect(() => decodeBody('{"answers":{}}')).toThrow(RangeError)
  expect(() => decodeBody('[2,{}]')).toThrow(RangeError)
})
