// What a whole message may ask for: help, the other language, a call, another worker.

const set = (words: string) => new Set(words.split('|'))
const whole = (...forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})$`)

const HELP = set(
  'help|info|ayuda|help please|help me please|please help|help me|ayuda por favor|ayudame|ayudenme|informacion',
)
const HELP_ELSEWHERE = set(
  'i need help|need help|necesito ayuda|who is this|whos this|who is texting me|whos texting me|who texted me|who this|who dis|who are you|who r u|what is this|' +
    'whats this|what is this about|whats this about|quien es|quien eres|quienes son|quien manda esto|' +
    'quien me escribe|que es esto|de que se trata',
)

/** @param ownWords the question was an open one, whose answer may speak of needing help. */
export function asksForHelp(words: string, ownWords: boolean): boolean {
  return HELP.has(words) || (!ownWords && HELP_ELSEWHERE.has(words))
}

const COURTESY =
  /^(?:please|por favor|pls|plz|plis|sorry|hi|hola|perdon) | (?:please|por favor|porfa|porfavor|pls|plz|plis|gracias|thanks)$/g
const NOT_SPOKEN = String.raw`(?:i )?(?:dont|do not|cant|no) (?:speak|understand|read|know)(?: any)?`
const NO_HABLO = String.raw`(?:yo )?no (?:hablo|entiendo|leo|se)(?: el)?`
const CHANGE = String.raw`(?:(?:can|could) (?:we|you|i) )?(?:switch|change|do|send|text|write|speak|talk|cambiar|cambie|cambien|mande|manden|escriba|escriban)(?: it| this| these| me| to me)?(?: to| in| a| al| en)?`
const WISHES = String.raw`(?:i )?(?:prefer|want|need|prefiero|quiero|mejor)(?: it)?(?: in| en| el)?`
const SPANISH = whole(
  '(?:(?:in|en|solo|only|hablo|habla|habla usted|se habla) )?(?:espanol|spanish)(?: only| solamente)?',
  'no english',
  `(?:${CHANGE}|${WISHES}) (?:espanol|spanish)`,
  `(?:${NOT_SPOKEN}|${NO_HABLO}) (?:english|ingles)`,
)
const ENGLISH = whole(
  '(?:(?:in|en|solo|only|speak) )?(?:english|ingles)(?: only)?',
  'no spanish',
  `(?:${CHANGE}|${WISHES}) (?:english|ingles)`,
  `(?:${NOT_SPOKEN}|${NO_HABLO}) (?:spanish|espanol)`,
)

export function languageAsked(words: string): 'en' | 'es' | null {
  const bare = words.replace(COURTESY, '').replace(COURTESY, '')
  if (SPANISH.test(bare)) return 'es'
  return ENGLISH.test(bare) ? 'en' : null
}

const CALL = whole(
  '(?:(?:please|pls|hi|hey|can you|could you|can someone|can somebody|could someone|i want you to|i need you to|will you|have someone|i want someone to|i need someone to) )*' +
    '(?:call|phone|ring) me(?: (?:please|pls|back|when you can|asap|now|thanks|today))*',
  '(?:please|pls) call(?: back)?',
  '(?:please )?give me a (?:call|ring)(?: please| back)?',
  '(?:(?:i|id like|would like|want|need|wanna|to|can i) )+(?:have |get )?(?:a call|talk|speak|(?:talk|speak) (?:to|with) (?:someone|somebody|a person|a human))(?: please)?',
  '(?:por favor )?(?:me (?:pueden?|puedes|podrian?|podria) llamar|llam[ea]n?me|(?:quiero|quisiera|necesito) (?:hablar con (?:alguien|una persona)|que me llamen?|una llamada)|(?:me )?pueden? llamarme)(?: (?:por favor|gracias))*',
)
export const asksForCall = (words: string) => CALL.test(words)

const CHANGE_WORKER = whole(
  '(?:(?:please|can i|could i|may i|i|id|like|would|want|wanna|need|get|have|to|a|an|give me) )*' +
    '(?:different|new|another) (?:worker|case ?manager|case ?worker|social worker)(?: please)?',
  '(?:(?:please|can i|could i|i|want|to|need|like|would|id) )*(?:change|switch) (?:my )?(?:worker|workers|case ?manager|case ?worker)s?(?: please)?',
  '(?:(?:por favor|quiero|quisiera|necesito|puedo|me gustaria|tener|un|una) )*' +
    '(?:cambiar de|cambiar mi|cambio de|otr[oa]|nuev[oa]) (?:trabajador|trabajadora|manejador de casos?|manejadora de casos?)(?: por favor)?',
)
export const asksForChange = (words: string) => CHANGE_WORKER.test(words)
