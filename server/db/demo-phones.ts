// What the page of simulated phones shows: whose phone it is, what lies on it, and counts of what happened since.
import type { Db } from './database.ts'
import { inChunks } from './in-chunks.ts'
import type { ContactTable, PatientTable } from './tables/people.ts'

export interface PhoneOwner {
  readonly contactId: string
  readonly state: ContactTable['state']
  readonly phoneSealed: string
  readonly patientId: string
  readonly nameSealed: string
  readonly language: string
  readonly phoneKind: PatientTable['phone_kind']
  readonly sharing: boolean | null
  readonly consented: boolean
}

const OWNERS = (db: Pick<Db, 'query'>) =>
  db.query
    .selectFrom('patient')
    .innerJoin('contact', 'contact.id', 'patient.contact_id')
    .select([
      'contact.id as contact_id',
      'contact.state',
      'contact.phone_sealed',
      'patient.id as patient_id',
      'patient.name_sealed',
      'patient.language',
      'patient.phone_kind',
      'patient.sharing',
      'patient.consented_at',
    ])

type OwnerRow = Awaited<ReturnType<ReturnType<typeof OWNERS>['execute']>>[number]

const ownerOf = (row: OwnerRow): PhoneOwner => ({
  contactId: row.contact_id,
  state: row.state,
  phoneSealed: row.phone_sealed,
  patientId: row.patient_id,
  nameSealed: row.name_sealed,
  language: row.language,
  phoneKind: row.phone_kind,
  sharing: row.sharing === null ? null : row.sharing === 1,
  consented: row.consented_at !== null,
})

/** Null: no such phone, or nobody's. */
export async function findPhoneOwner(db: Pick<Db, 'query'>, contactId: string): Promise<PhoneOwner | null> {
  const row = await OWNERS(db).where('contact.id', '=', contactId).executeTakeFirst()
  return row ? ownerOf(row) : null
}

export async function phoneOwners(
  db: Pick<Db, 'query'>,
  contactIds: readonly string[],
): Promise<Map<string, PhoneOwner>> {
  const rows = await inChunks(contactIds, (piece) => OWNERS(db).where('contact.id', 'in', piece).execute())
  return new Map(rows.map((row) => [row.contact_id, ownerOf(row)]))
}

