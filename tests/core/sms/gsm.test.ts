// The cost of a text at the carrier, held against vectors and against an independent count.
import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import vectors from '../../vectors/gsm7.json' with { type: 'json' }
import { countSegments, foldToGsm, isGsm7 } from '../../../server/core/sms/gsm.ts'

describe('counting', () => {
  test.each(vectors)('agrees with vector $id', ({ text, encoding, units, segments }) => {
    expect(countSegments(text)).toEqual({ encoding, units, segments })
  })

  test('an escape pair is never split between two parts', () => {
    expect(countSegments(`${'a'.repeat(152)}€${'b'.repeat(152)}`).segments).toBe(3)
    expect(countSegments(`${'a'.repeat(151)}€${'b'.repeat(153)}`).segments).toBe(2)
  })

  test('agrees with an independent count for texts of every length', () => {
    const characters = fc.constantFrom(...'aZ9 é€[ñ¿\n', 'í', '👍', '“')
    fc.assert(
      fc.property(fc.array(characters, { minLength: 1, maxLength: 330 }), (letters) => {
        const text = letters.join('')
        const other = new SegmentedMessage(text)
        const mine = countSegments(text)
        expect(mine.encoding).toBe(other.encodingName)
        expect(mine.segments).toBe(other.segments.length)
      }),
      { numRuns: 100 },
    )
  })
})

describe('folding', () => {
  test.each([
    ['María Núñez', 'Maria Nuñez'],
    ['Él dijo que sí', 'Él dijo que si'],
    ['¿Qué tal, pingüino? ¡Olé!', '¿Qué tal, pingüino? ¡Olé!'],
    ['ÁÍÓÚ áíóú', 'AIOU aiou'],
    ['Mari\u0301a', 'Maria'],
    ['don’t “quote” — ever…', 'don\'t "quote" - ever...'],
    ['voilà ç Łukasz Đặng Œuvre', 'voilà c Lukasz Dang OEuvre'],
    ['Linh Trần', 'Linh Tran'],
    ['Hi 👋🏽 there', 'Hi there'],
    ['5\u00a0km', '5 km'],
    ['a\u200bb\ufeff', 'ab'],
    ['①②½', '121/2'],
    ['بن علي', ''],
    ['Иван', ''],
    ['one\r\ntwo', 'one\ntwo'],
  ])('%j becomes %j', (text, folded) => {
    expect(foldToGsm(text)).toBe(folded)
  })

  test('whatever goes in, GSM-7 comes out, and folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldToGsm(text)
        expect(isGsm7(folded)).toBe(true)
        expect(foldToGsm(folded)).toBe(folded)
      }),
    )
  })
})
