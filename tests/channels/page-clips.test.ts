// A recorded question is offered with its size, in its own language and words, and nothing of it loads by itself.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Clip } from '../../server/deps.ts'
import { invite } from '../support/invite.ts'
import { NO_GOAL, openAsked, type Asked } from './asked-setup.ts'
import { openBrowser } from './page-setup.ts'

let asked: Asked
beforeEach(async () => {
  asked = await openAsked()
})
afterEach(() => asked.program.close())

async function firstScreen(clip: Partial<Clip>, language = 'en'): Promise<string> {
  const { program, who, ana } = asked
  const { deps } = program
  const { token } = await invite(deps, who, 'pulse', NO_GOAL, { about_staff_id: ana })
  const { questions } = deps.surveys.interview('pulse', deps.surveys.newest('pulse'), 'en')
  const clips: Clip[] = [
    {
      survey: 'pulse',
      language: 'en',
      item: 'B1',
      title: questions.find((question) => question.id === 'B1')?.title ?? '',
      type: 'audio/mpeg',
      src: '/assets/B1-0123456789.mp3',
      bytes: 34_200,
      ...clip,
    },
  ]
  const offered = { ...program, deps: { ...deps, assets: { ...deps.assets, clips } } }
  return (await openBrowser(offered).get(`/s/${token}?lang=${language}`)).html
}

test('the page says how much it would load, and loads none of it unasked', async () => {
  const html = await firstScreen({})
  expect(html).toContain('Listen (34 KB)')
  expect(html).toContain('<audio controls="" preload="none"><source src="/assets/B1-0123456789.mp3"')
})

test.for([
  ['another language', { language: 'es' }],
  ['another question', { item: 'P1' }],
  ['another survey', { survey: 'baseline' }],
  ['other words', { title: 'What would be a success?' }],
] as const)('a recording of %s is not offered', async ([, clip]) => {
  expect(await firstScreen(clip)).not.toContain('<audio')
})
