// The document around every patient page: style inside it, so that the first question needs one request.
import type { Child } from 'hono/jsx'
import { languageOf } from '../../surveys/languages.ts'
import type { Frame, Way } from './view.ts'
import { patientWords } from './words.ts'

export function PatientPage(props: { title: string; frame: Frame; children: Child }) {
  const { title, frame } = props
  return (
    <html lang={frame.language} dir={languageOf(frame.language).dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <style dangerouslySetInnerHTML={{ __html: frame.css }} />
        <title>{title}</title>
        {frame.js && <script src={frame.js} defer></script>}
      </head>
      <body>
        {frame.program && (
          <header>
            <b>{frame.program}</b>
            {frame.others.map((other) => (
              <OtherLanguage {...other} />
            ))}
            {frame.leave && <ByButton way={frame.leave} words={frame.leave.words} />}
          </header>
        )}
        {props.children}
      </body>
    </html>
  )
}

function OtherLanguage({ language, address, fields }: Frame['others'][number]) {
  const { name, dir } = languageOf(language)
  if (!fields) {
    return (
      <a href={address} lang={language} dir={dir} hreflang={language}>
        {name}
      </a>
    )
  }
  return (
    <form method="post" action={address}>
      <HiddenFields fields={fields} />
      <button class="quiet" lang={language} dir={dir}>
        {name}
      </button>
    </form>
  )
}

/** A way that a link must not lead, since it says whose page this is. */
export const ByButton = (props: { way: Way; words: string; look?: string }) => (
  <form method="post" action={props.way.address}>
    <HiddenFields fields={props.way.fields ?? {}} />
    <button class={props.look ?? 'quiet'}>{props.words}</button>
  </form>
)

export const HiddenFields = (props: { fields: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(props.fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

export function Footer(props: { frame: Frame; children?: Child }) {
  const { language, leave } = props.frame
  return (
    <footer>
      <Help language={language} calls={leave === null} />
      {leave ? <p>{leave.clears}</p> : props.children}
    </footer>
  )
}

/** What stays true whatever is asked, and where help is. @param calls false: not on a phone. */
export function Help(props: { language: string; calls?: boolean }) {
  const words = patientWords(props.language)
  const [danger, talk, free] = words.danger
  return (
    <>
      <p>{words.care}</p>
      <p>
        {danger}
        <PhoneNumber to="911" calls={props.calls} />
        {talk}
        <PhoneNumber to="988" calls={props.calls} />
        {free}
      </p>
    </>
  )
}

const PhoneNumber = ({ to, calls = true }: { to: string; calls: boolean | undefined }) =>
  calls ? <a href={`tel:${to}`}>{to}</a> : <b>{to}</b>
