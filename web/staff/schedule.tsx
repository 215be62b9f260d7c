// The form of a program's schedule: first what it means, then its settings, each with its limits and its fault beside it.
import type { Child } from 'hono/jsx'
import type { Holiday } from '../../server/core/outreach/holidays.ts'
import type { TypedSchedule } from '../../server/core/outreach/schedule-form.ts'
import type { Faults, SettingName } from '../../server/core/outreach/schedule-rules.ts'
import { ScheduleMeaning, type MeaningProps } from './schedule-meaning.tsx'
import { dateWithYear } from './words.ts'

export type ScheduleNotice = 'saved' | 'tried' | 'refused' | 'stale' | null

export interface ScheduleProps {
  readonly view: {
    readonly today: string
    readonly revision: number
    readonly typed: TypedSchedule
    readonly faults: Faults
    readonly holidays: readonly Holiday[]
    readonly meaning: MeaningProps['meaning'] | null
  }
  readonly notice: ScheduleNotice
}

const NOTICES: Readonly<Record<NonNullable<ScheduleNotice>, string>> = {
  saved:
    'Saved. From now on patients are asked by it; what was asked before stays as it was. Everybody’s next date is worked out afresh in the next minutes.',
  tried: 'Not saved yet: this is what it would mean.',
  refused: 'Nothing was saved. To change first:',
  stale:
    'Nothing was saved: somebody else changed the schedule a moment ago. Below is what you typed. Saving it now takes the place of theirs; open the page again to see theirs first.',
}

export function SchedulePage({ view, notice }: ScheduleProps) {
  const { today, revision, typed, faults, holidays, meaning } = view
  const wrong = notice === 'refused' || notice === 'stale' || (notice === 'tried' && meaning === null)
  return (
    <>
      <p class="meta">
        <a href="/admin">Program and people</a>
      </p>
      <h1>When patients are asked</h1>
      {notice && (
        <div class={wrong ? 'note wrong' : 'note ask'} role="status">
          <p>{notice === 'tried' && meaning === null ? 'This cannot be saved as it is.' : NOTICES[notice]}</p>
          {Object.keys(faults).length > 0 && (
            <ul>
              {Object.entries(faults).map(([name, sentence]) => (
                <li>
                  <a href={`#${name === 'quietDays' ? 'otherDays' : name}`}>{sentence}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {meaning && <ScheduleMeaning meaning={meaning} today={today} />}
      <form method="post" action="/admin/schedule" class="schedule">
        <input type="hidden" name="revision" value={String(revision)} />
        <Group title="How often">
          <Field
            name="pulseEveryMonths"
            label="Months from one pulse to the next"
            hint="1 to 6."
            {...{ typed, faults }}
          />
          <Field
            name="trustEveryMonths"
            label="Months from one trust month to the next"
            hint="3 to 12: trust is asked with a pulse, and never more often than every third month."
            {...{ typed, faults }}
          />
          <Field
            name="milestoneMonth"
            label="Month of the milestone"
            hint="3 to 12, in the place of a pulse. Whoever had theirs is not asked again."
            {...{ typed, faults }}
          />
          <Field
            name="afterMonths"
            label="Months after leaving"
            hint="Up to three, from 1 to 24, such as 3, 6. Empty: nothing is asked after the last milestone."
            wide
            {...{ typed, faults }}
          />
        </Group>
        <Group title="Time to answer">
          <Field
            name="answerWithinDays"
            label="Days to answer"
            hint="7 to 28, from the day on which the text leaves. Letters have 28."
            {...{ typed, faults }}
          />
          <Field
            name="reminderDays"
            label="Days until a reminder"
            hint="Up to two, such as 4, 9, and only while there is time to answer. Empty: none."
            wide
            {...{ typed, faults }}
          />
        </Group>
        <Group title="How much at most">
          <p class="meta">
            One text a day to one phone, always. Answers to what a patient writes do not count here.
          </p>
          <Field
            name="textsPerWeek"
            label="Texts to one phone in seven days"
            hint="1 to 3."
            {...{ typed, faults }}
          />
          <Field
            name="burdenPerMonth"
            label="Texts and letters to one patient in a calendar month"
            hint="1 to 8, everything together that the program starts: welcome, surveys, reminders, letters. What finds no room waits for the next month, or is not asked."
            {...{ typed, faults }}
          />
        </Group>
        <Group title="Days without texts">
          <p class="meta">
            No holiday is kept unless it is ticked. Letters and replies do not wait for these days.
          </p>
          <fieldset class="holidays">
            <legend>Federal holidays of the next two years</legend>
            {holidays.map(({ on, name, observed }) => (
              <label class="choice">
                <input type="checkbox" name="holiday" value={on} checked={typed.holidays.includes(on)} />{' '}
                {dateWithYear(on)}: {name}
                {observed && ', the day off for it'}
              </label>
            ))}
          </fieldset>
          <p class="setting">
            <label class="f" for="otherDays">
              Other days, one a line
            </label>
            <textarea id="otherDays" name="otherDays" rows={4} {...described('quietDays', faults)}>
              {typed.otherDays}
            </textarea>
            <Beside name="quietDays" hint="As 2027-03-31. Days that are over are left out." faults={faults} />
          </p>
        </Group>
        <p class="acts">
          <button class="btn line" formmethod="get">
            Show what it means
          </button>
          <button class="btn">Save</button>
          <button class="btn line" formmethod="get" name="every" value="holiday">
            Tick every holiday
          </button>
        </p>
      </form>
    </>
  )
}

function Group({ title, children }: { readonly title: string; readonly children?: Child }) {
  return (
    <section class="sec">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface FieldProps {
  readonly name: Exclude<SettingName, 'quietDays'>
  readonly label: string
  readonly hint: string
  readonly wide?: boolean
  readonly typed: TypedSchedule
  readonly faults: Faults
}

function Field({ name, label, hint, wide, typed, faults }: FieldProps) {
  return (
    <p class="setting">
      <label class="f" for={name}>
        {label}
      </label>
      <input
        id={name}
        name={name}
        type="text"
        inputmode={wide ? 'text' : 'numeric'}
        class={wide ? undefined : 'short'}
        value={typed[name]}
        autocomplete="off"
        {...described(name, faults)}
      />
      <Beside name={name} hint={hint} faults={faults} />
    </p>
  )
}

function described(name: SettingName, faults: Faults) {
  return faults[name] === undefined
    ? { 'aria-describedby': `${name}-hint` }
    : { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-fault ${name}-hint` }
}

function Beside({ name, hint, faults }: { name: SettingName; hint: string; faults: Faults }) {
  return (
    <>
      {faults[name] && (
        <span class="fault" id={`${name}-fault`}>
          {faults[name]}
        </span>
      )}
      <span class="meta" id={`${name}-hint`}>
        {hint}
      </span>
    </>
  )
}
