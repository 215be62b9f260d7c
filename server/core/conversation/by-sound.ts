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

/** Letters that sound alike in Spanish become one; doubled ones too. */
function soundOf(word: string): string {
  return word
    .replace(/ch/g, '%')
    .replace(/h/g, '')
    .replace(/%/g, 'ch')
    .replace(/ll/g, 'y')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/c(?=[ei])/g, 's')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/c(?!h)/g, 'k')
    .replace(/v/g, 'b')
    .replace(/z/g, 's')
    .replace(/(.)\1+/g, '$1')
}

const BY_SOUND = new Map(WORDS.map((word) => [soundOf(word), word]))
const KNOWN = new Set(WORDS)
const SHORTEST = 4

/** The word that sounds the same, when it is one of ours; else the word itself. */
export function bySound(word: string): string {
  if (KNOWN.has(word) || (word.length < SHORTEST && word !== 'boy')) return word
  return BY_SOUND.get(soundOf(word)) ?? word
}
