// Every phone of the county, a page at a time.
import { Line } from './phones.tsx'
import type { PhoneLine } from './view.ts'

interface AllPhonesView {
  readonly lines: readonly PhoneLine[]
  readonly all: number
  readonly page: number
  readonly pages: number
}

export function AllPhones({ lines, all, page, pages }: AllPhonesView) {
  return (
    <>
      <h1>All {all.toLocaleString('en-US')} phones</h1>
      <p class="lede">
        In the order in which people joined. <a href="/phones">Back to the newest</a>
      </p>
      <nav class="people wide" aria-label="Phones">
        <ul>
          {lines.map((line) => (
            <Line line={line} current={false} />
          ))}
        </ul>
      </nav>
      <nav class="jump" aria-label="Pages">
        {page > 1 && <a href={`/phones/all?page=${page - 1}`}>The ones before</a>}
        <span class="meta">
          Page {page} of {pages}
        </span>
        {page < pages && <a href={`/phones/all?page=${page + 1}`}>The next ones</a>}
      </nav>
    </>
  )
}
