// What a patient answered in one month, as far as it is shared.
import type { Given, Reply, SaidOfGoal } from '../../server/core/thread/thread.ts'
import { Said } from './said.tsx'

export type Labels = Readonly<Record<string, Readonly<Record<number, string>>>>

const CHANGED = 8

/** Comes before the new goal's words, as it was said. */
export function GoalChanged({ reply, labels }: { reply: Reply; labels: Labels }) {
  const given = [reply, ...reply.further].flatMap((part) => part.given)
  const changed = given.some(({ item, value }) => (item === 'P1' || item === 'Y1') && value === CHANGED)
  return changed ? (
    <p>
      <b>{labels['P1']?.[CHANGED]}</b>
    </p>
  ) : null
}

const NO_SUCCESS: Readonly<Record<number, string>> = {
  1: 'A success, without words.',
  2: 'No success to name this time.',
  3: 'Not sure there was a success this time.',
}

const ASIDES: readonly (readonly [item: string, says: string])[] = [
  ['G1', 'Still a goal to keep?'],
  ['Y2', 'Next to what they hoped for:'],
  ['Y3', 'How they feel about it:'],
  ['I1', 'Did something for the goal on their own:'],
  ['I2', 'Sure of taking the next step?'],
  ['I4', 'Ready for something they were not ready for before?'],
  ['S1', 'How steady life feels:'],
  ['S2', 'Gets help on their own:'],
  ['S3', 'People to turn to:'],
  ['S4', 'Doing on their own since the program:'],
]

export function ReplyWords({ reply, labels }: { reply: Reply; labels: Labels }) {
  return (
    <>
      {[reply, ...reply.further].map((part) => (
        <WordsOfGoal part={part} labels={labels} />
      ))}
    </>
  )
}

function WordsOfGoal({ part, labels }: { part: SaidOfGoal; labels: Labels }) {
  const of = (item: string): Given | undefined => part.given.find((given) => given.item === item)
  const label = (item: string): string | undefined => {
    const value = of(item)?.value
    return typeof value === 'number' ? labels[item]?.[value] : undefined
  }
  const [win, step, any] = [of('P3')?.said, of('B2')?.said, of('P2')?.value]
  const different = of('Y4')?.said
  const size = label('G2')
  return (
    <>
      {part.about && (
        <p class="meta">
          About <Said {...part.about} />
        </p>
      )}
      {of('P1')?.value !== CHANGED && label('P1') && (
        <p>
          <b>{label('P1')}</b>
        </p>
      )}
      {of('Y1')?.value !== CHANGED && label('Y1') && (
        <p>
          <b>Is it a success? {label('Y1')}</b>
        </p>
      )}
      {win ? (
        <p>
          <Said {...win} />
        </p>
      ) : (
        typeof any === 'number' && NO_SUCCESS[any] && <p>{NO_SUCCESS[any]}</p>
      )}
      {different && (
        <p>
          What is different now: <Said {...different} />
        </p>
      )}
      {size && <p class="meta">A {size.toLowerCase()} step, by their own measure.</p>}
      {step && (
        <p class="meta">
          One small step: <Said {...step} />
        </p>
      )}
      {ASIDES.map(
        ([item, says]) =>
          label(item) && (
            <p class="meta">
              {says} {label(item)}
            </p>
          ),
      )}
    </>
  )
}
