// Guesses one bit of each patient and month from what a case manager read, learned on other patients.

export interface Example {
  readonly person: string
  /** What was seen, as words of any kind. */
  readonly seen: ReadonlySet<string>
  readonly truth: boolean
}

export interface Rate {
  readonly right: number
  readonly of: number
  /** Of whoever always says what is commoner. */
  readonly base: number
  /** Of pairs, one true and one not, the share in which the true one looks truer: a half says nothing. */
  readonly order: number
  /** Its standard error, were it all chance. */
  readonly error: number
}

const FOLDS = 4
/** Pages repeat: what was seen of fewer says nothing. */
const LEAST_SEEN = 3
const MOST_ERRORS = 3.4
/** Of hundreds of words most say nothing, and together they drown one that tells. */
const LEAST_LEANING = 6.6

/** Naive Bayes over what was seen and not seen, cross-validated by person. */
export function guess(examples: readonly Example[]): Rate {
  const people = [...new Set(examples.map(({ person }) => person))]
  let [right, base, won, pairs] = [0, 0, 0, 0]
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const mine = new Set(people.filter((_, at) => at % FOLDS === fold))
    const learned = learn(examples.filter(({ person }) => !mine.has(person)))
    const tried = examples.filter(({ person }) => mine.has(person))
    const scores = tried.map(({ seen, truth }) => ({ score: learned.score(seen), truth }))
    for (const { score, truth } of scores) {
      if (score > 0 === truth) right += 1
      if (learned.commoner === truth) base += 1
    }
    const of = (wanted: boolean) => scores.filter(({ truth }) => truth === wanted)
    for (const yes of of(true))
      for (const no of of(false)) {
        pairs += 1
        won += yes.score > no.score ? 1 : yes.score === no.score ? 0.5 : 0
      }
  }
  const yes = examples.filter(({ truth }) => truth).length
  const no = examples.length - yes
  const error = Math.sqrt((examples.length + 1) / (12 * Math.max(1, yes * no)))
  return { right, base, of: examples.length, order: pairs === 0 ? 0.5 : won / pairs, error }
}

function learn(examples: readonly Example[]) {
  const counts = new Map<string, [no: number, yes: number]>()
  const totals: [number, number] = [0, 0]
  for (const { seen, truth } of examples) {
    const side = truth ? 1 : 0
    totals[side] += 1
    for (const word of seen) {
      const count = counts.get(word) ?? [0, 0]
      count[side] += 1
      counts.set(word, count)
    }
  }
  const [no, yes] = totals
  const words = [...counts]
    .map(([word, [ofNo, ofYes]]) => [word, { ofNo, ofYes, leaning: leaning([ofNo, ofYes], totals) }] as const)
    .filter(([, { ofNo, ofYes, leaning }]) => ofNo + ofYes >= LEAST_SEEN && leaning >= LEAST_LEANING)
  const share = (count: number, of: number) => (count + 0.5) / (of + 1)
  return {
    words,
    commoner: yes > no,
    /** Above nothing: more likely true. */
    score(seen: ReadonlySet<string>): number {
      let score = Math.log(share(yes, no + yes)) - Math.log(share(no, no + yes))
      for (const [word, { ofNo, ofYes }] of words) {
        const [pYes, pNo] = [share(ofYes, yes), share(ofNo, no)]
        score += seen.has(word) ? Math.log(pYes / pNo) : Math.log((1 - pYes) / (1 - pNo))
      }
      return score
    },
  }
}

/** Pearson's chi-square of one word, with one degree of freedom. */
function leaning([ofNo, ofYes]: Counts, [no, yes]: Counts): number {
  const of = no + yes
  const seen = ofNo + ofYes
  const spread = seen * (of - seen) * no * yes
  return spread === 0 ? 0 : (of * (ofYes * (no - ofNo) - ofNo * (yes - ofYes)) ** 2) / spread
}

type Counts = readonly [no: number, yes: number]

/** What was seen oftenest on one side alone, first what leans most. */
export function telling(examples: readonly Example[]): readonly string[] {
  return learn(examples)
    .words.toSorted(([, a], [, b]) => b.leaning - a.leaning)
    .slice(0, 3)
    .map(([word, { ofNo, ofYes }]) => `“${word}” (${ofYes} true, ${ofNo} not)`)
}

/** By chance it would look otherwise no oftener than once in about 1,500 tries. */
export function isChance({ right, of, base, order, error }: Rate): boolean {
  const share = base / Math.max(1, of)
  const often = right - base <= MOST_ERRORS * Math.sqrt(of * share * (1 - share))
  // Folds lean against each other, so that chance lies a little below a half: what is above it tells.
  return often && order - 0.5 <= MOST_ERRORS * error
}
