// One interview as a patient's channel sees it: what was asked and answered so far, by whom, and what is left to ask.
import { interviewByText } from '../core/conversation/by-text.ts'
import type { StandingGoal } from '../core/goals.ts'
import type { Assisted } from '../core/help.ts'
import type { Interview } from '../core/interview.ts'
import type { Answers } from '../core/question.ts'
import { privateStanding, type PhoneUse, type Reads, type Stage } from '../core/sitting.ts'
import { withoutInvitingWords } from '../core/unstaffed.ts'
import type { Draft, DraftBody } from '../db/drafts.ts'
import type { Around } from '../db/sittings.ts'
import type { Surveys } from '../surveys.ts'
import type { Holder } from './holder.ts'
import type { AskedInvitation } from './sealed-facts.ts'
import type { SealedPart } from './sealed-part.ts'

export interface Sitting {
  readonly invitation: AskedInvitation
  readonly holder: Holder
  /** Every draft at this link; the holder's own among them, once there is one. */
  readonly drafts: readonly Draft[]
  readonly own: Draft | null
  /** Of the holder's own draft: raised by every saved open screen, and by nothing else. */
  readonly revision: number
  readonly stage: Stage
  /** Null: nobody has begun. */
  readonly part: SealedPart | null
  /** The private part may be asked here: proof of the phone, or nobody else had begun. */
  readonly mayPrivate: boolean
  readonly patient: {
    readonly id: string
    readonly language: string
    readonly phoneKind: Around['phoneKind']
    readonly phoneSaid: Around['phoneSaid']
    /** Null until the patient met the sentence about sharing. */
    readonly sharing: boolean | null
    readonly contactId: string | null
  }
  /** First name of the worker the questions are about; null: nobody is named. */
  readonly caseManager: string | null
  /** As the assignments stand today. */
  readonly reads: Reads
  readonly program: string
  readonly programTimeZone: string
  /** Somebody reads words that need a person at once. */
  readonly staffed: boolean
  /** What it asks about, first to last. */
  readonly goals: readonly SittingGoal[]
  /** What stands now, asked about or not. */
  readonly standing: readonly StandingGoal[]
  readonly language: string
  readonly interview: Interview
  /** What this holder has answered, and private answers where they may be asked here: for patients' channels only. */
  readonly answers: Answers
  /** Items answered while sharing was off. */
  readonly unshared: readonly string[]
  /** Items kept by autosave alone. */
  readonly unsubmitted: readonly string[]
  /** How the last answer came. */
  readonly mode: DraftBody['mode']
  /** How the first answer came; null: none came yet. */
  readonly begun: DraftBody['mode'] | null
  /** As this sitting leaves it; null: the sentence was not met. */
  readonly sharing: boolean | null
  /** What was picked about sharing at this link, by this holder; null: nothing, so that it is as the patient's own wish says. */
  readonly switched: boolean | null
  readonly shared: boolean
  /** Null: nobody sits beside the patient, as far as the front desk knows. */
  readonly assisted: Assisted | null
  readonly phone: PhoneUse
  /** Stored with sealed answers, for groups of 11 and more. */
  readonly record: Pick<Around, 'region' | 'enrolledOn' | 'timeZones'> & {
    readonly discipline: NonNullable<Around['worker']>['discipline']
  }
}

export interface SittingGoal extends StandingGoal {
  readonly words: string
  readonly nickname: string | null
  readonly language: string
}

/** What is left for this holder to be asked. */
export function stageOf(
  sitting: Pick<Sitting, 'invitation' | 'interview' | 'answers' | 'part' | 'mayPrivate' | 'assisted'>,
): Stage {
  const { interview, answers, invitation } = sitting
  const { facts, state } = invitation
  if (state !== 'completed') return 'open'
  // Ended before private parts were kept apart: they were answered with the rest.
  if (sitting.part === null || !sitting.mayPrivate || sitting.assisted) return 'done'
  return privateStanding(interview, answers, facts).screen ? 'private' : 'done'
}

/** What was begun by text goes on as the short interview that texts hold, also on a page or a tablet. */
export function interviewIn(
  surveys: Pick<Surveys, 'interview'>,
  sitting: Omit<Sitting, 'interview' | 'stage'>,
  language: string,
): Interview {
  const { invitation, begun, answers, staffed } = sitting
  const survey = surveys.interview(invitation.surveyId, invitation.surveyVersion, language)
  const whole = staffed ? survey : withoutInvitingWords(survey, answers)
  return begun === 'sms' ? interviewByText(whole, textPhoneOf(sitting), answers) : whole
}

export const textPhoneOf = ({ patient, caseManager }: Pick<Sitting, 'patient' | 'caseManager'>) => ({
  kind: patient.phoneKind,
  said: patient.phoneSaid,
  named: caseManager !== null,
})
