// Renders a survey's JSON with SurveyJS itself, for the workshop's preview: what it would look like on a tablet.
import { Model } from 'survey-core'
import { ContrastLight } from 'survey-core/themes'
import { renderSurvey } from 'survey-js-ui'

interface Shown {
  readonly definition: object
  readonly language: string
  /** What {cm}, {goal} and the facts are in this preview. */
  readonly variables: Readonly<Record<string, string | number>>
}

const place = document.getElementById('survey')
const data = document.getElementById('shown')
if (place && data) {
  const { definition, language, variables }: Shown = JSON.parse(data.textContent ?? '')
  const model = new Model(definition)
  model.locale = language
  for (const [name, value] of Object.entries(variables)) model.setVariable(name, value)
  model.applyTheme(ContrastLight)
  model.focusFirstQuestionAutomatic = false
  model.questionsOnPageMode = 'questionPerPage'
  model.showProgressBar = true
  model.showCompletedPage = false
  renderSurvey(model, place)
}
