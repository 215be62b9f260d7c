// Where a tablet begins: a field for the code, and room for the questions that script brings.
import type { KioskWords } from './words.ts'
import { kioskWords } from './words.ts'

export interface KioskProps {
  readonly program: string
  readonly languages: readonly string[]
  readonly css: string
  readonly js: string
  /** A staff member is signed in on this device: nothing is asked. */
  readonly signedIn: boolean
  /** What became of a code that was just typed. */
  readonly wrong: 'wrong' | 'tooMany' | 'unplugged' | null
}

export function KioskPage({ program, languages, css, js, signedIn, wrong }: KioskProps) {
  const spoken = languages.map((language) => ({ language, words: kioskWords(language) }))
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{program}</title>
        <link rel="stylesheet" href={css} />
        {!signedIn && <script src={js} defer></script>}
      </head>
      <body>
        <header>
          <b>{program}</b>
        </header>
        <main id="kiosk">
          {signedIn ? (
            <Each spoken={spoken} says={({ signedIn: sentence }) => sentence} />
          ) : (
            <>
              <form id="start" method="post" action="/kiosk" autocomplete="off">
                <h1>
                  <label for="code">
                    <Parts spoken={spoken} says={({ start }) => start} />
                  </label>
                </h1>
                <input
                  id="code"
                  name="code"
                  type="text"
                  maxlength={12}
                  autocapitalize="characters"
                  autocomplete="off"
                  autocorrect="off"
                  spellcheck={false}
                  aria-describedby="code-hint"
                />
                <p class="hint" id="code-hint">
                  <Parts spoken={spoken} says={({ codeHint }) => codeHint} />
                </p>
                <p class="msg" id="wrong" role="alert">
                  {wrong && <Parts spoken={spoken} says={(words) => words[wrong]} />}
                </p>
                <button>
                  <Parts spoken={spoken} says={({ go }) => go} />
                </button>
                <p class="hint">
                  <Parts spoken={spoken} says={({ private: sentence }) => sentence} />
                </p>
              </form>
            </>
          )}
        </main>
      </body>
    </html>
  )
}

interface Spoken {
  readonly spoken: readonly { readonly language: string; readonly words: KioskWords }[]
  readonly says: (words: KioskWords) => string
}

/** In every language: the page cannot know who stands before it. */
const Each = ({ spoken, says }: Spoken) => (
  <>
    {spoken.map(({ language, words }) => (
      <h1 lang={language}>{says(words)}</h1>
    ))}
  </>
)

const Parts = ({ spoken, says }: Spoken) => (
  <>
    {spoken.map(({ language, words }) => (
      <span class="part" lang={language}>
        {says(words)}
      </span>
    ))}
  </>
)
