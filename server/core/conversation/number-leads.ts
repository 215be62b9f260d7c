// Takes away what may stand before the number in a reply without changing what it says.

const PHRASES = [
  // English
  "(?:she|he|they)(?:'?s| is)? (?:aight|alright|ok|okay|good|cool|nice|great|fine|awesome|amazing|the best|my girl)",
  "(?:she|he|they)(?:'?s| is| are| gets?| deserves?)?(?= (?:a|an|like|about|my|solid|definitely)\\b)",
  "(?:i'?m )?(?:going|go) with|going to say|gonna say|id go|right now|(?:i'?m )?(?:at|about|around) an?|i'?m an?",
  'kind of|sort of|gotta be|has to be|must be|good (?:morning|afternoon|evening)|trust (?:her|him|them)|100 ?%|between us',
  'rock bottom|all the way|(?:i am |im )?thinking|(?:to|too) be honest|im gonna (?:say|go with|go|give)',
  // Spanish
  'nada mas|buen[oa]s (?:dias|tardes|noches)|tal vez|(?:le )?voy a (?:poner|dar)|se merece|otra vez',
]

const WORDS = [
  // English
  "it'?s|it|is|i'?d|i|would|will|say|said|give|gave|her|him|them|this|that|my|answer|number|option|choice|the|a|an",
  'rate|pick|choose|maybe|probably|think|guess|like|honestly|well|definitely|solid|strong|still|put|me|for|goin',
  'prolly|prob|def|score|rating|h+m+|u+m+|u+h+|m+h+m*|meh|kinda|sorta|totally|big|fat|huge|just|only|easy|easily',
  'low|high|weak|hi|hello|hey|ok|okay|yes|yeah|yep|so|down|be|got to|to|sad|sorry|lets?|top|best|worst|perfect',
  'straight|here|full|go|tbh|with|another',
  // Spanish
  'un|una|el|la|es|le|lo|doy|digo|diria|pongo|mi|respuesta|numero|opcion|creo|que|yo|como|seria|quizas|quiza|elijo',
  'escojo|pues|bueno|buen[oa]s|califico|con|nota|de|calificacion|ahora|ahorita|hoy|totalmente|nomas|solo|hola|si|claro',
  'merece|daria|ella|ponle|ponga|pongale|pongame|ponme|digamos|pongamos|otro',
]

/** The longest first: "i am thinking" is more than "i". */
const LEAD = new RegExp(
  String.raw`(?:(?:${[...PHRASES, ...WORDS].join('|')})(?:\s*[:,.#!-]+\s*|\s+)|#\s*|[(["*]\s*)`,
  'y',
)

/** Enough for any sentence; more would let a long text cost time. */
const MOST = 10

export function withoutLeads(text: string): string {
  LEAD.lastIndex = 0
  let at = 0
  for (let taken = 0; taken < MOST && LEAD.test(text); taken += 1) at = LEAD.lastIndex
  return text.slice(at)
}
