// What is on file already of the people whom a caseload file names.
import type { Values } from './rows.ts'

/** In the ledger's place for the words, where a file did not say them. */
export const NOT_RECORDED = 'as the program recorded it'

export interface Known {
  /** By county id. */
  readonly patients: ReadonlyMap<string, KnownPatient>
  /** By county id. */
  readonly workers: ReadonlyMap<string, KnownWorker>
  readonly workersByEmail: ReadonlyMap<string, KnownWorker>
  /** By E.164 number. */
  readonly phones: ReadonlyMap<string, KnownPhone>
  /** What the journal says of numbers that no patient has had yet, by E.164 number. */
  readonly silenced: ReadonlyMap<string, KnownPhone['state']>
  /** Ids by name. */
  readonly teams: ReadonlyMap<string, string>
}

export interface KnownPatient {
  readonly id: string
  readonly name: string
  readonly contactId: string | null
  readonly phoneKind: Values['phone_kind']
  readonly language: string
  /** IANA, space-separated. */
  readonly timeZones: string
  readonly zip: string | null
  readonly birthYear: string | null
  readonly region: string | null
  /** Null: no consent to texts in force. */
  readonly consentedOn: string | null
  readonly consentDays: readonly string[]
  /** Of those, where the ledger knows the words agreed to, and the warning given. */
  readonly wordedDays: readonly string[]
  readonly warnedDays: readonly string[]
  readonly withdrawnOn: string | null
  readonly stays: readonly KnownStay[]
}

export interface KnownStay {
  readonly id: string
  readonly enrolledOn: string
  readonly graduatedOn: string | null
  readonly assignments: readonly KnownAssignment[]
}

export interface KnownAssignment {
  readonly id: string
  readonly staffId: string
  readonly from: string
  readonly to: string | null
}

export interface KnownWorker {
  readonly id: string
  readonly countyId: string | null
  readonly name: string
  readonly email: string | null
  readonly discipline: Values['discipline'] | null
  readonly team: string | null
}

export interface KnownPhone {
  readonly id: string
  readonly state: 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead'
  /** Ids of the patients who have it. */
  readonly users: readonly string[]
}
