// A text is one segment within its budgets, or it is a named problem.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import templates from '../../vectors/sms-units.json' with { type: 'json' }
import { countSegments } from '../../../server/core/sms/gsm.ts'
import { cutName, renderText, SLOT_BUDGETS, worstCase } from '../../../server/core/sms/render.ts'

const slots = {
  prog: 'Sayso',
  url: 'https://sayso.example/s/abcdefghijklmnopqrstuv',
  cm: 'María',
  nick: 'My own place',
}

describe('templates', () => {
  test.each(templates)('the longest $id takes the units its author counted', ({ template, units }) => {
    expect(worstCase(template)).toEqual({ encoding: 'GSM-7', units, segments: 1 })
  })

  test('whatever the names, every template is one GSM-7 segment', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map((words) => `a${words}`)
    fc.assert(
      fc.property(name, name, name, fc.constantFrom(...templates), (prog, cm, nick, { template }) => {
        const text = renderText(template, { ...slots, prog, cm, nick })
        expect(countSegments(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 })
      }),
      { numRuns: 500 },
    )
  })
})

describe('filling', () => {
  test('names are folded', () => {
    expect(renderText('How much do you trust {cm} now?', slots)).toBe('How much do you trust Maria now?')
  })

  test('a placeholder written inside a value stays as it was written', () => {
    expect(renderText('Your goal: {nick}', { nick: '{url}' })).toBe('Your goal: {url}')
  })

  test.each([
    ['{goal}', slots, 'unknown_slot: {goal}'],
    ['{constructor}', slots, 'unknown_slot: {constructor}'],
    ['{cm}', { prog: 'Sayso' }, 'missing_slot: {cm}'],
    ['{cm}', { cm: 'علي' }, 'empty_slot: {cm}'],
    ['{url}', { url: `https://${'a'.repeat(60)}` }, 'link_too_long: {url}'],
    ['{url}', { url: 'https://müñí.example' }, 'not_gsm7: {url}'],
    ['¿Está bien?', slots, 'not_gsm7'],
    ['x'.repeat(161), slots, 'too_long'],
  ])('%j is refused by name', (template, values, problem) => {
    expect(() => renderText(template, values)).toThrow(problem)
  })

  test('no problem repeats a name or a patient’s words', () => {
    expect(() => renderText(`{nick}${'x'.repeat(150)}`, { nick: 'leave my husband' })).toThrow(/^too_long$/)
  })
})

describe('cutting', () => {
  test.each([
    ['Ana', 12, 'Ana'],
    ['María Guadalupe', 12, 'Maria'],
    ['Maximiliano José', 12, 'Maximiliano'],
    ['Wolfeschlegelsteinhausen', 12, 'Wolfeschlege'],
    ['Get my own apartment near the kids', 30, 'Get my own apartment near the'],
    ['Contra Costa CommunityConnect', 16, 'Contra Costa'],
    ['A Supercalifragilisticexpialidocious', 30, 'A Supercalifragilisticexpialid'],
    ['keep my job, and the car too ok', 12, 'keep my job'],
    ['[[[[[[[[', 12, '[[[[[['],
  ])('%j in %i units is %j', (name, budget, cut) => {
    expect(cutName(name, budget)).toBe(cut)
  })

  test('no budget is ever exceeded', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...Object.values(SLOT_BUDGETS)),
        (name, budget) => {
          expect(countSegments(cutName(name, budget)).units).toBeLessThanOrEqual(budget)
        },
      ),
    )
  })
})
