// Longer ways to say "no more texts", told from a patient's plans to stop something else.

import type { AsRead } from './as-read.ts'
import { isAboutTheseTexts, isCurtStop } from './curt-stops.ts'
import { spellOut } from './spell-out.ts'
import { isStopSentence } from './keywords.ts'

/** Strong words change nothing. */
const STRONG =
  / ?\b(?:tf|the (?:fuck|hell|heck|f)|fucking|fuckin|freaking|damn|goddamn|pinches?|chingados?)\b/g
/** Idioms for sending texts. */
const IDIOMS =
  /\b(?:hit(?:ting|tin)? (?:me|us) up|blow(?:ing|in) up (?:my|this) phone|bug(?:ging|gin)? (?:me|us)|pester(?:ing)? (?:me|us))\b/g

const FILLER = new RegExp(
  '(?:' +
    'please|kindly|respectfully|por (?:el momento|ahora)|de momento|for now|estimados? senor(?:es)?|con (?:todo )?respeto|fuck (?:you|off)|piss off|fuck|yo|bro|dude|hey|hi|hello|ok|okay|just|now|sorry|and|but|(?:how (?:do|can)|can|may) i|i already said|i already told you(?: to)?|no thanks|como(?= cancel)|como (?:le )?(?:hago|puedo|hacemos)(?: para(?: que)?)?|can (?:you|we|i)(?: (?:guys|all|people))?|could (?:you|we|i)|will you|would you|you can|(?:you|yall) (?:have|got|gotta|better) (?:to )?|is there a way to|how (?:would|could) i|just|listen|look|for real|seriously|im serious|i mean|i said|' +
    'i told you to|i told you|i want you to|i need you to|you need to|you guys|you all|yall|i|im asking you to|' +
    'por favor|porfavor|porfa|ya|oiga|oye|oigan|hola|disculpe|perdon|bueno|pero|y|favor de|les pido que|le pido que|le pido|les pido|solicito que|(?:ya )?estuvo(?: bueno)?(?! (?:bueno )?de)|esta bueno|' +
    'quiero que|necesito que|pueden|puede|podrian|podria|yo|gracias' +
    ') ',
  'y',
)
const MOST_FILLERS = 30

/** What may follow an opening: nothing but the texts themselves, the sender, and courtesies. */
const REST = new Set(
  (
    'me us alone leave stop you your crap shit asking ffs it this that these those them now already all everything immediately please thanks thank you ok forever ' +
    'any anymore more again ever sending getting receiving the no to from texts text texting messages message ' +
    'messaging sms contacting calling bothering harassing spamming notifications surveys survey questions ' +
    'for a while bit few days weeks un tiempo rato por unos dias semanas list lists here number phone list system out off of stuff and service subscription bye guys w with who is ' +
    'whos else anything consent permission saying ' +
    'mas mensajes mensaje textos texto nada ya a este ese numero telefono celular por favor gracias nunca otra vez ' +
    'encuestas encuesta preguntas de estos estas esos esas los las la lista el al mi con sus su servicio esto eso todo ' +
    'ustedes suscripcion sistema permiso consentimiento autorizacion recibir mandarme mandando enviarme escribirme texteando escribiendo molestando enviando favor'
  ).split(' '),
)

const words = (...lines: readonly string[]) => new RegExp(`^(?:${lines.join('|')})(?: |$)`)

