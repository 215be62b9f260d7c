// Small helps for sentences that are put together.
export const count = (n: number, words: readonly string[]) => words[n] ?? String(n)
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
