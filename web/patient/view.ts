// What a patient's page is drawn from: plain data, decided by the page channel, so that a view decides nothing.
import type { Story } from '../../server/core/story.ts'
import type { Choice } from '../../server/core/question.ts'

/** A sentence, with the patient's own words in its middle where it holds them. */
export interface Sentence {
  readonly before: string
  readonly said: { readonly words: string; readonly language: string } | null
  readonly after: string
}

/** Who reads an answer. `held`: somebody other than the worker; `nobody`: shared, by somebody who left the program; `team`: the same of words; `first`: the sentence about sharing is met here; `…unlessNo…`: the worker, unless the patient said no, which is not told here; `choice`: this is the question about sharing. */
export type WhoReads =
  | 'shared'
  | 'withheld'
  | 'held'
  | 'nobody'
  | 'team'
  | 'first'
  | 'unlessNo'
  | 'unlessNoWords'
  | 'leftUnlessNo'
  | 'leftUnlessNoWords'
  | 'choice'
  | 'system'
  | 'sealed'

export type Fault =
  | { readonly code: 'unanswered' | 'not_offered' | 'not_text' | 'unknown_question' }
  | { readonly code: 'too_long'; readonly over: number }

export interface ClipView {
  readonly src: string
  /** A media type. */
  readonly type: string
  readonly kilobytes: number
}

export interface QuestionView {
  readonly id: string
  readonly kind: 'choice' | 'text'
  readonly title: Sentence
  /** Null: it was not recorded. */
  readonly clip: ClipView | null
  readonly readers: WhoReads
  /** Without 9 where a button skips the question. */
  readonly choices: readonly Choice[]
  readonly maxLength: number
  readonly oneLine: boolean
  /** What to show as given: a code, or words. */
  readonly given: string
  readonly fault: Fault | null
  /** Later questions of the screen that an answer to this one hides; 0 stands for no answer yet. */
  readonly dependents: readonly { readonly hiddenBy: readonly number[]; readonly question: QuestionView }[]
}

export interface Frame {
  readonly language: string
  readonly program: string
  /** The page in its other languages. */
  readonly others: readonly (Way & { readonly language: string })[]
  readonly css: string
  /** Empty: a page without script. */
  readonly js: string
  /** On a device that is not the patient's own: how to leave it clean. Null: the patient's phone. */
  readonly leave: (Way & { readonly words: string; readonly clears: string }) | null
}

/** By a link, or by a button that sends these fields. */
export interface Way {
  readonly address: string
  readonly fields: Readonly<Record<string, string>> | null
}

export interface ScreenView {
  readonly frame: Frame
  /** Where the form goes. */
  readonly action: string
  /** Of the answers given here; null: nothing is kept before it is sent. */
  readonly revision: number | null
  readonly screen: string
  /** Lets this sitting go on where cookies are off; empty before it has begun. */
  readonly proof: string
  /** `questions`: how many open ones there may be in all. Null: nothing is counted here. */
  readonly step: { readonly at: number; readonly of: number; readonly questions: number } | null
  readonly back: Way | null
  /** First name of the worker asked about; null where none may be shown. */
  readonly worker: string | null
  /** The same name where that worker can read what is shared; null: another case manager, or nobody. */
  readonly reader: string | null
  readonly nobodyReads: boolean
  /** The sentence about sharing, in the survey's words. */
  readonly sharingSentence: string
  /** Null: how it stands is not told here. */
  readonly shared: boolean | null
  readonly switchable: boolean
  readonly sealed: boolean
  /** Of a sealed screen: something was answered before, and is not shown. */
  readonly answered: boolean
  /** Every question of a sealed screen is about the worker. */
  readonly aboutWorker: boolean
  /** "Think of the last 4 weeks." is said once for the screen. */
  readonly recall: boolean
  readonly last: boolean
  /** Whoever began elsewhere may go on here by a code. */
  readonly code: boolean
  /** The one question that a button skips, and the button's words where the survey has its own. */
  readonly skip: { readonly item: string; readonly label: string | null } | null
  /** Leaves an earlier answer, which is not shown, as it is; null: there is none, or it is shown. */
  readonly keep: (Way & { readonly words: string }) | null
  readonly questions: readonly QuestionView[]
  /** Faults of the screen as a whole, and of its questions in order. */
  readonly faults: readonly { readonly item: string | null; readonly fault: Fault }[]
  /** What just happened, in the patient's language. */
  readonly notice: string | null
  /** The month, `2026-10`, of the words that the worker says to have read; null: nothing to tell. */
  readonly heard: string | null
}

export interface ReceiptLine {
  readonly item: string
  readonly title: Sentence
  /** Null: not shown on this device. */
  readonly answer: { readonly label: string } | { readonly words: string; readonly language: string } | null
  readonly readers: WhoReads
}

/** After the last open screen, the same for everyone who has a worker. */
export interface TellView {
  readonly frame: Frame
  readonly action: string
  readonly proof: string
  readonly worker: string | null
  readonly notice: string | null
  readonly noteFault: 'empty' | 'too_long' | null
  readonly note: string
}

export type Offer = 'call' | 'note' | 'worker'
/** `held`: the note is read by somebody other than the worker. */
export type Taken = Offer | 'held'

export interface DoneView {
  readonly frame: Frame
  readonly action: string
  readonly proof: string
  readonly worker: string | null
  /** The same name where that worker can read what is shared. */
  readonly reader: string | null
  /** What is said at once of words that ask for a call; null: nothing. */
  readonly notice: string | null
  /** Null: this browser did not give the answers, or they were read back once. */
  readonly receipt: {
    readonly lines: readonly ReceiptLine[]
    readonly sealed: number
  } | null
  /** Null: nothing to tell, or not to this browser. */
  readonly story: Story | null
  /** Offers taken up so far. */
  readonly taken: readonly Taken[]
  readonly noteFault: 'empty' | 'too_long' | null
  readonly note: string
  /** A case manager to whom a note can be passed on. */
  readonly noteTo: boolean
  /** More may be left, for whoever proves to hold the phone. */
  readonly code: boolean
  /** False once the patient has left the program. */
  readonly hasWorker: boolean
}