export async function countPhones(db: Pick<Db, 'query'>): Promise<number> {
  const counted = await db.query
    .selectFrom('patient')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('contact_id', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(counted.n)
}

/** In the order in which they came to the program. */
export async function phonePage(
  db: Pick<Db, 'query'>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<PhoneOwner[]> {
  const rows = await OWNERS(db).orderBy('patient.id').limit(limit).offset(offset).execute()
  return rows.map(ownerOf)
}

/** Phones with the newest text that waits for an answer. */
export async function newestAsked(db: Pick<Db, 'query'>, limit: number): Promise<string[]> {
  const rows = await db.query
    .selectFrom('invitation')
    .select('contact_id')
    .where('state', 'in', ['invited', 'delivered', 'started'])
    .where('invited_at', 'is not', null)
    .orderBy('invited_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ contact_id }) => (contact_id === null ? [] : [contact_id]))
}

/** Phones from which the newest texts came. */
export async function newestHeard(db: Pick<Db, 'query'>, limit: number): Promise<string[]> {
  const rows = await db.query
    .selectFrom('inbound')
    .select('contact_id')
    .where('contact_id', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ contact_id }) => (contact_id === null ? [] : [contact_id]))
}

export async function phonesInState(
  db: Pick<Db, 'query'>,
  state: ContactTable['state'],
  limit: number,
): Promise<string[]> {
  const rows = await db.query
    .selectFrom('contact')
    .select('id')
    .where('state', '=', state)
    .orderBy('touched', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export interface Happened {
  readonly asked: number
  readonly answered: { readonly page: number; readonly sms: number }
  readonly calls: number
  readonly fromSomeoneElse: number
  readonly stops: number
  readonly pauses: number
  readonly moved: number
}

/** Counts of rows since an instant; nothing here reads what anybody answered. */
export async function happenedSince(db: Pick<Db, 'query'>, since: string): Promise<Happened> {
  const count = (rows: readonly { readonly n: number | string }[]) => Number(rows[0]?.n ?? 0)
  const [asked, modes, people, stops, moved] = await Promise.all([
    db.query
      .selectFrom('invitation')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('invited_at', '>=', since)
      .execute(),
    db.query
      .selectFrom('response')
      .select((e) => ['mode', e.fn.countAll<number>().as('n')])
      .where('at', '>=', since)
      .groupBy('mode')
      .execute(),
    db.query
      .selectFrom('follow_up')
      .select((e) => ['kind', e.fn.countAll<number>().as('n')])
      .where('created_at', '>=', since)
      .groupBy('kind')
      .execute(),
    db.query
      .selectFrom('suppression')
      .select((e) => ['kind', e.fn.countAll<number>().as('n')])
      .where('at', '>=', since)
      .groupBy('kind')
      .execute(),
    db.query
      .selectFrom('assignment as now')
      .innerJoin('assignment as before', 'before.enrolment_id', 'now.enrolment_id')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('now.from_on', '>=', since.slice(0, 10))
      .whereRef('before.from_on', '<', 'now.from_on')
      .execute(),
  ])
  const of = <T extends string>(rows: readonly { kind: T; n: number | string }[], kind: T) =>
    count(rows.filter((row) => row.kind === kind))
  const inMode = (mode: string) => count(modes.filter((row) => row.mode === mode))
  return {
    asked: count(asked),
    answered: { page: inMode('page'), sms: inMode('sms') },
    calls: of(people, 'call') + of(people, 'change_worker'),
    fromSomeoneElse: of(people, 'call'),
    stops: of(stops, 'stop'),
    pauses: of(people, 'stop_word') + of(people, 'pause_phrase'),
    moved: count(moved),
  }
}

export interface SharedWords {
  readonly answerId: string
  readonly wordsSealed: string
  readonly patientId: string
  readonly nameSealed: string
  readonly language: string
}

/** The newest words that a patient shares with the case manager; null: none since. */
export async function newestSharedWords(db: Pick<Db, 'query'>, since: string): Promise<SharedWords | null> {
  const row = await db.query
    .selectFrom('answer')
    .innerJoin('patient', 'patient.id', 'answer.patient_id')
    .innerJoin('response', 'response.id', 'answer.response_id')
    .select(['answer.id', 'answer.words_sealed', 'patient.id as patient_id', 'patient.name_sealed'])
    .select('response.language')
    .where('answer.item', '=', 'P3')
    .where('answer.shared', '=', 1)
    .where('answer.words_sealed', 'is not', null)
    .where('answer.at', '>=', since)
    .orderBy('answer.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.words_sealed === null) return null
  const { id, words_sealed, patient_id, name_sealed, language } = row
  return {
    answerId: id,
    wordsSealed: words_sealed,
    patientId: patient_id,
    nameSealed: name_sealed,
    language,
  }
}

export interface Carried {
  readonly state: string
  readonly segments: number | null
}

/** What became of texts, by the id that the carrier gave them. */
export async function carriedTexts(
  db: Pick<Db, 'query'>,
  sids: readonly string[],
): Promise<Map<string, Carried>> {
  const rows = await inChunks(sids, (piece) =>
    db.query.selectFrom('outbox').select(['sid', 'state', 'segments']).where('sid', 'in', piece).execute(),
  )
  return new Map(rows.flatMap(({ sid, ...carried }) => (sid === null ? [] : [[sid, carried]])))
}

/** Phones of people whose language has no survey yet. */
export async function phonesOfLanguages(
  db: Pick<Db, 'query'>,
  except: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await db.query
    .selectFrom('patient')
    .select('contact_id')
    .where('language', 'not in', except)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ contact_id }) => (contact_id === null ? [] : [contact_id]))
}
