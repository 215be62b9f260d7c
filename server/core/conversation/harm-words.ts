// What people say when a worker did them harm, by kind, as pieces of folded plain text; allegation.ts says who must have done it.

const any = (...forms: readonly string[]) => `(?:${forms.join('|')})`

const BODY = any('face', 'head', 'arms?', 'hair', 'neck', 'hand', 'wrist', 'leg', 'thighs?', 'knee')
const PRIVATE = any('body', 'butt', 'ass', 'breasts?', 'boobs?', 'chest', 'privates?', 'crotch')
/** `@k`: the patient's children; `@o`: anybody else; `@w`: a worker, as allegation.ts marks them. */
const ME = any('me', 'us', '@k', `my (?:${BODY}|${PRIVATE})`)
const OTHERS = any('@[ok]', 'everyone', 'people', 'others?', 'my \\w+', 'the \\w+')
const THEM = any('him', 'her', 'them', '@w')
const MINE = any('my', 'our')

const MONEY = any(
  'money(?! orders?)',
  'cash',
  'checks?',
  'paychecks?',
  '(?:debit |credit |bank |ebt |gift |food stamps? |benefits? )?cards?',
  'ebt',
  '(?:food )?stamps',
  'ssi',
  'rent money',
  'wallet',
  'purse',
  'pills',
  'meds',
  'medications?',
  'stuff',
  'jewelry',
)
const SLUR = any(
  'names',
  'stupid',
  'dumb',
  'an? (?:\\w+ )?(?:junkie|crackhead|druggie|addict|bitch|whore|ho|hoe|slut|retard|wetback|beaner|faggot|fag|tranny|idiot|psycho|animal|loser|ni\\w*ers?|nigga)',
  'the n word',
  'crazy',
  'retarded',
  'fat',
  'worthless',
  'trash',
  'garbage',
  'illegal',
  '(?:a )?(?:bitch|junkie|crackhead)',
)
const DRUGS = any(
  'drugs',
  'dope',
  'meth',
  'crack',
  'weed',
  'heroin',
  'fentanyl',
  'coke',
  'pills',
  'oxys?',
  'beer',
  'alcohol',
)
const SECRET = any(
  'business',
  'secrets?',
  'diagnosis',
  'status',
  'hiv',
  'private (?:\\w+ )?(?:life|info|information|things|stuff)',
  'criminal record',
  'past',
  'drug use',
  'medical (?:info|information|records?)',
)
const HARM_VERBS = any('hit', 'hurt', 'beat', 'kill', 'shoot', 'slap', 'fight', 'rape', 'punch', 'choke')
const AUTHORITY = any('ice', 'immigration', 'cps', 'the (?:cops|police)', 'my (?:po|probation officer)')

