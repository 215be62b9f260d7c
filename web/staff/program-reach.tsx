// Who is speaking: how far the month's questions came, from everyone in the program to those who answered.
import type { Speaking } from '../../server/core/disclosure/reach.ts'
import { Flow, type Step } from '../charts/flow.tsx'
import { count } from './figure-words.ts'
import { monthLong } from './words.ts'

export interface Reach {
  readonly month: string
  /** Exact, and of texts alone. */
  readonly people: {
    readonly enrolled: number
    readonly eligible: number
    readonly sent: number
    readonly undeliverable: number
    readonly delivered: number
  }
  /** How many answered, coarsely; null: there is time left to answer. */
  readonly spoke: Speaking | null
}

/** Below the house rule's 30 %, on every part that speaks for the program. */
export const TOO_FEW = 'Too few answered to speak for everyone.'

export const tooFewIn = ({ spoke }: Reach): boolean => spoke?.tooFew === true

export function WhoIsSpeaking({ reach }: { readonly reach: Reach }) {
  return (
    <section class="sec" id="who" aria-labelledby="who-h">
      <h2 id="who-h">Who is speaking</h2>
      <p class="say">
        {sentence(reach)}
        {tooFewIn(reach) && ` ${TOO_FEW}`}
      </p>
      {reach.people.enrolled > 0 && <Flow steps={stepsOf(reach)} />}
    </section>
  )
}

function sentence({ people, month, spoke }: Reach): string {
  const when = monthLong(month)
  if (people.eligible === 0) return `Nobody was due a question in ${when}.`
  if (spoke === null)
    return `${count(people.sent)} people were asked in ${when} so far. How many answer is counted when nobody has time left to answer.`
  if (spoke.completed === null) return `Fewer than ${spoke.floor} people answered what was due in ${when}.`
  const { low, high } = spoke.completed
  const rate = spoke.rate === null ? '' : `: at least ${spoke.rate} of every 100 we could reach`
  return `${count(low)} to ${count(high)} people answered what was due in ${when}${rate}.`
}

function stepsOf({ people, month, spoke }: Reach): Step[] {
  const { enrolled, eligible, sent, undeliverable, delivered } = people
  const unheard = sent - delivered - undeliverable
  const texts: Step[] = [
    {
      name: `In the program in ${monthLong(month)}`,
      people: enrolled,
      note: left(enrolled - eligible, 'not due: just joined, paused, leaving, or no consent on file'),
    },
    {
      name: 'Due a question',
      people: eligible,
      note: left(eligible - sent, 'not texted: stopped, or not yet'),
    },
    {
      name: 'Sent',
      people: sent,
      note: [
        left(undeliverable, 'did not arrive: wrong or dead numbers'),
        left(unheard, 'without word from the carrier'),
      ]
        .filter((words) => words !== '')
        .join('; '),
    },
    { name: 'Arrived', people: delivered, note: '' },
  ]
  if (spoke === null) return texts
  return [
    ...texts,
    { name: 'Started', ...peopleIn(spoke.started, spoke.floor), note: '' },
    {
      name: 'Answered',
      ...peopleIn(spoke.completed, spoke.floor),
      note: spoke.rate === null ? '' : `at least ${spoke.rate} of every 100 we could reach`,
    },
  ]
}

/** Never exact: one person more or less would tell whether somebody spoke. */
function peopleIn(range: Speaking['started'], floor: number): Pick<Step, 'people' | 'words'> {
  if (range === null) return { people: null, words: `fewer than ${floor}` }
  return { people: range.low, words: `${count(range.low)} to ${count(range.high)}` }
}

const left = (people: number, words: string): string => (people > 0 ? `${count(people)} ${words}` : '')
