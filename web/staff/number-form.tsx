// The form for a patient's new number: what to read aloud, and where the yes is written down.
import type { NewNumber, NumberFault } from '../../server/core/outreach/new-number.ts'
import { languageName, PHONES } from './words.ts'

export interface NumberFormProps {
  readonly action: string
  readonly script: { readonly language: string; readonly question: string; readonly risk: string }
  readonly today: string
  readonly fault: { readonly fault: NumberFault; readonly given: NewNumber } | null
}

const FAULTS: Readonly<Record<NumberFault, string>> = {
  number: 'This is no US phone number that can be texted. Give all ten digits.',
  kind: 'Choose whose phone it is.',
  shared: 'Another patient is texted on this number: then it is shared, or the program’s.',
  same: 'This is the number on file. If it is right, ask again below.',
  said_stop: 'Somebody at this number said STOP. Only START from that phone brings texts back.',
  unread: 'A reply from this number waits to be read: look at the follow-ups first.',
  not_theirs: 'Somebody at this number said that it is not the patient’s.',
  agreed: 'Read the words to the patient first. Without a yes no text goes.',
  day: 'Give the day of the yes: today or before, and not before the patient last said no.',
  evidence: 'Say where the yes is written down, in at most 200 characters.',
}

export function NumberForm({ action, script, today, fault }: NumberFormProps) {
  const given = fault?.given
  const kind = given?.phoneKind ?? 'own'
  return (
    <section class="sec" aria-labelledby="number-h">
      <h2 id="number-h">A new number</h2>
      {fault && (
        <div class="note ask" role="alert">
          <p>{FAULTS[fault.fault]} Nothing was changed.</p>
        </div>
      )}
      <form class="front-desk" method="post" action={action}>
        <p>
          <label for="number">Number</label>
          <input
            id="number"
            name="number"
            type="tel"
            required
            autocomplete="off"
            value={given?.number ?? ''}
          />
        </p>
        <p>
          <label for="phoneKind">Whose phone</label>
          <select id="phoneKind" name="phoneKind">
            {Object.entries(PHONES).map(([value, label]) => (
              <option value={value} selected={value === kind}>
                {label.split(':')[0]}
              </option>
            ))}
          </select>
        </p>
        <p>
          Read this to the patient{script.language === 'en' ? '' : ` in ${languageName(script.language)}`}:
        </p>
        <blockquote class="script" lang={script.language}>
          <p>{script.question}</p>
          <p>{script.risk}</p>
        </blockquote>
        <fieldset>
          <legend>Did they say yes?</legend>
          <p class="choice">
            <label>
              <input
                type="radio"
                name="agreed"
                value="yes"
                required
                checked={given ? given.agreed === 'yes' : false}
              />{' '}
              Yes, they heard these words and agreed
            </label>
          </p>
          <p class="choice">
            <label>
              <input type="radio" name="agreed" value="no" checked={given?.agreed === 'no'} /> No, or not
              asked yet
            </label>
          </p>
        </fieldset>
        <p>
          <label for="agreedOn">On which day</label>
          <input
            id="agreedOn"
            name="agreedOn"
            type="date"
            required
            max={today}
            value={given?.agreedOn ?? today}
          />
        </p>
        <p>
          <label for="evidence">Where it is written down</label>
          <input
            id="evidence"
            name="evidence"
            required
            maxlength={200}
            autocomplete="off"
            value={given?.evidence ?? ''}
            aria-describedby="evidence-help"
          />
          <span class="meta" id="evidence-help">
            Such as “call of today, note in the chart”.
          </span>
        </p>
        <p class="acts">
          <button class="btn">Keep the number</button>
        </p>
      </form>
    </section>
  )
}
