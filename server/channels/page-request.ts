// Reads what a browser sends: a body of bounded size, flat form fields, and the cookie.
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Config } from '../config.ts'
import { Problem } from '../problem.ts'

const MOST_BYTES = 32 * 1024

/** Whoever goes away in the middle of a body has not broken anything of ours. */
const cutShort = (): never => {
  throw new Problem('bad_request')
}

/** Throws `Problem('too_large')` as soon as there is too much, whatever length was announced. */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw new Problem('too_large')
  // Announced and short, so no server reads further: as one text, and not as a stream.
  if (request.headers.has('content-length')) {
    const text = await request.text().catch(cutShort)
    if (text.length > MOST_BYTES) throw new Problem('too_large')
    return text
  }
  if (!request.body) return ''
  const decoder = new TextDecoder()
  const reader = request.body.getReader()
  let [text, bytes] = ['', 0]
  for (;;) {
    const { done, value } = await reader.read().catch(cutShort)
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > MOST_BYTES) {
      await reader.cancel()
      throw new Problem('too_large')
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** What the form says beside answers. */
const CONTROLS = ['revision', 'screen', 'lang', 'share', 'proof', 'offer', 'note', 'taken', 'digits'] as const
type Control = (typeof CONTROLS)[number]

export interface Fields {
  readonly control: Readonly<Partial<Record<Control, string>>>
  /** Everything else, to be accepted or refused; without a prototype, so that no key means more than itself. */
  readonly answers: Readonly<Record<string, string>>
}

/** The last of equal names counts: a button that was pressed comes after the radios above it. */
export async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) throw new Problem('bad_request')
  const control: Partial<Record<Control, string>> = {}
  const answers: Record<string, string> = Object.create(null)
  for (const [name, value] of new URLSearchParams(await readBody(request))) {
    const known = CONTROLS.find((each) => each === name)
    if (known) control[known] = value
    else answers[name] = value
  }
  return { control, answers }
}

export const readShare = (share: unknown): boolean | undefined =>
  share === '1' ? true : share === '0' ? false : undefined

export const readRevision = (text: unknown): number => {
  const revision = typeof text === 'string' && /^\d{1,7}$/.test(text) ? Number(text) : text
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision)) throw new Problem('bad_request')
  return revision
}

const YEAR = 365 * 24 * 60 * 60

/** Browsers drop `Secure` cookies that come over plain http, but for localhost. */
const isSecure = ({ publicUrl }: Config) =>
  publicUrl.startsWith('https:') || new URL(publicUrl).hostname === 'localhost'
const cookieName = (config: Config) => (isSecure(config) ? '__Host-sayso' : 'sayso')

export const readCookie = (c: Context, config: Config): string | undefined => getCookie(c, cookieName(config))

/** @param lasting false: until the browser is closed. @param token null: take it back. */
export function setPatientCookie(c: Context, config: Config, token: string | null, lasting: boolean): void {
  const parts = [`${cookieName(config)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  if (isSecure(config)) parts.push('Secure')
  if (token === null || lasting) parts.push(`Max-Age=${token === null ? 0 : YEAR}`)
  c.header('Set-Cookie', parts.join('; '), { append: true })
}
