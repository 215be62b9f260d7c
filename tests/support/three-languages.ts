// A program that asks in a third language, from right to left: the Arabic draft, as if it were complete.
import { withTranslation } from '../../server/core/translation.ts'
import { loadSurveys } from '../../server/surveys.ts'
import { catalogue } from '../../surveys/catalogue.ts'
import { drafts } from '../../surveys/drafts.ts'
import { languages, type Language } from '../../surveys/languages.ts'
import type { TestProgram } from './program.ts'

const arabic = languages.find(({ tag }) => tag === 'ar')!

/** Each survey's newest version speaks all three, nine of what was one; English stands where the draft has no words. */
export async function speakArabic(program: TestProgram): Promise<TestProgram> {
  const declared = languages.map((each): Language => ({ ...each, status: 'complete' }))
  const versions = catalogue.map((survey) => ({
    ...survey,
    version: survey.version + 8,
    definition: withTranslation(survey.definition, arabic, drafts['ar']?.[survey.id] ?? {}, (text) => text),
  }))
  const surveys = await loadSurveys(program.deps, [...catalogue, ...versions], declared)
  return { ...program, deps: { ...program.deps, surveys } }
}