const OPENING = words(
  '(?:pause|hold|suspend)(?: (?:my|these|the|all))?(?: (?:texts?|messages?|surveys?))?|(?:pausen?|pausar|suspendan?|suspender)(?: (?:los|mis|estos))?(?: (?:mensajes|textos))?|(?:take|need|want) a break from',
  'stop|sto+p+|stahp|stpo|sotp|stp|st0p|unsub|quit|cease|end|cancel|unsubscribe|unsubcribe|unsuscribe|remove|opt me out|opt out|no more|no(?= (?:texts|messages|msgs|surveys))',
  '(?:do not|dont|never) (?:ever )?(?:text|texting|message|msg|contact|call|write|send|bother|sms)',
  '(?:want|wanna|need|would like|id like) (?:to )?(?:stop|quit|end|cancel|unsubscribe|opt out)',
  '(?:take|remove|delete|erase) (?:me|us|my name|my number|my phone|this number)',
  'leave (?:me|us) alone',
  'go away|(?:fuck|piss|f|screw|bug) off|gtfo|get lost|lose (?:my|this) number|(?:im )?not interested|no me interesa',
  'get (?:me|us) off',
  '(?:thats )?enough already|knock it off|cut it out|thats enough|enough (?:with|of)',
  '(?:do not|dont|never) consent|(?:revoke|withdraw|take back) (?:my )?(?:consent|permission)',
  '(?:dont|do not) (?:want to|wanna) (?:get|receive) (?:these|this)',
  'no (?:autorizo|doy (?:mi )?(?:permiso|consentimiento|autorizacion))|(?:retiro|quito) mi (?:permiso|consentimiento|autorizacion)',
  'no quiero saber (?:nada|mas)',
  'parenle|parele|parale|paralo|para ya|detenganse|detente|detengase',
  'no (?:jodan|chinguen|frieguen|fastidien|(?:me |nos )?esten (?:molestando|jodiendo|chingando)|molesten)',
  'no me (?:vuelvan?|vuelvas) a (?:escribir|mandar|llamar|molestar|contactar|textear|enviar)(?:me)?',
  '(?:never|didnt|did not) (?:sign up|signed up|subscribe|subscribed|ask|asked)(?: for)?',
  'alto|parar|paren|pare|basta|cancelar|cancelen|cancele|cancelo|no mas|detener|detengan|baja|salir de la lista',
  'no (?:me |nos )?(?:manden|mande|mandes|envien|envie|envies|escriban|escriba|escribas|texteen|textee|contacten|contacte|llamen|llame|molesten|moleste|molestes)',
  '(?:dejen|deje|deja|dejar|paren|pare|para) (?:ya )?de (?:mandar|enviar|escribir|textear|molestar|llamar|contactar|recibir|chingar|fregar|joder|estar)(?:me|nos|le)?',
  '(?:dejenme|dejeme|dejame) (?:en paz|tranquil[oa])',
  '(?:quiero|deseo|quisiera) (?:parar|cancelar|dejar de recibir|darme de baja|la baja)',
  '(?:darme|denme|deme|dar) de baja',
  '(?:quit[ea]n?me|quitame|saqu?en?me|sacame|borr[ea]n?me|elimin[ea]n?me)',
  '(?:quiten|quite|borren|borre|eliminen) mi (?:numero|telefono)',
)

const UNWANTED = words(
  '(?:do not|dont) (?:want|need|wish|wanna)(?: to)?(?: (?:get|receive|have|be))?',
  '(?:im )?(?:done|fed up) with|(?:im )?(?:tired|sick) of|(?:estoy )?(?:hart[oa]|cansad[oa]) de|ya estuvo(?: bueno)? de|estuvo(?: bueno)? de',
  'no quiero(?: (?:recibir|tener))?',
  'no quiero que me (?:manden|escriban|texteen|contacten|llamen|molesten)',
)
const TEXTS =
  /\b(?:texts?|texting|messages?|msgs?|sms|texted|contacted|surveys?|mensajes?|textos?|encuestas?|recibir|manden|escriban|texteen|contacten|llamen|molesten)\b/

/** In own words a full stop may only be breath: "Stop. Breathe. One day at a time." */
const FEW = 2

/** @param ownWords the question was an open one, whose answer may speak of stopping. */
export function asksForPause({ words, rest, parts }: AsRead, ownWords: boolean): boolean {
  if (saysPause(words) || (rest !== words && saysPause(rest))) return true
  if (parts.length > 1 && (!ownWords || parts.length <= FEW) && parts.some(isStopSentence)) return true
  if (isAboutTheseTexts(words.replace(STRONG, ''))) return true
  if (ownWords) return false
  return [...new Set([words, rest, ...parts.map(spellOut)])].some(
    (part) => saysPause(part) || isCurtStop(withoutFillers(part)),
  )
}

function saysPause(spelled: string): boolean {
  if (/^(?:(?:fuck|piss|screw|bug|f) off|block(?:ed|ing)?(?: (?:you|this number|u))?)$/.test(spelled))
    return true
  const said = withoutFillers(spelled.replace(STRONG, '').replace(IDIOMS, 'texting me').trim())
  const opening = OPENING.exec(said)
  if (opening && restIsAboutTexts(said.slice(opening[0].length))) return true
  const unwanted = UNWANTED.exec(said)
  if (unwanted && TEXTS.test(said)) {
    const rest = said.slice(unwanted[0].length).replace(/\b(?:texted|contacted)\b/g, '')
    return restIsAboutTexts(rest.replace(/^que me \w+/, ''))
  }
  return false
}

function withoutFillers(text: string): string {
  let at = 0
  for (let taken = 0; taken < MOST_FILLERS; taken += 1) {
    FILLER.lastIndex = at
    if (!FILLER.test(text)) break
    at = FILLER.lastIndex
  }
  return text.slice(at)
}

function restIsAboutTexts(rest: string): boolean {
  return rest
    .trim()
    .split(' ')
    .every((word) => word === '' || REST.has(word))
}
