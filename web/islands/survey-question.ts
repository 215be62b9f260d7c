// One question drawn by SurveyJS on the tablet, tuned: radios at every width, high contrast, targets for a thumb.
import { Model, SvgRegistry } from 'survey-core'
import { ContrastLight } from 'survey-core/themes'
import { renderSurvey } from 'survey-js-ui'
import type { KioskQuestion } from '../../server/core/kiosk-screen.ts'

// An icon with a style inside it would be refused by the page's policy, and no question here shows one.
for (const [id, markup] of Object.entries(SvgRegistry.icons)) {
  if (markup.includes('style=')) delete SvgRegistry.icons[id]
}

/** ContrastLight in our blue: its yellow fields would look chosen before anything is. */
const TUNED = {
  '--sjs-general-backcolor-dark': '#e4eff5',
  '--sjs-general-backcolor-dim': '#ffffff',
  '--sjs-general-backcolor-dim-light': '#ffffff',
  '--sjs-general-backcolor-dim-dark': '#e4eff5',
  '--sjs-primary-backcolor': '#0b4f73',
  '--sjs-primary-backcolor-light': '#e4eff5',
  '--sjs-primary-backcolor-dark': '#083b56',
  '--sjs-shadow-inner': 'inset 0 0 0 2px #6c7984',
  '--sjs-shadow-inner-reset': 'inset 0 0 0 0 #6c7984',
}

export interface Drawn {
  /** The question's own words: what is read first when it comes. */
  readonly heading: HTMLElement | null
  /** What is picked or written now. */
  answer(): unknown
  clear(): void
}

export function drawQuestion(
  place: HTMLElement,
  { survey, language, item }: Pick<KioskQuestion, 'survey' | 'language' | 'item'>,
  given: unknown,
): Drawn {
  const model = new Model({
    ...survey,
    showTitle: false,
    showNavigationButtons: false,
    showQuestionNumbers: 'off',
    showProgressBar: 'off',
    showCompletedPage: false,
    widthMode: 'responsive',
    questionErrorLocation: 'top',
    focusFirstQuestionAutomatic: false,
    clearInvisibleValues: 'none',
  })
  model.locale = language
  model.applyTheme({
    ...ContrastLight,
    isPanelless: true,
    cssVariables: { ...ContrastLight.cssVariables, ...TUNED },
  })
  if (given !== undefined) model.setValue(item, given)
  renderSurvey(model, place)
  const heading = place.querySelector<HTMLElement>('.sd-element__title')
  heading?.setAttribute('tabindex', '-1')
  return {
    heading,
    answer: () => model.getValue(item),
    clear: () => {
      model.clear(true, true)
      model.dispose()
      place.replaceChildren()
    },
  }
}
