// Fresh ids and tokens, from the clock and the machine's own randomness.

/** UUIDv7: 48 bits of time first, so that rows sort as they came. */
export function createNewId(now: () => string): () => string {
  return () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    const time = Date.parse(now())
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) & 0xff
    bytes[6] = 0x70 | (bytes[6]! & 0x0f)
    bytes[8] = 0x80 | (bytes[8]! & 0x3f)
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}

export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(17))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22)
}
