// A link that leads nowhere (any more), the same for everyone and in every language; and the end of all texts.
import { languageOf, wordsIn, type Words } from '../../surveys/languages.ts'
import { Footer, Help, PatientPage } from './page-frame.tsx'
import type { Frame } from './view.ts'
import { patientWords } from './words.ts'

/** In every language: the page cannot know who reads it. */
export function GonePage(props: { frame: Frame; sentences: Words; languages: readonly string[] }) {
  const { sentences, languages } = props
  return (
    <PatientPage title={sentences.en} frame={props.frame}>
      <main>
        <h1 class="plain">{sentences.en}</h1>
        <div class="help-lines">
          <Help language="en" />
        </div>
        {languages
          .filter((language) => language !== 'en')
          .map((language) => (
            <section lang={language} dir={languageOf(language).dir}>
              <h2>{wordsIn(sentences, language)}</h2>
              <div class="help-lines">
                <Help language={language} />
              </div>
            </section>
          ))}
      </main>
    </PatientPage>
  )
}

/** One sentence in the patient's language: what went wrong, and what helps. */
export function SorryPage(props: { frame: Frame; sentence: string }) {
  return (
    <PatientPage title={props.sentence} frame={props.frame}>
      <main>
        <h1 class="plain">{props.sentence}</h1>
      </main>
      <Footer frame={props.frame} />
    </PatientPage>
  )
}

export function StoppedPage(props: { frame: Frame }) {
  const words = patientWords(props.frame.language)
  return (
    <PatientPage title={`${words.stopped} ${props.frame.program}`} frame={props.frame}>
      <main>
        <h1 class="done">{words.stopped}</h1>
        <p>{words.stoppedWhat}</p>
        <p class="plain">{words.stoppedBack}</p>
      </main>
      <Footer frame={props.frame} />
    </PatientPage>
  )
}

/** The end of a sitting that somebody helped with: what is left comes later. */
export function LaterPage(props: { frame: Frame; rest: string }) {
  const words = patientWords(props.frame.language)
  return (
    <PatientPage title={`${words.thanks} ${props.frame.program}`} frame={props.frame}>
      <main>
        <h1 class="done">{words.thanks}</h1>
        <p>{props.rest}</p>
      </main>
      <Footer frame={props.frame} />
    </PatientPage>
  )
}
