// What the calendar asks of whom in which pulse, by a hash that anybody may know: it knows nothing of what is sealed.

/** The same number for the same label, 0 to 2³² − 1; labels that differ in one sign have nothing in common. */
export function plainDraw(label: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < label.length; at += 1) hash = Math.imul(hash ^ label.charCodeAt(at), 16_777_619)
  // FNV alone leaves the lowest bits to the last signs.
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507)
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
  return (hash ^ (hash >>> 16)) >>> 0
}

export type Turn = 'goal-state' | 'verdict' | 'neither'

const TURNS: readonly Turn[] = ['goal-state', 'verdict', 'neither']

/** Of each three pulses each turn has one. Blocks are drawn apart: where three goals take turns, none always meets the same. */
export function turnOf(enrolmentId: string, pulse: number): Turn {
  const block = Math.floor(pulse / TURNS.length)
  const first = plainDraw(`turn|${enrolmentId}|${block}`) % TURNS.length
  return TURNS[(first + pulse) % TURNS.length]!
}

export const asksStepSize = (enrolmentId: string, pulse: number): boolean =>
  plainDraw(`step-size|${enrolmentId}|${pulse}`) % 2 === 1
