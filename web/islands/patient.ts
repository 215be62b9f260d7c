// Progressive help on the patient page: keeps what is on the screen before it is sent. Nothing here is needed to answer.
const CONTROLS = ['revision', 'screen', 'lang', 'proof']
const SPOKEN = '.step,.flap,.recall,legend,#answers h1,#answers h2,[id$="-who"],#answers label'
const PAUSE = 1000
const LONGEST_PAUSE = 60_000

function start(): void {
  document.querySelector<HTMLElement>('[role=alert]')?.focus()
  const form = document.querySelector<HTMLFormElement>('#answers')
  if (form) keepAnswers(form)
  const listen = document.querySelector<HTMLButtonElement>('.listen')
  // A person's voice is better than the phone's.
  if (listen && !document.querySelector('audio') && 'speechSynthesis' in window) offerListening(listen)
  const print = document.querySelector<HTMLButtonElement>('.print')
  if (print) {
    print.hidden = false
    print.addEventListener('click', () => window.print())
  }
}

/** Voices on the device only: others send the patient's words over the network. */
function offerListening(button: HTMLButtonElement): void {
  const synth = speechSynthesis
  const page = document.documentElement.lang.slice(0, 2)
  const find = () => synth.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2) === page)
  const offer = () => {
    button.hidden = !find()
  }
  offer()
  synth.onvoiceschanged = offer
  button.addEventListener('click', () => {
    const voice = find()
    if (synth.speaking || !voice) return synth.cancel()
    const said: string[] = []
    document.querySelectorAll<HTMLElement>(SPOKEN).forEach((part) => {
      // What stands within another part is said with it.
      if (part.offsetParent && !part.parentElement?.closest(SPOKEN)) said.push(part.innerText)
    })
    const speech = new SpeechSynthesisUtterance(said.join('. '))
    speech.voice = voice
    speech.lang = voice.lang
    synth.speak(speech)
  })
  addEventListener('pagehide', () => synth.cancel())
}

function keepAnswers(form: HTMLFormElement): void {
  // Without one nothing is kept before it is sent.
  const revision = form.elements.namedItem('revision') as HTMLInputElement | null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = PAUSE
  let changed = false
  let sent = false
  let flight: Promise<void> | null = null

  const body = () => {
    const answers: { [item: string]: string } = {}
    let share: string | undefined
    new FormData(form).forEach((value, name) => {
      if (name === 'share') share = String(value)
      else if (CONTROLS.indexOf(name) < 0) answers[name] = String(value)
    })
    return JSON.stringify({ revision: revision?.value, answers, share })
  }

  const put = async () => {
    const headers = { 'Content-Type': 'application/json' }
    changed = false
    try {
      const response = await fetch(`${form.action}/answers`, {
        method: 'PUT',
        body: body(),
        headers,
        keepalive: true,
      })
      // Refused: another page went on, or an answer is wrong. Either way a submit will say so.
      if (response.status === 200 && revision) revision.value = String((await response.json()).revision)
      else if (response.status >= 500) changed = true
    } catch {
      changed = true
    }
    flight = null
    pause = changed ? Math.min(pause * 2, LONGEST_PAUSE) : PAUSE
    if (changed) later()
  }
  const save = () => {
    clearTimeout(timer)
    if (revision && changed && !sent && !flight) flight = put()
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(save, pause)
  }

  form.addEventListener('input', () => {
    changed = true
    if (form.hasAttribute('data-keep')) later()
  })
  addEventListener('online', save)
  addEventListener('pagehide', save)
  addEventListener('pageshow', () => {
    sent = false
  })
  // A submit wins: it waits for a save under way, and nothing is saved after it.
  form.addEventListener('submit', async (event) => {
    if (sent) {
      event.preventDefault()
      return
    }
    sent = true
    clearTimeout(timer)
    if (!flight) return
    event.preventDefault()
    const by = event.submitter as HTMLButtonElement | null
    await flight
    if (by?.name) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = by.name
      field.value = by.value
      form.appendChild(field)
    }
    form.submit()
  })
}

start()
