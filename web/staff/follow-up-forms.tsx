// What the owner of a call may say of it: nobody answered, how it ended, whose it is from now on.
import type { AttemptResult, Outcome } from '../../server/core/follow-up.ts'
import type { PublicId } from '../../server/core/public-id.ts'
import { languageName } from './words.ts'

export interface FollowUpFormsProps {
  readonly id: PublicId
  /** Of the step before; empty: none was taken yet. */
  readonly seen: PublicId | ''
  readonly forOwner: {
    readonly texts: 'ask' | 'another' | 'stopped' | null
    readonly script: { readonly language: string; readonly question: string; readonly risk: string }
    readonly leads: readonly { readonly id: PublicId; readonly name: string }[]
  }
  readonly said: StepSaid
}

/** The fields of a refused form, by name. */
export type StepSaid = Readonly<Record<string, string>>

const RESULTS: readonly (readonly [AttemptResult, string])[] = [
  ['no_answer', 'No answer'],
  ['left_message', 'Left a message'],
  ['another_time', 'They asked for another time'],
]

const ENDINGS: readonly (readonly [Outcome, string])[] = [
  ['reached', 'Reached: we talked'],
  ['referred', 'Passed on: somebody else sees to it now'],
  ['not_reached', 'Not reached, and tried enough'],
  ['not_needed', 'No call was needed'],
]

const WISHES = [
  ['wants_texts', 'They want texts'],
  ['no_texts', 'They do not want texts'],
] as const

export function FollowUpForms({ id, seen, forOwner: { texts, script, leads }, said }: FollowUpFormsProps) {
  const stepTo = (step: string) => ({ method: 'post', action: `/follow-ups/${id}/${step}` }) as const
  const asItStands = <input type="hidden" name="seen" value={seen} />
  return (
    <>
      <section class="sec noprint" aria-labelledby="attempt">
        <h2 id="attempt">Not through yet?</h2>
        <form class="acts" {...stepTo('attempt')}>
          {asItStands}
          {RESULTS.map(([value, label]) => (
            <button class="btn line" name="result" value={value}>
              {label}
            </button>
          ))}
        </form>
      </section>
      <section class="sec noprint" aria-labelledby="end">
        <h2 id="end">How it ended</h2>
        <form class="front-desk" {...stepTo('close')}>
          {asItStands}
          <fieldset>
            <legend>The call</legend>
            <Choices name="outcome" choices={ENDINGS} chosen={said['outcome']} />
          </fieldset>
          {texts === 'stopped' ? (
            <p class="prose gap-above">
              This phone said stop, and the carrier keeps to that. If they want texts, ask them to text START
              from it while you talk: nobody else can bring texts back.
            </p>
          ) : texts !== null ? (
            <fieldset>
              <legend>What they say of texts, if you reached them</legend>
              <p>
                Read this to them{script.language === 'en' ? '' : ` in ${languageName(script.language)}`}:
              </p>
              <blockquote class="script" lang={script.language}>
                <p>{script.question}</p>
                <p>{script.risk}</p>
              </blockquote>
              <Choices name="wish" choices={WISHES} chosen={said['wish']} />
              {texts === 'another' && (
                <p class="meta">
                  Somebody else on this phone is owed the same question: texts begin again when both were
                  asked. A no from either stops them.
                </p>
              )}
            </fieldset>
          ) : null}
          <p class="acts">
            <button class="btn">Close this call</button>
          </p>
        </form>
      </section>
      <section class="sec noprint" aria-labelledby="hand">
        <h2 id="hand">Somebody else’s from now on</h2>
        {leads.length > 0 && (
          <form class="front-desk" {...stepTo('hand')}>
            {asItStands}
            <p>
              <label for="to">Hand it to</label>
              <select id="to" name="to">
                {leads.map((lead) => (
                  <option value={lead.id}>{lead.name}</option>
                ))}
              </select>
            </p>
            <p class="acts">
              <button class="btn line">Hand it over</button>
            </p>
          </form>
        )}
        <form class="acts" {...stepTo('give-back')}>
          {asItStands}
          <button class="btn line">Give it back</button>
          <span class="meta">Then it is nobody’s, and every lead may take it.</span>
        </form>
      </section>
    </>
  )
}

interface ChoicesProps {
  readonly name: string
  readonly choices: readonly (readonly [value: string, label: string])[]
  readonly chosen: string | undefined
}

function Choices({ name, choices, chosen }: ChoicesProps) {
  return (
    <>
      {choices.map(([value, label]) => (
        <label class="choice">
          <input type="radio" name={name} value={value} checked={value === chosen} /> {label}
        </label>
      ))}
    </>
  )
}
