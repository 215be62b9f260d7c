// Letters of other scripts that look like Latin ones: the opt-out words are the same words in them.

/** For each letter those that look like it, small or as capitals; a text is folded before. */
const LIKE: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ',
  b: 'вьβʙ',
  c: 'сϲςᴄ',
  d: 'ԁᴅ',
  e: 'еєεᴇ',
  i: 'іιɪı',
  j: 'јϳᴊ',
  k: 'кκᴋ',
  l: 'ӏʟ',
  n: 'пηνոɴ',
  o: 'оοօᴏ',
  p: 'рρᴘ',
  q: 'ԛգ',
  r: 'гʀ',
  s: 'ѕꜱտςσ',
  t: 'тτᴛ',
  u: 'υսцᴜ',
  v: 'ѵνᴠ',
}

/** Without "baja": "ваја" is a word of its own. */
const OPT_OUT =
  'stop stopall unsubscribe quit end cancel revoke optout pause alto parar basta cancelar salir detener pausa pausar'.split(
    ' ',
  )

const OTHER_LETTERS = /(?![a-z])\p{L}/u
const WORD = /\p{L}+/gu

/** "Ѕтор" in Cyrillic letters is "stop"; every other word stays as it is. @param folded in small letters. */
export function optOutsInLatin(folded: string): string {
  return OTHER_LETTERS.test(folded) ? folded.replace(WORD, inLatin) : folded
}

function inLatin(word: string): string {
  if (!OTHER_LETTERS.test(word)) return word
  return OPT_OUT.find((meant) => looksLike(word, meant)) ?? word
}

const looksLike = (word: string, meant: string): boolean =>
  word.length === meant.length &&
  [...meant].every((letter, at) => word[at] === letter || (LIKE[letter] ?? '').includes(word[at] ?? ' '))