/** After a worker as the subject. */
export const HARM_EN = [
  // Violence; "hit me up", "beats me at cards" and "pushes me to go on" are none.
  String.raw`(?:hits?|hitting) ${ME}(?! (?:up|back|with (?:the|some|a good)))`,
  String.raw`(?:slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|chok(?:es|ed|ing|e)|spit(?:s|ting)?(?: on)?|spat on|bit|bites|shov(?:es|ed|ing|e)|burn(?:s|ed|t)) ${ME}(?! (?:out|off|back in|into))`,
  String.raw`kick(?:s|ed|ing)? (?:me|us|@k)(?! (?:out|off|into))|bruis(?:es|ed) (?:me|my ${BODY})`,
  String.raw`(?:beat(?:s|en|ing)?) ${ME}(?! (?:at|to|in|by|again at))`,
  String.raw`push(?:es|ed|ing)? ${ME} (?:down|against|into (?:the|a) (?:wall|door|car)|off|out of the (?:car|way))`,
  String.raw`(?:grab(?:s|bed|bing)?|yank(?:s|ed)?|twist(?:s|ed)?|pull(?:s|ed)?) (?:me by|my (?:${BODY}|${PRIVATE}))`,
  String.raw`(?:hurts?|hurting) (?:me|us|@k)(?! (?:feelings|when i|that))`,
  String.raw`(?:assault|abus|mistreat|harass|bull(?:y|i)|humiliat|stalk|molest|rap|grop|fondl|violat)(?:e?s|es|ed|ing|ying|e)? (?:me|us|@k)`,
  String.raw`(?:put|puts|putting|laid|lays) (?:(?:a|his|her|their|your) )?hands? (?:all )?(?:over|on) ${ME}`,
  String.raw`threw (?:\w+ ){1,3}at ${ME}`,
  // Touch and sex; "touched my life" and "touched base" are none.
  String.raw`touch(?:es|ed|ing)? (?:me|us|@k|my (?:${BODY}|${PRIVATE}))(?! (?:with|by|deeply|so much))`,
  String.raw`(?:kiss(?:es|ed|ing)?|rub(?:s|bed|bing)?|felt|feels) (?:me|my (?:${BODY}|${PRIVATE}))(?! (?:better|good))`,
  String.raw`(?:sleep(?:s|ing)?|slept|sex) with me|sex (?:from|for) (?:me|my)|wan(?:t|ts|ted|na) (?:me to (?:sleep|have sex|undress|strip)|to (?:sleep|have sex) with me)|offer(?:s|ed)? me (?:money|cash|\d+|a voucher) (?:to|for|if)`,
  String.raw`ask(?:s|ed|ing)? (?:me )?(?:for|to have) (?:sex|pics|pictures of (?:me|my)|sexual|nudes?|naked|favors|favours|a (?:kiss|blow)|head)`,
  String.raw`(?:hit(?:s|ting)?|come|came|comes|coming) on(?: to|to) me|hit(?:s|ting)? on me|flirt(?:s|ed|ing)? with me|made a pass at me`,
  String.raw`(?:sen[dt]s?|sending|text(?:s|ed|ing)?|show(?:s|ed)?) (?:me )?(?:\w+ )?(?:nudes?|naked|dirty|sexual|nasty|porn|dick)`,
  String.raw`expos(?:es|ed|ing) (?:himself|herself|themselves|yourself)`,
  String.raw`(?:sexual|inappropriate) (?:\w+ )?(?:with|to|toward|towards) (?:me|us|@k)`,
  // Money and drugs; "asked me for my pay stubs" is none.
  String.raw`(?:st[eo]al(?:s|ing)?|stole|stolen|rob(?:s|bed)?|pocket(?:s|ed)?) (?:from (?:me|us)|me|${MINE} \w+)`,
  String.raw`(?:took|takes?|taking|kept|keeps?|keeping|uses|used|spen[dt]s?) ${MINE} ${MONEY}(?! (?:to|list|for me|with me|so|as|off))`,
  String.raw`(?:asks?|asked|asking|begs|begged) (?:me )?(?:for|4) (?:some |more |any |\d+ )?(?:money|cash|dollars|a loan|my pin)`,
  String.raw`(?:asks?|asked|makes?|made|making|wants?|wanted|told|tells|charges?|charged|charging)(?: me)? (?:to )?(?:pay|give|lend|loan|buy) (?:${THEM}|money|cash)`,
  String.raw`charg(?:es|ed|ing) me (?:for|money|cash|\d)|wants? (?:money|cash|sex|a bribe)|(?:borrow(?:s|ed)?|owes) (?:money|cash|\d+)(?: dollars)? (?:from|off) me`,
  String.raw`(?:s[oe]ll?(?:s|ing)?|sold|offer(?:s|ed)?|gave|gives) me (?:some )?${DRUGS}`,
  // Threats.
  String.raw`threat(?:en|ens|ened|ening|end)? (?:me|us|my|to|with)`,
  String.raw`(?:sa(?:id|ys)|told me|tells me) (?:that )?(?:she|he|they|you|theyd|hed|shed|@\w)?(?: (?:would|will|gonna|going to|was|is|were|are|ll|could))+ (?:going to |gonna )?(?:${HARM_VERBS} (?:me|us|my)|(?:call|report me to|send) ${AUTHORITY}|get me deported|take (?:away )?my (?:kids|baby|children|son|daughter))`,
  // Words.
  String.raw`(?:yell|scream|shout|swear|curs|cuss)(?:s|es|ed|ing|e)? (?:\w+ )?(?:at|on) (?:me|us|@k)|swore at (?:me|us|@k)`,
  String.raw`(?:cuss|curs)(?:es|ed|ing|e)? (?:me|us) out|cuss(?:es|ed|ing)? (?:me|us)`,
  String.raw`call(?:s|ed|ing)? (?:me|us|@k) ${SLUR}(?! (?:and|but|how|when|to (?:me|ask|say))? ?(?:i was|good))`,
  String.raw`(?:insult|belittl|degrad)(?:s|ed|ing|es)? (?:me|us|@k)|(?:made|makes|making) fun of (?:me|us|my)|(?:laugh(?:s|ed|ing)?) at (?:me|us|@k)`,
  String.raw`(?:is|are|was|were|being|been|so|a|very|real) (?:a )?(?:racist|homophobic|transphobic|sexist|abusive|pervert|predator|thief|creep)|discriminat(?:es|ed|ing) against (?:me|us)`,
  // Drunk at work.
  String.raw`(?:is|was|are|were|came|comes|come|coming|shows?|showed|showing|be|been|being|got|gets) (?:(?:up|over|in|to|at|work|my|here|house|home|the|office|always|visibly|really|so|all|meeting|visit|place|apartment) ){0,5}(?:drunk|wasted|intoxicated|tipsy)`,
  String.raw`(?:came|comes|shows?|showed|showing) (?:(?:up|over|in|to|my|here|house|home|the|office|really|so|all) ){0,5}high(?! (?:school|spirits))|(?:is|was|were) high (?:at work|on|when)(?! my)(?! a)`,
  String.raw`(?:smell(?:s|ed|ing)?|smelt|reek(?:s|ed)?|stink(?:s)?) (?:\w+ )?(?:like|of) (?:alcohol|liquor|beer|weed|pot|booze|wine)|(?:drinks|drinking|drunk|smok(?:es|ing)) (?:\w+ )?(?:on the job|at work|in my house|with me|in front of (?:me|us|my))`,
  // Secrets; "told my landlord to fix the heat" is none.
  String.raw`(?:shar(?:es|ed|ing|e)|spread(?:s|ing)?|leak(?:s|ed)?|posts?|posted|expos(?:es|ed)) ${MINE} (?:personal |private )?(?:${SECRET}|info|information|picture|photo)`,
  String.raw`(?:tells?|told|telling) (?:all )?(?:other )?${OTHERS}(?: (?:at|in) (?:the|my) \w+)? (?:(?:about |all )?(?:my|our) (?:\w+ )?${SECRET}|(?:that )?(?:@i|i|im) (?:have|had|am|got|was) (?:hiv|aids|an? addict|using|bipolar|schizo\w*|in rehab|in jail))`,
  String.raw`(?:tells?|told|telling) (?:@o|everyone|people) (?:about me|everything|my \w+|i am|im|that im)|gossip(?:s|ed|ing)?(?: \w+)? about me|(?:talks?|talked|talking) about me (?:to|with) (?:other|${OTHERS})`,
  String.raw`(?:forg(?:es|ed)|faked|signed) my (?:signature|name)`,
  String.raw`(?:went|goes|going) through my (?:purse|phone|stuff|things|room|drawers|bag)|(?:watch(?:es|ed|ing)?) me (?:shower|undress|change|sleep)|(?:follow(?:s|ed|ing)?) me home`,
] as const

