// What Twilio checks of a message before it takes it, in the order in which it complains.
import { STAND_IN_NUMBER, STAND_IN_SERVICE } from './account.ts'
import { refusal, type Refusal } from './errors.ts'

export type Form = Readonly<Record<string, string>>

const LONGEST_BODY = 1600
const LONGEST_VALIDITY = 36_000
const E164 = /^\+[1-9]\d{7,14}$/
const NORTH_AMERICAN = /^\+1[2-9]\d{2}[2-9]\d{6}$/

/** E.164, and of North America only what could be dialled. */
export function isPlausible(number: string): boolean {
  return E164.test(number) && (!number.startsWith('+1') || NORTH_AMERICAN.test(number))
}

/** Null: it would be taken. */
export function createProblem(form: Form): Refusal | null {
  const { To: to = '', Body: body = '', From: from, MessagingServiceSid: service } = form
  if (to === '') return refusal(21604)
  if (!isPlausible(to)) return refusal(21211)
  if (from === undefined && service === undefined) return refusal(21603)
  if (service !== undefined && service !== STAND_IN_SERVICE) return refusal(21705)
  if (service === undefined && from !== STAND_IN_NUMBER) return refusal(21606)
  if (body === '') return refusal(21602)
  if ([...body].length > LONGEST_BODY) return refusal(21617)
  const { ValidityPeriod: validity = String(LONGEST_VALIDITY), StatusCallback: callback = '' } = form
  const seconds = /^\d+$/.test(validity) ? Number(validity) : 0
  if (seconds < 1 || seconds > LONGEST_VALIDITY) return refusal(21624)
  if (callback !== '' && !/^https?:\/\/[^/]/.test(callback)) return refusal(21609)
  return null
}
