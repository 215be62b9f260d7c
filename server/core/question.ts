// The whole contract between a survey and a channel: what may be asked, and what counts as an answer.

/** Who reads the answer, before it is given. `shared`: the patient's own case manager, unless withheld;
 *  `sealed`: nobody by name, only groups of 11 or more; `system`: the survey system alone. */
export type Readers = 'shared' | 'sealed' | 'system'

/** One closed option. `aside` options (8 "does not fit", 9 "prefer not to say") stand apart from the scale. */
export interface Choice {
  readonly value: number
  readonly label: string
  readonly aside: boolean
}

export interface Question {
  readonly id: string
  readonly construct: string
  readonly kind: 'choice' | 'text'
  readonly readers: Readers
  /** May hold the placeholders {cm}, {goal} and {prog}; channels fill and escape them. */
  readonly title: string
  /** The stem where no goal may be shown: a shared phone, or a goal never given. */
  readonly titleNoGoal: string | null
  readonly recall: string
  /** A survey module such as `trust`; null for the survey's own questions. */
  readonly module: string | null
  /** Empty for text. Includes the asides that this item offers, 9 always last. */
  readonly choices: readonly Choice[]
  /** Longest text kept, in characters; 0 for choices. */
  readonly maxLength: number
  /** One GSM-7 segment with {cm}, {nick} filled to their budgets; null: never asked by text. */
  readonly smsText: string | null
  /** The text where no nickname may be shown; null when smsText names none. */
  readonly smsTextNoNickname: string | null
}

/** One page of the definition: one screen and one POST. */
export interface Screen {
  readonly id: string
  readonly sealed: boolean
  readonly questions: readonly Question[]
}

/** A closed option's code, or the patient's own words. */
export type AnswerValue = number | string
/** Item id → answer. */
export type Answers = Readonly<Record<string, AnswerValue>>

/** What the survey may know besides answers; each is a SurveyJS variable of the same name. */
export interface InterviewFacts {
  /** 1 when this survey carries the trust module. */
  readonly trust: 0 | 1
  /** Pulses since enrolment, from 1; 0 in other surveys. */
  readonly pulse: number
  /** 1 when the calendar asks for the verdict (Y1) this month: sums count no other verdict. */
  readonly verdictDue: 0 | 1
  /** 1 when the calendar asks whether the goal still stands (G1), never with the verdict. Not in older invitations: 0. */
  readonly goalStateDue?: 0 | 1
  /** 1 when a small win is asked for its size (G2). Not in older invitations: 0. */
  readonly stepSizeDue?: 0 | 1
  /** 1 when the home visit question (T9) is asked: in month 2 or 3, and not in a trust month. */
  readonly homeVisitDue: 0 | 1
  /** 1 when the patient has a goal we can ask about. */
  readonly hasGoal: 0 | 1
  /** How many goals this survey asks about. Not in older invitations, whose one goal `hasGoal` tells. */
  readonly goals?: 0 | 1 | 2 | 3
  /** 1 when nobody is named as the patient's case manager: questions about {cm} are left out. */
  readonly unnamed: 0 | 1
  /** 1 when the patient had left the program: nobody there is their worker now. Not in older invitations: 0. */
  readonly left?: 0 | 1
}

/** Those that tell what is asked in private: kept by the sealed ring, and nothing open may hang on them. */
export type SealedFacts = Pick<InterviewFacts, 'trust' | 'homeVisitDue'>

/** What is taken for them where nobody can open them. */
export const NOTHING_PRIVATE: SealedFacts = { trust: 0, homeVisitDue: 0 }

/** As an invitation's row holds them in clear; the sealed ones are in older rows alone. */
export type StoredFacts = Omit<InterviewFacts, keyof SealedFacts> & Partial<SealedFacts>
