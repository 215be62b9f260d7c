// Patients whom texts do not reach, by what a person can do about it; and the texts of which nobody knows.
import type { PublicId } from '../../server/core/public-id.ts'
import type { Unreached } from '../../server/core/outreach/unreached.ts'
import { capital, inWords, languageName, shortDate } from './words.ts'

interface Patient {
  readonly id: PublicId
  readonly why: Unreached
  readonly since: string | null
  readonly name: string
  readonly language: string
  readonly worker: string | null
}

export interface UnreachedProps {
  readonly list: {
    readonly today: string
    readonly patients: readonly Patient[]
    readonly found: Readonly<Record<Unreached, number>>
    readonly doubts: readonly { readonly name: string; readonly on: string; readonly isLookedFor: boolean }[]
  }
}

export const WHY: Readonly<Record<Unreached, { readonly title: string; readonly what: string }>> = {
  unlinked: {
    title: 'Somebody else has the number',
    what: 'Somebody answered “wrong number”. The number is off the list and its links are closed. Ask the patient for the right one.',
  },
  dead: {
    title: 'The number takes no texts',
    what: 'The carrier says that it is a landline, or that it is not in use. Ask for a mobile number, or whether this one works again.',
  },
  no_phone: {
    title: 'No number on file',
    what: 'They are asked on paper or on the tablet meanwhile. If they have a phone and agree, give its number.',
  },
  no_language: {
    title: 'No survey in their language',
    what: 'No text goes to them. Call with an interpreter; an administrator can add the language.',
  },
  out_of_reach: {
    title: 'Texts come back',
    what: 'The newest texts did not arrive, and none has since: the phone may be off, full or out of money. Ask how else to reach them.',
  },
  never_started: {
    title: 'No survey ever begun',
    what: 'At least three were sent, and none was ever opened to its first answer. Not answering is everybody’s right: ask only whether the texts arrive, not why.',
  },
}

export function UnreachedPage({ list: { patients, found, doubts, today } }: UnreachedProps) {
  const groups = Map.groupBy(patients, ({ why }) => why)
  const all = Object.values(found).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <h1>Patients whom texts do not reach</h1>
      <p class="lede">
        {all === 0
          ? 'Nobody: as far as we know every text that may go arrives. Those whom one does not reach come up here.'
          : `${capital(inWords(all))} ${all === 1 ? 'patient' : 'patients'}. Open one to give a new number, ask again, or stop.`}
      </p>
      {[...groups].map(([why, those]) => (
        <section class="sec" aria-labelledby={why}>
          <h2 id={why}>{WHY[why].title}</h2>
          <p>{WHY[why].what}</p>
          <ul class="unreached">
            {those.map((patient) => (
              <li>
                <a href={`/unreached/${patient.id}`}>{patient.name}</a>
                <span class="meta">{aboutOf(patient, today)}</span>
              </li>
            ))}
          </ul>
          {found[why] > those.length && (
            <p class="meta">
              And {inWords(found[why] - those.length)} more, who move up as these are put right.
            </p>
          )}
        </section>
      ))}
      {doubts.length > 0 && (
        <section class="sec" aria-labelledby="doubts">
          <h2 id="doubts">Texts of which nobody knows</h2>
          <p>
            They may have gone or not: the carrier’s answer was lost. They are never sent again, so that
            nobody is texted twice. There is nothing to do.
          </p>
          <ul class="unreached">
            {doubts.map(({ name, on, isLookedFor }) => (
              <li>
                {name}
                <span class="meta">
                  {shortDate(on, today)}. {isLookedFor ? 'Looked for at the carrier.' : 'Counts as sent.'}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const aboutOf = ({ since, language, worker }: Patient, today: string): string =>
  [since && `Since ${shortDate(since, today)}`, languageName(language), worker && `With ${worker}`]
    .filter(Boolean)
    .join('. ')
    .concat('.')
