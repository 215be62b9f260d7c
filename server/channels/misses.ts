// Counts, in memory alone, how often a network asked for links that never were; it is refused for a while after thirty.
const MOST = 30
const WINDOW_MS = 10 * 60_000
const NETWORKS = 10_000

export interface Misses {
  /** In how many seconds the network may miss again; null: it may now. @param now an instant. */
  over(network: string, now: string): number | null
  /** One more, unless it is over already: then its time does not begin again. Says what stood before. */
  note(network: string, now: string): number | null
}

/** @param networks how many are remembered; whoever missed longest ago is forgotten first. */
export function createMisses(networks = NETWORKS): Misses {
  /** The milliseconds of each miss that counts, oldest first; the network that missed last stands last. */
  const kept = new Map<string, readonly number[]>()
  const counting = (network: string, at: number) =>
    (kept.get(network) ?? []).filter((miss) => miss > at - WINDOW_MS)

  function forget(at: number): void {
    for (const [network, times] of kept) {
      if (kept.size <= networks && times.at(-1)! > at - WINDOW_MS) return
      kept.delete(network)
    }
  }

  const over = (network: string, now: string) => {
    const at = Date.parse(now)
    const times = counting(network, at)
    return times.length < MOST ? null : Math.ceil((times[0]! + WINDOW_MS - at) / 1000)
  }

  return {
    over,
    note(network, now) {
      const wait = over(network, now)
      if (wait !== null) return wait
      const at = Date.parse(now)
      const times = counting(network, at)
      kept.delete(network)
      kept.set(network, [...times, at])
      forget(at)
      return null
    },
  }
}
