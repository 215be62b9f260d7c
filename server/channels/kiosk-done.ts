// The end on a tablet: thanks, who can read what, and the same offers to everyone; no answer stands there again.
import type { Sitting } from '../actions/sitting.ts'
import type { KioskDone, KioskOffer, KioskReceipt } from '../core/kiosk-screen.ts'
import { readerGroups, whoShort } from '../../web/patient/done.tsx'
import { plainText } from '../../web/patient/sentence.tsx'
import type { DoneView } from '../../web/patient/view.ts'
import { kioskWords } from '../../web/kiosk/words.ts'
import { patientWords } from '../../web/patient/words.ts'
import { onTablet, saying, type Viewer } from './kiosk-view.ts'
import { isOffered } from './page-closing.tsx'
import { receiptOf } from './page-receipt.ts'

/** Whoever comes next may find this screen: it says what was asked and for whom, and never what was said. */
export function questionsOnly(sitting: Sitting): NonNullable<DoneView['receipt']> {
  const receipt = receiptOf({ ...sitting, phone: 'shared' })
  const lines = receipt.lines.map(({ item, title, readers }) => {
    const words = onTablet(item, sitting.language)
    const shown = words === null ? title : { before: words, said: null, after: '' }
    return { item, title: shown, answer: null, readers }
  })
  return { ...receipt, lines }
}

/** @param sitting with the answers that ended it. */
export function kioskReceipt(sitting: Sitting): KioskReceipt {
  const words = patientWords(sitting.language)
  const { lines, sealed } = questionsOnly(sitting)
  const open = readerGroups(lines).map((group) => ({
    who: whoShort(group[0].readers, null, words),
    lines: group.map(({ title }) => plainText(title)),
  }))
  const [kept, shown] = words.sealedKept(sealed)
  const closed = { who: words.sealedNot(null), lines: [`${words.sealedCount(sealed)}: ${kept} ${shown}`] }
  return {
    head: words.receipt,
    groups: sealed > 0 ? [...open, closed] : open,
    note: lines.length + sealed === 0 ? words.nothing : kioskWords(sitting.language).notAgain,
  }
}

/** Everyone is offered the same, whatever was answered. @param receipt null: the sitting holds no answers any more.
 *  @param held the note just left is read by somebody else than the case manager. */
export function kioskDone(
  deps: Viewer,
  sitting: Sitting,
  receipt: KioskReceipt | null,
  held = false,
): KioskDone {
  const words = patientWords(sitting.language)
  if (sitting.assisted) return privateEnd(deps, sitting, sitting.assisted.rest)
  const offers: KioskOffer[] = [
    {
      offer: 'call',
      head: words.help,
      ask: words.notRightAway,
      button: words.teamCall,
      hint: words.teamCallWho(null),
      done: words.calledShort,
    },
    {
      offer: 'note',
      head: words.tellHead(null),
      ask: words.tell(null),
      button: words.tellButton,
      hint: words.notRead,
      done: held ? words.toldElse(null) : words.told(null),
    },
    {
      offer: 'worker',
      head: words.otherWorkerHead,
      ask: words.otherWorker,
      button: words.otherWorkerButton,
      hint: words.otherWorkerWho(null),
      done: words.otherWorkerDone,
    },
  ]
  return {
    ...saying(deps, sitting),
    kind: 'done',
    thanks: words.thanks,
    lines: [words.thanksKept],
    receipt,
    also: { head: words.alsoHead, lines: words.also },
    offers: offers.filter(({ offer }) => isOffered(sitting, offer)),
  }
}

/** The same whatever is private: asked or not, answered elsewhere or not. */
function privateEnd(deps: Viewer, sitting: Sitting, rest: 'text' | 'letter'): KioskDone {
  const words = patientWords(sitting.language)
  return {
    ...saying(deps, sitting),
    kind: 'done',
    thanks: words.thanks,
    lines: [kioskWords(sitting.language)[rest]],
    receipt: null,
    also: null,
    offers: [],
  }
}