/** By a worker. */
export const DONE_TO_ME_EN = String.raw`(?:hit|slapped|punched|kicked|pushed|touched|groped|kissed|molested|raped|assaulted|abused|harassed|threatened|robbed|insulted|bullied|humiliated|mistreated|stalked|(?:yelled|screamed|cursed|cussed|sworn) at|cussed out|scammed|discriminated against|stolen from|sexually \w+)`

const ME_ES = '(?:me|nos)'
const MI = any('mis?', 'nuestr[oa]s?', 'el', 'la', 'los', 'las')
const DINERO = any(
  'dinero',
  'cheques?',
  'tarjetas?',
  'cupones',
  'estampillas',
  'bolsa',
  'cartera',
  'pastillas',
  'medicinas?',
  'efectivo',
  'renta',
  'cosas',
)
const INSULTO = any(
  'mojad[oa]s?',
  'drogadict[oa]s?',
  'estupid[oa]s?',
  'put[oa]s?',
  'loc[oa]s?',
  'idiotas?',
  'pendej[oa]s?',
  'tont[oa]s?',
  'ilegal(?:es)?',
  'basura',
  'gord[oa]s?',
  'inutil(?:es)?',
  'negr[oa]s? \\w+',
  'ratera?s?',
  'borrach[oa]s?',
  'maricon(?:es)?',
  'inutil',
)
const MIGRA = any('(?:a )?(?:la )?migra(?:cion)?', '(?:a )?inmigracion', '(?:a )?la policia', '(?:a )?cps')
const PARTE = any(
  'mano',
  'pierna',
  'brazo',
  'cara',
  'cuerpo',
  'nalgas?',
  'pechos?',
  'senos',
  'pelo',
  'cabello',
  'rodilla',
)

