// What the patient page says around the questions, at about grade 4, in each language it speaks.

const count = (n: number, words: readonly string[]) => words[n] ?? String(n)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const en = {
  code: 'en',
  name: 'English',
  dir: 'ltr',
  /** In place of a name that may not be shown. */
  someone: 'your case manager',
  yourGoal: 'your goal',
  step: (at: number, of: number) => `${at} of ${of}.`,
  minutes: (n: number) => (n <= 1 ? 'About a minute in all.' : `About ${n} minutes in all.`),
  lastStep: 'The last one.',
  error: 'Error',
  back: 'Back',
  next: 'Next',
  send: 'Send',
  sealAndSend: 'Seal and send',
  skip: 'Skip this question',
  leaders: 'Program leaders see only counts.',
  readers: {
    shared: (cm: string | null) =>
      cm
        ? `You and your worker, ${cm}, can read this answer.`
        : 'You and your case manager can read this answer.',
    withheld: 'Only you can read this answer.',
    system: 'Only the survey system uses this answer.',
    systemWhy: 'Nobody on your team reads it.',
    choice: (cm: string | null) =>
      cm
        ? `You and your worker, ${cm}, can see what you pick.`
        : 'You and your case manager can see what you pick.',
    choiceWhy: 'You can change it later, at each question.',
    sealed: 'Nobody by name: only groups of 11 or more.',
  },
  change: 'Change it',
  changeAsk: 'Who may read what you say about your goals?',
  changeBoth: (cm: string | null) => (cm ? `You and ${cm}` : 'You and your case manager'),
  changeAlone: 'Only you',
  changeWhen: 'It counts from this answer on. You can change it any time.',
  textHint: (max: number) => `Up to ${max} letters. You can leave it empty.`,
  notRead: 'Nobody reads this right away.',
  sealedHead: (n: number, about: string | null) =>
    `${n === 1 ? 'A private question' : `${n} private questions`}${about ? ` about ${about}` : ''}`,
  sealedWho: (cm: string | null, n: number) =>
    `${capital(cm ?? 'your case manager')} cannot read your ${n === 1 ? 'answer' : 'answers'}.`,
  sealedWhether: (cm: string | null) => `${cm ?? 'Your case manager'} cannot see if you answered, either.`,
  sealedLeaders: 'Program leaders see only group results.',
  sealedGroups: 'Never yours alone: 11 people or more, once every 3 months.',
  recall: 'Think of the last 4 weeks.',
  mayLeave: 'You can leave any of these empty.',
  faults: (n: number) =>
    `Almost. ${n === 1 ? 'One thing' : `${count(n, ['', '', 'Two', 'Three', 'Four'])} things`} first.`,
  fault: {
    unanswered: 'Pick one answer, or skip.',
    not_offered: 'This answer did not arrive well. Pick it again.',
    not_text: 'This answer did not arrive well. Write it again.',
    unknown_question: 'One answer did not arrive well. Please answer here again.',
    too_long: (over: number) =>
      `This is ${over} ${over === 1 ? 'letter' : 'letters'} too long for us to keep. Nothing is lost: make it shorter here.`,
  },
  called: 'We got it. A person from our team will call you. You can go on here.',
  calledShort: 'A person from our team will call you.',
  care: 'Answer or not: your care and benefits stay the same.',
  danger: ['In danger? Call ', '. Need to talk? Call or text ', ', any time, free.'],
  askCall: 'Ask for a call',
  stop: 'Stop these texts',
  stopWhat: 'We will send no more texts to this phone. Your care stays the same.',
  stopYes: 'Yes, stop the texts',
  thanks: 'Thank you. That’s all.',
  thanksWhat: 'Here is what you told us today, and who can read it.',
  thanksKept: 'Your answers are in. We keep them as you gave them.',
  receipt: 'Your receipt',
  nothing: 'You skipped all the questions. That is fine.',
  partial: 'What was answered on another phone or in another browser is not shown here.',
  whoShort: {
    shared: (cm: string | null) => `You and ${cm ?? 'your case manager'}. Program leaders see only counts.`,
    withheld: 'Only you. Program leaders see only counts.',
    choice: (cm: string | null) => `You and ${cm ?? 'your case manager'}.`,
    system: 'Only the survey system.',
  },
  sealedCount: (n: number) => (n === 1 ? '1 private question' : `${n} private questions`),
  sealedKept: (n: number) => ['Sealed.', `We do not show ${n === 1 ? 'it' : 'them'} again, even here.`],
  sealedNot: (cm: string | null) =>
    `${capital(cm ?? 'your case manager')} cannot read this. Program leaders see group results only.`,
  also: [
    'The people who run our computers must keep your answers secret.',
    'A court can order us to hand over records.',
    'Research gets answers without names.',
  ],
  alsoHead: 'Good to know',
  help: 'If you need someone',
  notRightAway: 'We do not read answers right away.',
  call911: 'In danger: call 911',
  call988: 'To talk: call or text 988',
  teamCall: 'Ask our team for a call',
  teamCallWho: (cm: string | null) =>
    `Someone other than your worker calls you. ${cm ?? 'Your worker'} is not told.`,
  tell: (cm: string | null) =>
    `Want to tell ${cm ?? 'your case manager'} something? We will pass it on with your name.`,
  tellHead: (cm: string | null) => `A word for ${cm ?? 'your case manager'}`,
  tellButton: 'Pass it on',
  told: (cm: string | null) => `We will pass it on to ${cm ?? 'your case manager'} with your name.`,
  tellEmpty: 'Write a few words first.',
  tellLong: 'That is too long for us to keep. Make it shorter here.',
  otherWorkerHead: 'A different worker',
  otherWorker: 'Want to talk about having a different worker?',
  otherWorkerWho: (cm: string | null) =>
    `The program office will call you. ${cm ?? 'Your worker'} is not told.`,
  otherWorkerButton: 'Yes, call me about it',
  otherWorkerDone: 'The program office will call you.',
  close: 'You can close this page now.',
  stopped: 'We stopped the texts.',
  stoppedWhat: 'No more texts from us to this phone. Your care and benefits stay the same.',
  stoppedBack: 'Changed your mind? Text START to the same number.',
}

