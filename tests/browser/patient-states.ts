// Every state a patient's page can be in, and the way there.
import type { InterviewFacts } from '../../server/core/question.ts'
import { BASELINE_FACTS, PULSE_FACTS, TRUST_FACTS } from '../support/invite.ts'
import type { TestProgram } from '../support/program.ts'
import { openPatient, type Fields, type Patient } from './patient-visit.ts'

const GOAL = 'A door that locks, so my daughter can stay over.'
const NO_GOAL: InterviewFacts = { ...TRUST_FACTS, hasGoal: 0 }
const WITHOUT_TRUST: InterviewFacts = { ...PULSE_FACTS, hasGoal: 0 }
const TO_TELL: Fields[] = [{ B1: GOAL }, { B2: '' }]
const TO_SEALED: Fields[] = [...TO_TELL, { P2: '1' }, { P3: 'She stayed over.' }]
const SEALED: Fields = { T1: '4', T2: '5', T3: '9' }
const TO_ANOTHER: Fields[] = [
  { B6: '1' },
  { B5: '1' },
  { B1: GOAL },
  { B1n: 'my own door' },
  { B2: '' },
  { B3: '3' },
  { P1: '2' },
]

/** A month that set a goal is over, and the next asks about it. */
async function secondMonth(patient: Patient): Promise<string> {
  await patient.ask('pulse', NO_GOAL)
  await patient.say(...TO_SEALED, SEALED)
  return patient.ask('pulse', TRUST_FACTS)
}

async function codeAsked(patient: Patient): Promise<string> {
  await patient.ask('pulse', NO_GOAL)
  return patient.sayOne({ offer: 'code' })
}

async function toTheEnd(patient: Patient): Promise<string> {
  await secondMonth(patient)
  return patient.say({ P1: '4' }, { Y1: '1' }, { P2: '1' }, { P3: 'I slept.' }, SEALED)
}

interface State {
  readonly make: (patient: Patient) => Promise<string>
  readonly phone?: 'shared'
  /** What only this state shows. */
  readonly has: string
  /** A radio whose choice unfolds more. */
  readonly pick?: string
}

/** Of a pulse, whose words every language has. */
const PULSE: Readonly<Record<string, State>> = {
  'first screen, nothing given': { make: (patient) => patient.ask('pulse', NO_GOAL), has: 'textarea' },
  'what was given, come back to': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      await patient.say(...TO_TELL, { P2: '1' })
      return patient.go('?at=success')
    },
    has: 'form:has(.back) ~ #answers [type=radio]:checked',
  },
  'too long': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      return patient.say({ B1: `${GOAL} `.repeat(20) })
    },
    has: '.oops ~ form .err textarea[aria-invalid]',
  },
  'nothing picked': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      return patient.say(...TO_TELL, {})
    },
    has: '.oops ~ form fieldset.err',
  },
  'the goal in the patient’s words': {
    async make(patient) {
      await secondMonth(patient)
      await patient.say({ P1: '3' })
      return patient.go('?at=progress')
    },
    has: 'h1 q.said',
  },
  'a call asked for': {
    async make(patient) {
      await secondMonth(patient)
      return patient.say({ P1: '2', offer: 'call' })
    },
    has: '.note[role=status]',
  },
  'words of danger heard': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      return patient.say({ B1: 'I want to die' })
    },
    has: '.note[role=status]',
  },
  'a word to the worker': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      await patient.say(...TO_TELL)
      return patient.sayOne({ P2: '2' })
    },
    has: 'h1 label[for=note]',
  },
  'a word to the worker, too long': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      await patient.say(...TO_TELL)
      await patient.sayOne({ P2: '2' })
      return patient.sayOne({ offer: 'note', note: 'x'.repeat(501) })
    },
    has: '#note-fault ~ textarea[aria-invalid]',
  },
  'a code by text': { make: codeAsked, has: '#code:not([aria-invalid])' },
  'a code that is wrong': {
    make: async (patient) => (await codeAsked(patient)) && patient.sayOne({ offer: 'typed', digits: '12' }),
    has: '#code-fault ~ #code[aria-invalid]',
  },
  'sealed, the last screen': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      return patient.say(...TO_SEALED)
    },
    has: '.sealed .flap',
    pick: 'T1-4',
  },
  'open, the last screen': {
    async make(patient) {
      await patient.ask('pulse', WITHOUT_TRUST)
      return patient.say({ B1: '' }, { P2: '1' }, { P3: 'She stayed over.' })
    },
    has: '#G2',
  },
  'done: receipt, offers, story': { make: toTheEnd, has: '.rc ~ .help ~ .mine' },
  'offers taken': {
    async make(patient) {
      await toTheEnd(patient)
      await patient.say({ offer: 'call' })
      return patient.say({ taken: 'call', offer: 'worker' })
    },
    has: '#call-offer ~ .note[role=status] ~ #worker-offer ~ .note[role=status]',
  },
  'words that accuse the worker, in a goal and a note': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      await patient.say({ B1: 'My worker hit me' }, { B2: '' })
      await patient.sayOne({ P2: '9' })
      return patient.sayOne({ offer: 'note', note: 'You yelled at me' })
    },
    has: '.note[role=status] ~ .sealed',
  },
  'a link that leads nowhere any more': {
    make: (patient) => patient.ask('pulse', NO_GOAL, { expires_at: '2026-02-01T00:00:00.000Z' }),
    has: 'section .help-lines',
  },
  'texts stopped': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      return patient.say({ offer: 'stop' })
    },
    has: 'h1.done ~ .plain',
  },
  'a phone that others use: the goal': { make: secondMonth, phone: 'shared', has: 'fieldset h1' },
  'a phone that others use: sealed': {
    async make(patient) {
      await secondMonth(patient)
      return patient.say({ P1: '4' }, { Y1: '1' }, { P2: '9' })
    },
    phone: 'shared',
    has: '.sealed .flap',
    pick: 'T1-4',
  },
  'a phone that others use: done': { make: toTheEnd, phone: 'shared', has: '.help' },
}

