// How one made-up person answers: the same person, month and invitation always bring the same answers.
import { goalNumber, itemAbout, plainItem, type GoalNumber } from '../core/goals.ts'
import type { Question } from '../core/question.ts'
import { createChance, type Chance } from './chance.ts'
import { DIFFERENT, pickTheme, themeOf, winsOf } from './goals.ts'
import { clamp, TRUTH } from './truth.ts'

export interface Persona {
  readonly patientId: string
  readonly language: 'en' | 'es'
  /** Standard deviations: leaning to trust, and to answering. */
  readonly lean: number
  readonly habit: number
  /** Steps of progress a month. */
  readonly pace: number
  /** Shares: of interviews answered by text, and of text questions given words. */
  readonly texts: number
  readonly words: number
  /** 1–5. */
  readonly steadiness: number
  /** Keeps what they say of their goals from their case manager. */
  readonly withholds: boolean
}

export function personaOf(patientId: string, language: string): Persona {
  const chance = createChance(`${patientId}|person`)
  return {
    patientId,
    language: language.startsWith('es') ? 'es' : 'en',
    lean: chance.normal(),
    habit: chance.normal(),
    pace: Math.max(0.02, TRUTH.progress.perMonth + 0.16 * chance.normal()),
    texts: chance.happens(0.45) ? 0.88 : 0.08,
    words: chance.weighted([
      [0.95, 5],
      [0.7, 3],
      [0.35, 2],
    ]),
    steadiness: clamp(Math.round(2.7 + chance.normal()), 1, 5),
    withholds: chance.happens(0.06),
  }
}

/** Where on the way to the goal, on the 1–5 scale, `months` after it was set. */
export function progressAt({ patientId, pace }: Persona, months: number): number {
  const { start, wobble, setbackShare, setback } = TRUTH.progress
  const chance = createChance(`${patientId}|progress|${months}`)
  const fell = chance.happens(setbackShare) ? setback : 0
  return clamp(start + pace * months + wobble * chance.normal() - fell, 1, 5)
}

export interface Moment {
  /** 0–100. */
  readonly trust: number
  /** On the first goal; further ones come on more slowly. */
  readonly progress: number
  readonly pulse: number
  /** The goals asked about, first to last. */
  readonly goals: readonly string[]
  readonly byText: boolean
}

/** A raw answer as a channel would receive it: a code, or words. */
export function answerOf(
  question: Question,
  persona: Persona,
  moment: Moment,
  given: Readonly<Record<string, unknown>>,
  chance: Chance,
): number | string {
  const [item, number] = [plainItem(question.id), goalNumber(question.id)]
  // Chance of their own: what is said of a further goal moves nothing else that this person says.
  const own = number === 1 ? chance : createChance(`${persona.patientId}|${moment.pulse}|${question.id}`)
  if (question.kind === 'text') return wordsOf(item, number, persona, moment, given, own)
  const progress = moment.progress - (number - 1) * 0.6
  const code = item === 'B7' ? another(number, own) : codeOf(item, persona, { ...moment, progress }, own)
  return question.choices.some(({ value }) => value === code) ? code : 9
}

/** Another thing that would be a success: 1 yes, 2 that is all. */
const another = (number: GoalNumber, chance: Chance): number =>
  draw(chance, number === 2 ? '1:72 2:23 9:5' : '1:25 2:70 9:5')

/** One code of `code:weight code:weight …`. */
function draw(chance: Chance, odds: string): number {
  return chance.weighted(
    odds.split(' ').map((pair) => {
      const [code = 9, weight = 1] = pair.split(':').map(Number)
      return [code, weight] as const
    }),
  )
}

