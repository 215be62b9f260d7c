// Charts draw what they are given, say it in words as well, and carry no style of their own.
import type { JSX } from 'hono/jsx/jsx-runtime'
import { describe, expect, test } from 'vitest'
import { AcrossScale, Across } from '../../web/charts/across.tsx'
import { AsTable } from '../../web/charts/as-table.tsx'
import { Columns, type Column } from '../../web/charts/columns.tsx'
import { Flow } from '../../web/charts/flow.tsx'
import { Key } from '../../web/charts/key.tsx'
import { figureWords, windowLabel, windowName } from '../../web/staff/figure-words.ts'
import { dateWithYear } from '../../web/staff/words.ts'
import { doubt, heldSentence, type TrustRelease } from '../../web/staff/trust-words.ts'
import type { Figure } from '../../server/core/disclosure/figures.ts'

const text = async (node: JSX.Element) => (await node).toString()

const column = (label: string, year: string, more: Partial<Column> = {}): Column => ({
  label,
  year,
  words: `${label} ${year}: 60%, likely 50 to 70%`,
  point: { low: 50, high: 70, value: 60, look: 'dot' },
  ...more,
})
const chart = (columns: readonly Column[]) =>
  text(<Columns id="c" title="Share <by> month" desc="Two months." unit="%" columns={columns} />)

describe('columns over time', () => {
  test('title, description and each point’s words are in the chart', async () => {
    const svg = await chart([column('Oct', '2026'), column('Nov', '2026')])
    expect(svg).toContain('role="img" aria-labelledby="c-t c-d"')
    expect(svg).toContain('<title id="c-t">Share &lt;by&gt; month</title>')
    expect(svg).toContain('<desc id="c-d">Two months.</desc>')
    expect(svg).toContain('<title>Nov 2026: 60%, likely 50 to 70%</title>')
  })

  test('0 lies on the bottom line and 100 on the top one, whatever the width', async () => {
    const svg = await chart([column('Oct', '2026', { point: { low: 0, high: 100, value: 50, look: 'now' } })])
    expect(svg).toMatch(/class="iv" x1="53%" x2="53%" y1="210" y2="20"/)
    expect(svg).toMatch(/class="now" cx="53%" cy="115" r="6"/)
    expect(svg).not.toContain('viewBox')
  })

  test('a month without a figure has a tick, a sealed one a word, neither a dot', async () => {
    const none = await chart([column('Oct', '2026', { point: null })])
    expect(none).toContain('class="gap"')
    const sealed = await chart([column('Q4', '2026', { point: null, instead: 'sealed' })])
    expect(sealed).toContain('class="hatch"')
    expect(sealed).toContain('>sealed</text>')
    for (const svg of [none, sealed]) expect(svg).not.toMatch(/<circle/)
  })

  test('a year is named once, in the middle of its months, and many labels give way on narrow screens', async () => {
    const months = Array.from({ length: 12 }, (_, at) => column(`m${at}`, at < 2 ? '2025' : '2026'))
    const svg = await chart(months)
    expect(svg.match(/>2025</g)).toHaveLength(1)
    expect(svg.match(/>2026</g)).toHaveLength(1)
    expect(svg.match(/class="mid odd"/g)).toHaveLength(6)
    expect(svg).toMatch(/class="mid" x="[\d.]+%" y="232">m11</)
  })

  test('no chart at all is drawn without harm', async () => {
    expect(await chart([])).toContain('<svg')
  })
})

test('nothing carries an inline style, which the pages’ policy would refuse', async () => {
  const parts = [
    <Columns id="c" title="t" desc="d" unit="" columns={[column('Oct', '2026')]} />,
    <Across point={{ low: 1, high: 2, value: 1.5, look: 'open' }} />,
    <AcrossScale />,
    <Flow steps={[{ name: 'Sent', people: 3, note: '' }]} />,
    <Key marks={[{ mark: 'now', words: 'Latest' }]} />,
    <AsTable name="n" columns={['a', 'b']} rows={[['x', '1']]} />,
  ]
  for (const part of parts) expect(await text(part)).not.toMatch(/style=|<style/)
})

