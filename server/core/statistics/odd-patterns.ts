// Whether answers look as only a fault in how they were gathered makes them look. It judges data: which caseload it was,
// and whose, is never told.

export const ODD_PATTERNS = ['one_device', 'bursts', 'skips', 'straight_lines', 'lost_phones'] as const
export type OddPattern = (typeof ODD_PATTERNS)[number]

/** Of the patients asked about one worker in a quarter; people, unless it says otherwise. */
export interface CaseloadCounts {
  readonly asked: number
  /** Texts to them ended: stopped, somebody else's number, undeliverable. */
  readonly lost: number
  readonly answered: number
  /** Open questions put to those who answered, and those passed by. */
  readonly questions: number
  readonly skipped: number
  /** Interviews with four scale questions or more, and those answered the same way throughout. */
  readonly interviews: number
  readonly straight: number
  /** The most who answered on a page in the same ten minutes, hours after their texts. */
  readonly atOnce: number
}

export interface QuarterCounts {
  readonly caseloads: readonly CaseloadCounts[]
  /** The most patients, each with a phone of their own, who answered in one browser. */
  readonly inOneBrowser: number
}

const PATIENTS_ON_A_DEVICE = 5
const PATIENTS_AT_ONCE = 5

/** @param floor no caseload with fewer people is looked at, and no program in which fewer answered. */
export function oddPatterns({ caseloads, inOneBrowser }: QuarterCounts, floor: number): OddPattern[] {
  if (sum(caseloads, 'answered') < floor) return []
  const speaking = caseloads.filter(({ answered }) => answered >= floor)
  const asked = caseloads.filter((one) => one.asked >= floor)
  const found: Readonly<Record<OddPattern, boolean>> = {
    one_device: inOneBrowser >= PATIENTS_ON_A_DEVICE,
    bursts: speaking.some(({ atOnce }) => atOnce >= PATIENTS_AT_ONCE),
    skips: stands(speaking, 'skipped', 'questions', { least: 0.5, above: 0.3 }),
    straight_lines: stands(
      speaking.filter(({ interviews }) => interviews >= floor),
      'straight',
      'interviews',
      { least: 0.8, above: 0.3 },
    ),
    lost_phones: stands(asked, 'lost', 'asked', { least: 0.3, above: 0.2 }),
  }
  return ODD_PATTERNS.filter((pattern) => found[pattern])
}

type Count = keyof CaseloadCounts

/** One share is high, and lies far above that of all the others together. */
function stands(
  caseloads: readonly CaseloadCounts[],
  part: Count,
  whole: Count,
  { least, above }: { readonly least: number; readonly above: number },
): boolean {
  const [parts, wholes] = [sum(caseloads, part), sum(caseloads, whole)]
  return caseloads.some((one) => {
    const others = wholes - one[whole]
    if (one[whole] === 0 || others === 0) return false
    const share = one[part] / one[whole]
    return share >= least && share - (parts - one[part]) / others >= above
  })
}

const sum = (caseloads: readonly CaseloadCounts[], count: Count): number =>
  caseloads.reduce((total, one) => total + one[count], 0)
