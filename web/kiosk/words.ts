// What a clinic's tablet says of itself, at about grade 4, in each language it speaks.

const en = {
  start: 'Type the code you were given',
  code: 'Code',
  codeHint: '8 letters and numbers. Ask at the desk if you have none.',
  go: 'Start',
  private: 'Answer or not: your care and benefits stay the same.',
  wrong:
    'This code opens no questions. Check it, or ask at the desk. It may be old or used, or there is nothing to answer today.',
  tooMany: 'Too many tries. Please wait ten minutes, or ask at the desk.',
  unplugged: 'The tablet cannot reach us right now. Please try again.',
  clears: 'This page clears itself after three minutes.',
  signedIn: 'Sign out first: a patient’s answers are not for a signed-in device.',
  danger: 'In danger? Call 911. Need to talk? Call or text 988, any time, free.',
  idleHead: 'Are you still there?',
  idleLeft: 'This tablet clears itself soon. What you sent is kept.',
  idleStay: 'Yes, I am here',
  leave: 'Finish and clear',
  failed: 'That did not go through. Your answer is still here: please try again.',
  phoneAsk: 'Does anyone else use or look at your phone?',
  keep: 'Leave my answer as it is',
  kept: 'We have your answer. Pick another one to change it.',
  keptWords: 'We have your answer. Write again to change it.',
  notAgain: 'This tablet does not show your answers again.',
  helped:
    'Somebody is helping you answer. Private questions are left out now. If there are any, they come later, to you alone.',
  text: 'Private questions, if any are left, are for you alone: we text you a link.',
  letter:
    'Private questions, if any are left, are for you alone: we send you a letter with a link. You can ask the desk for it, too.',
}

export type KioskWords = typeof en

const es: KioskWords = {
  start: 'Escriba el código que le dieron',
  code: 'Código',
  codeHint: '8 letras y números. Si no tiene uno, pídalo en la recepción.',
  go: 'Empezar',
  private: 'Conteste o no, sus servicios y beneficios siguen igual.',
  wrong:
    'Este código no abre preguntas. Revíselo o pregunte en la recepción. Puede ser viejo o ya usado, o hoy no hay nada que contestar.',
  tooMany: 'Demasiados intentos. Espere diez minutos o pregunte en la recepción.',
  unplugged: 'La tableta no tiene conexión ahora. Intente de nuevo, por favor.',
  clears: 'Esta página se borra después de tres minutos.',
  signedIn:
    'Primero cierre la sesión: las respuestas de un paciente no van en un aparato con sesión abierta.',
  danger:
    '¿Está en peligro? Llame al 911. ¿Quiere hablar? Llame al 988 y oprima 2, a cualquier hora, gratis.',
  idleHead: '¿Sigue ahí?',
  idleLeft: 'Esta tableta se borra en un momento. Lo que mandó está guardado.',
  idleStay: 'Sí, aquí estoy',
  leave: 'Terminar y borrar',
  failed: 'No se pudo mandar. Su respuesta sigue aquí: intente de nuevo, por favor.',
  phoneAsk: '¿Alguien más usa o mira su celular?',
  keep: 'Dejar mi respuesta como está',
  kept: 'Ya tenemos su respuesta. Si quiere cambiarla, elija otra.',
  keptWords: 'Ya tenemos su respuesta. Si quiere cambiarla, escriba de nuevo.',
  notAgain: 'Esta tableta no vuelve a mostrar sus respuestas.',
  helped:
    'Alguien le ayuda a contestar. Las preguntas privadas no se hacen ahora: si las hay, le llegan después, solo a usted.',
  text: 'Si faltan preguntas privadas, son solo para usted: le mandamos un mensaje con un enlace.',
  letter:
    'Si faltan preguntas privadas, son solo para usted: le mandamos una carta con un enlace. También puede pedirla en la recepción.',
}

const spoken: Readonly<Record<string, KioskWords>> = { en, es }

export const kioskWords = (language: string): KioskWords => spoken[language.split('-')[0] ?? ''] ?? en
