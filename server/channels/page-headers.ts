// What every answer to a patient's browser carries: nothing is stored, framed, indexed, or fetched from elsewhere.
import type { MiddlewareHandler } from 'hono'
import { answerHeaders } from '../answer-headers.ts'
import type { Config } from '../config.ts'
import { styleSource } from '../content-policy.ts'

export async function policyFor(css: string): Promise<string> {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${await styleSource(css)}`,
    "connect-src 'self'",
    "img-src 'none'",
    "media-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** @param css the one style that is inlined into the page. */
export async function headersOfPage(css: string, config: Config): Promise<Readonly<Record<string, string>>> {
  return {
    'Content-Security-Policy': await policyFor(css),
    ...answerHeaders(config),
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
  }
}

/** @param css the one style that is inlined into the page. */
export function pageHeaders(css: string, config: Config): MiddlewareHandler {
  let headers: ReturnType<typeof headersOfPage> | undefined
  return async (c, next) => {
    // Before the answer is made: laid over a made one, each would copy it, and its body would become a stream.
    headers ??= headersOfPage(css, config)
    for (const [name, value] of Object.entries(await headers)) c.header(name, value)
    await next()
  }
}
