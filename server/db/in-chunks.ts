// Reads by a long list of keys: D1 takes 100 bound values a statement, so a list is asked for in pieces.

const PIECE = 90

export async function inChunks<K, R>(
  keys: readonly K[],
  read: (piece: readonly K[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const found: R[] = []
  for (let start = 0; start < keys.length; start += PIECE) {
    found.push(...(await read(keys.slice(start, start + PIECE))))
  }
  return found
}