function codeOf(item: string, persona: Persona, moment: Moment, chance: Chance): number {
  const step = clamp(Math.round(moment.progress), 1, 5)
  switch (item) {
    case 'B6':
      return draw(chance, '1:84 2:10 9:6')
    case 'B5':
      return persona.withholds ? 2 : draw(chance, '1:95 9:5')
    case 'B3':
      return draw(chance, '3:46 2:38 1:12 9:4')
    case 'P1':
      return chance.happens(0.02) ? 8 : chance.happens(0.02) ? 9 : step
    case 'Y1':
      return verdict(step, chance)
    case 'G1':
      return goalState(step, chance)
    case 'P2':
      return chance.happens(0.28 + 0.1 * step) ? 1 : draw(chance, '2:70 3:25 9:5')
    case 'G2':
      return draw(chance, '1:40 2:38 3:18 9:4')
    case 'I2':
    case 'S1':
      return clamp(Math.round(persona.steadiness + 0.6 * chance.normal()), 1, 5)
    case 'S2':
    case 'I1':
      return clamp(Math.round(0.5 * persona.steadiness + 0.5 * moment.progress + 0.8 * chance.normal()), 1, 5)
    case 'S3':
      return draw(chance, persona.steadiness >= 3 ? '1:8 2:22 3:30 4:40' : '1:28 2:32 3:22 4:18')
    case 'S4':
    case 'Y2':
    case 'Y3':
      return clamp(Math.round(0.6 * step + 1.2 + 0.7 * chance.normal()), 1, 5)
    case 'I4':
      return draw(chance, step >= 3 ? '1:55 2:30 3:12 4:3' : '1:25 2:35 3:30 4:10')
    case 'Y6':
      return verdict(clamp(Math.round(1 + moment.trust / 50 + 0.4 * step), 1, 5), chance)
    case 'B4':
      return chance.happens(0.06) ? 9 : clamp(Math.round(2.9 + 0.7 * persona.lean + chance.normal()), 1, 5)
    case 'T9':
      return chance.happens(moment.trust / 110) ? draw(chance, '3:75 4:25') : draw(chance, '2:70 1:30')
    default:
      return trustCode(moment.trust, chance)
  }
}

function trustCode(trust: number, chance: Chance): number {
  if (chance.happens(0.025)) return 9
  const felt = trust + TRUTH.withinPerson * chance.normal()
  // Chance rounds, so that the mean of many answers lies where the truth is.
  return clamp(Math.floor(felt / 25 + 1 + chance.next()), 1, 5)
}

function verdict(step: number, chance: Chance): number {
  if (chance.happens(0.03)) return 9
  if (step >= 5) return draw(chance, '1:80 2:20')
  if (step === 4) return draw(chance, '1:35 2:50 3:15')
  if (step === 3) return draw(chance, '2:45 3:50 4:5')
  return draw(chance, '2:10 3:65 4:25')
}

function goalState(step: number, chance: Chance): number {
  if (step >= 5) return draw(chance, '3:45 1:45 2:10')
  return draw(chance, '1:66 2:10 3:6 4:5 5:11 9:2')
}

function wordsOf(
  item: string,
  number: GoalNumber,
  persona: Persona,
  { goals, pulse, byText }: Moment,
  given: Readonly<Record<string, unknown>>,
  chance: Chance,
): number | string {
  const of = (name: string) => given[itemAbout(name, number)]
  const [goal, said] = [goals[number - 1] ?? null, of('B1')]
  const newest = typeof said === 'string' ? said : goal
  const theme = newest === null ? null : themeOf(newest)
  if (item === 'Y5') return chance.happens(0.35) ? nextWords(persona, goals, given, chance) : 9
  if (item === 'Y4') return chance.happens(persona.words) ? chance.pick(DIFFERENT[persona.language]) : 9
  if (item === 'B1') {
    const told = [...goals, given['B1'], given['B1_2']].filter((words) => typeof words === 'string')
    return chance.happens(0.94) ? goalWords(persona, goal, of('G1') === OTHER_WORDS, told, chance) : 9
  }
  if (item === 'B1n') return theme && chance.happens(0.85) ? theme.nickname : 9
  // Few people type much on a phone's number pad.
  if (!chance.happens(byText ? persona.words * 0.9 : persona.words)) return 9
  if (item === 'B2') return theme ? chance.pick(theme.steps) : 9
  const wins = winsOf(newest, persona.language)
  const first = createChance(`${persona.patientId}|wins`).int(wins.length)
  return wins[(first + pulse) % wins.length] ?? 9
}

const OTHER_WORDS = 2
const DROP = 4
const REACHED = 1

/** A goal that stands alone is said again in other words; one that was reached or dropped is followed by another. */
function nextWords(
  persona: Persona,
  goals: readonly string[],
  given: Readonly<Record<string, unknown>>,
  chance: Chance,
): number | string {
  const goal = goals[0] ?? null
  const stands = goal !== null && given['Y1'] !== REACHED && given['G1'] !== DROP
  return stands && goals.length > 1 ? 9 : goalWords(persona, goal, stands, goals, chance)
}

function goalWords(
  persona: Persona,
  goal: string | null,
  otherWords: boolean,
  told: readonly string[],
  chance: Chance,
): string {
  const theme = goal === null ? null : themeOf(goal)
  if (theme && otherWords) return theme.words.find((words) => words !== goal) ?? goal ?? ''
  const known = told.map(themeOf)
  let next = pickTheme(chance, persona.language)
  for (let tries = 0; tries < 5 && known.includes(next); tries += 1)
    next = pickTheme(chance, persona.language)
  return chance.pick(next.words)
}
