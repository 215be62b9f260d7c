// Longer ways to say "no more texts", told from a patient's plans to stop something else.

const FILLER = new RegExp(
  '^(?:' +
    'please|pls|plz|hey|hi|hello|ok|okay|just|now|sorry|and|but|can you|could you|will you|would you|you can|i said|' +
    'i told you to|i told you|i want you to|i need you to|you need to|you guys|you all|yall|i|im asking you to|' +
    'por favor|porfavor|porfa|ya|oiga|oye|oigan|hola|disculpe|perdon|bueno|pero|y|favor de|les pido que|le pido que|' +
    'quiero que|necesito que|pueden|puede|podrian|podria|yo|gracias' +
    ') ',
)

/** What may follow an opening: nothing but the texts themselves, the sender, and courtesies. */
const REST = new Set(
  (
    'me us it this that these those them now already all everything immediately please thanks thank you ok forever ' +
    'any anymore more again ever sending getting receiving the your no to from texts text texting messages message ' +
    'messaging msgs msg sms contacting calling bothering harassing spamming notifications surveys survey questions ' +
    'here number phone list system out off of stuff and service subscription bye guys ' +
    'mas mensajes mensaje textos texto nada ya a este ese numero telefono celular por favor gracias nunca otra vez ' +
    'encuestas encuesta preguntas de estos estas esos esas los las la lista el al mi con sus su servicio esto eso todo ' +
    'ustedes recibir mandarme mandando enviarme escribirme texteando escribiendo molestando enviando favor'
  ).split(' '),
)

const words = (...lines: readonly string[]) => new RegExp(`^(?:${lines.join('|')})(?: |$)`)

const OPENING = words(
  'stop|stopp|stpo|sotp|stp|quit|cease|end|cancel|unsubscribe|unsubcribe|unsuscribe|remove|opt me out|opt out|no more',
  '(?:do not|dont|never) (?:ever )?(?:text|message|msg|contact|call|write|send|bother|sms)',
  '(?:want|wanna|need|would like|id like) (?:to )?(?:stop|quit|end|cancel|unsubscribe|opt out)',
  '(?:take|remove|delete|erase) (?:me|us|my number|my phone|this number)',
  'leave (?:me|us) alone',
  'go away|fuck off|lose my number|(?:im )?not interested|no me interesa',
  '(?:never|didnt|did not) (?:sign up|signed up|subscribe|subscribed|ask|asked)(?: for)?',
  'alto|parar|paren|pare|basta|cancelar|cancelen|cancele|no mas|detener|detengan|baja|salir de (?:la lista|esto)',
  'no (?:me |nos )?(?:manden|mande|mandes|envien|envie|envies|escriban|escriba|escribas|texteen|textee|contacten|contacte|llamen|llame|molesten|moleste|molestes)',
  '(?:dejen|deje|deja|dejar|paren|pare|para) (?:ya )?de (?:mandar|enviar|escribir|textear|molestar|llamar|contactar|recibir)(?:me|nos|le)?',
  '(?:dejenme|dejeme|dejame) (?:en paz|tranquil[oa])',
  '(?:quiero|deseo|quisiera) (?:parar|cancelar|dejar de recibir|darme de baja|la baja)',
  '(?:darme|denme|deme|dar) de baja',
  '(?:quitenme|quiteme|saquenme|saqueme|borrenme|borreme|eliminenme|elimineme)',
  '(?:quiten|quite|borren|borre|eliminen) mi (?:numero|telefono)',
)

const UNWANTED = words(
  '(?:do not|dont) (?:want|need|wish)(?: to (?:get|receive|have|be))?',
  'no quiero(?: (?:recibir|tener))?',
  'no quiero que me (?:manden|escriban|texteen|contacten|llamen|molesten)',
)
const TEXTS =
  /\b(?:texts?|texting|messages?|msgs?|sms|texted|contacted|surveys?|mensajes?|textos?|encuestas?|recibir|manden|escriban|texteen|contacten|llamen|molesten)\b/

/** @param text folded to plain words. */
export function asksForPause(text: string): boolean {
  const said = withoutFillers(text)
  const opening = OPENING.exec(said)
  if (opening && restIsAboutTexts(said.slice(opening[0].length))) return true
  const unwanted = [...said.matchAll(new RegExp(UNWANTED, 'g'))][0]
  if (unwanted && TEXTS.test(said)) {
    const rest = said.slice(unwanted[0].length).replace(/\b(?:texted|contacted)\b/g, '')
    return restIsAboutTexts(rest.replace(/^que me \w+/, ''))
  }
  return false
}

function withoutFillers(text: string): string {
  let said = text
  while (FILLER.test(said)) said = said.replace(FILLER, '')
  return said
}

function restIsAboutTexts(rest: string): boolean {
  return rest
    .trim()
    .split(' ')
    .every((word) => word === '' || REST.has(word))
}
