// The interval of a share.

/** The standard normal's 97.5 % point. */
export const Z95 = 1.959963985

/**
 * 95 % by Wilson's score method (Wilson 1927), as in R's `prop.test(correct = FALSE)`: honest also for few people
 * and at 0 or 100 %, where the textbook interval has no width. `share` and the limits run from 0 to 1.
 */
export function wilson(share: number, n: number): { low: number; high: number } {
  const z2 = Z95 ** 2
  const centre = share + z2 / (2 * n)
  const margin = Z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n ** 2))
  const scale = 1 + z2 / n
  return { low: Math.max(0, (centre - margin) / scale), high: Math.min(1, (centre + margin) / scale) }
}
