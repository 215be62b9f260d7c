// One simulated phone: its texts as a conversation, links that work, and a line to reply as its owner.
import type { PhoneView, TextView } from './view.ts'

export function Phone({ phone, program }: { readonly phone: PhoneView; readonly program: string }) {
  return (
    <section class="phone" aria-labelledby="ph">
      <div class="screen">
        <header>
          <h2 id="ph">{program}</h2>
          <p class="meta">
            {phone.owner === null ? 'to' : `to ${possessive(phone.owner)} phone,`} {phone.number}
          </p>
        </header>
        <ol class="sms" aria-label="Messages">
          {phone.earlier > 0 && <li class="day">{phone.earlier} earlier texts are not shown</li>}
          {phone.texts.length === 0 && <li class="day">Nothing on this phone yet.</li>}
          {phone.texts.map((text, place) => (
            <>
              {text.day !== phone.texts[place - 1]?.day && <li class="day">{text.day}</li>}
              <Text text={text} phone={phone} program={program} />
            </>
          ))}
        </ol>
        {phone.standing && <p class="standing">{phone.standing}</p>}
        <form class="reply" method="post" action={`/phones/${phone.id}/reply`}>
          <label for="say">Reply as {phone.owner ?? ANYBODY}</label>
          <input type="text" id="say" name="body" autocomplete="off" maxlength={1600} required />
          <button class="btn">Send</button>
        </form>
      </div>
    </section>
  )
}

const ANYBODY = 'whoever has this phone'

const possessive = (owner: string): string => `${owner}’${owner.endsWith('s') ? '' : 's'}`

function Text({ text, phone, program }: { text: TextView; phone: PhoneView; program: string }) {
  const { ours, body, time, state, segments } = text
  const facts = [
    time,
    ...(ours ? [`${segments ?? 1} segment${segments && segments > 1 ? 's' : ''}`, STATES[state ?? '']] : []),
  ]
  return (
    <li class={ours ? 'us' : 'them'}>
      <p lang={body === '' ? undefined : phone.language}>
        <span class="sr" lang="en">
          {ours ? program : (phone.owner ?? ANYBODY)}:{' '}
        </span>
        {body === '' ? (
          <em>A sealed answer: its text is gone from here.</em>
        ) : (
          <Linked body={body} start={phone.linkStart} />
        )}
      </p>
      <p class="seg">{facts.filter(Boolean).join('. ')}</p>
    </li>
  )
}

const STATES: Readonly<Record<string, string>> = {
  accepted: 'On its way',
  sent: 'On its way',
  attempting: 'On its way',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  failed: 'Not delivered',
  unknown: 'Nobody knows',
}

/** The link of a text opens the patient's page on this same host. */
function Linked({ body, start }: { readonly body: string; readonly start: string }) {
  const at = body.indexOf(start)
  if (at < 0) return <>{body}</>
  const link = /^\S+/.exec(body.slice(at))?.[0] ?? ''
  return (
    <>
      {body.slice(0, at)}
      <a href={`/s/${link.slice(start.length)}`}>{link}</a>
      {body.slice(at + link.length)}
    </>
  )
}
