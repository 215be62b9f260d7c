// Numbers in words, as they are spelled and as they are often misspelled.

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  thre: 3,
  four: 4,
  five: 5,
  fiv: 5,
  fve: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  uno: 1,
  dos: 2,
  tres: 3,
  trez: 3,
  cuatro: 4,
  quatro: 4,
  kuatro: 4,
  cinco: 5,
  sinco: 5,
  cinko: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
}

/** For a regular expression; the longest of a family comes first. */
export const NUMBER_WORD = Object.keys(NUMBER_WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')
