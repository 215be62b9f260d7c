// The end of an interview: thanks, a receipt of who can read what, help, and the same offers to everyone.
import { Envelope, Eye } from './icons.tsx'
import { ByButton, Footer, PatientPage } from './page-frame.tsx'
import { plainText, Said } from './sentence.tsx'
import { CodeOffer } from './code.tsx'
import { Offers } from './offers.tsx'
import { StorySoFar } from './story.tsx'
import type { DoneView, ReceiptLine, WhoReads } from './view.ts'
import { patientWords, type PatientWords } from './words.ts'

export function DonePage({ view }: { view: DoneView }) {
  const words = patientWords(view.frame.language)
  const { leave } = view.frame
  return (
    <PatientPage title={`${words.thanks} ${view.frame.program}`} frame={view.frame}>
      <main class={view.story ? 'told' : undefined}>
        <h1 class="done">{words.thanks}</h1>
        {view.notice !== null && (
          <p class="note" role="status">
            {view.notice}
          </p>
        )}
        <p>{view.receipt && !leave ? words.thanksWhat : words.thanksKept}</p>
        {view.code && (
          <>
            <h2>{words.codeMore}</h2>
            <p>{words.codeMoreWhat}</p>
            <CodeOffer language={view.frame.language} action={view.action} proof={view.proof} />
          </>
        )}
        <Receipt view={view} />
        <Offers view={view} />
        {view.story && <StorySoFar story={view.story} language={view.frame.language} />}
        {leave ? (
          <ByButton way={leave} words={leave.words} look="close" />
        ) : (
          <p class="close">{words.close}</p>
        )}
      </main>
      <Footer frame={view.frame} />
    </PatientPage>
  )
}

function Receipt({ view }: { view: DoneView }) {
  const words = patientWords(view.frame.language)
  const { receipt, worker, reader } = view
  if (!receipt) return null
  const { lines, sealed } = receipt
  const [kept, shown] = words.sealedKept(sealed)
  return (
    <>
      <h2>{words.receipt}</h2>
      {lines.length + sealed === 0 && <p>{words.nothing}</p>}
      {readerGroups(lines).map((group) => (
        <div class="rc">
          <p class="who">
            <Eye />
            <span>{whoShort(group[0].readers, reader, words)}</span>
          </p>
          <Lines lines={group} />
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
      <h3>{words.alsoHead}</h3>
      <ul class="also">
        {words.also.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

/** Words that were withheld are read by the team, which the line at the question says and this one leaves out. */
const saidAs = (readers: WhoReads): WhoReads =>
  readers === 'unlessNoWords' ? 'unlessNo' : readers === 'leftUnlessNoWords' ? 'leftUnlessNo' : readers

/** Neighbours that the same people read stand under one line about who they are. */
export function readerGroups(lines: readonly ReceiptLine[]): [ReceiptLine, ...ReceiptLine[]][] {
  const all: [ReceiptLine, ...ReceiptLine[]][] = []
  for (const line of lines) {
    const last = all.at(-1)
    if (last && saidAs(last[0].readers) === saidAs(line.readers)) last.push(line)
    else all.push([line])
  }
  return all
}

function Lines({ lines }: { lines: readonly ReceiptLine[] }) {
  const shown = lines.flatMap(({ title, answer }) => (answer ? [{ title, answer }] : []))
  if (shown.length === 0)
    return (
      <ul class="also">
        {lines.map(({ title }) => (
          <li>{plainText(title)}</li>
        ))}
      </ul>
    )
  return (
    <dl>
      {shown.map(({ title, answer }) => (
        <div>
          <dt>{plainText(title)}</dt>
          <dd>{'label' in answer ? <b>{answer.label}</b> : <Said {...answer} />}</dd>
        </div>
      ))}
    </dl>
  )
}

export function whoShort(readers: WhoReads, reader: string | null, { whoShort }: PatientWords): string {
  if (readers === 'withheld' || readers === 'nobody' || readers === 'team' || readers === 'system')
    return whoShort[readers]
  if (readers === 'held') return whoShort.held(reader)
  if (readers === 'unlessNo' || readers === 'unlessNoWords') return whoShort.unlessNo(reader)
  if (readers === 'leftUnlessNo' || readers === 'leftUnlessNoWords') return whoShort.leftUnlessNo
  return readers === 'choice' ? whoShort.choice(reader) : whoShort.shared(reader)
}
