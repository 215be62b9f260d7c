// The few things that the product needs from the outside, as one plain object; and the same without what staff may not open.
import type { Config } from './config.ts'
import type { Db } from './db/database.ts'
import type { Sms } from './external/sms.ts'
import type { Surveys } from './surveys.ts'
import type { SealedRing } from './sealed-ring.ts'
import type { Sealer } from './sealing.ts'

/** Codes and ids only: never a name, a number or a patient's words. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  detail?: Readonly<Record<string, unknown>>,
) => void

/** What the build made of the browser's files. */
export interface Assets {
  /** The patient page's whole style, to be inlined. */
  readonly patientCss: string
  /** Addresses below /assets, whose names change with their content. */
  readonly patientJs: string
  readonly staffCss: string
  /** The tablet alone loads SurveyJS. */
  readonly kioskCss: string
  /** For a tablet without script, inlined as the patient page's is. */
  readonly kioskPlainCss: string
  readonly kioskJs: string
  /** The workshop's rendering of a survey by SurveyJS itself. */
  readonly surveyPreviewJs: string
  readonly surveyPreviewCss: string
  readonly clips: readonly Clip[]
}

/** A recording of one question, as a survey's folder holds it. */
export interface Clip {
  readonly survey: string
  readonly language: string
  readonly item: string
  /** The words it was recorded for: another version's may be others. */
  readonly title: string
  /** A media type. */
  readonly type: string
  readonly src: string
  readonly bytes: number
}

export interface Deps {
  readonly db: Db
  readonly sealer: Sealer
  /** Opens sealed answers: patients' channels and the tick have it, staff routes never. */
  readonly sealed: SealedRing
  readonly sms: Sms
  readonly surveys: Surveys
  readonly config: Config
  /** ISO-8601 UTC text of 24 characters. */
  readonly now: () => string
  /** UUIDv7. */
  readonly newId: () => string
  /** 128 random bits as 22 base64url characters, for cookies and one-time links. */
  readonly newToken: () => string
  /** Absent where the clock is moved by hand: then nothing is waited for. */
  readonly sleep?: (ms: number) => Promise<void>
  readonly log: Log
  readonly assets: Assets
}

/** What staff pages are given: nothing that opens a sealed answer, neither by its type nor at run time. */
export type StaffDeps = Omit<Deps, 'sealed'>

export function staffDeps(deps: Deps): StaffDeps {
  const { sealed: _, ...rest } = deps
  return rest
}
