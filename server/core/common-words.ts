// What people make passwords of, written down by hand: words of four letters and more, folded to plain small letters.

const TYPED = `
  password passwort passcode passphrase passw pass secret secreto secure security private login signin logon access
  admin administrator root user username guest test testing tester temp temporary default demo sample example change
  changeme changeit letmein letmeinnow openup opensesame enter entrar welcome bienvenido bienvenida hello hola goodbye
  computer laptop internet network server website online email mail google facebook yahoo gmail hotmail outlook twitter
  youtube amazon apple iphone samsung android windows microsoft office excel word linux ubuntu oracle cisco nintendo
  playstation xbox minecraft pokemon pikachu fortnite roblox zelda mario sonic
  iloveyou ilovehim iloveher loveyou loveme lovely lover loving love forever always together sweetheart sweetie honey
  darling babygirl babyboy baby princess prince queen king angel angels heaven heart teamo tequiero mucho amor amorcito
  corazon princesa angelito bonita hermosa mivida milagro familia family mother father mommy daddy mama papa brother
  sister grandma grandpa children kids wife husband friend friends bestfriend amigo amigos
  god jesus jesuschrist christ dios diosesamor blessed blessing faith hope grace amen bible church
  trustno trustnoone nothing whatever unknown nobody somebody myself idontknow forgot forgotten remember
  mypassword mypass newpassword oldpassword thisismypassword thisismy thisis mynameis yourpassword nopassword
  thepassword onepassword goodpassword strongpassword contrasena clave miclave
  monkey dragon tiger lion panther eagle falcon hawk wolf wolves bear puppy doggy doggie dogs kitty kitten cats horse
  pony bunny rabbit butterfly dolphin shark turtle snake spider chicken ducky penguin panda gorilla elephant giraffe
  buster bailey charlie cooper rocky lucky buddy shadow smokey ginger pepper molly sadie daisy maggie sophie chloe
  bella luna coco oreo peanut cookie cookies
  football futbol soccer baseball basketball hockey tennis golf golfer boxing wrestling fishing hunting running
  swimming skating cheer coach player champion winner winners arsenal chelsea liverpool barcelona realmadrid madrid
  juventus america chivas lakers yankees redsox steelers cowboys raiders packers broncos eagles giants patriots
  dodgers cubs braves bulls celtics warriors niners fortyniners seahawks
  superman batman spiderman ironman wonderwoman superstar superhero starwars skywalker yoda vader startrek matrix
  harrypotter hogwarts gandalf hobbit frodo disney mickey minnie snoopy garfield tweety simpsons southpark
  rockstar metallica nirvana slipknot guitar drummer music musica dancer dancing singer piano
  sunshine sunflower sunset sunrise summer winter spring autumn fall rainbow flower flowers rose roses lily jasmine
  blossom garden ocean beach island mountain river forest moonlight starlight stars star moon thunder lightning storm
  snow snowball snowman fire phoenix freedom liberty peace happy happiness smile smiley laughing cheese chocolate
  candy sugar banana orange apple cherry strawberry blueberry peaches lemon coffee pizza burger tacos tequila
  corvette mustang ferrari porsche mercedes toyota honda nissan harley yamaha ducati camaro jeep truck racing
  january february march april june july august september october november december
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo
  today tomorrow yesterday birthday christmas navidad easter halloween holiday vacation weekend
  purple yellow silver golden black white green blue pink
  michael jennifer jessica ashley amanda michelle nicole daniel daniela matthew andrew joshua anthony jordan justin
  robert thomas william richard charles george joseph samantha elizabeth victoria alexander alexandra stephanie
  melissa hannah hunter taylor maria carlos jose juan miguel alejandro fernando roberto ricardo gabriel gabriela
  adriana veronica patricia guadalupe
  california losangeles sanfrancisco oakland chicago newyork brooklyn boston dallas houston texas florida miami
  arizona phoenix seattle portland denver detroit philadelphia camden jersey mexico canada london paris
  qwerty qwertz azerty asdf asdfgh asdfasdf zxcvbn zxcv qwer qazwsx wsxedc abcd abcde asdfjkl
  master mastermind boss chief captain killer ninja pirate warrior soldier marine army navy police officer doctor
  nurse nursing medical medicine health healthy healthcare hospital clinic patient patients county casemanager
  manager casework caseworker socialwork social worker work working workplace workhard company business money dollar
  million cash lottery teacher student school college university class
  correcthorsebatterystaple correct horsebattery batterystaple staple
  please thankyou thanks gracias sorry fuckyou fuckme fucker fuckoff bullshit asshole bitch shit damn hell stupid sexy
  sexyboy sexygirl cool awesome amazing beautiful pretty gorgeous perfect super great good best first number
`

/** Each counts in every case, with letters written as digits, doubled, and with digits or signs around it. */
export const COMMON_WORDS: readonly string[] = [...new Set(TYPED.split(/\s+/))].filter(
  (word) => word.length >= 4,
)
