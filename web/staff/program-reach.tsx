// Who is speaking: how far the month's questions came, from everyone in the program to those who answered.
import { Flow, type Step } from '../charts/flow.tsx'
import { count, ofHundred } from './figure-words.ts'
import { monthLong } from './words.ts'

export interface Reach {
  readonly month: string
  /** False: the month is still under way. */
  readonly over: boolean
  readonly people: {
    readonly enrolled: number
    readonly eligible: number
    readonly sent: number
    readonly undeliverable: number
    readonly delivered: number
    readonly started: number
    readonly completed: number
  }
  readonly rate: number | null
  readonly tooFew: boolean
}

/** Below the house rule's 30 %, on every part that speaks for the program. */
export const TOO_FEW = 'Too few answered to speak for everyone.'

export function WhoIsSpeaking({ reach }: { readonly reach: Reach }) {
  const { people, rate, tooFew, month, over } = reach
  return (
    <section class="sec" id="who" aria-labelledby="who-h">
      <h2 id="who-h">Who is speaking</h2>
      <p class="say">
        {people.eligible === 0
          ? `Nobody was due a question in ${monthLong(month)}.`
          : `${count(people.completed)} ${people.completed === 1 ? 'person' : 'people'} answered what was due in ${monthLong(month)}${over ? '' : ' so far'}${rate === null ? '.' : `: ${ofHundred(rate)} of every 100 we could reach.`}`}
        {tooFew && ` ${TOO_FEW}`}
      </p>
      {people.enrolled > 0 && <Flow steps={stepsOf(reach)} />}
    </section>
  )
}

function stepsOf({ people, rate, month, over }: Reach): Step[] {
  const { enrolled, eligible, sent, undeliverable, delivered, started, completed } = people
  const unheard = sent - delivered - undeliverable
  return [
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
    { name: 'Arrived', people: delivered, note: left(delivered - started, 'have not started') },
    { name: 'Started', people: started, note: left(started - completed, 'started and did not finish') },
    {
      name: 'Answered',
      people: completed,
      note: `${rate === null ? 'No text has arrived' : `${ofHundred(rate)} of every 100 we could reach`}${over ? '' : ', with time left to answer'}`,
    },
  ]
}

const left = (people: number, words: string): string => (people > 0 ? `${count(people)} ${words}` : '')
