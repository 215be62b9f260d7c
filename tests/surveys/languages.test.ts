// Languages as data: what is declared is what is asked, a draft waits, and once complete it is asked end to end.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { languagesCommand, lacksOf } from '../../server/cli/languages.ts'
import { strayTexts, textsOf, withTranslation } from '../../server/core/translation.ts'
import { catalogue } from '../../surveys/catalogue.ts'
import { drafts } from '../../surveys/drafts.ts'
import { languages, type Language } from '../../surveys/languages.ts'
import { openBrowser } from '../channels/page-setup.ts'
import { start, stateOf } from '../actions/conversation-setup.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { speakArabic } from '../support/three-languages.ts'

const arabic = languages.find(({ tag }) => tag === 'ar')!
const pulse = catalogue.findLast(({ id }) => id === 'pulse')!

test('a complete language lacks nothing', () => {
  for (const language of languages.filter(({ status }) => status === 'complete'))
    expect(lacksOf(language)).toEqual([])
})

test('the Arabic draft has the page and the pulse', () => {
  const places = lacksOf(arabic).map(({ where }) => where)
  expect(places.filter((where) => where.startsWith('survey pulse'))).toEqual([])
  expect(places.some((where) => where.startsWith('survey baseline'))).toBe(true)
  expect(places.filter((where) => !where.startsWith('survey'))).toEqual(['texts (surveys/messages.ts)'])
  expect(strayTexts(pulse.definition, drafts['ar']!['pulse']!)).toEqual([])
})

test('the command names survey, item and text, and fails while something is missing', async () => {
  const lines: string[] = []
  expect(await languagesCommand(['ar'], (line) => lines.push(line))).toBe(1)
  expect(lines).toContain('  B6 option 1')
  expect(lines.join('\n')).not.toContain('smsText')
  expect(await languagesCommand(['es'], (line) => lines.push(line))).toBe(0)
  expect(await languagesCommand([], (line) => lines.push(line))).toBe(0)
  expect(await languagesCommand(['xx'], (line) => lines.push(line))).toBe(1)
})

test('placeholders that differ and texts of no question are found', () => {
  const wrong: Language = { ...arabic, tag: 'xx' }
  const translation = { P1: { title: 'no goal in it', '1': 'x', '7': 'no such option' } }
  expect(strayTexts(pulse.definition, translation)).toEqual(['P1 7'])
  const merged = withTranslation(pulse.definition, wrong, translation, () => null)
  const title = textsOf(merged).find(({ item, text }) => item === 'P1' && text === 'title')
  expect(title?.words['xx']).toBe('no goal in it')
  expect(textsOf(merged)).toHaveLength(textsOf(pulse.definition).length)
})

test('a draft is written into a survey’s next version, and previewed as pages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-languages-'))
  try {
    const file = join(folder, 'v2.json')
    expect(await languagesCommand(['ar', '--into', 'pulse', file], () => {})).toBe(0)
    expect(lacksInFile(file)).toBe(0)
    expect(await languagesCommand(['ar', '--preview', folder], () => {})).toBe(0)
    const html = readFileSync(join(folder, 'pulse-trust.html'), 'utf8')
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('DRAFT (Arabic)')
    expect(html).not.toContain('<script')
    expect(readFileSync(join(folder, 'baseline-goal.html'), 'utf8')).toContain('\u2066⟦What is one thing')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const lacksInFile = (file: string) =>
  textsOf(JSON.parse(readFileSync(file, 'utf8'))).filter(
    ({ text, words }) => !text.startsWith('sms') && !words['ar'],
  ).length

describe('a patient whose language is Arabic', () => {
  let program: TestProgram
  beforeEach(async () => {
    program = await openTestProgram()
  })
  afterEach(() => program.close())

  test('is not asked in a draft, nor offered it', async () => {
    expect(program.deps.surveys.languages).toEqual(['en', 'es'])
    const { invitationId } = await start(program, { survey: 'pulse' }, { language: 'ar' })
    const token = await program.deps.sealer.linkToken(invitationId)
    const page = await openBrowser(program).get(`/s/${token}?lang=ar`)
    expect(page.html).toContain('<html lang="en"')
    expect(page.html).not.toContain('العربية')
  })

  test('once it is complete gets a link in Arabic, and answers on a page from right to left', async () => {
    const speaking = await speakArabic(program)
    const { surveys } = speaking.deps
    expect([surveys.spoken('pulse', 1), surveys.spoken('pulse', 9)]).toEqual([
      ['en', 'es'],
      ['en', 'es', 'ar'],
    ])
    const { invitationId, phone } = await start(
      speaking,
      { survey: 'pulse', row: { survey_version: 9 } },
      { language: 'ar' },
    )
    const token = await program.deps.sealer.linkToken(invitationId)
    expect(await phone.received()).toEqual([expect.stringMatching(/أسئلة قصيرة.*\/s\//)])
    expect(await phone.say('1')).toEqual([expect.stringContaining(`أسئلتنا بالعربية على صفحتك`)])
    expect(await stateOf(speaking, invitationId)).not.toBe('completed')
    const browser = openBrowser(speaking)
    const page = await browser.get(`/s/${token}`)
    expect(page.html).toContain('<html lang="ar" dir="rtl">')
    expect(page.html).toContain('ما الشيء الواحد')
    const after = await browser.answer(token, { B1: 'باب يُقفل' })
    expect(after.status).toBe(200)
    expect(after.html).toContain('dir="rtl"')
  })

  test('once it is complete, a version without it is still asked, in the languages that it has', async () => {
    const speaking = await speakArabic(program)
    const { invitationId } = await start(
      speaking,
      { survey: 'pulse', row: { survey_version: 1 } },
      { language: 'ar' },
    )
    const token = await program.deps.sealer.linkToken(invitationId)
    const browser = openBrowser(speaking)
    const page = await browser.get(`/s/${token}?lang=ar`)
    expect(page.html).toContain('<html lang="en" dir="ltr">')
    expect(page.html).toContain('>Español</a>')
    expect(page.html).not.toContain('العربية')
    const after = await browser.answer(token, { B1: 'A door that locks' })
    expect(after.status).toBe(200)
    expect(after.html).toContain('<html lang="en"')
  })
})
