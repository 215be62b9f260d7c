// How long a staff session lasts: fifteen idle minutes, twelve hours in all.
const MINUTE = 60_000
const IDLE = 15 * MINUTE
const ABSOLUTE = 12 * 60 * MINUTE

export type SessionVerdict = 'over' | 'open' | 'touch'

/** `touch`: open, and its last use is worth writing down again; once a minute spares a commit on every page. */
export function judgeSession(
  now: string,
  times: { readonly begunAt: string; readonly usedAt: string },
): SessionVerdict {
  const at = Date.parse(now)
  const idle = at - Date.parse(times.usedAt)
  if (idle >= IDLE || at - Date.parse(times.begunAt) >= ABSOLUTE) return 'over'
  return idle >= MINUTE ? 'touch' : 'open'
}
