// Which month of each three carries a patient's trust questions: the same at every import, a third of patients each.

/** @param index the patient's blind index, which is as good as random and tells nothing of the patient. */
export function rotationOf(index: string): 0 | 1 | 2 {
  let rest = 0
  for (const character of index) rest = (rest * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return (rest % 3) as 0 | 1 | 2
}
