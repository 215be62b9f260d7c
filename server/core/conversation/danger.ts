// Words after which a person should call, whatever else they say. Not a detector: most danger is worded otherwise.

const OF = (...forms: readonly string[]) => new RegExp(forms.join('|'))
/** Where or with whom somebody would rather not live is no danger. */
const NOT_THERE = String.raw`(?! (?:on the streets?|(?:in|at|out of) (?:an? |my |the |this |that )?(?:shelters?|cars?|van|tent|hotel|motel|apartment|building|neighborhood|house|city|area|room|projects)|with (?:an? |my |the )?(?:ex|mom|dad|parents|family|sister|brother|son|daughter|roommates?|cousin|aunt|strangers|people)|outside|paycheck|next to|en (?:la calle|el carro|un (?:carro|refugio|cuarto|hotel)|esta (?:casa|ciudad|zona)|este (?:edificio|barrio|apartamento))|con (?:mi (?:ex|mama|papa|familia|herman[oa]|hij[oa]|suegra)|ratas|cucarachas|gente))\b)`
const NIGHT = '(?: (?:tonight|today|now|soon|tomorrow|rn|for good|right now|esta noche|hoy|ya))?'

/** Whoever else, or whatever else, dies in the sentence. */
const ELSE =
  '(?!phone|battery|car|plants?|dog|cat|mom|dad|brother|sister|son|daughter|husband|wife|people|he|she|him|her|they|my|who|mi|mis|su|telefono|que)'
/** Wishing for it or thinking of it, in whatever few words stand between. */
const TO_DIE = OF(
  String.raw`\b(?:want(?:ed|ing)?|wanna|wish(?:ing)?|hope|hoping|pray(?:ing)?|ready|think(?:ing)?|thoughts?|dream(?:ing)?|feel(?:ing)? like|plan(?:ning)?|rather|tempted|urges?)(?: ${ELSE}\w+){0,4} (?:die|dying|(?<!of the )dead|death|ending (?:it|everything|things|my life|this life)|end (?:everything|my life|it all)|sleep forever|stop existing)\b(?! (?:of (?:laugh|embarrass|hunger|bored|heat|thirst)|laughing|trying|for (?:a|some)|to (?:see|try|know|get|go|meet|eat|hear)|without|sea|line|end|tired|weight|when i (?:saw|heard)|(?:my|her) hair|hair|lol))`,
  String.raw`\b(?:quiero|quisiera|ojala|pienso|pensando|ganas de|prefiero|deseo|espero)(?: ${ELSE}\w+){0,3} (?:morir(?:me)?|muera|muriera|muert[oa]|la muerte|suicid\w+|matarme)\b(?! (?:de (?:risa|hambre|verguenza|sueno|calor|frio|cansancio)|por ver))`,
)
/** Said about oneself in other words. */
const FAREWELL = OF(
  String.raw`\bcare (?:if|whether) i live or die\b|\b(?:im|i am)(?: just| only)? a burden\b|\bbetter off gone\b|\b(?:pain|everything|it) to (?:stop|end) forever\b|\bsomething stupid to my ?self\b|\bgun in my mouth\b|\bdriv(?:e|ing) (?:into|off) (?:a |the )?(?:wall|tree|bridge|cliff|pole)\b`,
  String.raw`\bmight as well be dead\b|\b(?:take|taking) all (?:these|the|my) pills\b(?! (?:on time|every|as|like|with))|\b(?:im|i am) done living\b|\bmy life is over\b|\bways to (?:die|kill my ?self)\b|\b(?:gonna|going to) jump$|\bvoices telling me\b|\bgiv(?:e|en|ing) up on everything\b`,
  String.raw`\b(?:no one|nobody|noone) (?:needs me|would (?:even )?miss me)\b|\bcant keep living\b(?! (?:here|in|with|at|on|off)\b)|\bgo be with\b.{0,20}\bheaven\b|\b(?:tonight|today) is my last (?:night|day)$|\b(?:goodbye|farewell) (?:letter|note)\b|\bwish i (?:was|were|had) never (?:been )?born\b`,
  String.raw`\b(?:cut|burn(?:ed|t)?|hurt|hit|stabbed) my ?(?:self|arms?|legs?) on purpose\b|\bnot (?:gonna|going to) be (?:around|here) much longer\b|\b(?:scared|afraid) of what i (?:might|will|may|could) do to my ?self\b|\bdrank\b.{0,40}\btook (?:\w+ )?pills\b|\bdont wanna (?:wake up|be here)\b`,
  String.raw`\ba nadie le hago falta\b|\b(?:voy a tomarme|me voy a tomar|tragarme) todas las pastillas\b|\bno me importa si (?:vivo|me muero|muero)\b|\bsoy una carga\b(?! de)|\bse acabe (?:el dolor|todo) para siempre\b|\bir con mi \w+ al cielo\b|\bnadie me va a extranar\b|\bno puedo seguir viviendo\b(?! (?:aqui|en|con)\b)|\bes(?:ta es)? mi ultima noche$|\bcarta de despedida\b`,
  String.raw`\bme (?:queme|corte) a proposito\b|\bme mato$|\bme mato (?:hoy|ya|esta noche)\b|\bmanejar contra (?:un|la) (?:arbol|pared|barda)\b`,
)

