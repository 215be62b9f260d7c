// The tablet: a code starts a sitting, whose token lives with this page alone and ends with it.
import type { KioskView } from '../../server/core/kiosk-screen.ts'
import { draw, el, type Acts } from './kiosk-draw.ts'
import { watchIdle, type Idle } from './kiosk-idle.ts'
import { heldPlace, holdPlace } from './kiosk-place.ts'
import type { Drawn } from './survey-question.ts'

interface Answered {
  readonly token?: string
  readonly view?: KioskView
  readonly wrong?: readonly { readonly language: string; readonly sentence: string }[]
}

let token: string | null = null
let shown: KioskView | null = null
let drawn: Drawn | null = null
let idle: Idle | null = null
let busy = false
/** Open answers of this sitting, for the way back. A sealed one is never held, and nothing outlives the page. */
const given = new Map<string, unknown>()

/** Told to screen readers, too: what is on the screen is about to change. */
function setBusy(is: boolean): void {
  busy = is
  document.body.setAttribute('aria-busy', String(is))
}

async function post(path: string, body: object): Promise<{ status: number; body: Answered } | null> {
  try {
    const response = await fetch(`/kiosk/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      keepalive: path === 'end',
    })
    return { status: response.status, body: await response.json() }
  } catch {
    return null
  }
}

/** Everything goes: what was typed, the sitting, this document, and its place in the history. */
function wipe(): void {
  idle?.stop()
  drawn?.clear()
  if (token !== null) void post('end', { token })
  token = shown = drawn = null
  given.clear()
  holdPlace(null)
  document.querySelector('main')?.replaceChildren()
  location.replace('/kiosk')
}

function warn(due: boolean): void {
  document.querySelector('#idle')?.remove()
  if (!due || !shown) return
  const { head, left, stay } = shown.idle
  // Any touch says "I am here"; the button is for whoever looks for one.
  const here = el('button', { type: 'button' }, stay)
  document.body.append(
    el(
      'div',
      { id: 'idle', role: 'alertdialog', 'aria-labelledby': 'idle-head' },
      el('h2', { id: 'idle-head' }, head),
      el('p', {}, left),
      here,
    ),
  )
  here.focus()
}

function show(view: KioskView): void {
  drawn?.clear()
  shown = view
  hold()
  const item = view.kind === 'question' ? view.item : null
  const acts: Acts = {
    send: (answered) => {
      if (view.kind !== 'question') return
      if (!view.sealed) given.set(view.item, answered.answer)
      void step('answers', { revision: view.revision, item: view.item, ...answered })
    },
    go: (at) => step('show', { at }),
    offer: async ({ offer }, note) => {
      const taken = (await post('offer', sent({ offer, note })))?.body.view
      return taken?.kind === 'done' ? (taken.offers.find((each) => each.offer === offer)?.done ?? null) : null
    },
    speak: (lang) => step('show', { lang, at: item }),
    leave: wipe,
  }
  drawn = draw(view, acts, view.kind === 'question' && view.kept ? given.get(view.item) : undefined)
}

function hold(): void {
  if (token !== null && shown) holdPlace({ token, lang: shown.language })
}

const sent = (more: object) => ({ token, lang: shown?.language, ...more })

async function step(path: string, more: object): Promise<void> {
  if (busy) return
  setBusy(true)
  const answered = await post(path, sent(more))
  setBusy(false)
  if (answered?.status === 410) return wipe()
  if (answered?.body.view) return show(answered.body.view)
  document.querySelector('main .msg')?.replaceChildren(shown?.failed ?? '')
}

function start(): void {
  const form = document.querySelector<HTMLFormElement>('#start')
  const code = document.querySelector<HTMLInputElement>('#code')
  const wrong = document.querySelector('#wrong')
  if (!form || !code || !wrong) return
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answered = await post('start', { code: code.value })
    setBusy(false)
    if (answered?.body.token && answered.body.view) {
      code.value = ''
      token = answered.body.token
      idle = watchIdle(warn, wipe)
      return show(answered.body.view)
    }
    const sentences = answered?.body.wrong ?? [{ language: 'en', sentence: 'Please try again.' }]
    wrong.replaceChildren(
      ...sentences.map(({ language, sentence }) => el('span', { class: 'part', lang: language }, sentence)),
    )
    code.focus()
  })
  code.focus()
}

// A page that comes back from the browser's memory starts anew.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.replace('/kiosk')
})
addEventListener('pagehide', () => {
  hold()
  if (token !== null) void post('end', { token, rest: true })
})

async function open(): Promise<void> {
  const held = heldPlace()
  const answered = held ? await post('show', { ...held, again: true }) : null
  if (!held || !answered?.body.view) return start()
  token = held.token
  idle = watchIdle(warn, wipe)
  show(answered.body.view)
}
void open()
