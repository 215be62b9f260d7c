// Signing in, and setting the first password: two short forms.
const ENTRIES = [
  ['case-manager', 'A case manager', 'opens a caseload in the patients’ own words'],
  ['lead', 'A program lead', 'follows the program, and owns follow-ups'],
  ['administrator', 'An administrator', 'sees counts and accounts, never an answer'],
  ['auditor', 'An auditor', 'reads the log'],
] as const

export function SignIn({ wrong, demo }: { wrong: string | null; demo: boolean }) {
  return (
    <>
      <h1>Sign in</h1>
      {demo && <DemoEntry />}
      <form class="form" method="post" action="/sign-in">
        {demo && <h2>With an account</h2>}
        <Wrong sentence={wrong} />
        <p>
          <label class="f" for="email">
            E-mail
          </label>
          <input id="email" name="email" type="email" autocomplete="username" required maxlength={254} />
        </p>
        <p>
          <label class="f" for="password">
            Password
          </label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxlength={128}
          />
        </p>
        <p>
          <button class="btn">Sign in</button>
        </p>
        <p class="meta">
          No password yet, or forgotten? Ask your administrator for a one-time link. You are signed out after
          15 minutes without a page.
        </p>
      </form>
    </>
  )
}

function DemoEntry() {
  return (
    <section aria-labelledby="enter">
      <h2 id="enter" class="sr">
        Look around the demo
      </h2>
      <p class="lede">Everybody in the demo is made up. Come in as:</p>
      <ul class="enter">
        {ENTRIES.map(([path, name, does]) => (
          <li>
            <form method="post" action={`/dev/enter/${path}`}>
              <button class="btn line" aria-describedby={`does-${path}`}>
                {name}
              </button>
            </form>
            <p id={`does-${path}`} class="meta">
              {does}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function FirstPassword(props: {
  name: string
  token: string
  shortest: number
  wrong: string | null
}) {
  const { name, token, shortest, wrong } = props
  return (
    <>
      <h1>Set your password</h1>
      <p class="lede">This link is for {name}. It works once.</p>
      <form class="form" method="post" action={`/sign-in/first/${token}`}>
        <Wrong sentence={wrong} />
        <p>
          <label class="f" for="password">
            New password, at least {shortest} characters
          </label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            required
            minlength={shortest}
            maxlength={128}
          />
        </p>
        <p>
          <label class="f" for="again">
            The same again
          </label>
          <input
            id="again"
            name="again"
            type="password"
            autocomplete="new-password"
            required
            maxlength={128}
          />
        </p>
        <p>
          <button class="btn">Set it and sign in</button>
        </p>
        <p class="meta">A few words in a row are easy to remember and hard to guess.</p>
      </form>
    </>
  )
}

function Wrong({ sentence }: { sentence: string | null }) {
  return sentence ? (
    <p class="note wrong" role="alert">
      {sentence}
    </p>
  ) : null
}
