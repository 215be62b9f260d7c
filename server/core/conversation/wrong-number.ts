// Tells that a text reached somebody else: "wrong number", "nobody here by that name", "No soy María".
import type { AsRead } from './as-read.ts'
import { plain } from './fold.ts'
import { LONGEST_REPLY } from './keywords.ts'
import { spellOut } from './spell-out.ts'

const WRONG_NUMBER = new RegExp(
  [
    String.raw`^(?:(?:sorry|hi|hey|hello|hola|i|think|u|you|youve|ve|have|has|got|this|is|its|it|thats|that|the|a|must|texted|are|texting|dialed|please|stop|but|disculpe|perdon|creo|que|tiene|tienen|es|este|el|un|lo|siento)\s)*(?:wrong (?:number|person|guy|man|woman|lady|girl|phone|num|no)|(?:numero|telefono|celular|cel) (?:equivocado|incorrecto|errado)|persona (?:equivocada|incorrecta))(?:\s(?:sorry|please|hun|hon|honey|stop|thanks|thank|you|texting|messaging|me|here|lol|bro|dude|man|buddy|por|favor|gracias|perdon|disculpe|no|escriban|mas|amig[oa]|joven|senor|senora))*$`,
    String.raw`^(?:\w+\s)?(?:se equivoc(?:o|a|an|aron)|te equivocaste) de (?:numero|persona)\b`,
    String.raw`^(?:esta |estan |estas )?equivocad[oa]s?(?: de (?:numero|persona))?$`,
    String.raw`^(?:this|that) (?:is not|is no longer|isnt|aint) (?:\w+ ){0,2}\w+ ?(?:number|phone)(?: anymore| any more| no more)?$`,
    String.raw`^\w+(?: \w+)? (?:does not|doesnt|no longer) (?:has|have|uses?|owns?) this (?:number|phone)(?: anymore)?$`,
    String.raw`^(?:this number|this phone) (?:belongs to|is for) (?:someone|somebody) else(?: now)?$`,
    String.raw`^(?:(?:there is|theres) )?(?:nobody|no one|noone)(?: here)? (?:by|with|of) (?:that|this) name(?: here| lives here)*$`,
    String.raw`^(?:aqui )?no (?:hay|vive) (?:nadie|ningun[oa]?)(?: aqui)?(?: con ese nombre| que se llame asi)$`,
    String.raw`^este (?:ya )?no es (?:el|su) (?:numero|telefono|celular)(?: de \w+(?: \w+)?)?$`,
    String.raw`^(?:este|ese|el) (?:numero|telefono|celular) (?:ya )?(?:es de|le pertenece a|lo tiene) (?:otra persona|otro|otra|alguien mas)(?: ahora| ya)?$`,
    String.raw`^(?=.*\b(?:not|isnt|aint|wrong|dont know|nobody)\b).{0,60}\bjust got this (?:phone|number|phone number)\b.*$`,
    String.raw`^.{0,40}\b(?:this|that|it)(?: is|s)? (?:her|his|their) old number\b.*$`,
    String.raw`^(?:there is |theres )?(?:nobody|no one) named \w+(?: (?:at|on|here).*)?$`,
    String.raw`^(?:yo )?no conozco a (?:es[ae]|est[ae]) (?:persona|senora?|muchach[ao])$`,
    String.raw`^(?:yo )?no soy (?:es[ae]|esta) persona$|^(?:ya )?no es mi numero$|^aqui no es$`,
  ].join('|'),
)

/** Only a name is written with a capital inside a sentence. */
const NOT_THIS_PERSON =
  /^(?:[Tt]his (?:isn['’]?t|is not|ain['’]?t)|[Ii](?:['’]?m| am) not|(?:[Yy]o )?[Nn]o soy|[Ee]st[ae] no es|(?:[Aa]qu[ií] )?[Nn]o hay ningun[ao]|[Ii] (?:don['’]?t|do not) know (?:any|a)|[Nn]o conozco a(?: ning[uú]na?)?|(?:[Tt]here is )?[Nn]o(?= \p{Lu}\p{Ll}+ here)) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?: here)?(?:,.{0,40}\b(?:n[uú]mero|number|phone|tel[eé]fono)\b.{0,40})?[\s.!]*$/u

/** A longer text is somebody's own story. */
const MOST_WORDS = 18

export function isWrongNumber({ raw, folded, parts }: AsRead): boolean {
  const sent = raw.trim()
  if (sent.length <= LONGEST_REPLY && NOT_THIS_PERSON.test(sent)) return true
  const words = plain(spellOut(folded).replace(/\bwrong\s?#/g, 'wrong number'))
  if (WRONG_NUMBER.test(words)) return true
  return words.split(' ').length <= MOST_WORDS && parts.some((clause) => WRONG_NUMBER.test(clause))
}

/** @param rest folded plain words, where a number stands before them. */
export const endsWithWrongNumber = (rest: string): boolean => WRONG_NUMBER.test(rest)