export type PatientWords = typeof en

const es: PatientWords = {
  code: 'es',
  name: 'Español',
  dir: 'ltr',
  someone: 'la persona que lleva su caso',
  yourGoal: 'su meta',
  step: (at, of) => `${at} de ${of}.`,
  minutes: (n) => (n <= 1 ? 'Más o menos un minuto en total.' : `Más o menos ${n} minutos en total.`),
  lastStep: 'La última.',
  error: 'Error',
  back: 'Atrás',
  next: 'Siguiente',
  send: 'Enviar',
  sealAndSend: 'Sellar y enviar',
  skip: 'Omitir esta pregunta',
  leaders: 'Los jefes del programa solo ven números.',
  readers: {
    shared: (cm) =>
      cm
        ? `Usted y ${cm}, que trabaja con usted, pueden leer esta respuesta.`
        : 'Usted y la persona que lleva su caso pueden leer esta respuesta.',
    withheld: 'Solo usted puede leer esta respuesta.',
    system: 'Solo el sistema de preguntas usa esta respuesta.',
    systemWhy: 'Nadie de su equipo la lee.',
    choice: (cm) =>
      cm
        ? `Usted y ${cm}, que trabaja con usted, pueden ver lo que escoja.`
        : 'Usted y la persona que lleva su caso pueden ver lo que escoja.',
    choiceWhy: 'Puede cambiarlo después, en cada pregunta.',
    sealed: 'Nadie por nombre: solo grupos de 11 o más.',
  },
  change: 'Cambiarlo',
  changeAsk: '¿Quién puede leer lo que dice de sus metas?',
  changeBoth: (cm) => `Usted y ${cm ?? 'la persona que lleva su caso'}`,
  changeAlone: 'Solo usted',
  changeWhen: 'Cuenta desde esta respuesta. Puede cambiarlo cuando quiera.',
  textHint: (max) => `Hasta ${max} letras. Puede dejarlo vacío.`,
  notRead: 'Nadie lee esto al momento.',
  sealedHead: (n, about) =>
    `${n === 1 ? 'Una pregunta privada' : `${n} preguntas privadas`}${about ? ` sobre ${about}` : ''}`,
  sealedWho: (cm, n) =>
    `${capital(cm ?? 'la persona que lleva su caso')} no puede leer ${n === 1 ? 'su respuesta' : 'sus respuestas'}.`,
  sealedWhether: () => 'Tampoco puede ver si usted contestó.',
  sealedLeaders: 'Los jefes del programa solo ven resultados de grupo.',
  sealedGroups: 'Nunca los de usted a solas: 11 personas o más, una vez cada 3 meses.',
  recall: 'Piense en las últimas 4 semanas.',
  mayLeave: 'Puede dejar vacía cualquiera de estas.',
  faults: (n) =>
    `Ya casi. Primero ${n === 1 ? 'una cosa' : `${count(n, ['', '', 'dos', 'tres', 'cuatro'])} cosas`}.`,
  fault: {
    unanswered: 'Escoja una respuesta, u omítala.',
    not_offered: 'Esta respuesta no llegó bien. Escójala otra vez.',
    not_text: 'Esta respuesta no llegó bien. Escríbala otra vez.',
    unknown_question: 'Una respuesta no llegó bien. Conteste aquí otra vez, por favor.',
    too_long: (over) =>
      `Tiene ${over} ${over === 1 ? 'letra' : 'letras'} de más para poder guardarlo. No se perdió nada: hágalo más corto aquí.`,
  },
  called: 'Listo. Una persona de nuestro equipo le va a llamar. Puede seguir aquí.',
  calledShort: 'Una persona de nuestro equipo le va a llamar.',
  care: 'Conteste o no, sus servicios y beneficios siguen igual.',
  danger: [
    '¿Está en peligro? Llame al ',
    '. ¿Quiere hablar? Llame al ',
    ' y oprima 2, a cualquier hora, gratis.',
  ],
  askCall: 'Pedir una llamada',
  stop: 'Dejar de recibir textos',
  stopWhat: 'Ya no mandaremos textos a este celular. Sus servicios siguen igual.',
  stopYes: 'Sí, no manden más textos',
  thanks: 'Gracias. Eso es todo.',
  thanksWhat: 'Esto es lo que nos dijo hoy, y quién puede leerlo.',
  thanksKept: 'Ya tenemos sus respuestas. Las guardamos como usted las dio.',
  receipt: 'Su recibo',
  nothing: 'Usted omitió todas las preguntas. Está bien.',
  partial: 'Lo que se contestó en otro celular o en otro navegador no se muestra aquí.',
  whoShort: {
    shared: (cm) =>
      `Usted y ${cm ?? 'la persona que lleva su caso'}. Los jefes del programa solo ven números.`,
    withheld: 'Solo usted. Los jefes del programa solo ven números.',
    choice: (cm) => `Usted y ${cm ?? 'la persona que lleva su caso'}.`,
    system: 'Solo el sistema de preguntas.',
  },
  sealedCount: (n) => (n === 1 ? '1 pregunta privada' : `${n} preguntas privadas`),
  sealedKept: (n) =>
    n === 1
      ? ['Sellada.', 'No la mostramos otra vez, ni aquí.']
      : ['Selladas.', 'No las mostramos otra vez, ni aquí.'],
  sealedNot: (cm) =>
    `${capital(cm ?? 'la persona que lleva su caso')} no puede leer esto. Los jefes del programa solo ven resultados de grupo.`,
  also: [
    'Quienes manejan nuestras computadoras tienen que guardar el secreto.',
    'Un juez puede ordenar que entreguemos datos.',
    'Los estudios reciben respuestas sin nombres.',
  ],
  alsoHead: 'Es bueno saber',
  help: 'Si necesita a alguien',
  notRightAway: 'No leemos las respuestas al momento.',
  call911: 'En peligro: llame al 911',
  call988: 'Para hablar: 988, oprima 2',
  teamCall: 'Pedir una llamada del equipo',
  teamCallWho: (cm) =>
    `Le llama otra persona, no quien lleva su caso. ${cm ?? 'Quien lleva su caso'} no se entera.`,
  tell: (cm) => `¿Quiere decirle algo a ${cm ?? 'la persona que lleva su caso'}? Se lo damos con su nombre.`,
  tellHead: (cm) => `Unas palabras para ${cm ?? 'la persona que lleva su caso'}`,
  tellButton: 'Pasar el mensaje',
  told: (cm) => `Se lo daremos a ${cm ?? 'la persona que lleva su caso'} con el nombre de usted.`,
  tellEmpty: 'Escriba primero unas palabras.',
  tellLong: 'Es demasiado largo para guardarlo. Hágalo más corto aquí.',
  otherWorkerHead: 'Otra persona para su caso',
  otherWorker: '¿Quiere hablar de tener a otra persona que lleve su caso?',
  otherWorkerWho: (cm) => `La oficina del programa le llama. ${cm ?? 'Quien lleva su caso'} no se entera.`,
  otherWorkerButton: 'Sí, llámenme para hablar de eso',
  otherWorkerDone: 'La oficina del programa le va a llamar.',
  close: 'Ya puede cerrar esta página.',
  stopped: 'Ya no mandamos textos.',
  stoppedWhat: 'No habrá más textos de nosotros a este celular. Sus servicios y beneficios siguen igual.',
  stoppedBack: '¿Cambió de opinión? Mande START al mismo número.',
}

const spoken: Readonly<Record<string, PatientWords>> = { en, es }

/** In English where the page does not speak the language yet. */
export const patientWords = (language: string): PatientWords => spoken[language.split('-')[0] ?? ''] ?? en
