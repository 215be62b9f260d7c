// Between the open questions and what comes after them: a word to the worker, or on without one.
import { Footer, HiddenFields, PatientPage } from './page-frame.tsx'
import type { TellView } from './view.ts'
import { patientWords } from './words.ts'

export function TellPage({ view }: { view: TellView }) {
  const { frame, proof, worker, noteFault } = view
  const words = patientWords(frame.language)
  return (
    <PatientPage title={`${words.tellHead(worker)} ${frame.program}`} frame={frame}>
      <main>
        {view.notice !== null && (
          <p class="note" role="status">
            {view.notice}
          </p>
        )}
        <form method="post" action={view.action} id="answers" novalidate>
          <HiddenFields fields={{ lang: frame.language, proof, offer: 'note' }} />
          <h1>
            <label for="note">{words.tell(worker)}</label>
          </h1>
          {noteFault && (
            <p class="msg" id="note-fault">
              {noteFault === 'empty' ? words.tellEmpty : words.tellLong}
            </p>
          )}
          <textarea
            id="note"
            name="note"
            aria-invalid={noteFault ? 'true' : undefined}
            aria-describedby={noteFault ? 'note-fault note-hint' : 'note-hint'}
          >{`\n${view.note}`}</textarea>
          <p class="hint" id="note-hint">
            {words.textHint(500)} {words.notRead}
          </p>
          <button>{words.tellButton}</button>
          <button class="quiet" name="offer" value="pass">
            {words.passOn}
          </button>
        </form>
      </main>
      <Footer frame={frame} />
    </PatientPage>
  )
}
