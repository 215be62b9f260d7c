// What a tablet is sent: one question at a time as SurveyJS JSON with its words filled in, and never an earlier answer.

export interface KioskSaying {
  readonly language: string
  readonly dir: string
  readonly program: string
  /** The language one touch away. */
  readonly other: { readonly language: string; readonly name: string } | null
  readonly foot: readonly string[]
  readonly idle: { readonly head: string; readonly left: string; readonly stay: string }
  readonly leave: string
  readonly failed: string
}

export interface KioskQuestion extends KioskSaying {
  readonly kind: 'question'
  readonly revision: number
  readonly item: string
  readonly step: { readonly at: number; readonly of: number; readonly words: string }
  /** What help means for this sitting; null: nobody helps. */
  readonly helped: string | null
  readonly readers: { readonly who: string; readonly more: string }
  /** Null: not a question whose readers the patient chooses. */
  readonly share: {
    readonly change: string
    readonly ask: string
    readonly both: string
    readonly alone: string
    /** Null: how it stands is not told here. */
    readonly on: boolean | null
  } | null
  /** What stands on the envelope's flap. */
  readonly sealed: { readonly head: string; readonly lines: readonly string[] } | null
  readonly survey: { readonly elements: readonly KioskElement[] }
  readonly hint: string
  readonly next: string
  readonly skip: string
  /** The question before, by its item; null: this is the first. */
  readonly back: { readonly item: string; readonly words: string } | null
  /** What is said of an answer that is kept already, and the button that leaves it; null: there is none yet. */
  readonly kept: { readonly words: string; readonly leave: string } | null
  /** What went wrong, or what happened. */
  readonly notice: string | null
}

export type KioskElement =
  | {
      readonly type: 'radiogroup'
      readonly name: string
      readonly title: string
      readonly choices: readonly { readonly value: number; readonly text: string }[]
    }
  | {
      readonly type: 'comment' | 'text'
      readonly name: string
      readonly title: string
      readonly maxLength: number
    }

export interface KioskOffer {
  readonly offer: 'call' | 'note' | 'worker'
  readonly head: string
  readonly ask: string
  readonly button: string
  readonly hint: string
  readonly done: string
}

export interface KioskDone extends KioskSaying {
  readonly kind: 'done'
  readonly thanks: string
  readonly lines: readonly string[]
  /** Null: told once, when the last answer was sent. */
  readonly receipt: KioskReceipt | null
  /** Null: what else is true of the answers is said where they end. */
  readonly also: { readonly head: string; readonly lines: readonly string[] } | null
  readonly offers: readonly KioskOffer[]
}

/** Who can read what, by question: no answer stands on it, sealed or not. */
export interface KioskReceipt {
  readonly head: string
  readonly groups: readonly { readonly who: string; readonly lines: readonly string[] }[]
  readonly note: string
}

export type KioskView = KioskQuestion | KioskDone
