// A letter for a patient who gets no texts: what it is, that it is voluntary, the link as a square to scan, the code.
import { raw } from 'hono/html'
import { REPLACED } from './kiosk-codes.tsx'

export interface LetterProps {
  readonly language: string
  readonly program: string
  readonly link: string
  readonly code: string
  /** An SVG that our own encoder made. */
  readonly qr: string
}

const en = {
  head: 'A few questions about how things are going for you',
  what: (program: string) =>
    `${program} asks everyone in the program what they want and whether it helps. It takes about two minutes.`,
  free: 'You choose. Answer or not: your care and benefits stay the same. You can skip any question.',
  who: [
    'Your case manager can read what you say about your goals, unless you say no.',
    'Some questions are private: your case manager cannot read those answers. Program leaders see only groups of 11 people or more.',
    'Before each question you see who can read your answer.',
  ],
  whoHead: 'Who reads your answers?',
  how: 'How to answer',
  scan: 'With a phone: point its camera at this square and open the link.',
  type: 'Or type this address:',
  tablet: 'At our front desk: type this code on the tablet. It starts once.',
  code: 'Code',
  until: 'The link and the code stop working after a few weeks.',
  alone: 'This letter is only for you. Please do not pass it on.',
  danger: 'In danger? Call 911. Need to talk? Call or text 988, any time, free.',
}

const es: typeof en = {
  head: 'Unas preguntas sobre cómo le va',
  what: (program) =>
    `${program} pregunta a todas las personas del programa qué quieren y si les ayuda. Toma unos dos minutos.`,
  free: 'Usted decide. Conteste o no, sus servicios y beneficios siguen igual. Puede omitir cualquier pregunta.',
  who: [
    'La persona que lleva su caso puede leer lo que usted dice de sus metas, a menos que usted diga que no.',
    'Algunas preguntas son privadas: la persona que lleva su caso no puede leer esas respuestas. Los jefes del programa solo ven grupos de 11 personas o más.',
    'Antes de cada pregunta ve quién puede leer su respuesta.',
  ],
  whoHead: '¿Quién lee sus respuestas?',
  how: 'Cómo contestar',
  scan: 'Con un celular: apunte la cámara a este cuadro y abra el enlace.',
  type: 'O escriba esta dirección:',
  tablet: 'En nuestra recepción: escriba este código en la tableta. Sirve para empezar una vez.',
  code: 'Código',
  until: 'El enlace y el código dejan de servir después de unas semanas.',
  alone: 'Esta carta es solo para usted. Por favor, no la pase a nadie.',
  danger:
    '¿Está en peligro? Llame al 911. ¿Quiere hablar? Llame al 988 y oprima 2, a cualquier hora, gratis.',
}

export function QrLetter({ language, program, link, code, qr }: LetterProps) {
  const [spoken, words] = language === 'es' ? (['es', es] as const) : (['en', en] as const)
  return (
    <>
      <div class="note noprint">
        <p>
          Print this page now: the link and the code are not shown again in this form. Give or send the letter
          to the patient alone; it opens their questions, if any are open: this page does not say. {REPLACED}
        </p>
        <p>
          Use a plain envelope: the patient’s name and address, a return address, and no word about health or
          the program. <a href="/letters">Letters to print</a>
        </p>
      </div>
      <article class="qr-letter" lang={spoken}>
        <p>{program}</p>
        <h1>{words.head}</h1>
        <p>{words.what(program)}</p>
        <p>
          <b>{words.free}</b>
        </p>
        <h2>{words.whoHead}</h2>
        <ul>
          {words.who.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
        <h2>{words.how}</h2>
        <p>{words.scan}</p>
        <div class="qr" role="img" aria-label="QR">
          {raw(qr)}
        </div>
        <p>
          {words.type}
          <br />
          <code>{link}</code>
        </p>
        <p>{words.tablet}</p>
        <p class="desk-code">
          {words.code}: <code>{code}</code>
        </p>
        <p>
          {words.until} {words.alone}
        </p>
        <p>{words.danger}</p>
      </article>
    </>
  )
}
