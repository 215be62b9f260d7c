// What every answer carries, whoever asked: nothing is kept on the way, and browsers come back over https only.
import type { Config } from './config.ts'

const TWO_YEARS = 2 * 365 * 24 * 60 * 60

export function answerHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): Readonly<Record<string, string>> {
  return {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': `max-age=${TWO_YEARS}` } : {}),
  }
}

/** For answers of a few plain words. */
export function plainHeaders(config: Pick<Config, 'publicUrl'>): Readonly<Record<string, string>> {
  return {
    ...answerHeaders(config),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
  }
}
