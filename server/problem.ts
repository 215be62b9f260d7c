// Every failure we name: its code, its HTTP status, and its sentence for staff, patients and texts.
import type { Words } from '../surveys/languages.ts'

interface Entry {
  readonly status: 400 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  /** What happened and what helps, for staff and operators. */
  readonly staff: string
  /** The same for a patient, at about grade 4. */
  readonly patient: Words
}

const sorry: Words = {
  en: 'Something went wrong on our side. Please try again in a few minutes.',
  es: 'Algo falló de nuestro lado. Intente de nuevo en unos minutos.',
  ar: 'حدث خلل من جهتنا. حاول مرة أخرى بعد بضع دقائق.',
}
const gone: Words = {
  en: 'This link does not work any more. New questions come with a new text.',
  es: 'Este enlace ya no sirve. Las preguntas nuevas llegan con un texto nuevo.',
  ar: 'هذا الرابط لم يعد يعمل. الأسئلة الجديدة تصل مع رسالة جديدة.',
}

const catalogue = {
  link_gone: { status: 404, staff: 'The link is unknown, used or expired.', patient: gone },
  not_found: { status: 404, staff: 'There is no such page, or it is not yours to open.', patient: gone },
  sign_in_needed: { status: 403, staff: 'Sign in to open this page.', patient: gone },
  not_allowed: { status: 403, staff: 'Your role does not open this page.', patient: gone },
  forged: {
    status: 403,
    staff: 'The request did not come from where it says it comes from.',
    patient: sorry,
  },
  stale: {
    status: 409,
    staff: 'Somebody changed this a moment ago. Load the page again.',
    patient: {
      en: 'You answered on another screen a moment ago. Here is where you are.',
      es: 'Usted contestó en otra pantalla hace un momento. Aquí es donde va.',
      ar: 'أجبت على شاشة أخرى قبل قليل. هذا هو مكانك الآن.',
    },
  },
  too_large: {
    status: 413,
    staff: 'That is more than this page takes.',
    patient: {
      en: 'That is too long for us to keep. Please make it shorter.',
      es: 'Es demasiado largo para guardarlo. Hágalo más corto, por favor.',
      ar: 'النص أطول مما يمكننا حفظه. اختصره من فضلك.',
    },
  },
  bad_answer: {
    status: 422,
    staff: 'An answer is not one of the options.',
    patient: {
      en: 'One answer did not arrive well. Please pick it again.',
      es: 'Una respuesta no llegó bien. Escójala otra vez, por favor.',
      ar: 'لم يصل أحد الأجوبة جيدًا. اختره من جديد من فضلك.',
    },
  },
  bad_request: { status: 400, staff: 'The request cannot be read.', patient: sorry },
  too_many: {
    status: 429,
    staff: 'Too many tries. Wait fifteen minutes, or sign in where you have signed in before.',
    patient: {
      en: 'Too many tries. Please wait ten minutes.',
      es: 'Demasiados intentos. Espere diez minutos, por favor.',
      ar: 'محاولات كثيرة. انتظر عشر دقائق من فضلك.',
    },
  },
  links_missed: {
    status: 429,
    staff: 'Too many links that lead nowhere were opened from this network.',
    patient: {
      en: 'We cannot open this link right now. Please wait ten minutes. Then use the link in our newest text.',
      es: 'No podemos abrir este enlace ahora. Espere diez minutos, por favor. Luego use el enlace de nuestro texto más nuevo.',
      ar: 'لا يمكننا فتح هذا الرابط الآن. انتظر عشر دقائق من فضلك. ثم استخدم الرابط في أحدث رسالة منا.',
    },
  },
  broken: { status: 500, staff: 'Something broke on our side. It is in the log.', patient: sorry },
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof catalogue

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly status: Entry['status']
  constructor(code: ProblemCode) {
    super(code)
    this.code = code
    this.status = catalogue[code].status
  }
}

export const staffSentence = (code: ProblemCode): string => catalogue[code].staff
export const problemCodes = Object.keys(catalogue) as readonly ProblemCode[]
export const patientSentence = (code: ProblemCode): Words => catalogue[code].patient
