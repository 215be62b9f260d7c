// A sentence of the survey, with the patient's own words set apart from ours.
import type { Sentence } from './view.ts'

/** Serif is what a patient said. */
export const Said = (props: { words: string; language: string }) => (
  <q class="said" lang={props.language}>
    {props.words}
  </q>
)

export function SentenceText({ sentence }: { sentence: Sentence }) {
  const { before, said, after } = sentence
  if (!said) return <>{before}</>
  return (
    <>
      <span>{before}</span> <Said {...said} /> {after}
    </>
  )
}

export const plainText = ({ before, said, after }: Sentence): string =>
  said ? `${before} ${said.words} ${after}` : before
