// The texts around the questions. The Arabic is a draft.
import type { Words } from './languages.ts'

export interface Message {
  /** One GSM-7 segment with every placeholder filled to its budget, which server/core/sms/render.ts sets; in other letters,
   *  three at most. */
  readonly sms: Words
  /** The same said on a page, where it is asked there too. */
  readonly page?: Words
}

export const messages = {
  open: {
    sms: {
      en: '{prog}: a few short questions, as you agreed. They never change your care. {url} or reply 1. STOP to end',
      es: '{prog}: unas preguntas cortas, como acordamos. No cambian sus servicios. {url} o responda 1. STOP: salir',
      ar: '{prog}: أسئلة قصيرة كما اتفقنا. لا تغيّر رعايتك. {url} للإيقاف: STOP',
    },
  },
  remind: {
    sms: {
      en: '{prog}: a reminder of our few short questions. They never change your care. {url} or reply 1. STOP to end',
      es: '{prog}: le recordamos unas preguntas cortas. No cambian sus servicios. {url} o responda 1. STOP: salir',
      ar: '{prog}: تذكير بأسئلة قصيرة. لا تغيّر رعايتك. {url} للإيقاف: STOP',
    },
  },
  trustIntro: {
    sms: {
      en: 'Next 3 are about {cm}, last 4 weeks. Only numbers are private: they count in groups of 11 or more. Words go to our team, never to {cm}.',
      es: 'Siguen 3 sobre {cm}, ultimas 4 semanas. Solo los numeros son privados: cuentan en grupos de 11 o mas. Las palabras van al equipo, nunca a {cm}.',
    },
  },
  sealedIntro: {
    sms: {
      en: 'Your next answers are private if you reply with numbers: they count in groups of 11 or more. Words go to our team, never to your worker.',
      es: 'Sus proximas respuestas son privadas si responde con numeros: cuentan en grupos de 11 o mas. Las palabras van al equipo, nunca a su trabajador.',
    },
  },
  privateLink: {
    sms: {
      en: '{prog}: private questions, if any are left, open on a page for you alone: {url} You can delete this text.',
      es: '{prog}: si faltan preguntas privadas, se abren aqui, solo para usted: {url} Puede borrar este texto.',
    },
  },
  code: {
    sms: {
      en: '{prog}: your code is {code}. Type it on the page you have open. Did not ask for it? Somebody else has your link. Delete this text.',
      es: '{prog}: su codigo es {code}. Escribalo en la pagina que abrio. ¿No lo pidio? Otra persona tiene su enlace. Borre este texto.',
      ar: '{prog}: رمزك {code}. اكتبه في الصفحة المفتوحة. لم تطلبه؟ رابطك مع شخص آخر. احذف الرسالة.',
    },
  },
  close: {
    sms: {
      en: 'Thank you. Nobody reads these right away. Want a call from someone other than your worker? Reply 7. To talk any time: 988. Danger: 911.',
      es: 'Gracias. Nadie lee esto al momento. ¿Quiere que le llame otra persona del programa? Responda 7. Para hablar: 988, oprima 2. Peligro: 911.',
    },
  },
  crisis: {
    sms: {
      en: 'You matter to us. Call or text 988 any time, free. In danger now? Call 911. A person from our team will call you. OK to call this phone? 1 Yes 2 No',
      es: 'Usted nos importa. Llame al 988 y oprima 2, o mande AYUDA al 988. ¿Peligro ahora? 911. Nuestro equipo le va a llamar. ¿A este celular? 1 Si 2 No',
    },
  },
  changedWorker: {
    sms: {
      en: 'Our list says you worked with {cm} this month. Is that right? 1 Yes 2 No, someone else 3 Not sure',
      es: 'La lista dice que {cm} trabaja con usted este mes. ¿Es correcto? 1 Si 2 No, otra persona 3 No sé',
    },
  },
  welcome: {
    sms: {
      en: '{prog}: Thanks for saying OK to our check-in texts, a few a month. Stop any time: reply STOP. HELP for help. Msg&data rates may apply.',
      es: '{prog}: Gracias por aceptar nuestros textos, unos pocos al mes. Para dejarlos: STOP. Ayuda: HELP. Puede haber cargos de mensajes y datos.',
      ar: '{prog}: شكرًا لموافقتك على رسائلنا، بضع رسائل في الشهر. للإيقاف STOP، للمساعدة HELP. قد تُحسب رسوم.',
    },
  },
  changeWorker: {
    sms: {
      en: 'Want to talk about having a different worker? Reply 6. The program office will call you. {cm} is not told.',
      es: '¿Quiere hablar de cambiar de trabajador? Responda 6. La oficina del programa le llama. {cm} no se entera.',
    },
  },
  // Said on the last open screen, in the same words whether private questions follow or only the offers of the end.
  tellWorker: {
    sms: {
      en: "Want to tell {cm} something? We will pass it on with your name. Text it now. Or reply 1 to go on: {cm} can't see what comes next.",
      es: '¿Quiere decirle algo a {cm}? Se lo damos con su nombre. Escribalo ahora. O responda 1 para seguir: {cm} no ve lo que sigue.',
    },
    page: {
      en: 'Want to tell {cm} something? We will pass it on with your name.',
      es: '¿Quiere decirle algo a {cm}? Se lo damos con su nombre.',
    },
  },
  again: {
    sms: {
      en: 'Sorry, we could not read that. Please reply with just one number from our last question, or 9 to skip.',
      es: 'Perdone, no lo entendimos. Responda con un solo numero de la ultima pregunta, o 9 para omitir.',
    },
  },
  againWords: {
    sms: {
      en: 'Sorry, we could not read that. Please reply in your own words, or 9 to skip.',
      es: 'Perdone, no lo entendimos. Responda con sus propias palabras, o 9 para omitir.',
    },
  },
  shorter: {
    sms: {
      en: 'That is more than we can keep from a text. Please send it again in 500 letters or fewer, or 9 to skip.',
      es: 'Es mas de lo que podemos guardar de un texto. Mandelo otra vez en 500 letras o menos, o 9 para omitir.',
    },
  },
  shorterName: {
    sms: {
      en: 'That is a bit long. Please send a name of 30 letters or fewer, or 2 to have none.',
      es: 'Es un poco largo. Mande un nombre de 30 letras o menos, o 2 para no poner ninguno.',
    },
  },
  openAgain: {
    sms: {
      en: '{prog}: to start our questions here, reply 1. Or open your page: {url} Reply 7 for a call.',
      es: '{prog}: para empezar aqui, responda 1. O abra su pagina: {url} Para una llamada: 7.',
      ar: '{prog}: أسئلتنا على صفحتك: {url} لمكالمة أرسل 7.',
    },
  },
  link: {
    sms: {
      en: '{prog}: it may be easier on your page: {url} Or reply 7 and a person will call you.',
      es: '{prog}: quizas sea mas facil en su pagina: {url} O responda 7 y una persona le llama.',
      ar: '{prog}: أسئلتنا بالعربية على صفحتك: {url} أو أرسل 7 ليتصل بك شخص.',
    },
  },
  help: {
    sms: {
      en: '{prog}: check-in texts you said OK to, a few a month. Reply 7 for a call from a person, STOP for no more texts. Danger: 911. Talk any time: 988.',
      es: '{prog}: textos que usted acepto, unos pocos al mes. Responda 7 si quiere una llamada, STOP para no recibir mas. Peligro: 911. Para hablar: 988.',
    },
  },
  resumed: {
    sms: {
      en: '{prog}: welcome back. You will get our check-in texts again, a few a month. Reply STOP any time to end them.',
      es: '{prog}: gracias por volver. Va a recibir otra vez nuestros textos, unos pocos al mes. Para dejarlos: STOP.',
    },
  },
  languageSet: {
    sms: {
      en: '{prog}: OK, our texts will be in English from now on.',
      es: '{prog}: Listo, desde ahora nuestros textos van en español.',
    },
  },
  callTaken: {
    sms: {
      en: 'OK. Someone from our team, not your worker, will call you by the end of the next working day. To talk now: 988. Danger: 911.',
      es: 'Listo. Le va a llamar alguien del programa, no su trabajador, a mas tardar el proximo dia habil. Para hablar ya: 988. Peligro: 911.',
    },
  },
  changeWorkerTaken: {
    sms: {
      en: 'OK. The program office will call you by the end of the next working day. Your worker is not told.',
      es: 'Listo. La oficina del programa le llama a mas tardar el proximo dia habil. Su trabajador no se entera.',
    },
  },
  crisisTaken: {
    sms: {
      en: 'Thank you. A person from our team will get in touch. You can call or text 988 now, any time. In danger? 911.',
      es: 'Gracias. Una persona de nuestro equipo le va a buscar. Puede llamar ya al 988 y oprimir 2. ¿Peligro? 911.',
    },
  },
  nothingOpen: {
    sms: {
      en: '{prog}: we have no question open now. We do not read texts right away. Want a call? Reply 7. To talk any time: 988. Danger: 911.',
      es: '{prog}: ahora no hay preguntas abiertas. No leemos los textos al momento. ¿Quiere una llamada? Responda 7. Para hablar: 988. Peligro: 911.',
    },
  },
  wordsTaken: {
    sms: {
      en: '{prog}: someone from our team, not your worker, will read this by the end of the next working day. Call: reply 7. To talk: 988. Danger: 911',
      es: '{prog}: alguien del programa, no su trabajador, leera esto a mas tardar el proximo dia habil. Llamada: 7. Para hablar: 988. Peligro: 911.',
    },
  },
  nobodyReads: {
    sms: {
      en: '{prog}: nobody reads texts sent to this number. Want a call? Reply 7. To talk any time, call or text 988. In danger? Call 911.',
      es: '{prog}: nadie lee los textos que llegan aqui. ¿Quiere una llamada? Responda 7. Para hablar: 988, oprima 2. ¿Peligro? Llame al 911.',
    },
  },
  allegationTaken: {
    sms: {
      en: 'Thank you for telling us. Somebody other than your worker will read this and call you. Your worker is not told. To talk: 988. Danger: 911.',
      es: 'Gracias por decirlo. Otra persona, no su trabajador, va a leer esto y le va a llamar. Su trabajador no se entera. Para hablar: 988. Peligro: 911.',
    },
  },
  whose: {
    sms: {
      en: '{prog}: more than one person gets our texts on this phone, so we cannot tell who wrote. Please use the link in your own text.',
      es: '{prog}: mas de una persona recibe textos en este celular y no sabemos quién escribe. Por favor use el enlace de su propio texto.',
    },
  },
} as const satisfies Record<string, Message>

export type MessageId = keyof typeof messages
