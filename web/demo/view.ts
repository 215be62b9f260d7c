// What the page of phones is given: already read, opened and written out, so that the views only draw.
import type { PublicId } from '../../server/core/public-id.ts'

export interface PhoneLine {
  readonly id: PublicId
  readonly name: string
  /** One plain line: the newest text, or why there is none. */
  readonly line: string
  readonly lineLanguage: string
}

export interface TextView {
  readonly day: string
  readonly time: string
  /** Empty: it answered a sealed question, and is gone. */
  readonly body: string
  readonly ours: boolean
  /** Of a text of ours: what became of it; null: not known. */
  readonly state: string | null
  readonly segments: number | null
}

export interface PhoneView {
  readonly id: PublicId
  /** Whose phone it is: a first name; null: nobody we know. */
  readonly owner: string | null
  /** Why no text of ours comes here; null: one may. */
  readonly standing: string | null
  readonly number: string
  readonly language: string
  /** Texts that are not shown. */
  readonly earlier: number
  readonly texts: readonly TextView[]
  /** How a link to a patient's page begins. */
  readonly linkStart: string
}

export interface HappenedView {
  readonly since: string
  readonly counts: {
    readonly asked: number
    readonly answered: { readonly page: number; readonly sms: number }
    readonly calls: number
    readonly fromSomeoneElse: number
    readonly stops: number
    readonly pauses: number
    readonly moved: number
  }
  readonly words: { readonly name: string; readonly said: string; readonly language: string } | null
}

export interface PhonesView {
  readonly program: string
  readonly people: readonly PhoneLine[]
  readonly all: number
  /** Null: the county has no phone. */
  readonly phone: PhoneView | null
  readonly clock: { readonly day: string; readonly time: string }
  readonly happened: HappenedView
  readonly truth: readonly string[]
}
