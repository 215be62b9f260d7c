// Why no text reaches a patient in a month, by the first thing that stands in its way.

export type NoText =
  | 'no_language'
  | 'no_phone'
  | 'stopped'
  | 'paused_phone'
  | 'unlinked'
  | 'dead'
  | 'no_consent'
  | 'paused'

interface Reach {
  readonly speaks: boolean
  readonly phone: 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead' | null
  readonly consentedAt: string | null
  readonly pausedUntil: string | null
}

export function whyNoText({ speaks, phone, consentedAt, pausedUntil }: Reach, month: string): NoText | null {
  if (!speaks) return 'no_language'
  if (phone === null) return 'no_phone'
  if (phone === 'paused') return 'paused_phone'
  if (phone !== 'open') return phone
  if (consentedAt === null) return 'no_consent'
  return pausedUntil !== null && pausedUntil.slice(0, 7) > month ? 'paused' : null
}

/** From the present month to the same a year later. */
export function monthsToRehearse(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: 13 }, (_, step) => {
    const at = month - 1 + step
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