/** To die, or to hurt oneself. */
const SELF = OF(
  String.raw`\bkill(?:ing)? my ?self\b|\bkill me\b|\bunaliv(?:e|ing)\b`,
  String.raw`^(?:im )?(?:gonna |wanna |want to |going to )?kms(?: (?:tonight|now|today|rn|fr|this time|soon|lol|bro))*$|\b(?:gonna|wanna|want to|going to|might|imma|just) kms\b`,
  String.raw`\bsuicid`,
  String.raw`\b(?:end|ending|take|taking) my (?:own )?life\b`,
  String.raw`\bend it all\b|\b(?:wanna|want to|gonna|going to|ready to|thinking (?:of|about)|need to) end(?:ing)? it(?: all)?${NIGHT}$`,
  String.raw`\b(?:want|wanna|going|ready|wish i could|need) (?:to )?die\b`,
  String.raw`\b(?:wish i (?:was|were)|(?:id |would )?rather be|want to be|wanna be|better off|mejor) (?:dead|muert[oa])\b`,
  String.raw`\bbetter off without me\b|\b(?:nobody|no one|noone)(?: would| will|d)?(?: even| ever)? (?:notices?|cares?|miss(?:es)?)(?: me)? (?:if|when) i(?:m| was| were| am)? ?(?:die|died|dead|gone|disappear\w*|werent here|wasnt here)\b`,
  String.raw`\b(?:no reason|nothing|no point) (?:left )?(?:to|in|for) (?:live|living)\b|\bcant (?:go on|do this|take (?:it|this)) (?:anymore|any more|no more)\b|\bdont want to (?:be here|wake up|go on)\b|\blife is not worth it\b|\b(?:not|isnt|aint) worth living\b`,
  String.raw`\b(?:dont|do not|no longer|cant) see (?:the|any|a|no) (?:point|reason) (?:of|in|to|for) (?:being here|being alive|liv(?:e|ing)|life|going on|go on)\b|\bwhats the point (?:of|in) (?:living|being alive|going on)\b|\b(?:lost|no) (?:the )?will to live\b|\bgiv(?:e|en|ing) up on (?:life|living)\b`,
  String.raw`\b(?:tired|sick) of (?:living|life|being alive|existing)(?! (?:here|in|on|at|with|like|paycheck|from|around|there|under|out))\b`,
  String.raw`\b(?:dont|do not|no longer) (?:want to|wanna|feel like) (?:live|living|be(?:ing)? alive|be here anymore|exist)\b${NOT_THERE}|\bwant out of this life\b`,
  String.raw`\b(?:wish|want|wanna|hope|pray|rather|sleep)\b.{0,30}\b(?:not|never|dont|didnt) w(?:ake|oke|aken) up\b(?! (?:so|at|in|too|early|every|tired|with|all|several|\d|during|late|from|to|hurting|sore|feeling|hungry|next to))`,
  String.raw`\b(?:want|wanna|wish i could) (?:to )?(?:just )?disappear\b|\b(?:better|easier) if i (?:was|were) (?:dead|gone)\b|\b(?:plan|planning|thinking of|think about|thought about) (?:to )?end(?:ing)? (?:it|things)\b(?! with)|\bmake it (?:thru|through) the night\b|\bno (?:other )?way out (?:for me )?(?:but|except|besides) (?:to die|dying|death)\b|\bready to (?:go )?(?:be|see|join|meet)(?: with)? .{0,20}\b(?:in heaven|on the other side)\b`,
  String.raw`\b(?:hurt|harm|hurting|harming|cutting|shoot|shooting|hang|hanging|stab|stabbing|drown|drowning) my ?self\b|\bself ?harm|\b(?:been|started|keep|im) cutting(?: again)?$|\b(?:hear|hearing) voices\b|\b(?:drank|drinking|swallowed) (?:bleach|poison|antifreeze)\b|\bstanding on (?:the|a) (?:bridge|ledge|roof)\b`,
  String.raw`\b(?:slit|slitting|cut|cutting) (?:my|both my) (?:wrists?|veins|throat|arms)\b|\bjump(?:ing)? (?:off|from|out of|in front of|into)\b.{0,15}\b(?:bridge|roof|building|balcony|window|train|traffic|overpass|ledge)\b`,
  String.raw`\b(?:took|taken|swallowed) (?:(?:all (?:of )?|the (?:whole |entire )?bottle of |a (?:whole |entire )?bottle of |a (?:bunch|handful|lot) of |too many )(?:my |the |these )?pills?|\d\d+ (?:of my )?pills|a (?:whole )?bottle of \w+)\b(?! (?:on time|every|each|this|today|as|like|in|for|by))`,
  String.raw`\bi (?:just |think i )?(?:overdosed|oded)\b(?! (?:in|back|a|\d|\w+ years))|\bim (?:overdosing|oding)\b`,
  String.raw`\b(?:have|got|bought) (?:a|my|the) (?:gun|rope|noose|pistol|razor)\b.{0,25}\b(?:dont know what|gonna|going to|might|tonight|ready|im done|use it)\b`,
  String.raw`\b(?:dont|do not) feel safe with my ?self\b|\bgoodbye (?:everybody|everyone|cruel world|world)\b|\btell my (?:kids|family|mom|son|daughter|children|babies|wife|husband) i (?:love|loved|am sorry|m sorry)\b`,
  String.raw`\bmatarme\b|\bme (?:voy a|quiero) matar\b|\bmejor me (?:muero|mato)\b|\bnadie me (?:va a )?(?:extran\w+|lloraria) si me (?:muero|mato|voy)\b`,
  String.raw`\b(?:quiero|quisiera|ganas de) (?:morir(?:me)?|estar muert[oa])\b|\b(?:quisiera|ojala) no haber nacido\b|\bhacer una locura\b|\b(?:escucho|oigo) voces\b|\bme quiero morir\b|\bpreferi?r?ia (?:estar )?(?:muert[oa]|morir)`,
  String.raw`\bojala (?:me muriera|estuviera muert[oa]|(?:ya )?no (?:me )?(?:despertara|amaneciera|despierte))\b|\bdormir(?:me)? y (?:ya )?no (?:volver a )?despertar\b(?! (?:tan|a las|cansad|con|en la|temprano))`,
  String.raw`\bquitarme la vida\b|\bme (?:quiero|voy a) quitar la vida\b|\bquitarme de este mundo\b|\b(?:acabar|terminar) con (?:mi vida|todo)\b(?! (?:el|la|lo|los|las|mis?|este|esto)\b)`,
  String.raw`\bno quiero (?:seguir )?(?:vivir|viviendo|estar (?:aqui|en este mundo)|despertar)\b${NOT_THERE}|\bme quiero ir de este mundo\b|\b(?:la vida|mi vida) ya no (?:tiene sentido|vale)|\bno (?:vale la pena|tiene sentido|tengo ganas de|tengo por que|tengo razon(?:es)? para) (?:seguir )?(?:vivir|viviendo|la vida)\b|\bsin ganas de vivir\b|\bya no (?:puedo|aguanto) mas$|\bno (?:le )?(?:veo|encuentro|hallo) (?:el )?sentido a (?:la|mi) vida\b`,
  String.raw`\b(?:hart[oa]|cansad[oa]) de (?:vivir|la vida|esta vida|mi vida)\b(?! (?:aqui|en|con|entre|sol[oa]))|\b(?:quiero|quisiera) desaparecer(?! (?:el|la|las|los|mis?|estas?|estos?)\b)|\bestari?an? mejor sin mi\b|\bdigan(?:les)? a mis? \w+ que l[oa]s? (?:amo|quiero)\b|\badios a todos\b`,
  String.raw`\b(?:hacerme dano|lastimarme)\b|\bcortarme\b(?! (?:el (?:pelo|cabello|fleco)|las unas|un))|\bme (?:quiero|voy a|quisiera) (?:hacer dano|lastimar|cortar)\b(?! (?:el|las unas|un))|\bme cort(?:e|o|aba) (?:las venas|los brazos|las munecas)\b`,
  String.raw`\b(?:me ahorco|ahorcarme|colgarme|pegarme un tiro|darme un tiro)\b|\b(?:me (?:quiero|voy a|quisiera) (?:tirar|aventar|lanzar)|tirarme|aventarme|lanzarme) (?:del?|por|al|a la|desde)\b.{0,8}\b(?:puente|balcon|ventana|tren|vias|edificio|carretera|azotea|techo)\b`,
  String.raw`\bme (?:tome|trague|he tomado) (?:todas las pastillas|un (?:bote|frasco) (?:entero )?de|muchas pastillas|un monton de pastillas|\d\d+ pastillas)\b(?! (?:a tiempo|hoy|de|esta semana|todos))|\b(?:tome|tuve|me di) (?:una )?sobredosis\b(?! (?:hace|en))`,
  String.raw`\btengo (?:una|la) (?:pistola|arma|soga)\b.{0,25}\b(?:no se que|voy a|quiero|list[oa])\b`,
)