/** Of a baseline and the tablet, whose words the Arabic draft lacks. */
const OTHERS: Readonly<Record<string, State>> = {
  sorry: {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      return patient.send({ method: 'POST', body: 'no form' })
    },
    has: 'main > h1.plain:only-child',
  },
  'another goal': {
    async make(patient) {
      await patient.ask('baseline', BASELINE_FACTS)
      return patient.say(...TO_ANOTHER)
    },
    has: '#B7_2',
    pick: 'B7_2',
  },
  'its name, step and weight': {
    async make(patient) {
      await patient.ask('baseline', BASELINE_FACTS)
      return patient.say(...TO_ANOTHER, { B7_2: '1', B1_2: GOAL })
    },
    has: '#B1n_2',
  },
  'one sealed question': {
    async make(patient) {
      await patient.ask('baseline', BASELINE_FACTS)
      return patient.say(...TO_ANOTHER, { B7_2: '2' }, { I2: '9' }, { S1: '9' })
    },
    has: '.sealed .flap ~ fieldset #B4',
  },
  'tablet: a code that does not work': {
    make: ({ emptyTablet }) => emptyTablet('AAAA2222'),
    has: '#wrong span',
  },
  'tablet: nothing picked': {
    async make(patient) {
      await patient.ask('baseline', BASELINE_FACTS)
      await patient.startTablet()
      return patient.sayOnTablet({})
    },
    has: '.oops ~ form fieldset.err',
  },
  'tablet: come back to, not shown': {
    async make(patient) {
      await patient.ask('baseline', BASELINE_FACTS)
      await patient.startTablet()
      return patient.sayOnTablet({ B6: '1' }, { B5: '1' }, { B1: GOAL }, { offer: 'show', screen: 'B1' })
    },
    has: '.back ~ .note, form ~ form .line, textarea',
  },
  'tablet: sealed': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      await patient.startTablet()
      return patient.sayOnTablet({ B1: '9' }, { P2: '9' })
    },
    has: '.sealed .flap',
  },
  'tablet: done': {
    async make(patient) {
      await patient.ask('pulse', NO_GOAL)
      await patient.startTablet()
      return patient.sayOnTablet({ B1: GOAL }, { B2: '' }, { P2: '9' }, { T1: '4' }, { T2: '5' }, { T3: '9' })
    },
    has: '.rc ~ form #note, .rc ~ form .close',
  },
}

export const statesIn = (language: string): readonly (readonly [string, State])[] =>
  Object.entries(language === 'ar' ? PULSE : { ...PULSE, ...OTHERS })

export const makeState = async (program: TestProgram, language: string, { make, phone }: State) =>
  make(await openPatient(program, language, phone ?? 'own'))