test('a step’s bar is its part of the first, and nobody at all is an empty bar', async () => {
  const flow = await text(
    <Flow
      steps={[
        { name: 'Enrolled', people: 6012, note: '372 not due' },
        { name: 'Answered', people: 1918, note: '' },
      ]}
    />,
  )
  expect(flow).toContain('6,012')
  expect(flow).toContain('width="31.9%"')
  expect(flow.match(/class="meta"/g)).toHaveLength(1)
  expect(await text(<Flow steps={[{ name: 'Enrolled', people: 0, note: '' }]} />)).toContain('width="0%"')
})

test('a table names its rows and columns, and its text is text', async () => {
  const table = await text(<AsTable name="Success" columns={['Month', 'Share']} rows={[['<b>Oct', '60%']]} />)
  expect(table).toContain('<th scope="row">&lt;b&gt;Oct</th>')
  expect(table).toContain('<th scope="col" class="n">Share</th>')
  expect(table).toMatch(/tabindex="0" role="region" aria-label="Success"/)
})

describe('words for coarse figures', () => {
  const figure = (more: Partial<Figure>): Figure => ({
    scale: 'trust-3',
    measure: 'mean',
    people: { low: 70, high: 79 },
    value: 75,
    openEnd: null,
    interval: [66, 84],
    ...more,
  })

  test('a value is never said finer than it was published', () => {
    expect(figureWords(figure({}))).toBe('about 75')
    expect(figureWords(figure({ value: 90, openEnd: 'high' }))).toBe('90 or more')
    expect(figureWords(figure({ value: 50, openEnd: 'low' }))).toBe('50 or less')
    const share = (more: Partial<Figure>) => figureWords(figure({ measure: 'share', ...more }))
    expect(share({ value: 60 })).toBe('about 60%')
    expect(share({ value: 90, openEnd: 'high' })).toBe('90% or more')
    const few = { people: { low: 11, high: 19 } }
    expect(share({ ...few, value: 62.5 })).toBe('between 55% and 70%')
    expect(share({ ...few, value: 55, openEnd: 'low' })).toBe('55% or less')
    expect(share({ ...few, value: 70, openEnd: 'high' })).toBe('over 70%')
  })

  const release = (more: Partial<TrustRelease>): TrustRelease => ({
    from: '2026-Q3',
    to: '2026-Q3',
    state: 'published',
    thirds: null,
    heldFor: null,
    frozenOn: '2026-10-01',
    figures: [figure({})],
    apart: null,
    ...more,
  })

  test('the finding comes before the doubt', () => {
    expect(doubt(release({}))).toBe(
      'From July to September 2026 trust stood at about 75 of 100, and for everyone like those who answered it is likely between 66 and 84.',
    )
    expect(doubt(release({ apart: false }))).toContain('the change may be chance')
    expect(doubt(release({ apart: true }))).toContain('“look”, not “who”')
  })

  test('a quarter that waits says how far it is in thirds, and when the next look is', () => {
    const held = release({ state: 'held', thirds: 2, figures: [] })
    expect(heldSentence(held, '2027-01-01')).toBe(
      'July to September 2026: about two thirds of the answers needed; next look January 1, 2027.',
    )
    expect(heldSentence({ ...held, thirds: 1 }, '2027-01-01')).toContain('a third or less')
    expect(heldSentence({ ...held, state: 'lapsed' }, '2027-01-01')).toContain('will not be shown')
  })

  test('a quarter that came through one person’s hands says that a second one is needed, and no thirds', () => {
    const held = release({ state: 'held', heldFor: 'maker', figures: [] })
    expect(heldSentence(held, '2027-01-01')).toBe(
      'July to September 2026 needs a second person who prints letters. Too many of its answers came through one person’s hands, and no figure is shown; next look January 1, 2027.',
    )
    expect(heldSentence({ ...held, state: 'lapsed' }, '2027-01-01')).toContain('one person’s hands')
  })

  test('dates and windows', () => {
    expect(dateWithYear('2027-01-01')).toBe('January 1, 2027')
    expect(windowName({ from: '2026-Q2', to: '2026-Q3' })).toBe('April to September 2026')
    expect(windowLabel({ from: '2026-Q2', to: '2026-Q3' })).toBe('Q2–Q3')
  })
})
