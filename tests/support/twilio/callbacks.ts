// Posts to the product what Twilio would: signed, one after the other for a message, never twice by itself, loopback only.
import { Agent, request } from 'node:http'
import { signedCallback } from './account.ts'

export interface Poster {
  /** Resolves with the answer's status, or null when nobody answered. */
  post(url: string, parameters: Readonly<Record<string, string>>): Promise<number | null>
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>
  close(): void
}

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//
const AT_ONCE = 12
const TIMEOUT_MS = 15_000

export function createPoster(): Poster {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const running = new Set<Promise<unknown>>()

  function send(url: string, parameters: Readonly<Record<string, string>>): Promise<number | null> {
    if (!LOOPBACK.test(url)) return Promise.resolve(null)
    const { origin, pathname, search } = new URL(url)
    const { init } = signedCallback(origin, `${pathname}${search}`, parameters)
    return new Promise((resolve) => {
      const { method, headers, body } = init
      const length = { 'Content-Length': String(Buffer.byteLength(body)) }
      const sent = request(url, { method, headers: { ...headers, ...length }, agent, timeout: TIMEOUT_MS })
      sent.on('response', (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? null))
        response.on('error', () => resolve(null))
      })
      sent.on('timeout', () => sent.destroy())
      sent.on('error', () => resolve(null))
      sent.end(body)
    })
  }

  return {
    post(url, parameters) {
      const posted = send(url, parameters).finally(() => running.delete(posted))
      running.add(posted)
      return posted
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
    close: () => agent.destroy(),
  }
}
