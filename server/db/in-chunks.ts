// Reads and writes by a long list of keys: D1 takes 100 bound values a statement, so a list is asked for in pieces.

const PIECE = 90

export async function inChunks<K, R>(
  keys: readonly K[],
  read: (piece: readonly K[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const found: R[] = []
  for (const piece of pieces(keys)) found.push(...(await read(piece)))
  return found
}

/** The same for writes. */
export function pieces<K>(keys: readonly K[]): K[][] {
  const found: K[][] = []
  for (let start = 0; start < keys.length; start += PIECE) found.push(keys.slice(start, start + PIECE))
  return found
}
