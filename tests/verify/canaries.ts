// What a made-up program hears by file, page, text and sign-in that must never be read in plain at rest.
import { PASSWORD } from '../staff/signed-in.ts'

export const PAGE = {
  patient_id: 'COUNTYID-PAGE-7731',
  patient_name: 'Zebulon Quartermain',
  phone: '(925) 555-0177',
  consent_evidence: 'Signed on the blue form',
  case_manager_id: 'COUNTYID-STAFF-9912',
  case_manager_name: 'Wilhelmina Ostrander',
  case_manager_email: 'wilhelmina.ostrander@canary.example',
  zip: '94598',
  birth_year: '1931',
}
export const TEXTS = {
  ...PAGE,
  patient_id: 'COUNTYID-TEXT-7732',
  patient_name: 'Philomena Vandersloot',
  phone: '(925) 555-0188',
}
export const GOAL = 'See my grandson Leopold again'
export const NICKNAME = 'Leopoldine'
export const STEP = 'Call the shelter on Abernathy street'
export const NOTE = 'Tell her the kettle is broken'
export const GOAL_BY_TEXT = 'Learn to play the bandoneon'
export const DANGER = 'I want to die, the river is near'
export const NO_PATIENT = 'Greetings from Ulaanbaatar'
export const STRANGER = '+19255550199'
export const HALF = 'Half a sentence about Montpellier'
export const ADMIN = 'hildegard.admin@canary.example'
export const GUESSED = 'guessed.address@canary.example'
export const WRONG_PASSWORD = 'a wrong but telling password'

const NAMES = [PAGE, TEXTS].flatMap((cells) => cells.patient_name.split(' '))
/** Kept, but sealed. */
export const SAID = [
  ...NAMES,
  ...PAGE.case_manager_name.split(' '),
  'Hildegard',
  PAGE.case_manager_email,
  ADMIN,
  PAGE.patient_id,
  TEXTS.patient_id,
  PAGE.case_manager_id,
  PAGE.consent_evidence,
  GOAL,
  NICKNAME,
  STEP,
  NOTE,
  GOAL_BY_TEXT,
  DANGER,
  NO_PATIENT,
  HALF,
]
const PARTS = ['canary.example', 'Leopold', 'bandoneon', 'the river', 'Montpellier', 'COUNTYID']
const NUMBERS = ['5550177', '555-0177', '5550188', '555-0188', '5550199']
export const CANARIES = [...SAID, ...PARTS, ...NUMBERS, PASSWORD, GUESSED, WRONG_PASSWORD]
