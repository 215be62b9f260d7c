// The patient page's words in each language that has them, drafts included.
import { primaryTag } from '../../surveys/languages.ts'
import { ar } from './words-ar.ts'
import { en, type PatientWords } from './words-en.ts'
import { es } from './words-es.ts'

export type { PatientWords }

export const pageWords: Readonly<Record<string, PatientWords>> = { en, es, ar }

/** In English where the page does not speak the language yet. */
export const patientWords = (language: string): PatientWords => pageWords[primaryTag(language)] ?? en
