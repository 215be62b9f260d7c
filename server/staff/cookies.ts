// The cookie by which an account knows a browser again, and how an answer carries cookies.
import { getCookie } from 'hono/cookie'
import type { Context } from 'hono'
import { KNOWN_DAYS } from '../actions/note-entry.ts'
import type { Config } from '../config.ts'

type Where = Pick<Config, 'publicUrl'>

const isSecure = ({ publicUrl }: Where) => publicUrl.startsWith('https:')
const nameIn = (config: Where) => (isSecure(config) ? '__Host-sayso-browser' : 'sayso-browser')

export const browserToken = (c: Context, config: Where): string | undefined => getCookie(c, nameIn(config))

/** `Strict`: it counts at the form to sign in and nowhere else. */
export function browserCookie(config: Where, token: string): string {
  const parts = [`${nameIn(config)}=${token}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (isSecure(config)) parts.push('Secure')
  return [...parts, `Max-Age=${KNOWN_DAYS * 24 * 60 * 60}`].join('; ')
}

/** The answer with more cookies set, or taken away. @param cookies each a `Set-Cookie`. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  if (cookies.length === 0) return response
  const headers = new Headers(response.headers)
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(response.body, { status: response.status, headers })
}
