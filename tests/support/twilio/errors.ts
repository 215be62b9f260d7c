// Twilio's error codes that the stand-in answers with, each with the HTTP status it comes under.

/** What Twilio's API refuses a request with. */
export interface Refusal {
  readonly status: number
  /** Absent: an answer without Twilio's own body, as a proxy in between gives. */
  readonly code?: number
}

const MEANINGS: Readonly<Record<number, readonly [status: number, message: string]>> = {
  20001: [400, 'A parameter is not understood'],
  20003: [401, 'Authentication failed'],
  20004: [405, 'This method is not allowed here'],
  20009: [409, 'The message is not finished yet'],
  20404: [404, 'There is no such resource'],
  20429: [429, 'Too many requests'],
  20500: [500, 'Something broke on this side'],
  21211: [400, 'To is not a valid phone number'],
  21602: [400, 'Body is missing'],
  21603: [400, 'From or a messaging service is missing'],
  21604: [400, 'To is missing'],
  21606: [400, 'From is no number of this account'],
  21609: [400, 'StatusCallback is not a valid address'],
  21610: [400, 'The recipient has opted out'],
  21617: [400, 'Body is longer than 1600 characters'],
  21624: [400, 'ValidityPeriod is not from 1 to 36000'],
  21705: [400, 'The messaging service is not valid'],
}

export function refusal(code: number): Refusal {
  return { status: MEANINGS[code]?.[0] ?? 400, code }
}

export function errorBody({ status, code }: Refusal): object {
  if (code === undefined) return {}
  const message = MEANINGS[code]?.[1] ?? 'as told'
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }
}
