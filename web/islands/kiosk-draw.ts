// Draws one view of the tablet as elements: text only ever as text, and one question by SurveyJS.
import type {
  KioskDone,
  KioskOffer,
  KioskQuestion,
  KioskSaying,
  KioskView,
} from '../../server/core/kiosk-screen.ts'
import { drawQuestion, type Drawn } from './survey-question.ts'

export interface Acts {
  send(given: { readonly answer?: unknown; readonly skip?: true; readonly share?: string }): void
  /** To an earlier question, or on to the next. */
  go(item: string | null): void
  /** What is said when it is taken up; null: it was not. */
  offer(offer: KioskOffer, note: string): Promise<string | null>
  speak(language: string): void
  leave(): void
}

type Child = Node | string | null

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children.filter((child) => child !== null))
  return made
}

const button = (words: string, act: () => void, look = '') => {
  const made = el('button', { type: 'button', class: look }, words)
  made.addEventListener('click', act)
  return made
}

/** Null: there is no question on it. @param given before, on this tablet, to the question that is shown again. */
export function draw(view: KioskView, acts: Acts, given: unknown): Drawn | null {
  document.documentElement.lang = view.language
  document.documentElement.dir = view.dir
  const other = otherLanguage(view, acts)
  document
    .querySelector('header')
    ?.replaceChildren(
      el('b', {}, view.program),
      ...(other ? [other] : []),
      button(view.leave, acts.leave, 'quiet'),
    )
  const main = document.querySelector('main')
  if (!main) return null
  const drawn = view.kind === 'question' ? drawAsked(main, view, acts, given) : drawDone(main, view, acts)
  main.append(el('footer', {}, ...view.foot.map((sentence) => el('p', {}, sentence))))
  scrollTo(0, 0)
  return drawn
}

function otherLanguage({ other }: KioskSaying, acts: Acts): HTMLElement | null {
  if (!other) return null
  const made = button(other.name, () => acts.speak(other.language), 'quiet')
  made.lang = other.language
  return made
}

function drawAsked(main: HTMLElement, view: KioskQuestion, acts: Acts, given: unknown): Drawn {
  const { step, sealed, readers, notice, back, kept } = view
  const place = el('div', { class: 'survey' })
  const share = view.share ? shareSwitch(view.share) : null
  const shared = () =>
    share ? { share: share.querySelector<HTMLInputElement>(':checked')?.value ?? '1' } : {}
  const asked = el(
    'section',
    { class: sealed ? 'asked sealed' : 'asked' },
    sealed
      ? el(
          'div',
          { class: 'flap' },
          el('h2', {}, sealed.head),
          ...sealed.lines.map((line) => el('p', {}, line)),
        )
      : el('p', { class: 'who', id: 'who' }, el('b', {}, readers.who), ` ${readers.more}`),
    share,
    place,
    view.hint ? el('p', { class: 'hint' }, view.hint) : null,
  )
  const progress = el('progress', {
    max: String(step.of),
    value: String(step.at),
    'aria-label': step.words,
  })
  const said = el('p', { class: 'msg', role: 'alert', tabindex: '-1' }, notice ?? '')
  main.replaceChildren(
    el(
      'div',
      { class: 'step' },
      back ? button(back.words, () => acts.go(back.item), 'quiet back') : null,
      progress,
      el('span', {}, step.words),
    ),
    said,
    ...(view.helped ? [el('p', { class: 'note' }, view.helped)] : []),
    ...(kept ? [el('p', { class: 'note' }, kept.words)] : []),
    asked,
  )
  const drawn = drawQuestion(place, view, given)
  asked.append(button(view.next, () => acts.send({ answer: drawn.answer(), ...shared() })))
  if (kept) asked.append(button(kept.leave, () => acts.go(null), 'line'))
  asked.append(button(view.skip, () => acts.send({ skip: true, ...shared() }), 'quiet'))
  const first = notice ? said : drawn.heading
  first?.focus()
  return drawn
}

function shareSwitch({ change, ask, both, alone, on }: NonNullable<KioskQuestion['share']>) {
  const pick = (value: '0' | '1', words: string) => {
    const input = el('input', { type: 'radio', name: 'share', value, id: `share-${value}` })
    input.checked = on === (value === '1')
    return el('label', { for: `share-${value}` }, input, words)
  }
  return el(
    'details',
    {},
    el('summary', {}, change),
    el('fieldset', {}, el('legend', {}, ask), pick('1', both), pick('0', alone)),
  )
}

function drawDone(main: HTMLElement, view: KioskDone, acts: Acts): null {
  const head = el('h1', { tabindex: '-1' }, view.thanks)
  main.replaceChildren(
    head,
    ...view.lines.map((line) => el('p', {}, line)),
    ...(view.receipt ? drawReceipt(view.receipt) : []),
    ...view.offers.map((offer) => drawOffer(offer, view, acts)),
    ...(view.also
      ? [
          el('h2', {}, view.also.head),
          el('ul', { class: 'hint' }, ...view.also.lines.map((line) => el('li', {}, line))),
        ]
      : []),
    button(view.leave, acts.leave),
  )
  head.focus()
  return null
}

const drawReceipt = ({ head, groups, note }: NonNullable<KioskDone['receipt']>) => [
  el('h2', {}, head),
  ...groups.map(({ who, lines }) =>
    el(
      'div',
      { class: 'group' },
      el('p', { class: 'who' }, el('b', {}, who)),
      el('ul', {}, ...lines.map((line) => el('li', {}, line))),
    ),
  ),
  el('p', { class: 'hint' }, note),
]

function drawOffer(offer: KioskOffer, { failed }: KioskDone, acts: Acts): HTMLElement {
  const words = el('textarea', { maxlength: '500', 'aria-label': offer.ask, autocomplete: 'off' })
  const said = el('p', { class: 'msg', role: 'status' })
  const section = el('section', { class: 'offer' }, el('h2', {}, offer.head), el('p', {}, offer.ask))
  const take = async () => {
    if (offer.offer === 'note' && words.value.trim() === '') return words.focus()
    const done = await acts.offer(offer, words.value)
    if (done === null) return said.replaceChildren(failed)
    section.replaceChildren(el('h2', {}, offer.head), said)
    said.className = 'note'
    said.replaceChildren(done)
  }
  if (offer.offer === 'note') section.append(words)
  section.append(
    said,
    button(offer.button, () => void take(), 'line'),
    el('p', { class: 'hint' }, offer.hint),
  )
  return section
}
