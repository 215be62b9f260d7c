// A link that leads nowhere (any more), the same for everyone and in both languages; and the end of all texts.
import { Footer, Help, PatientPage } from './page-frame.tsx'
import type { Frame } from './view.ts'
import { patientWords } from './words.ts'

/** In both languages: the page cannot know who reads it. */
export function GonePage(props: { frame: Frame; sentences: { readonly en: string; readonly es: string } }) {
  const { sentences } = props
  return (
    <PatientPage title={sentences.en} frame={props.frame}>
      <main>
        <h1 class="plain">{sentences.en}</h1>
        <div class="help-lines">
          <Help language="en" />
        </div>
        <section lang="es">
          <h2>{sentences.es}</h2>
          <div class="help-lines">
            <Help language="es" />
          </div>
        </section>
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
      <Footer language={props.frame.language} />
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
      <Footer language={props.frame.language} />
    </PatientPage>
  )
}
