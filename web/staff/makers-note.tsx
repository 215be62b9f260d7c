// How letters are dealt, wherever they are made or listed; or that a second person who prints them is needed.

export interface MakersProps {
  /** How many people print letters. */
  readonly makers: number
}

export function MakersNote({ makers }: MakersProps) {
  if (makers < 2)
    return (
      <p class="note ask">
        <b>Needs a second person who prints letters.</b> Until another administrator has an account, no figure
        rests on answers that come by letter: they could all pass through one person’s hands.
      </p>
    )
  return (
    <p class="meta">
      Letters are dealt by chance among {makers} administrators, anew each quarter, and never to one who works
      with the patient. Each prints their own.
    </p>
  )
}
