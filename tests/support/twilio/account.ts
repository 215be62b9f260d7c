// The one account that the stand-in knows, and the parameters of a request as Twilio signs them.
import { createHmac } from 'node:crypto'

export const STAND_IN_ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`
export const STAND_IN_TOKEN = 'f'.repeat(32)
export const STAND_IN_SERVICE = `MG${'fedcba9876543210'.repeat(2)}`
/** Where its texts come from: reserved for fiction. */
export const STAND_IN_NUMBER = '+15555550100'

type Parameters = Readonly<Record<string, string>>

/** As Twilio documents it: HMAC-SHA1 over the address and each parameter's name and value, sorted by name. */
export function sign(token: string, url: string, parameters: Parameters): string {
  const text = Object.keys(parameters)
    .sort()
    .reduce((text, name) => `${text}${name}${parameters[name]}`, url)
  return createHmac('sha1', token).update(text, 'utf8').digest('base64')
}

export interface SignedCallback {
  readonly path: string
  readonly init: { method: 'POST'; headers: Record<string, string>; body: string }
}

/** A request as Twilio would send it to `publicUrl` + `path`. */
export function signedCallback(
  publicUrl: string,
  path: string,
  parameters: Parameters,
  token = STAND_IN_TOKEN,
): SignedCallback {
  return {
    path,
    init: {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
        'X-Twilio-Signature': sign(token, `${publicUrl}${path}`, parameters),
      },
      body: new URLSearchParams(parameters).toString(),
    },
  }
}
