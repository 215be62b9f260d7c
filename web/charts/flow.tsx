// How many were left at each step: one bar a step against the first, with what became of the others.

export interface Step {
  readonly name: string
  /** Exact, or the least of a range; null: no number may be shown. */
  readonly people: number | null
  /** In place of the number. */
  readonly words?: string
  /** What became of the others; empty: there are none. */
  readonly note: string
}

export function Flow({ steps }: { readonly steps: readonly Step[] }) {
  const all = Math.max(1, ...steps.map(({ people }) => people ?? 0))
  return (
    <ol class="flow">
      {steps.map(({ name, people, words, note }) => (
        <li>
          <p class="fl">
            <b>{name}</b> <span>{words ?? people?.toLocaleString('en-US')}</span>
          </p>
          {people !== null && (
            <svg class="chart" height="14" aria-hidden="true">
              <rect class="filll" width="100%" height="14" rx="2" />
              <rect
                class="fillb"
                width={`${Math.round((10_000 * people) / all) / 100}%`}
                height="14"
                rx="2"
              />
            </svg>
          )}
          {note !== '' && <p class="meta">{note}</p>}
        </li>
      ))}
    </ol>
  )
}
