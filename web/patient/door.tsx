// Before the private part of an interview whose open part somebody helped with: the same for everyone.
import { Footer, HiddenFields, PatientPage } from './page-frame.tsx'
import type { Frame } from './view.ts'
import { patientWords } from './words.ts'

export function DoorPage({ frame, action }: { frame: Frame; action: string }) {
  const words = patientWords(frame.language)
  return (
    <PatientPage title={`${words.doorHead} ${frame.program}`} frame={frame}>
      <main>
        <h1>{words.doorHead}</h1>
        <p>{words.doorWhat}</p>
        <form method="post" action={action}>
          <HiddenFields fields={{ lang: frame.language, offer: 'begin' }} />
          <button>{words.passOn}</button>
        </form>
      </main>
      <Footer frame={frame} />
    </PatientPage>
  )
}
