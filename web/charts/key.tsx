// What the marks of a chart stand for, each drawn as the chart draws it.
import type { Child } from 'hono/jsx'

export type Mark = 'dot' | 'open' | 'now' | 'interval' | 'across' | 'gap' | 'sealed'

const MARKS: Readonly<Record<Mark, Child>> = {
  dot: <circle class="dot" cx="12" cy="7" r="5" />,
  open: <circle class="open" cx="12" cy="7" r="5" />,
  now: <circle class="now" cx="12" cy="7" r="6" />,
  interval: <line class="iv" x1="12" x2="12" y1="0" y2="14" />,
  across: <line class="iv" x1="0" x2="24" y1="7" y2="7" />,
  gap: <line class="gap" x1="12" x2="12" y1="3" y2="11" />,
  sealed: <rect class="hatch" x="1" y="1" width="22" height="12" />,
}

export function Key({ marks }: { readonly marks: readonly { mark: Mark; words: string }[] }) {
  return (
    <p class="key">
      {marks.map(({ mark, words }) => (
        <span>
          <svg viewBox="0 0 24 14" aria-hidden="true">
            {MARKS[mark]}
          </svg>
          {words}
        </span>
      ))}
    </p>
  )
}