/** Past, present and the forms said to the worker: "me pegó", "me pega", "me pegaste", "me ha pegado". */
const forms = (...stems: readonly string[]) =>
  any(
    ...stems.map(
      (stem) =>
        `(?:esta |estaba |anda |sigue )?${stem}(?:o|a|aba|aste|as|e|en|aron|an|ando)|(?:ha|han|has) ${stem}ado`,
    ),
  )

/** With the worker before or after, or left out where the words are for or about the worker. */
export const HARM_ES = [
  String.raw`${ME_ES} ${forms('peg', 'golpe', 'cachete', 'pate', 'empuj', 'ahorc', 'manose', 'bes', 'jal', 'jalone')}(?! (?:el (?:sol|calor|frio|perro)|un susto|a seguir|a ser|a hacer|la gripe|un (?:abrazo|grito)|adelante|para))`,
  String.raw`${ME_ES} (?:toco|toca|tocaba|tocaste|tocas|toque|esta tocando|ha tocado|agarro|agarra|agarraste) (?:(?:la|el|las|los|mi|mis) ${PARTE}|sin permiso)`,
  String.raw`${ME_ES} (?:agarro|agarra|jalo|apreto|aprieta) (?:\w+ )?(?:del?|por|el|la) (?:el |la |los )?${PARTE}`,
  String.raw`(?:porque|cuando) me toca$|${ME_ES} (?:toco|tocaba|tocaste|toque|esta tocando|ha tocado)$|no me gusta que me toquen?\b`,
  String.raw`${ME_ES} ${any('viol(?:o|aron|aste)', 'abus(?:o|a|aste) de mi', 'acos(?:o|a|aba|aste|ando)', 'acosa mucho', 'maltrat(?:o|a|aba|aste|ando)', 'humill(?:o|a|aste)', 'lastim(?:o|a|aste)', 'discrimin(?:o|a|aste)')}`,
  String.raw`abus(?:o|a|aste) de mi\b`,
  // "Me robaron" names nobody.
  String.raw`${ME_ES} (?:robo|roba|robaba|robaste|ha robado|esta robando)(?: ${MI} \w+)?`,
  String.raw`se (?:quedo|queda|quedaste|robo|roba|llevo) (?:con )?${MI} ${DINERO}`,
  String.raw`${ME_ES} (?:quito|quita|quitaste|agarro|saca|saco) ${MI} ${DINERO}`,
  String.raw`${ME_ES} (?:pid(?:io|e|en|iendo)|esta pidiendo|pediste|pides|cobr(?:o|a|aste)|exig(?:io|e)) (?:\w+ )?(?:dinero|efectivo|prestado|sexo|favores|\d+|que le (?:pague|de dinero|preste)|que me (?:acueste|desnude)|fotos (?:desnud|mias))`,
  String.raw`(?:quiere|queria|quieres|pide|pidio) que me acueste`,
  String.raw`${ME_ES} (?:vend(?:e|io)|ofrec(?:e|io)) (?:\w+ )?(?:drogas?|pastillas|cerveza|mota|cristal)`,
  String.raw`${ME_ES} (?:esta )?amenaz(?:o|a|aba|aste|ando|as)`,
  String.raw`(?:va|iba|voy|vas|llamar|llamara|llamaria) (?:a )?(?:llamar(?:le)? )?(?:a )?${MIGRA}(?= |$)(?<=migra\w*|inmigracion)`,
  String.raw`${ME_ES} ${any('esta ', '')}(?:grit(?:o|a|aba|aste|as|ando|e)|insult(?:o|a|aba|aste|ando|as)|grosero|mento la madre|faltas?te? (?:al|el) respeto|falto (?:al|el) respeto|falta (?:al|el) respeto)`,
  String.raw`${ME_ES} (?:dijo|dice|dijiste|llamo|llama|llamaste|trata de|trato de) (?:(?:que soy|de|un|una|bien|muy|pinche|como) )*${INSULTO}`,
  String.raw`${ME_ES} (?:manda|mando|mandaste|manda mucho) (?:\w+ )?(?:fotos (?:desnud|sucias)|mensajes (?:sexuales|sucios)|cosas sexuales)`,
  String.raw`(?:cont(?:o|aste)|(?:anda|esta) (?:diciendo|contando)|cuent(?:a|as)|le dij(?:o|iste)|les dij(?:o|iste)|dij(?:o|iste)|divulg(?:o|a|aste)|compart(?:io|e|iste)) (?:(?:@[ok]|a|le|les|todos?|todas?|mi|mis|la|el|los|gente|esposo|esposa|familia|mama|casero|jefe|vecinos?|hij[oa]s?|ex|otras?|otros?|personas|clientes|sobre|de) )*(?:mi diagnostico|mis (?:cosas|secretos|problemas personales)|mi (?:vida|secreto|estado|enfermedad|vih|pasado|informacion)|que tengo vih)`,
  String.raw`(?:firmo|falsifico) (?:por mi|mi (?:firma|nombre))`,
] as const

