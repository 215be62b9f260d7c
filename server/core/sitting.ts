// Where an interview stands, and what the phone it is held on allows.
import type { Interview } from './interview.ts'
import type { Answers, InterviewFacts, Screen } from './question.ts'

/** Names and goal words belong only on a phone that the file and the patient both call the patient's own. */
export type PhoneUse = 'own' | 'shared' | 'unknown'

export function phoneUse(kind: 'own' | 'shared' | 'program', said: 'own' | 'shared' | null): PhoneUse {
  if (kind !== 'own' || said === 'shared') return 'shared'
  return said === 'own' ? 'own' : 'unknown'
}

/** B6, "Does anyone else use or look at this phone?"; null: not asked, or passed by. */
export function saidOfPhone(answers: Answers): 'own' | 'shared' | null {
  if (answers['B6'] === 1) return 'own'
  return answers['B6'] === 2 ? 'shared' : null
}

/** B5, "… unless you say no": skipping it says nothing against; null: the sentence was not met. */
export function saidOfSharing(answers: Answers): boolean | null {
  return answers['B5'] === undefined ? null : answers['B5'] !== 2
}

/** Where an interview is. The open part ends for good at its last open screen; the private part, while the link lasts,
 *  is what that end leaves to be asked; after a sitting that somebody helped with, it waits for whoever opens the link. */
export type Stage = 'open' | 'waiting' | 'private' | 'done'

export interface Standing {
  /** The first visible screen with a question that has no answer yet; null: nothing is left to ask. */
  readonly screen: Screen | null
  /** From 1; `steps + 1` when nothing is left. */
  readonly step: number
  readonly steps: number
}

/** @param unsubmitted items that have an answer, but one that was not sent yet. */
export function standing(
  interview: Interview,
  answers: Answers,
  facts: InterviewFacts,
  unsubmitted: readonly string[] = [],
): Standing {
  const screens = interview.visibleScreens(answers, facts)
  const isOpen = (id: string) => answers[id] === undefined || unsubmitted.includes(id)
  const at = screens.findIndex(({ questions }) => questions.some(({ id }) => isOpen(id)))
  const screen = screens[at] ?? null
  return { screen, step: screen ? at + 1 : screens.length + 1, steps: screens.length }
}

/** As far as the open part goes. */
export function openStanding(
  interview: Interview,
  answers: Answers,
  facts: InterviewFacts,
  unsubmitted: readonly string[] = [],
): Standing {
  return standing(onlyScreens(interview, false), answers, facts, unsubmitted)
}

/** As far as the private part goes. */
export function privateStanding(interview: Interview, answers: Answers, facts: InterviewFacts): Standing {
  return standing(onlyScreens(interview, true), answers, facts)
}

/** Private screens alone, or open ones alone. */
export function onlyScreens(interview: Interview, sealed: boolean): Interview {
  return {
    ...interview,
    visibleScreens: (answers, facts) =>
      interview.visibleScreens(answers, facts).filter((screen) => screen.sealed === sealed),
  }
}

/** Who can read today what the patient shares: the worker that is asked about, another case manager, or nobody, once the
 *  patient has left the program and no assignment runs any more. */
export type Reads = 'named' | 'another' | 'nobody'

/** @param current ids of those who are the patient's case manager today. */
export function whoReads(about: string | null, current: readonly string[], left: boolean): Reads {
  if (about !== null && current.includes(about)) return 'named'
  return left && current.length === 0 ? 'nobody' : 'another'
}

/** The name a patient knows a worker by. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
