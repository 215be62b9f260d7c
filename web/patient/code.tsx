// A code by text: asked for where somebody opens a link anew, and typed on the page that comes then, alike for everyone.
import { ByButton, Footer, HiddenFields, PatientPage } from './page-frame.tsx'
import type { Frame, Way } from './view.ts'
import { patientWords } from './words.ts'

export interface CodeView {
  readonly frame: Frame
  readonly action: string
  readonly proof: string
  readonly back: Way
  /** What was typed is not the code, or too old. */
  readonly wrong: boolean
}

export function CodePage({ view }: { view: CodeView }) {
  const { frame, action, proof, wrong } = view
  const words = patientWords(frame.language)
  return (
    <PatientPage title={`${wrong ? `${words.error}: ` : ''}${words.codeHead} ${frame.program}`} frame={frame}>
      <main>
        <ByButton way={view.back} words={words.back} look="quiet back" />
        <form method="post" action={action} id="answers" novalidate>
          <HiddenFields fields={{ lang: frame.language, proof, offer: 'typed' }} />
          <h1>
            <label for="code">{words.codeHead}</label>
          </h1>
          {wrong && (
            <p class="msg" id="code-fault" role="alert">
              {words.codeWrong}
            </p>
          )}
          <input
            id="code"
            name="digits"
            type="text"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={12}
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? 'code-fault code-hint' : 'code-hint'}
          />
          <p class="hint" id="code-hint">
            {words.codeWhat}
          </p>
          <button>{words.passOn}</button>
        </form>
        <form method="post" action={action}>
          <HiddenFields fields={{ lang: frame.language, proof, offer: 'code' }} />
          <button class="quiet">{words.codeAgain}</button>
        </form>
        <p class="hint">{words.codeNone}</p>
      </main>
      <Footer frame={frame} />
    </PatientPage>
  )
}

/** Asks for one. */
export function CodeOffer(props: { language: string; action: string; proof: string }) {
  const words = patientWords(props.language)
  return (
    <form method="post" action={props.action}>
      <HiddenFields fields={{ lang: props.language, proof: props.proof, offer: 'code' }} />
      <button class="line">{words.codeButton}</button>
    </form>
  )
}
