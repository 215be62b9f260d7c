// The program page: what patients say about it as a whole, each figure with how many it rests on and how sure it is.
import { dateWithYear } from './words.ts'
import { OddData, type OddProps } from './program-data.tsx'
import { type Reach, TOO_FEW, tooFewIn, WhoIsSpeaking } from './program-reach.tsx'
import { Success, type SuccessProps } from './program-success.tsx'
import { Trust, type TrustProps } from './program-trust.tsx'
import { heldSentence, stood } from './trust-words.ts'
import { called, waitingSentence } from './verdict-words.ts'

export type ProgramPageProps = Omit<SuccessProps & TrustProps, 'tooFew'> &
  OddProps & { readonly floor: number; readonly reach: Reach }

export function ProgramPage(props: ProgramPageProps) {
  const { reach, trust } = props
  const tooFew = tooFewIn(reach)
  const nobody = reach.people.eligible === 0 && props.verdicts.length === 0 && props.releases.length === 0
  return (
    <>
      <h1>What patients say about the program</h1>
      <p class="lede">{nobody ? nothingYet(reach, trust.nextLook) : lede(props)}</p>
      <nav class="jump" aria-label="On this page">
        <a href="#who">Who is speaking</a>
        <a href="#success">Success</a>
        <a href="#trust">Trust</a>
        <a href="#words">How to read this</a>
      </nav>
      <OddData odd={props.odd} />
      <WhoIsSpeaking reach={reach} />
      <Success {...props} tooFew={tooFew} />
      <Trust {...props} tooFew={tooFew} />
      <HowToRead floor={props.floor} />
    </>
  )
}

export const FOOT =
  'Figures of success are frozen when nobody can answer for a month any more, trust when a quarter closes; ' +
  'answers that come later join none that is frozen. ' +
  'No figure on this page may be tied to pay, rank or target.'

function nothingYet({ people }: Reach, nextLook: string): string {
  const next =
    people.enrolled === 0
      ? 'Nobody is in the program yet: an administrator imports the caseload first. Then patients with consent are asked by text.'
      : 'Nobody has been asked yet: patients with consent on file get their first text within the hours for sending.'
  return `${next} What they call a success appears here when nobody can answer for a month any more; the first look at trust is on ${dateWithYear(nextLook)}.`
}

function lede(props: ProgramPageProps): string {
  return [successSentence(props), trustSentence(props), silenceSentence(props.reach)]
    .filter((words) => words !== '')
    .join(' ')
}

function successSentence({ verdicts }: ProgramPageProps): string {
  const last = verdicts.at(-1)
  if (!last) return 'No month’s verdicts on goals are frozen yet.'
  const latest = verdicts.findLast(({ figure }) => figure !== null)
  return latest ? called(latest) : `Success is not shown yet. ${waitingSentence(last)}`
}

function trustSentence({ releases, trust }: ProgramPageProps): string {
  const last = releases.at(-1)
  if (!last) return `The first look at trust is on ${dateWithYear(trust.nextLook)}.`
  return last.state === 'published'
    ? `${stood(last)}.`
    : `Trust is not shown yet. ${heldSentence(last, trust.nextLook)}`
}

function silenceSentence({ spoke }: Reach): string {
  if (spoke === null) return ''
  if (spoke.rate === null) return `Fewer than ${spoke.floor} people answered. ${TOO_FEW}`
  const { rate, tooFew } = spoke
  return tooFew
    ? `Fewer than ${rate + 10} of every 100 we could reach answered. ${TOO_FEW}`
    : `At least ${rate} of every 100 we could reach answered, so read every figure with the silence beside it.`
}

function HowToRead({ floor }: { readonly floor: number }) {
  return (
    <section class="sec" id="words" aria-labelledby="words-h">
      <h2 id="words-h">How to read this</h2>
      <dl class="terms">
        <dt>Likely range</dt>
        <dd>
          Had chance picked other patients to answer, the figure would differ. In 95 of 100 such draws a range
          made this way holds the true one. It knows nothing of those who stay silent.
        </dd>
        <dt>Sealed</dt>
        <dd>
          The quarter is still open. Nobody sees a figure before it closes, so nobody’s answer can be worked
          out from a change.
        </dd>
        <dt>Rounded</dt>
        <dd>
          Figures of success and trust and their counts are rounded on purpose, the more so the fewer
          answered. Their ranges are made from the rounded figures and are wide rather than narrow.
        </dd>
        <dt>Not shown</dt>
        <dd>
          Fewer than {floor} people answered, or somebody who reads answers one by one could have subtracted
          them and been left with fewer than {floor}, or too many came by way of one person. The answers wait
          for the next month or quarter, and end unseen with the year. It never means a bad result.
        </dd>
        <dt>Who is counted in success</dt>
        <dd>
          Patients whose turn it was to be asked, each once, by their latest yes or no. Who was asked because
          they said that they are close, or at a milestone, is left out: they would make the share too high.
          Their answers reach their case manager like all others. Patients who keep their words from their
          case manager count like everybody else.
        </dd>
      </dl>
    </section>
  )
}
