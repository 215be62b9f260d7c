// What somebody would trip over on a page: a finding of axe's, a target too small to hit, words beyond the edge; and what
// a browser says while it shows one.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const TOUCHED = 'button, summary, textarea, a[href], input[type=text], label[for], .sd-selectbase__label'

/** @param rules these only; none: every rule of WCAG 2.2 A and AA. */
export async function expectNoFindings(page: Page, state: string, ...rules: string[]): Promise<void> {
  // Half a megabyte of script is brought to a page once.
  const known = await page.evaluate(() => 'axe' in window)
  // No frame is ever on these pages, and without one axe needs no second tab.
  const axe = new AxeBuilder(known ? { page, axeSource: ';' } : { page }).setLegacyMode()
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe.withTags(TAGS)).analyze()
  expect(violations.map(({ id, nodes }) => [state, id, nodes.map(({ html }) => html)])).toEqual([])
}

/** WCAG lets a link in a sentence be small; ours have padding, and are measured like everything else. A radio's target is
 *  its label; the words above a field are none. */
export async function expectLargeTargets(page: Page, state: string, least: number): Promise<void> {
  const small = await page.evaluate(
    ([touched, pixels]) =>
      [...document.querySelectorAll(touched)]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ element }) => !element.closest('h1, h2, form > label'))
        .filter(({ box }) => box.width > 0 && (box.width < pixels || box.height < pixels))
        .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
    [TOUCHED, least] as const,
  )
  expect(small, state).toEqual([])
}

export async function expectNothingBeyondEdge(page: Page, state: string): Promise<void> {
  const [all, seen] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth] as const
  })
  expect(all, state).toBeLessThanOrEqual(seen)
}

/** From the next request on. */
export interface Watched {
  readonly hosts: Set<string>
  readonly complaints: string[]
}

export function watch(page: Page, { hosts, complaints }: Watched): void {
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    // A status that a test provokes is not a fault of the page.
    if (message.type() === 'error' && !/status of 4\d\d/.test(text)) complaints.push(text)
  })
}

/** Tab by tab, as far as it takes; wherever the focus comes it can be seen, a radio's at its label. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press('Tab')
    const { there, seen } = await page.evaluate((wanted) => {
      const focused = document.activeElement!
      const shown = focused.matches('[type=radio]') ? focused.nextElementSibling! : focused
      return { there: focused.matches(wanted), seen: getComputedStyle(shown).outlineStyle !== 'none' }
    }, selector)
    expect(seen, selector).toBe(true)
    if (there) return
  }
  throw new Error(`no Tab leads to ${selector}`)
}
