// Which of our languages somebody is asked in.

/** @param tag BCP 47, as `es-MX`. Null: we ask in none that they speak. */
export function languageFor(languages: readonly string[], tag: string): string | null {
  const [primary] = tag.split('-')
  return languages.find((known) => known === primary) ?? null
}
