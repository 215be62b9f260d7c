// The texts around the questions, and the longest that each of their placeholders may become.
export interface Words {
  readonly en: string
  readonly es: string
}

export interface Message {
  /** One GSM-7 segment with every placeholder filled to its budget. */
  readonly sms: Words
  /** The same said on a page, where it is asked there too. */
  readonly page?: Words
}

/** In GSM-7 units. */
export const placeholderBudgets = { cm: 12, nick: 30, prog: 16, url: 49 } as const

export const messages = {
  open: {
    sms: {
      en: '{prog}: a few short questions, as you agreed. They never change your care. {url} or reply 1. STOP to end',
      es: '{prog}: unas preguntas cortas, como acordamos. No cambian sus servicios. {url} o responda 1. STOP: salir',
    },
  },
  trustIntro: {
    sms: {
      en: "Next 3 are about {cm}, last 4 weeks. {cm} can't see your answers. The office sees groups of 11 or more, no names. You can delete these texts.",
      es: 'Las 3 que siguen son sobre {cm}, ultimas 4 semanas. {cm} no ve sus respuestas. La oficina ve grupos de 11 o mas, sin nombres. Puede borrar esto.',
    },
  },
  trustLink: {
    sms: {
      en: '{prog}: 3 last questions are private, so they open on a page, not here: {url} You can delete this text.',
      es: '{prog}: las 3 que faltan son privadas; se abren en una pagina, no aqui: {url} Puede borrar este texto.',
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
    },
  },
  changeWorker: {
    sms: {
      en: 'Want to talk about having a different worker? Reply 6. The program office will call you. {cm} is not told.',
      es: '¿Quiere hablar de cambiar de trabajador? Responda 6. La oficina del programa le llama. {cm} no se entera.',
    },
  },
  tellWorker: {
    sms: {
      en: 'Want to tell {cm} something? We will pass it on with your name. Text it now, or 9 to skip.',
      es: '¿Quiere decirle algo a {cm}? Se lo damos con su nombre. Escribalo ahora, o 9 para omitir.',
    },
    page: {
      en: 'Want to tell {cm} something? We will pass it on with your name.',
      es: '¿Quiere decirle algo a {cm}? Se lo damos con su nombre.',
    },
  },
} as const satisfies Record<string, Message>

export type MessageId = keyof typeof messages