/** With a worker as the subject, in so many words or understood. */
export const DRUNK_ES = String.raw`(?:lleg(?:a|o|aba|aste|as)|vien(?:e|es)|vino|viniste|est(?:a|aba|abas)|andaba|anda|huel(?:e|es)|olia) (?:(?:a|bien|muy|todo|toda|siempre|mi|la|casa|al|trabajo|oficina) )*(?:borrach[oa]|tomad[oa](?! en cuenta)|drogad[oa]|alcohol|cerveza|licor|marihuana|mota)`
export const DONE_TO_ME_ES = String.raw`(?:golpead|pegad|amenazad|robad|insultad|acosad|abusad|violad|maltratad|humillad|tocad|empujad|discriminad)[oa]`

/** Said to the worker. */
export const STOP_IT = any(
  String.raw`(?:stop|quit) (?:touching|hitting|grabbing|hugging and touching|kissing|yelling at|screaming at|cussing at|threatening|insulting|hurting|harassing|calling) (?:me|my \w+)(?= |$)(?<!calling me)(?! up)`,
  String.raw`(?:deje|dejen|deja|pare|paren|para) de (?:gritar|tocar|pegar|insultar|amenazar|acosar|molestar sexualmente|jalar|empujar)(?:me|nos)`,
  String.raw`no (?:me|nos) (?:vuelva a )?(?:toque|grite|pegue|insulte|amenace|vuelva a tocar|vuelva a pegar)`,
)
