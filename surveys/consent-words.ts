// What a patient is asked in person before texts go to a number, and is told of the risk: read aloud, and kept as given.
import type { Words } from './languages.ts'

export const consentQuestion: Words = {
  en: '{prog} would like to text short questions to this number: at most one text a day and three a week. Is that OK with you? You can say no, and nothing changes in the help you get. Send STOP at any time to end them.',
  es: '{prog} quisiera mandar preguntas cortas por mensaje de texto a este número: cuando mucho un mensaje al día y tres a la semana. ¿Está de acuerdo? Puede decir que no, y la ayuda que recibe no cambia. Mande STOP cuando quiera para que paren.',
}

export const riskWarning: Words = {
  en: 'Text messages are not private. Whoever holds this phone can read them, and so can the phone company.',
  es: 'Los mensajes de texto no son privados. Quien tenga este teléfono los puede leer, y la compañía telefónica también.',
}
