// What is true in the demo county, because we made it so: the yardstick for everything that its statistics claim.

export interface WorkerTruth {
  /** How often this person does what they said they would. */
  readonly followThrough: number
  /** Points of trust that people bring this worker from the first day. */
  readonly bond: number
}

export const TRUTH = {
  /** Points of 100 with a worker of no particular bond, on the first day. */
  trustAtStart: 54,
  /** Points gained each month with a worker who always follows through; one who does half the time gains none. */
  growthPerMonth: 3,
  /** Trust levels off: the months that count. */
  growthMonths: 9,
  /** Standard deviation between people, and of one answer around what a person feels. */
  betweenPeople: 12,
  withinPerson: 8,
  /** Valley lost its motel vouchers in this month of the program: promises broke, and trust fell and stayed down. */
  shift: { team: 'Valley', month: 11, points: -13 },
  /** In turn, over the case managers in the order of their ids. */
  workers: [
    { followThrough: 0.92, bond: 5 },
    { followThrough: 0.78, bond: 0 },
    { followThrough: 0.8, bond: 2 },
    { followThrough: 0.58, bond: -5 },
    { followThrough: 0.86, bond: 0 },
    { followThrough: 0.76, bond: 0 },
    { followThrough: 0.84, bond: -2 },
  ] satisfies WorkerTruth[],
  /** Who trusts less answers less: the share who answer at 65 points of trust, and more or less for each point;
   *  the first time, soon after a visit at which it was talked about, more do. */
  answering: { share: 0.46, perPoint: 0.006, at: 65, betweenPeople: 0.13, firstTime: 0.24 },
  /** Progress on the 1–5 scale: where people start, what a month adds, and how often a month takes some away. */
  progress: { start: 1.4, perMonth: 0.28, wobble: 0.45, setbackShare: 0.12, setback: 1.1 },
} as const

/** What a visitor reads under "What is true here". */
export const TRUTH_SENTENCES: readonly string[] = [
  'Trust grows month by month with a worker who follows through. It stays flat with one who keeps half their promises. After nine months it levels off.',
  'One case manager is truly trusted more than the rest, and one less. Apart from what befell Valley, the other five differ so little that the statistics are right to say “cannot be told apart”.',
  'In the eleventh month of the program Valley lost its motel vouchers. Trust there fell by 13 points of 100, and stayed down.',
  'People who trust less answer less. So the published figure stands a little above what everybody feels.',
  'Progress drifts upward, and about one month in eight takes some of it back.',
]

export interface Standpoint {
  readonly worker: WorkerTruth | null
  readonly team: string | null
  /** Months since the patient joined. */
  readonly tenure: number
  /** Months since the program began. */
  readonly programMonth: number
  /** The person's own lean, in standard deviations. */
  readonly lean: number
}

/** 0–100, before the noise of one answer. */
export function trueTrust({ worker, team, tenure, programMonth, lean }: Standpoint): number {
  const { trustAtStart, growthPerMonth, growthMonths, betweenPeople, shift } = TRUTH
  const followThrough = worker?.followThrough ?? 0.5
  const growth = 2 * (followThrough - 0.5) * growthPerMonth * Math.min(Math.max(tenure, 0), growthMonths)
  const shifted = team === shift.team && programMonth >= shift.month ? shift.points : 0
  return clamp(trustAtStart + (worker?.bond ?? 0) + growth + shifted + lean * betweenPeople, 0, 100)
}

/** @param habit the person's own lean to answering, in standard deviations. */
export function answeringShare(trust: number, habit: number, firstTime: boolean): number {
  const { share, perPoint, at, betweenPeople, firstTime: more } = TRUTH.answering
  return clamp(share + (firstTime ? more : 0) + perPoint * (trust - at) + betweenPeople * habit, 0.02, 0.95)
}

export function workerTruth(place: number): WorkerTruth {
  return TRUTH.workers[place % TRUTH.workers.length] ?? { followThrough: 0.75, bond: 0 }
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
