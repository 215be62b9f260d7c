// A survey as patients meet it, side by side: the small page, the conversation by text, and SurveyJS's own rendering.
import { raw } from 'hono/html'
import type { Transcript } from '../../server/core/workshop/transcript.ts'
import { segments } from './survey-questions.tsx'

export interface PreviewProps {
  readonly surveyId: string
  readonly title: string
  /** A version's number, or `draft`. */
  readonly which: string
  readonly language: string
  readonly screens: readonly string[]
  readonly screen: string
  readonly transcripts: readonly { readonly language: string; readonly transcript: Transcript }[]
  /** Dollars a segment. */
  readonly price: number
  readonly pageBytes: number
}

const NAMES: Readonly<Record<string, string>> = { en: 'English', es: 'Spanish' }
const dollars = (n: number) => n.toLocaleString('en-US', { style: 'currency', currency: 'USD' })

export function SurveyPreview(props: PreviewProps) {
  const { surveyId, title, which, language, screens, screen, transcripts, price } = props
  const at = `/admin/surveys/${surveyId}`
  const query = (inLanguage: string, to: string) =>
    `version=${which}&lang=${inLanguage}&screen=${encodeURIComponent(to)}`
  return (
    <>
      <p class="meta">
        <a href="/admin/surveys">Surveys</a>
      </p>
      <h1>
        {title}, {which === 'draft' ? 'the draft' : `version ${which}`}, as a patient meets it
      </h1>
      <p class="lede">
        A made-up patient of Ana’s, on their own phone, in a month in which most is asked. Nothing here is
        kept, and the buttons inside do nothing.
      </p>
      <nav class="jump" aria-label="Language">
        {['en', 'es'].map((other) => (
          <a
            href={`${at}/preview?${query(other, screen)}`}
            aria-current={other === language ? 'true' : undefined}
          >
            {NAMES[other]}
          </a>
        ))}
      </nav>
      <div class="prev">
        <section aria-labelledby="page">
          <h2 id="page">On a page, 360 pixels wide</h2>
          <iframe src={`${at}/preview/page?${query(language, screen)}`} title="The patient’s page" />
          <p class="seg">{(props.pageBytes / 1024).toFixed(1)} KB before compression, style included</p>
          <nav aria-label="Screens" class="screens">
            <ol>
              {screens.map((name) => (
                <li>
                  <a
                    href={`${at}/preview?${query(language, name)}`}
                    aria-current={name === screen ? 'true' : undefined}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        </section>
        {transcripts.map((one) => (
          <Conversation {...one} price={price} />
        ))}
        <section aria-labelledby="surveyjs" class="whole">
          <h2 id="surveyjs">The same JSON, drawn by SurveyJS</h2>
          <p class="meta">What a clinic tablet would start from. It needs script.</p>
          <iframe
            class="wide"
            src={`${at}/preview/surveyjs?version=${which}&lang=${language}`}
            title="The survey drawn by SurveyJS"
          />
        </section>
      </div>
    </>
  )
}

function Conversation(props: { language: string; transcript: Transcript; price: number }) {
  const { language, transcript, price } = props
  const { texts, others } = transcript
  return (
    <section aria-labelledby={`sms-${language}`}>
      <h2 id={`sms-${language}`}>By text, in {NAMES[language]}</h2>
      <ol class="talk">
        {texts.map((text) => (
          <>
            <Text text={text} language={language} />
            <li class="answer">
              <p lang={language}>{text.reply}</p>
            </li>
          </>
        ))}
      </ol>
      <p class="seg">
        {segments(transcript.segments)} in all: about {dollars(transcript.costPerThousand)} for 1,000 patients
        who answer everything, assuming {(price * 100).toFixed(1)} cents a segment with carrier fees.
      </p>
      {others.length > 0 && (
        <details>
          <summary>
            {others.length} more {others.length === 1 ? 'text' : 'texts'}, after other answers
          </summary>
          <ol class="talk">
            {others.map((text) => (
              <Text text={text} language={language} />
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

const Text = ({ text, language }: { text: Transcript['texts'][number]; language: string }) => (
  <li>
    <p lang={language}>{text.words}</p>
    <p class={text.segments > 1 || text.longest > 160 ? 'seg bad' : 'seg'}>
      {text.units} units, {segments(text.segments)}; {text.longest} with the longest names
    </p>
  </li>
)

/** A document of its own, framed by the preview: SurveyJS styles the whole page that it is on. */
export function SurveyJsPage(props: {
  language: string
  title: string
  assets: { readonly surveyPreviewJs: string; readonly surveyPreviewCss: string }
  shown: object
}) {
  const { language, title, assets, shown } = props
  // Data, not script: no policy has to let it run. It may not end its own element.
  const data = JSON.stringify(shown).replaceAll('<', '\\u003c')
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language} dir="ltr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <title>{title}</title>
          <link rel="stylesheet" href={assets.surveyPreviewCss} />
          <script src={assets.surveyPreviewJs} defer></script>
        </head>
        <body>
          <noscript>
            <p>SurveyJS draws nothing without script. Patients’ pages work without it.</p>
          </noscript>
          <main id="survey" />
          <script type="application/json" id="shown" dangerouslySetInnerHTML={{ __html: data }} />
        </body>
      </html>
    </>
  )
}
