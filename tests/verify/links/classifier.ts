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
}

const FOLDS = 4
/** Pages repeat: what was seen of fewer says nothing. */
const LEAST_SEEN = 3

/** Naive Bayes over what was seen and not seen, cross-validated by person. */
export function guess(examples: readonly Example[]): Rate {
  const people = [...new Set(examples.map(({ person }) => person))]
  let [right, base] = [0, 0]
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const mine = new Set(people.filter((_, at) => at % FOLDS === fold))
    const learned = learn(examples.filter(({ person }) => !mine.has(person)))
    for (const example of examples.filter(({ person }) => mine.has(person))) {
      if (learned.says(example.seen) === example.truth) right += 1
      if (learned.commoner === example.truth) base += 1
    }
  }
  return { right, base, of: examples.length }
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
  const words = [...counts].filter(([, [no, yes]]) => no + yes >= LEAST_SEEN)
  const [no, yes] = totals
  const share = (count: number, of: number) => (count + 0.5) / (of + 1)
  return {
    commoner: yes > no,
    says(seen: ReadonlySet<string>): boolean {
      let score = Math.log(share(yes, no + yes)) - Math.log(share(no, no + yes))
      for (const [word, [ofNo, ofYes]] of words) {
        const [pYes, pNo] = [share(ofYes, yes), share(ofNo, no)]
        score += seen.has(word) ? Math.log(pYes / pNo) : Math.log((1 - pYes) / (1 - pNo))
      }
      return score > 0
    },
  }
}

/** It would be right by chance no oftener than once in about 3,000 tries. */
export function isChance({ right, of, base }: Rate): boolean {
  const share = base / of
  return right - base <= 3.4 * Math.sqrt(of * share * (1 - share))
}