/** A body that needs help now, or harm to others. */
const URGENT = OF(
  String.raw`\b(?:im|i am) having an? (?:heart attack|stroke|seizure)\b|\bcant breathe?\b(?! (?:when|if|through|well|with|good|at|because|right|in))|\bchest (?:hurts|pain) (?:so |real |really )?(?:bad|right now)\b`,
  String.raw`\b(?:chest|pecho) (?:is |esta )?(?:so |muy )?(?:tight|apretado)\b|\b(?:im|i am) bleeding\b(?! (?:money|gums))`,
  String.raw`\bno puedo respirar\b(?! (?:bien|cuando|por|con|en))|\bme esta dando un (?:infarto|ataque al corazon|derrame)\b`,
  String.raw`\b(?:gonna|going to|might|will|ill|want to|wanna|about to|plan(?:ning)? to) (?:hurt|kill|stab|shoot) (?:someone|somebody|people|him|her|them|everyone|everybody|that (?:man|woman|bitch|guy|dude)|my (?:landlord|husband|wife|boyfriend|girlfriend|ex|neighbor|boss|roommate|kids?|son|daughter|mom|dad|brother|sister|family|bf|gf|worker|case manager))\b(?! feelings)`,
  String.raw`\b(?:voy a|quiero|pienso) (?:matar|lastimar|hacerle dano) a (?:mi (?:vecin|espos|ex|novi|jef|caser|hij|famil|trabajador|mam|pap)\w*|alguien|ella|ellos|todos|es[ea])\b|\b(?:lo|la|los) voy a matar\b`,
)

