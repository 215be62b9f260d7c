// Reads Spanish as it sounds: "kiero", "bibir", "alluda" and "cuatroo" are words that a reply may hold.

const WORDS = (
  'quiero quieren quiere quisiera quiten quite quitenme quitar equivocado equivocada equivoco equivocaron vivir viviendo voy decir digo ' +
  'todavia ayuda ayudame hablar hablo habla llamen llamar llame llameme llamenme llamada contestar contesto mensajes mensaje textos ' +
  'mande manden manda mandar mandarme mandando escriban escriba escribir dejen deje dejar dejenme paren pare parar espanol ingles ' +
  'trabajadora trabajador cambiar cambien otra otro numero telefono poco poquito nada mucho mucha algo completo prefiero omitir saltar ' +
  'gracias favor basta alto cancelar matar morir vida persona pregunta siguiente responder verdad tengo confianza confio cuatro cinco ' +
  'tres dos uno esta estuvo estan hacer hace molestar molesten molestando nunca siempre claro seguro ninguno ninguna tampoco texteen ' +
  'recibir conozco nadie aqui celular pausa pausen vuelvan mejor puede pueden necesito alguien hasta ahora ahorita borren saquen saquenme ' +
  'suicidarme lastimarme quitarme muerto muerta'
).split(' ')

const SAME: Readonly<Record<string, string>> = { v: 'b', z: 's' }

/** Letters that sound alike in Spanish become one; doubled ones too. One walk: it is done for each word of a text. */
function soundOf(word: string): string {
  const letters = word.replace(/(?<!c)h/g, '')
  const isSoft = (at: number) => letters[at] === 'e' || letters[at] === 'i'
  let [sound, last] = ['', '']
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? ''
    const next = letters[at + 1]
    let heard = SAME[letter] ?? letter
    if (letter === 'l' && next === 'l') [heard, at] = ['y', at + 1]
    else if (letter === 'q' && next === 'u' && isSoft(at + 2)) [heard, at] = ['k', at + 1]
    else if (letter === 'c') heard = isSoft(at + 1) ? 's' : next === 'h' ? 'c' : 'k'
    else if (letter === 'g' && isSoft(at + 1)) heard = 'j'
    if (heard !== last) sound += heard
    last = heard
  }
  return sound
}

const BY_SOUND = new Map(WORDS.map((word) => [soundOf(word), word]))
const KNOWN = new Set(WORDS)
const SHORTEST = 4

/** The word that sounds the same, when it is one of ours; else the word itself. */
export function bySound(word: string): string {
  if (KNOWN.has(word) || (word.length < SHORTEST && word !== 'boy')) return word
  return BY_SOUND.get(soundOf(word)) ?? word
}
