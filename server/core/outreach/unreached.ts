// Whom texts do not reach and a person can help: why, in the order in which it is to be put right. Who said stop is left
// alone and never here.

export const UNREACHED = [
  'unlinked',
  'dead',
  'no_phone',
  'no_language',
  'out_of_reach',
  'never_started',
] as const
export type Unreached = (typeof UNREACHED)[number]

/** Texts that failed since the last one that arrived, before a person looks. */
export const FAILED_IN_A_ROW = 2
/** Invitations that came to nothing while none was ever begun: silence after an answer is the patient's own choice. */
export const NEVER_BEGUN = 3
/** How far back they count. */
export const LOOK_BACK_DAYS = 200

export interface Finding {
  readonly patientId: string
  readonly why: Unreached
  /** Null: as long as the patient is on file. */
  readonly since: string | null
}

/** One finding of each patient, the one to put right first; those that stand longest come first. */
export function worklist(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>()
  for (const why of UNREACHED)
    for (const finding of findings)
      if (finding.why === why && !first.has(finding.patientId)) first.set(finding.patientId, finding)
  return [...first.values()].sort(
    (a, b) =>
      UNREACHED.indexOf(a.why) - UNREACHED.indexOf(b.why) ||
      order(a.since ?? '', b.since ?? '') ||
      order(a.patientId, b.patientId),
  )
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What may be done about it. */
export const REMEDIES: Readonly<Record<Unreached, readonly ('number' | 'again' | 'stop')[]>> = {
  unlinked: ['number'],
  dead: ['number', 'again', 'stop'],
  no_phone: ['number'],
  no_language: ['stop'],
  out_of_reach: ['number', 'again', 'stop'],
  never_started: ['number', 'again', 'stop'],
}

export function countBy(findings: readonly Finding[]): Record<Unreached, number> {
  const count = (of: Unreached) => findings.filter(({ why }) => why === of).length
  return Object.fromEntries(UNREACHED.map((why) => [why, count(why)])) as Record<Unreached, number>
}