const WHO = String.raw`(?:my (?:\w+ )?(?:husband|wife|boyfriend|girlfriend|bf|gf|partner|man|ex|baby ?daddy|stepdad|dad|father|mom|mother|son|brother|roommate|uncle)|he|she|they|hes|shes|theyre|somebody|someone)`
const QUIEN = String.raw`(?:mi (?:espos[oa]|marido|mujer|novi[oa]|pareja|ex|papa|padre|padrastro|mama|hijo|herman[oa]|cunad[oa])|el|ella)`

/** Hurt or threatened by somebody else, who may read this phone: no text may tell of it. */
const ABUSE = OF(
  String.raw`\b${WHO} (?:(?:is|was|just|keeps?|been|has|always|still|got drunk and|started) ){0,3}(?:hit(?:s|ting)?|beat(?:s|ing)?|chok(?:es|ed|ing)|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|rap(?:es|ed|ing)|stab(?:s|bed)?|strangl(?:es|ed|ing)|abus(?:es|ed|ing)) me\b(?! (?:up(?! (?:last|again|bad|real|so|and)\b)|at|to|in|by|with (?:a|the|some) (?:bill|fee|fine|truth|news)))`,
  String.raw`\b${WHO} (?:beat|beats|beating) me up\b|\b${WHO}(?: \w+){0,4} (?:kill|shoot|stab) me\b|\bi (?:was|got|just got|am being|been) (?:raped|molested|sexually assaulted|beaten up|trafficked|strangled)\b`,
  String.raw`\bthreat(?:ens|ened|ening) to (?:kill|hurt|shoot|stab|beat) (?:me|us|my kids)\b|\b(?:he|she|they|someone|somebody) (?:has|have|got) a (?:gun|knife)\b|\bagainst my will\b|\block(?:s|ed) me (?:in|inside|up)\b|\b(?:stepdad|uncle|dad|father|he|man) touch(?:es|ed) me\b(?! (?:with|by|deeply))|\bbeat(?:s|ing)? on me\b|\bslam(?:s|med) (?:me|my head)\b|\bme estrello la cabeza\b|\b(?:gun|knife) to my (?:head|throat)\b|\b(?:pistola|cuchillo) en (?:la cabeza|el cuello)\b|\b(?:scared|afraid) to (?:go|be) (?:back )?home\b`,
  String.raw`\b(?:not|dont feel|do not feel|never feel|isnt) safe (?:at home|in my (?:own )?(?:home|house)|with (?:him|her|my (?:husband|boyfriend|partner|man|ex|wife)))\b|\bnot safe here\b`,
  String.raw`\b(?:${QUIEN} )?(?:siempre |ya |otra vez )?me (?:(?:esta|anda|sigue) (?:pegando|golpeando|ahorcando|amenazando|maltratando)|pega|golpea|golpeo|ahorca|ahorco|viola|violo|violaron|patea|abusaron|secuestraron)\b(?! (?:el|la|un|una|duro|mucho (?:el|la)|con (?:la|el)|las|los)\b)|\b(?:mi \w+|ella) me pego\b(?! (?:un|el|la|una)\b)`,
  String.raw`\bmi (?:esposo|marido|novio|pareja|ex|padrastro|papa|hijo) me (?:lastim|maltrat|peg|golpe|amenaz)(?:a|o)\b|(?<!\b(?:calor|frio|trabajo|dolor|hambre|bus|trafico|estres|cansancio|espalda) (?:ya )?)\bme (?:va|van) a matar\b(?! (?:el|la|de|este|esta|estos)\b)`,
  String.raw`\bamenaz\w+(?: con| de)? (?:matar\w*|hacerme dano)|\b(?:miedo|temo)(?: de)? que me (?:mate|haga dano|pegue|lastime)\b|\b(?:el|ella|alguien) (?:esta|tiene|trae|anda)\b.{0,15}\b(?:cuchillo|pistola|arma)\b|\btienen? encerrad[oa]|\bme encerro\b|\bme estan siguiendo\b|\b(?:padrastro|tio|papa) me toca\b|\bmiedo de lo que me (?:pueda|vaya a) hacer\b|\btraen? (?:una )?pistola\b|\bno me dejan? salir de (?:la|mi) casa\b`,
  String.raw`\bno (?:me siento|estoy) segur[oa] (?:en (?:mi )?(?:casa|hogar)|con (?:el|ella|mi (?:esposo|novio|pareja|ex)))\b`,
)

export const soundsLikeCrisis = (words: string): boolean => endangersLife(words) || soundsLikeAbuse(words)

export const endangersLife = (words: string): boolean =>
  [SELF, TO_DIE, FAREWELL, URGENT].some((danger) => danger.test(words))

/** Whoever did it may hold the phone. */
export const soundsLikeAbuse = (words: string): boolean => ABUSE.test(words)
