// Beside the phone: the clock, what just happened, the doors to the staff's pages, and what is true here.
import type { HappenedView, PhonesView } from './view.ts'

const JUMPS = [
  { advance: 'P1D', name: 'Next day' },
  { advance: 'P1W', name: 'Next week' },
  { advance: 'P1M', name: 'Next month' },
]

export function Clock({ clock, phone, all, program }: PhonesView) {
  return (
    <section aria-labelledby="ck">
      <h2 id="ck">The clock</h2>
      <p class="clock">
        {clock.day}
        <br />
        {clock.time} in {program}
      </p>
      <form class="acts" method="post" action="/phones/clock">
        <input type="hidden" name="phone" value={phone?.id ?? ''} />
        {JUMPS.map(({ advance, name }, place) => (
          <button class={place === 0 ? 'btn' : 'btn line'} name="advance" value={advance}>
            {name}
          </button>
        ))}
      </form>
      <p class="meta">
        When the clock moves, {all.toLocaleString('en-US')} people live their days: some answer, some lose a
        phone, some say stop. A month can take the county a minute.
      </p>
    </section>
  )
}

export function Happened({ happened }: { readonly happened: HappenedView }) {
  const { counts, words, since } = happened
  const answered = counts.answered.page + counts.answered.sms
  return (
    <section aria-labelledby="hp">
      <h2 id="hp" tabindex={-1}>
        What just happened
      </h2>
      <p class="meta">Since {since}</p>
      <ul class="happened">
        <li>
          {people(counts.asked)} asked.{' '}
          {answered === 0
            ? 'Nobody has answered yet.'
            : `${answered === 1 ? '1 answer' : `${answered} answers`} came: ${counts.answered.page} on the page, ${counts.answered.sms} by text.`}
        </li>
        {words && (
          <li>
            {words.name}:{' '}
            <q class="said" lang={words.language}>
              {words.said}
            </q>
          </li>
        )}
        {counts.calls > 0 && (
          <li>
            {counts.calls === 1 ? '1 person asked' : `${counts.calls} people asked`} for a call
            {counts.fromSomeoneElse > 0 && `, ${counts.fromSomeoneElse} of them from someone else`}. They wait
            under Follow-ups.
          </li>
        )}
        {counts.stops > 0 && (
          <li>
            {counts.stops} said stop. {counts.stops === 1 ? 'That phone is' : 'Those phones are'} not texted
            again.
          </li>
        )}
        {counts.pauses > 0 && (
          <li>
            {counts.pauses} {counts.pauses === 1 ? 'text only sounded' : 'texts only sounded'} like a stop. A
            person will call.
          </li>
        )}
        {counts.moved > 0 && (
          <li>{counts.moved} changed case manager. Questions already sent still ask about the old one.</li>
        )}
        <li>Answers about trust are sealed. Figures come when a quarter ends, of 11 people or more.</li>
      </ul>
    </section>
  )
}

const people = (count: number): string => (count === 1 ? '1 person was' : `${count} people were`)

const DOORS = [
  { role: 'case-manager', name: 'Case manager' },
  { role: 'lead', name: 'Lead' },
  { role: 'administrator', name: 'Administrator' },
  { role: 'auditor', name: 'Auditor' },
]

export function Doors() {
  return (
    <section aria-labelledby="do">
      <h2 id="do">Enter as</h2>
      <div class="acts">
        {DOORS.map(({ role, name }) => (
          <form method="post" action={`/dev/enter/${role}`}>
            <button class="btn line">{name}</button>
          </form>
        ))}
      </div>
    </section>
  )
}

export function Truth({ truth }: { readonly truth: readonly string[] }) {
  return (
    <section aria-labelledby="tr">
      <h2 id="tr">What is true here</h2>
      <p>We made this county, so we know its truth: where trust moved, and when.</p>
      <details>
        <summary>Check the statistics against it</summary>
        <ul class="happened">
          {truth.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}
