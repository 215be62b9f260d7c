// Passwords that are guessed first are refused in every disguise; words that have nothing to do with each other are not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMON_WORDS } from '../../server/core/common-words.ts'
import { passwordProblem } from '../../server/core/password-rule.ts'

const ABOUT = ['Maureen Tate-Núñez', 'mtate77@orchard-county.example', 'Orchard', 'Sayso']

test.each([
  'password1234',
  'Password123!',
  'P@ssw0rd2026',
  'passwordpassword',
  'PASSWORD!!!!!!!!',
  'p4$$w0rd p4$$w0rd',
  '123456789012',
  '098765432109',
  '111111111111',
  'aaaaaaaaaaaaaaaa',
  'abcabcabcabc',
  '121212121212',
  'qwertyuiop12',
  'QwErTyUiOp[]',
  '1qaz2wsx3edc',
  'zaq12wsxcde34rfv',
  '1q2w3e4r5t6y',
  'asdfghjkl123',
  'abcdefghijkl',
  'iloveyou2024',
  'ILoveYou!!!!',
  'letmein-letmein',
  'let me in please',
  'Welcome2026!',
  'Summer-2026!!',
  'November2026',
  'trustno1trustno1',
  'correct horse battery staple',
  'correcthorsebatterystaple',
  'changeme1234',
  'Administrator1',
  'thisismypassword',
  'Contraseña2026',
  'te quiero mucho1',
  'monkey dragon 1',
  '2026password',
  '!!!!!!!!!!!!',
  '            ',
])('“%s” is common', (password) => {
  expect(passwordProblem(password, ABOUT)).toBe('common')
})

test.each([
  'maureentate1',
  'Maureen-2026!',
  'M4ur33n.T4t3.',
  'tatenunez1234',
  'TateNúñez2026',
  'mtate77mtate77',
  'orchardcounty',
  'Sayso12345678',
  'WelcomeToSayso',
  'sayso orchard tate 1',
  'maureenlovesyou',
])('“%s” is made of what is known about its owner', (password) => {
  expect(passwordProblem(password, ABOUT)).toBe('personal')
})

test.each([
  'a door that locks',
  'another long password',
  'a new long password',
  'hat gravel violin mist',
  'tres gatos en la mesa',
  'kR7vQm2xWp9z',
  '739182640518',
  'password7391826405',
  'password-for-the-blue-canoe',
  'monkey gravel violin',
  'Tate eats gravel at noon',
  'ключ от старой двери',
  '雨の日に傘を忘れた猫がいる',
])('“%s” is neither', (password) => {
  expect(passwordProblem(password, ABOUT)).toBeNull()
})

const LOOKS: Readonly<Record<string, string>> = { a: '@', e: '3', o: '0', s: '$', i: '1', l: '1', t: '7' }
const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.charAt(0).toUpperCase() + text.slice(1),
  (text) => [...text].map((c, at) => (at % 2 ? c.toUpperCase() : c)).join(''),
  (text) => [...text].map((c) => LOOKS[c] ?? c).join(''),
]
const disguise = fc.constantFrom(...disguises)
const tail = fc.constantFrom(
  '',
  '1',
  '12',
  '123',
  '1234',
  '2026',
  '99',
  '!',
  '!!',
  '1!',
  '123!',
  '2026!',
  '_01',
  '?',
)

describe('in every disguise', () => {
  test('a common word, twice or with another, is common', () => {
    const word = fc.constantFrom(...COMMON_WORDS)
    const between = fc.constantFrom('', ' ', '-', '_', '.', '&')
    fc.assert(
      fc.property(word, word, between, disguise, tail, (one, two, joint, dress, end) => {
        expect(passwordProblem(dress(one + joint + two) + end, [])).toBe('common')
      }),
    )
  })

  test('one’s own name is personal', () => {
    const name = fc.constantFrom('Maureen', 'Tate', 'Ana', 'Ruiz', 'Orchard', 'Whitfield')
    fc.assert(
      fc.property(name, name, disguise, tail, (one, two, dress, end) => {
        expect(passwordProblem(dress(one + two) + end, [`${one} ${two}`])).toBe('personal')
      }),
    )
  })
})

test('four words that nobody puts together are neither, whoever takes them', () => {
  const words = [
    'gravel',
    'violin',
    'mist',
    'canoe',
    'lantern',
    'turnip',
    'walrus',
    'hinge',
    'plaza',
    'wrench',
    'olive',
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(words, { minLength: 4, maxLength: 4 }), (some) => {
      expect(passwordProblem(some.join(' '), ABOUT)).toBeNull()
      expect(passwordProblem(some.join(''), ABOUT)).toBeNull()
    }),
  )
})

test('the list is some hundreds of words, each once, folded as passwords are', () => {
  expect(COMMON_WORDS.length).toBeGreaterThan(300)
  expect(new Set(COMMON_WORDS).size).toBe(COMMON_WORDS.length)
  expect(COMMON_WORDS.filter((word) => !/^[a-z]{4,}$/.test(word))).toEqual([])
})
