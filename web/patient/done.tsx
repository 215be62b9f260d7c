// The end of an interview: thanks, a receipt of who can read what, help, and the same offers to everyone.
import { Envelope, Eye } from './icons.tsx'
import { Footer, PatientPage } from './page-frame.tsx'
import { plainText, Said } from './sentence.tsx'
import { Offers } from './offers.tsx'
import type { DoneView, ReceiptLine } from './view.ts'
import { patientWords, type PatientWords } from './words.ts'

export function DonePage({ view }: { view: DoneView }) {
  const words = patientWords(view.frame.language)
  return (
    <PatientPage title={`${words.thanks} ${view.frame.program}`} frame={view.frame}>
      <main>
        <h1 class="done">{words.thanks}</h1>
        <p>{view.receipt ? words.thanksWhat : words.thanksKept}</p>
        <Receipt view={view} />
        <Offers view={view} />
        <p class="close">{words.close}</p>
      </main>
      <Footer language={view.frame.language} />
    </PatientPage>
  )
}

function Receipt({ view }: { view: DoneView }) {
  const words = patientWords(view.frame.language)
  const { receipt, worker } = view
  if (!receipt) return null
  const { lines, sealed, partial } = receipt
  return (
    <>
      <h2>{words.receipt}</h2>
      {lines.length + sealed === 0 && <p>{words.nothing}</p>}
      <dl class="rc">
        {lines.map((line) => (
          <Line line={line} worker={worker} words={words} />
        ))}
        {sealed > 0 && (
          <div>
            <dt>{words.sealedCount(sealed)}</dt>
            <dd>
              <b>{words.sealedKept[0]}</b> {words.sealedKept[1]}
            </dd>
            <dd class="who">
              <Envelope />
              <span>{words.sealedNot(worker)}</span>
            </dd>
          </div>
        )}
      </dl>
      {partial && <p class="hint">{words.partial}</p>}
      <h3>{words.alsoHead}</h3>
      <ul class="also">
        {words.also.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

function Line({ line, worker, words }: { line: ReceiptLine; worker: string | null; words: PatientWords }) {
  const { answer } = line
  return (
    <div>
      <dt>{plainText(line.title)}</dt>
      <dd>{'label' in answer ? <b>{answer.label}</b> : <Said {...answer} />}</dd>
      <dd class="who">
        <Eye />
        <span>{whoShort(line, worker, words)}</span>
      </dd>
    </div>
  )
}

function whoShort({ readers }: ReceiptLine, worker: string | null, { whoShort }: PatientWords): string {
  if (readers === 'withheld' || readers === 'system') return whoShort[readers]
  return readers === 'choice' ? whoShort.choice(worker) : whoShort.shared(worker)
}
