// The end of an interview: thanks, a receipt of who can read what, help, and the same offers to everyone.
import { Envelope, Eye } from './icons.tsx'
import { Footer, PatientPage } from './page-frame.tsx'
import { plainText, Said } from './sentence.tsx'
import { Offers } from './offers.tsx'
import { StorySoFar } from './story.tsx'
import type { DoneView, ReceiptLine, WhoReads } from './view.ts'
import { patientWords, type PatientWords } from './words.ts'

export function DonePage({ view }: { view: DoneView }) {
  const words = patientWords(view.frame.language)
  return (
    <PatientPage title={`${words.thanks} ${view.frame.program}`} frame={view.frame}>
      <main class={view.story ? 'told' : undefined}>
        <h1 class="done">{words.thanks}</h1>
        <p>{view.receipt ? words.thanksWhat : words.thanksKept}</p>
        <Receipt view={view} />
        <Offers view={view} />
        {view.story && <StorySoFar story={view.story} language={view.frame.language} />}
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
  const [kept, shown] = words.sealedKept(sealed)
  return (
    <>
      <h2>{words.receipt}</h2>
      {lines.length + sealed === 0 && <p>{words.nothing}</p>}
      {groups(lines).map((group) => (
        <div class="rc">
          <p class="who">
            <Eye />
            <span>{whoShort(group[0].readers, worker, words)}</span>
          </p>
          <dl>
            {group.map((line) => (
              <Line line={line} />
            ))}
          </dl>
        </div>
      ))}
      {sealed > 0 && (
        <div class="rc">
          <p class="who">
            <Envelope />
            <span>{words.sealedNot(worker)}</span>
          </p>
          <dl>
            <div>
              <dt>{words.sealedCount(sealed)}</dt>
              <dd>
                <b>{kept}</b> {shown}
              </dd>
            </div>
          </dl>
        </div>
      )}
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

/** Neighbours that the same people read stand under one line about who they are. */
function groups(lines: readonly ReceiptLine[]): [ReceiptLine, ...ReceiptLine[]][] {
  const all: [ReceiptLine, ...ReceiptLine[]][] = []
  for (const line of lines) {
    const last = all.at(-1)
    if (last?.[0].readers === line.readers) last.push(line)
    else all.push([line])
  }
  return all
}

const Line = ({ line: { title, answer } }: { line: ReceiptLine }) => (
  <div>
    <dt>{plainText(title)}</dt>
    <dd>{'label' in answer ? <b>{answer.label}</b> : <Said {...answer} />}</dd>
  </div>
)

function whoShort(readers: WhoReads, worker: string | null, { whoShort }: PatientWords): string {
  if (readers === 'withheld' || readers === 'system') return whoShort[readers]
  return readers === 'choice' ? whoShort.choice(worker) : whoShort.shared(worker)
}
