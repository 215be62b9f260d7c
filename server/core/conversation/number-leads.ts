// What may stand before the number in a reply without changing what it says.

const WORDS = [
  // English
  "(?:she|he|they)(?:'?s| is| are| gets?| deserves?)?(?= (?:a|an|like|about|my|solid|definitely)\\b)",
  "it'?s|it|is|i'?d|i|would|will|say|said|give|gave|her|him|them|this|that|my|answer|number|option|choice|the|a|an",
  'rate|pick|choose|maybe|probably|think|guess|like|honestly|well|definitely|solid|strong|still|put|me|for|gonna say|goin',
  "(?:i'?m |im )?(?:going|go) with|going to say|prolly|prob|def|score|rating|right now|(?:i'?m )?(?:at|about|around) an?|i'?m an?",
  'h+m+|u+m+|u+h+|m+h+m*|meh|kinda|kind of|sorta|sort of|totally|big|fat|huge|gotta be|has to be|must be|just|only|easy|easily|low|high|weak',
  'hi|hello|hey|good (?:morning|afternoon|evening)|trust (?:her|him|them)|ok|okay|yes|yeah|yep|so|100 ?%|between us',
  "(?:she|he|they)(?:'?s| is)? (?:aight|alright|ok|okay|good|cool|nice|great|fine|awesome|amazing|the best|my girl)",
  'put (?:me|her|him) down|down|be|got to|to|sad|sorry|lets?|top|best|worst|perfect|rock bottom|all the way|straight|here',
  'full|for|(?:i am |im )?thinking|go|id go|thinking|(?:to|too) be honest|tbh|with|solid|im gonna (?:say|go with|go|give)|just|another',
  // Spanish
  'un|una|el|la|es|le|lo|doy|digo|diria|pongo|mi|respuesta|numero|opcion|creo|que|yo|como|seria|quizas|quiza|elijo',
  'escojo|pues|bueno|califico|con|nota|de|calificacion|ahora|ahorita|hoy|totalmente|nomas|nada mas|solo',
  'hola|buen[oa]s(?: (?:dias|tardes|noches))?|si|claro|merece|daria|tal vez|yo digo|se merece|ella|ponle|ponga|pongale|pongame|ponme|digamos|(?:le )?voy a (?:poner|dar)|pongamos|otro|otra vez|seria como',
]

/** Enough for any sentence; more would let a long text cost time. */
const MOST = 10

export const LEADS = String.raw`(?:(?:${WORDS.join('|')})(?:\s*[:,.#!-]+\s*|\s+)|#\s*|[(["*]\s*){0,${MOST}}`
