// Texts that nobody needs to read: thanks, greetings, laughter, a number alone, pictures, and what phones answer by themselves.
import { fold, plain } from './fold.ts'
import { spellOut } from './spell-out.ts'

const SMALL = new Set(
  (
    'ok okay k kk alright yes yeah yep yup no nope nah si sure fine cool nice great good awesome perfect np welcome lol lmao haha hahaha jaja jajaja jeje hmm um uh oh wow amen ' +
    'thanks thank you thx ty so much very a lot again gracias muchas mil de nada claro dale vale listo bueno bien perfecto muy ' +
    'hi hello hey hola there good morning afternoon evening night buenos buenas dias tardes noches bye goodbye adios later see ya u too igualmente ' +
    'god bless dios le la los bendiga bendiciones have day nice feliz dia'
  ).split(' '),
)
const BY_ITSELF =
  /^(?:im driving|i am driving|auto(?:matic)? ?(?:reply|response)|this is an auto|out of (?:the )?office|sorry i cant talk right now|i cant talk right now|cant talk right now|ill call you (?:later|right back|back)$|estoy (?:manejando|conduciendo)|respuesta automatica|no puedo (?:hablar|contestar) (?:ahora|en este momento))/

export function saysNothing(raw: string): boolean {
  const words = spellOut(plain(fold(raw)))
  return BY_ITSELF.test(words) || words.split(' ').every((word) => /^\d*$/.test(word) || SMALL.has(word))
}
