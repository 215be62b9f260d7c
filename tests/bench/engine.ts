// CPU of survey logic per post: our interview beside a cached and a fresh SurveyJS Model, on the same answers.
import fc from 'fast-check'
import { Model } from 'survey-core'
import { acceptScreen } from '../../server/core/interview-accept.ts'
import { compileSurvey } from '../../server/core/interview.ts'
import { standing } from '../../server/core/sitting.ts'
import { BASELINE_FACTS } from '../support/invite.ts'
import { anySurvey, bothVerdicts } from '../support/survey-oracle.ts'
import { cpuPerCall, figure, median, type Figure } from './figures.ts'
import { SIX_QUESTIONS } from './six-questions.ts'

const RAW = { Q1: '1', Q2: '2', Q3: '3', Q4: '4', Q5: '5', Q6: '1' }
const DATA = { Q1: 1, Q2: 2, Q3: 3, Q4: 4, Q5: 5, Q6: 1 }
const ROUNDS = 7

export function benchEngine(): Figure[] {
  const interview = compileSurvey(SIX_QUESTIONS, 'en')
  const [screen] = interview.screens
  if (!screen) throw new Error('the survey has no screen')
  const ours = () => {
    const { answers } = acceptScreen(screen, RAW)
    const kept = interview.keep(answers, BASELINE_FACTS)
    if (standing(interview, kept, BASELINE_FACTS).screen !== null)
      throw new Error('something was left to ask')
  }
  const model = new Model(SIX_QUESTIONS)
  const cached = () => {
    for (const [name, value] of Object.entries(BASELINE_FACTS)) model.setVariable(name, value)
    model.data = { ...DATA }
    model.validate(false)
  }
  const fresh = () => {
    const own = new Model(SIX_QUESTIONS)
    for (const [name, value] of Object.entries(BASELINE_FACTS)) own.setVariable(name, value)
    own.data = { ...DATA }
    own.validate(false)
    own.dispose()
  }
  // The first calls compile; only later ones are what a server pays.
  cpuPerCall(500, ours)
  cpuPerCall(20, cached)
  cpuPerCall(3, fresh)
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: cpuPerCall(2_000, ours),
    cached: cpuPerCall(40, cached),
    fresh: cpuPerCall(5, fresh),
  }))
  model.dispose()
  const of = (name: 'ours' | 'cached' | 'fresh') => median(rounds.map((round) => round[name]))
  return [
    figure('survey logic per post: ours', of('ours'), 'ms', 0.05),
    figure('survey logic per post: cached SurveyJS Model', of('cached'), 'ms'),
    figure('survey logic per post: fresh SurveyJS Model', of('fresh'), 'ms'),
    figure('ours to a cached Model', median(rounds.map((round) => round.ours / round.cached)), '×'),
  ]
}

/** Throws at the first set on which the two differ. */
export function benchOracle(sets: number): Figure[] {
  const each = 50
  let agreed = 0
  for (const survey of fc.sample(anySurvey(each), { numRuns: Math.ceil(sets / each), seed: 1 })) {
    const [ours, oracle] = bothVerdicts(survey, false)
    if (JSON.stringify(ours) !== JSON.stringify(oracle))
      throw new Error(`SurveyJS says otherwise of ${JSON.stringify(survey)}`)
    agreed += ours.length
  }
  return [figure('answer sets on which SurveyJS agrees', agreed, 'sets')]
}
