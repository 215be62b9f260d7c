// What everyone is offered at the end, whatever was answered: help now, a call, a word to the worker, another worker.
import type { Child } from 'hono/jsx'
import { HiddenFields } from './page-frame.tsx'
import type { DoneView, Offer } from './view.ts'
import { patientWords } from './words.ts'

export function Offers({ view }: { view: DoneView }) {
  const words = patientWords(view.frame.language)
  const { worker, taken } = view
  return (
    <>
      <h2 id="call-offer">{words.help}</h2>
      <p>{words.notRightAway}</p>
      {!view.frame.leave && (
        <div class="help">
          <a class="btn line" href="tel:911">
            {words.call911}
          </a>
          <a class="btn line" href="tel:988">
            {words.call988}
          </a>
        </div>
      )}
      {taken.includes('call') ? (
        <Took words={words.calledShort} />
      ) : (
        <OfferForm view={view} offer="call">
          <button>{words.teamCall}</button>
          <p class="hint">{words.teamCallWho(worker)}</p>
        </OfferForm>
      )}
      {view.noteTo && <Note view={view} />}
      {view.hasWorker && <OtherWorker view={view} />}
    </>
  )
}

function OtherWorker({ view }: { view: DoneView }) {
  const words = patientWords(view.frame.language)
  return (
    <>
      <h2 id="worker-offer">{words.otherWorkerHead}</h2>
      <p>{words.otherWorker}</p>
      {view.taken.includes('worker') ? (
        <Took words={words.otherWorkerDone} />
      ) : (
        <OfferForm view={view} offer="worker">
          <button class="line">{words.otherWorkerButton}</button>
          <p class="hint">{words.otherWorkerWho(view.worker)}</p>
        </OfferForm>
      )}
    </>
  )
}

function Note({ view }: { view: DoneView }) {
  const words = patientWords(view.frame.language)
  const { worker, noteFault } = view
  return (
    <>
      <h2 id="note-offer">{words.tellHead(worker)}</h2>
      {view.taken.includes('note') ? (
        <Took words={view.taken.includes('held') ? words.toldElse(worker) : words.told(worker)} />
      ) : (
        <OfferForm view={view} offer="note">
          <label for="note">{words.tell(worker)}</label>
          {noteFault && (
            <p class="msg" id="note-fault">
              {noteFault === 'empty' ? words.tellEmpty : words.tellLong}
            </p>
          )}
          <textarea
            id="note"
            name="note"
            maxlength={500}
            aria-invalid={noteFault ? 'true' : undefined}
            aria-describedby={noteFault ? 'note-fault note-hint' : 'note-hint'}
          >{`\n${view.note}`}</textarea>
          <p class="hint" id="note-hint">
            {words.notRead}
          </p>
          <button class="line">{words.tellButton}</button>
        </OfferForm>
      )}
    </>
  )
}

function OfferForm(props: { view: DoneView; offer: Offer; children: Child }) {
  const { view, offer } = props
  const { proof, taken, frame } = view
  // The fragment brings the browser back to what was just taken up.
  return (
    <form method="post" action={`${view.action}#${offer}-offer`}>
      <HiddenFields fields={{ offer, proof, lang: frame.language, taken: taken.join(' ') }} />
      {props.children}
    </form>
  )
}

const Took = (props: { words: string }) => (
  <p class="note" role="status">
    {props.words}
  </p>
)
