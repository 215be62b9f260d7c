// What every answer to a patient's browser carries: nothing is stored, framed, indexed, or fetched from elsewhere.
import type { MiddlewareHandler } from 'hono'

async function policyFor(css: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css))
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)))
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${hash}'`,
    "connect-src 'self'",
    "img-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** @param css the one style that is inlined into the page. */
export function pageHeaders(css: string): MiddlewareHandler {
  let policy: Promise<string> | undefined
  return async (c, next) => {
    await next()
    policy ??= policyFor(css)
    c.header('Content-Security-Policy', await policy)
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Robots-Tag', 'noindex')
    c.header('X-Content-Type-Options', 'nosniff')
  }
}
