// The page of simulated phones: who to be, that person's phone, and the county around it.
import { Phone } from './phone.tsx'
import { Clock, Doors, Happened, Truth } from './side.tsx'
import type { PhoneLine, PhonesView } from './view.ts'

export function Phones(view: PhonesView) {
  const { program, people, all, phone } = view
  return (
    <>
      <h1>The phones of {program}</h1>
      <p class="lede">
        Nobody here is real, and no text leaves this computer. Pick a phone, answer as that person, then move
        the clock and see what the staff see.
      </p>
      <nav class="jump" aria-label="On this page">
        <a href="#ph">The phone</a>
        <a href="#ck">The clock</a>
        <a href="#hp">What just happened</a>
      </nav>
      <div class="desk">
        <nav class="people" aria-label="Phones">
          <ul>
            {people.map((line) => (
              <Line line={line} current={line.id === phone?.id} />
            ))}
            <li>
              <a href="/phones/all">
                <b>All {all.toLocaleString('en-US')} phones</b>
                <span>One after the other</span>
              </a>
            </li>
          </ul>
        </nav>
        {phone ? <Phone phone={phone} program={program} /> : <p>The county has no phone yet.</p>}
        <div class="side">
          <Clock {...view} />
          <Happened happened={view.happened} />
          <Doors />
          <Truth truth={view.truth} />
        </div>
      </div>
    </>
  )
}

export function Line({ line, current }: { readonly line: PhoneLine; readonly current: boolean }) {
  return (
    <li>
      <a href={`/phones/${line.id}`} aria-current={current ? 'true' : undefined}>
        <b>{line.name}</b>
        <span lang={line.lineLanguage === 'en' ? undefined : line.lineLanguage}>{line.line}</span>
      </a>
    </li>
  )
}
