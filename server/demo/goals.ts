// What made-up patients call a success: each goal with its short name, next steps, and small wins that belong to it.
import type { Chance } from './chance.ts'
import { ENGLISH_EVERYDAY } from './goals-en-everyday.ts'
import { ENGLISH_HEALTH } from './goals-en-health.ts'
import { SPANISH } from './goals-es.ts'

export interface GoalTheme {
  /** As first said, then said again in other words. */
  readonly words: readonly string[]
  readonly nickname: string
  readonly steps: readonly string[]
  readonly wins: readonly string[]
}

/** `# short name`, then lines of words, `> step / step` and `+ win / win`; a blank line ends a goal. */
function parseGoals(text: string): readonly GoalTheme[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split('\n').map((line) => line.trim())
      const marked = (mark: string) =>
        lines
          .filter((line) => line.startsWith(mark))
          .flatMap((line) => line.slice(mark.length).split(' / '))
          .map((part) => part.trim())
      return {
        words: lines.filter((line) => !/^[#>+] /.test(line)),
        nickname: marked('# ')[0] ?? '',
        steps: marked('> '),
        wins: marked('+ '),
      }
    })
}

export const GOALS: Readonly<Record<'en' | 'es', readonly GoalTheme[]>> = {
  en: parseGoals(`${ENGLISH_EVERYDAY}\n\n${ENGLISH_HEALTH}`),
  es: parseGoals(SPANISH),
}

/** Wins that fit any goal, for words that are not from here: a visitor may have answered as this person. */
const ANY_WINS = {
  en: [
    'I answered the phone when I usually would not.',
    'Got through the month. That counts.',
    'I asked for help before it got bad.',
    'Showed up to the appointment on time.',
  ],
  es: [
    'Contesté el teléfono cuando casi nunca contesto.',
    'Pude pasar el mes. Eso cuenta.',
    'Pedí ayuda antes de que se pusiera feo.',
    'Llegué a tiempo a la cita.',
  ],
} as const

const known = new Map<string, GoalTheme>()
for (const theme of [...GOALS.en, ...GOALS.es]) for (const words of theme.words) known.set(words, theme)

/** Null: not one of ours. */
export function themeOf(words: string): GoalTheme | null {
  return known.get(words) ?? null
}

export function winsOf(words: string | null, language: 'en' | 'es'): readonly string[] {
  return (words === null ? null : themeOf(words))?.wins ?? ANY_WINS[language]
}

/** What is different now, as people say after months in the program. */
export const DIFFERENT = {
  en: [
    'I open my mail now.',
    'I sleep. That changed the rest.',
    'I know who to call, and I call.',
    'Not much. But I am not scared of the phone any more.',
    'My kids notice before I do.',
    'I keep appointments without somebody reminding me.',
  ],
  es: [
    'Ya abro las cartas.',
    'Duermo. Con eso cambió lo demás.',
    'Sé a quién llamar, y llamo.',
    'No mucho. Pero ya no le tengo miedo al teléfono.',
    'Mis hijos lo notan antes que yo.',
    'Voy a mis citas sin que nadie me recuerde.',
  ],
} as const

/** What people ask to have passed on to their case manager. */
export const NOTES = {
  en: [
    'Please tell her I lost my phone for two weeks. This is the new one.',
    'I am moving to my cousin’s on Friday. Same number.',
    'Can we meet in the afternoon next time? Mornings are bad for me.',
    'The ride never came on Tuesday. I did not skip on purpose.',
    'Thank you for coming with me to that office.',
    'I still need the letter for my landlord.',
    'My mom passed. I will call when I can.',
    'I do not want to talk about the clinic yet.',
  ],
  es: [
    'Dígale que perdí el celular dos semanas. Este es el nuevo.',
    'Me cambio de casa el viernes. El número es el mismo.',
    '¿Podemos vernos por la tarde? En la mañana trabajo.',
    'El transporte no llegó el martes. No falté por gusto.',
    'Gracias por acompañarme a esa oficina.',
    'Todavía necesito la carta para el dueño.',
    'Falleció mi mamá. Le llamo cuando pueda.',
  ],
} as const

export function pickTheme(chance: Chance, language: 'en' | 'es'): GoalTheme {
  return chance.pick(GOALS[language])
}
