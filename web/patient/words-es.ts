// The patient page's words in Spanish: a draft that a native US community translator must review.
import { capital, count } from './wording.ts'
import type { PatientWords } from './words-en.ts'

export const es: PatientWords = {
  someone: 'la persona que lleva su caso',
  yourGoal: 'su meta',
  step: (at, of) => `${at} de ${of}.`,
  minutes: (n) => (n <= 1 ? 'Más o menos un minuto en total.' : `Más o menos ${n} minutos en total.`),
  lastStep: 'La última.',
  error: 'Error',
  listen: 'Escuchar',
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
    unlessNo: (cm: string | null) =>
      cm
        ? `Usted y su trabajador, ${cm}, pueden leer esta respuesta, a menos que usted haya dicho que no.`
        : 'Usted y quien lleva su caso pueden leer esta respuesta, a menos que usted haya dicho que no.',
    noThenTeam:
      'Si dijo que no, alguien de nuestro equipo puede leer sus palabras, para que usted esté a salvo.',
    leftUnlessNo:
      'Por ahora nadie lee esta respuesta. Si usted vuelve al programa, quien lleve su caso puede leerla, a menos que usted haya dicho que no.',
    leftUnlessNoWords:
      'Alguien de nuestro equipo puede leer esto, para que usted esté a salvo. Si usted vuelve al programa, quien lleve su caso también, a menos que usted haya dicho que no.',
    withheld: 'Solo usted puede leer esta respuesta.',
    held: (cm) =>
      `Alguien de nuestro equipo puede leer esto, para su seguridad. ${cm ?? 'La persona que lleva su caso'} no puede.`,
    nobody:
      'Por ahora nadie lee esta respuesta. Si vuelve al programa, la persona que lleve su caso podrá leerla.',
    team: 'Alguien de nuestro equipo puede leer esto, para su seguridad. Si vuelve al programa, también la persona que lleve su caso.',
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
  changeReturn: 'Usted, y si vuelve, la persona que lleve su caso',
  changeAlone: (cm) => `Que no la lea ${cm ?? 'la persona que lleva su caso'}`,
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
  readBy: (cm, month) => `${cm} leyó lo que nos dijo en ${month}.`,
  called: 'Listo. Una persona de nuestro equipo le va a llamar. Puede seguir aquí.',
  calledShort: 'Una persona de nuestro equipo le va a llamar.',
  crisis:
    'Usted nos importa. Llame al 988 y oprima 2, a cualquier hora, gratis. ¿Está en peligro ahora? Llame al 911. Una persona de nuestro equipo le va a llamar.',
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
  answered: 'Ya contestó esto. Puede cambiarlo. No volvemos a mostrar respuestas privadas.',
  doorHead: 'Esta parte es solo para usted.',
  doorWhat: 'Puede haber preguntas que nadie más debe ver. Conteste cuando esté a solas.',
  passOn: 'Seguir',
  codeBegan: 'Ya empecé en otra página',
  codeBeganWhat: 'Para seguir desde allí, le mandamos un código a su celular.',
  codeMore: 'Puede haber más',
  codeMoreWhat:
    'Algunas preguntas son solo para usted. Para abrirlas aquí, le mandamos un código a su celular.',
  codeButton: 'Mándenme un código',
  codeHead: 'Escriba el código que le mandamos',
  codeWhat: 'Tiene 6 números y sirve por 20 minutos.',
  codeWrong: 'Ese no es el código, o ya venció. Escríbalo otra vez, o pida uno nuevo.',
  codeAgain: 'Pedir un código nuevo',
  codeNone:
    '¿No le llegó? Mandamos códigos solo de día, uno cada 10 minutos, y ninguno a un celular que nos pidió parar.',
  whoShort: {
    leftUnlessNo: 'Nadie por ahora. Quien lleve su caso si usted vuelve, a menos que haya dicho que no.',
    unlessNo: (cm: string | null) =>
      `Usted y ${cm ?? 'quien lleva su caso'}, a menos que usted haya dicho que no. Los líderes del programa solo ven cuentas.`,
    shared: (cm) =>
      `Usted y ${cm ?? 'la persona que lleva su caso'}. Los jefes del programa solo ven números.`,
    held: (cm) => `Alguien de nuestro equipo, no ${cm ?? 'la persona que lleva su caso'}.`,
    withheld: 'Solo usted. Los jefes del programa solo ven números.',
    team: 'Alguien de nuestro equipo y, si vuelve, la persona que lleve su caso.',
    nobody:
      'Por ahora nadie más; si vuelve, la persona que lleve su caso. Los jefes del programa solo ven números.',
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
  toldElse: (cm) => `Otra persona, no ${cm ?? 'quien lleva su caso'}, va a leer esto y le va a llamar.`,
  tellEmpty: 'Escriba primero unas palabras.',
  tellLong: 'Es demasiado largo para guardarlo. Hágalo más corto aquí.',
  otherWorkerHead: 'Otra persona para su caso',
  otherWorker: '¿Quiere hablar de tener a otra persona que lleve su caso?',
  otherWorkerWho: (cm) => `La oficina del programa le llama. ${cm ?? 'Quien lleva su caso'} no se entera.`,
  otherWorkerButton: 'Sí, llámenme para hablar de eso',
  otherWorkerDone: 'La oficina del programa le va a llamar.',
  story: 'Mi historia hasta hoy',
  storySet: 'Usted empezó.',
  storyWords: 'Lo dijo con otras palabras.',
  storyVerdict: '¿Un logro para usted?',
  storyKeep: 'Esto solo lo ve usted. Para guardarlo, imprima esta página o tómele una foto.',
  storyPrint: 'Imprimir mi historia',
  close: 'Ya puede cerrar esta página.',
  stopped: 'Ya no mandamos textos.',
  stoppedWhat: 'No habrá más textos de nosotros a este celular. Sus servicios y beneficios siguen igual.',
  stoppedBack: '¿Cambió de opinión? Mande START al mismo número.',
}
