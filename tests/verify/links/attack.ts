// All attackers on one program, one after another; the thief comes last, when the others have left what they leave.
import { openLetters } from './letter.ts'
import { readForMonths } from './months.ts'
import { pickUpPhones } from './same-phone.ts'
import { probeAsStranger } from './stranger.ts'
import { carryOff } from './thief.ts'
import { timeLinks } from './timing.ts'
import { createFinding, openWorld, type Found } from './world.ts'

export interface Size {
  readonly seed: string
  /** Of interviews that differ in their answers alone. */
  readonly pairs: number
  /** Letters, and phones of each kind. */
  readonly people: number
  readonly patients: number
  readonly months: number
  /** Looks at two links in turn; 0: nothing is timed. */
  readonly timed: number
}

/** @param tell what is under way. */
export async function attack(size: Size, tell: (line: string) => void): Promise<Found> {
  const world = await openWorld(size.seed)
  const finding = createFinding()
  try {
    if (size.pairs > 0) tell('Somebody opens links without the patient’s cookie …')
    await probeAsStranger(world, finding, size.pairs)
    if (size.timed > 0) await timeLinks(world, finding, size.timed)
    if (size.people > 0) {
      tell('An administrator prints letters and opens them …')
      await openLetters(world, finding, size.people)
      tell('Somebody picks up the phone …')
      await pickUpPhones(world, finding, size.people)
    }
    if (size.months > 0) {
      tell(`A case manager reads their own pages for ${size.months} months …`)
      await readForMonths(world, finding, size)
    }
    tell('A thief takes the file …')
    await carryOff(world, finding)
    return finding.found()
  } finally {
    await world.close()
  }
}
