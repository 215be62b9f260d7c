// What a whole message may ask for: help, the other language, a call, another worker.

import { spellOut } from './spell-out.ts'

/** A longer text tells a story, and asks for nothing in these words. */
const MOST_WORDS = 24
const isShort = (words: string): boolean => words.split(' ').length <= MOST_WORDS

const set = (words: string) => new Set(words.split('|'))
const whole = (...forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})$`)

const HELP = set(
  'help|info|ayuda|help please|help me please|please help|help me|ayuda por favor|ayudame|ayudenme|informacion',
)
const HELP_ELSEWHERE = set(
  'i need help|need help|necesito ayuda|who is this|whos this|who is texting me|whos texting me|who texted me|who this|who dis|who are you|who r u|what is this|' +
    'whats this|what is this about|whats this about|who are you people|what is this for|whats this for|who sent this|whose number is this|y tu quien eres|y usted quien es|quien me manda (?:estos mensajes|esto)|who am i talking to|who is texting|who are you with|who is sending this|where is this from|who is it|' +
    'quien es usted|quien es ud|quien eres tu|quienes son ustedes|de parte de quien|de quien es este numero|de donde son|quien habla|con quien hablo|para que es esto|quien es|quien eres|quienes son|quien manda esto|' +
    'quien me escribe|que es esto|de que se trata',
)

/** @param ownWords the question was an open one, whose answer may speak of needing help. */
export function asksForHelp(words: string, ownWords: boolean): boolean {
  const said = spellOut(words)
    .replace(/^(?:(?:excuse me|sorry|disculpe|perdon|hello|hi|hola|ok|pero|but|wait) )+/, '')
    .replace(/ (?:and|y|how) .*$/, '')
  return HELP.has(words) || (!ownWords && HELP_ELSEWHERE.has(said))
}

const COURTESY =
  /^(?:please|por favor|pls|plz|plis|sorry|hi|hola|perdon) | (?:please|por favor|porfa|porfavor|pls|plz|plis|gracias|thanks)$/g
const NOT_SPOKEN = String.raw`(?:i )?(?:dont|do not|cant|no) (?:speak|understand|read|know)(?: any)?`
const NO_HABLO = String.raw`(?:yo )?no (?:hablo|entiendo|leo|se)(?: el)?`
const CHANGE = String.raw`(?:(?:can|could) (?:we|you|i) )?(?:please )?(?:switch|change|do|send|get|have|ask|text|write|speak|talk|cambiar|cambia|cambie|cambien|mande|manden|mandar|mandeme|mandenmelo|escriba|escriban|poner|pongalo|preguntame|preguntenme)(?: it| this| these| that| them| me| to me| the questions| las preguntas| todo)*(?: to| in| a| al| en)?`
const WISHES = String.raw`(?:i )?(?:prefer|want|need|prefiero|quiero|mejor)(?: it)?(?: in| en| el)?`
const SPANISH = whole(
  '(?:(?:in|en|solo|only|hablo|habla|habla usted|se habla|(?:do )?you have (?:this|it|these|that)(?: in)?|is (?:this|it|there one) (?:available )?in|puede ser en|puede ser|y en|tiene en|lo tienen? en|hay en|mandel[oa] en|mandenl[oa] en|por favor en|(?:me )?pueden? (?:escribir|hablar|mandar(?:lo|melo)?|textear)(?:me)?(?: (?:mensajes|todo|esto))? en) )?(?:espanol|spanish)(?: only| solamente)?',
  'no english',
  `(?:${CHANGE}|${WISHES}) (?:espanol|spanish)`,
  `(?:${NOT_SPOKEN}|${NO_HABLO}) (?:english|ingles)`,
)
const ENGLISH = whole(
  '(?:(?:in|en|solo|only|speak|(?:do )?you have (?:this|it|these|that)(?: in)?|is (?:this|it) (?:available )?in|puede ser en|puede ser|y en|tiene en|lo tienen? en|hay en|mandel[oa] en|mandenl[oa] en|por favor en|(?:me )?pueden? (?:escribir|hablar|mandar(?:lo|melo)?|textear)(?:me)?(?: (?:mensajes|todo|esto))? en) )?(?:english|ingles)(?: only| solamente)?',
  'no spanish',
  `(?:${CHANGE}|${WISHES}) (?:english|ingles)`,
  `(?:${NOT_SPOKEN}|${NO_HABLO}) (?:spanish|espanol)`,
)

export function languageAsked(words: string): 'en' | 'es' | null {
  if (!isShort(words)) return null
  const bare = spellOut(words).replace(COURTESY, '').replace(COURTESY, '')
  if (SPANISH.test(bare)) return 'es'
  return ENGLISH.test(bare) ? 'en' : null
}

const SOMEONE = String.raw`(?:some(?:one|body)|a (?:real |live )?(?:person|human)|any(?:one|body)|(?:the |your )?(?:office|supervisor|manager)|you(?: guys)?)`
const MAY = String.raw`(?:(?:please|hi|hey|can|could|will|would|do|may|${SOMEONE}|i|want|wanna|need|like|id|to|have|ask|tell|get|just|rather|prefer|love|really|ok) ){0,10}`
const CALL = whole(
  `${MAY}(?:call|phone|ring|telephone) (?:me|us)(?: (?:please|back|when (?:you|u) can|asap|now|thanks|today|tomorrow|later|soon|instead|at this number|on this number|on my phone|some ?time|about (?:this|it)))*`,
  `${MAY}(?:a )?(?:call|phone call|callback|call back)(?: (?:please|back|from ${SOMEONE}|thanks|instead))*`,
  `${MAY}give me a (?:call|ring|phone call)(?: (?:please|back|when (?:you|u) can|thanks))*`,
  `(?:please|can|could|may|i|want|wanna|need|like|would|id|to|have|just|really|rather) ${MAY}(?:talk|speak|talking|speaking)(?: (?:to|with) ${SOMEONE})?(?: (?:please|on the phone|now|about this))*`,
  '(?:(?:ok|hola|si|mejor|gustaria|quiero|quisiera|necesito|prefiero|favor de|que|alguien|pueden?|puedes|podrian?|ustedes|usted|me|por|favor) ){0,10}(?:llamar(?:me)?|llam[ea]n?me|llamen|llame|hablar(?:me)?(?: con (?:alguien|una persona|alguna persona|usted(?:es)?|alguien mas))?|una llamada|marcar(?:me)?|marquenme|marqueme|hablen|hablenme)(?: (?:por favor|gracias|alguien|a mi|por telefono|cuando puedan?|hoy|manana|ahora|luego|mejor))*',
)
/** "Hablar" alone is no wish. */
const WISH =
  /\b(?:me|llamarme|llam[ea]n?me|llamen|marquenme|marqueme|hablenme|quiero|quisiera|necesito|prefiero|gustaria|llamada|please|call|ring|talk|speak|phone|telephone)/
export const asksForCall = (words: string) => {
  const said = spellOut(words)
  return isShort(said) && CALL.test(said) && WISH.test(said)
}

const WORKER = String.raw`(?:workers?|case ?managers?|case ?workers?|social workers?|counsell?ors?|nurses?|cm|person)`
const CHANGE_WORKER = whole(
  `(?:(?:please|can|could|may|i|id|like|would|want|wanna|need|get|have|to|a|an|give|me|you|we|is it possible|assign|request|rather|prefer|just|really|be|assigned|my) ){0,10}(?:different|new|another|diff) ${WORKER}(?: (?:please|asap|now|thanks))*`,
  `(?:(?:please|can|could|may|i|want|to|need|like|would|id|you|we|wanna|rather|be able|how do) ){0,10}(?:change|switch|swap|replace) (?:(?:my|me|to|a|another|different|new|the) )*${WORKER}(?: (?:please|now|thanks))*`,
  `(?:(?:please|can|could|may|i|want|to|need|like|would|id|wanna|rather|have|work|with|get) ){0,10}(?:someone|somebody) else(?: (?:as|for|to be|please|instead|my|a|of|${WORKER}))*`,
  '(?:(?:por favor|quiero|quisiera|necesito|puedo|pueden|podria|podrian|me|se puede|como|prefiero|gustaria|tener|un|una|que|den|denme|deme|darme|dar|asignen|asignenme|asignar|a|hola) ){0,10}' +
    '(?:cambiar(?:me)?(?: de| mi| a mi| a)?|cambien(?:me)?(?: de| mi| a mi)?|cambio de|otr[oa]|nuev[oa]|diferente|distint[oa])(?: (?:otr[oa]|nuev[oa]))? (?:trabajador(?:a)?|manejador(?:a)?|encargad[oa]|consejer[oa]|persona)(?: (?:como|de|trabajadora?|para|que|me|ayude|atienda|social|de casos?|por favor|diferente|nuev[oa]))*',
)
export const asksForChange = (words: string) => isShort(words) && CHANGE_WORKER.test(spellOut(words))

const RESUME = whole(
  '(?:(?:please|ok|can|could|you|i|want|wanna|would|like|id|to|now) ){0,6}(?:start|resume|restart|begin|continue|turn|bring|sign me|put me|opt me|add me|let me|get)(?: (?:back|sending|texting|messaging|getting|receiving|me|my|the|these|your|those|texts?|messages?|surveys?|again|on|up|in|for|to|it|list|please|now|thanks)){1,8}',
  '(?:(?:please|ok|can|could|you|i|want|wanna|would|like|id|to|now) ){0,6}(?:text|message|send)(?: (?:me|texts?|messages?|the|to))* (?:again|once more)(?: please)?',
  '(?:(?:ya|ok|hola|si|me|por favor|quiero|quisiera|gustaria|pueden?|que|a|otra vez|start) ){0,6}(?:volver a|vuelvan? a|vuelve a|seguir|sigan?|reanudar|reanuden?|reactivar|reactiven?|activar|activen?|activeme|empezar|empiecen?|empezar de nuevo|comenzar|comiencen?|continuar|mandenme|mandeme|mandarme)(?: (?:a|de|me|mis|los|las|activar|empezar|escribirme|recibir|recibiendo|mandar|mandarme|enviar|enviarme|mandando|mandandome|textear|textearme|mensajes?|textos?|encuestas?|otra|vez|nuevo|por|favor|con)){1,8}',
  '(?:i )?(?:want|need|miss) (?:the|my|your|those) (?:texts?|messages?) (?:back|again)(?: please)?|unstop(?: please)?',
  '(?:ya |si )?quiero (?:los |mis |recibir (?:los |mis )?)?(?:mensajes|textos|encuestas) (?:otra vez|de nuevo)(?: por favor)?',
)
const AGAIN =
  /\b(?:unstop|again|back|resume|restart|start|continue|volver|vuelvan?|vuelve|reanud\w+|reactiv\w+|activ\w+|de nuevo|otra vez|sig[au]n?|seguir|empe\w+|empiec\w+|comenz\w+|comienc\w+|continuar)\b/
const OF_TEXTS =
  /\b(?:unstop|text\w*|messages?|messaging|surveys?|mensajes?|textos?|encuestas?|mandar\w*|mande\w*|enviar\w*|sending)\b/
/** To be texted again: whoever says so wants it, stopped or not. */
export const asksToResume = (words: string): boolean =>
  isShort(words) && RESUME.test(words) && AGAIN.test(words) && OF_TEXTS.test(words)
