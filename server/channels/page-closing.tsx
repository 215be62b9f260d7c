// What is offered around the questions: a call, a word to the worker, another worker, no more texts; by button only.
import type { Context } from 'hono'
import { askForPerson } from '../actions/ask-for-person.ts'
import { flagSaid, type FlagSaid } from '../actions/flag-answers.ts'
import { leaveNote } from '../actions/leave-note.ts'
import type { Sitting } from '../actions/sitting.ts'
import { stopTexts } from '../actions/stop-texts.ts'
import { accuses } from '../core/conversation/flags.ts'
import { cleanText } from '../core/interview-accept.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { StoppedPage } from '../../web/patient/gone.tsx'
import type { DoneView, Offer, Taken, TellView } from '../../web/patient/view.ts'
import { answerPage } from './page-document.ts'
import { fillFor } from './page-fill.ts'
import { frameFor, pageAddress } from './page-view.ts'
import type { Visit } from './page-visit.ts'

const OFFERS: readonly Taken[] = ['call', 'note', 'held', 'worker']
const LONGEST_NOTE = 500

export function doneView(
  deps: Deps,
  { token, proof }: Pick<Visit, 'token' | 'proof'>,
  sitting: Sitting,
  more: Partial<DoneView>,
): DoneView {
  const action = pageAddress(token)
  const taken = more.taken?.join(' ') ?? ''
  return {
    frame: frameFor(deps, sitting, (lang) => ({ address: action, fields: { lang, proof, taken } })),
    action,
    proof,
    worker: fillFor(sitting, false).worker,
    reader: fillFor(sitting, false).reader,
    notice: null,
    receipt: null,
    story: null,
    taken: [],
    noteFault: null,
    note: '',
    noteTo: false,
    code: !sitting.mayPrivate,
    hasWorker: isOffered(sitting, 'worker'),
    ...more,
  }
}

/** Between the open part and what comes after it, to everyone who has a worker here. */
export function tellView(
  deps: Deps,
  { token, proof, sitting }: Visit,
  more: Partial<Pick<TellView, 'notice' | 'noteFault' | 'note'>>,
): TellView {
  const action = pageAddress(token)
  return {
    frame: frameFor(deps, sitting, (lang) => ({ address: action, fields: { lang, proof, offer: 'tell' } })),
    action,
    proof,
    worker: fillFor(sitting, false).worker,
    notice: null,
    noteFault: null,
    note: '',
    ...more,
  }
}

/** An offer is taken up once; what was taken up before stands on the page itself. */
export async function takeOnce(
  deps: Deps,
  sitting: Sitting,
  { offer, taken = '', note = '' }: Readonly<Partial<Record<'offer' | 'taken' | 'note', string>>>,
): Promise<Pick<DoneView, 'taken' | 'noteFault' | 'note'> & { readonly said: FlagSaid }> {
  const before = OFFERS.filter((each) => taken.split(' ').includes(each))
  const chosen = OFFERS.find((each) => each === offer && each !== 'held' && isOffered(sitting, each))
  const wanted = chosen !== undefined && chosen !== 'held' && !before.includes(chosen) ? chosen : null
  const { fault, held, said } = wanted ? await takeUp(deps, sitting, wanted, note) : TOOK
  const now = (each: Taken) => fault === null && (each === wanted || (each === 'held' && held))
  return {
    taken: OFFERS.filter((each) => before.includes(each) || now(each)),
    noteFault: fault,
    note: fault ? note : '',
    said,
  }
}

/** A call to everybody; who has left the program has no worker there to tell, or to change. Passed on is what the worker
 *  can read: not when the patient has gone over to somebody else. */
export function isOffered({ invitation, reads }: Sitting, offer: Offer): boolean {
  if (offer === 'call') return true
  return invitation.facts.left !== 1 && (offer === 'worker' || reads === 'named')
}

interface Took {
  readonly fault: DoneView['noteFault']
  /** The note accuses the worker: somebody else reads it. */
  readonly held: boolean
  /** What else the page says of it; that it was held stands where it was written. */
  readonly said: FlagSaid
}

const TOOK: Took = { fault: null, held: false, said: null }

export async function takeUp(deps: Deps, sitting: Sitting, offer: Offer, note: string): Promise<Took> {
  if (offer === 'note') {
    const words = cleanText(note, false)
    if (words === '') return { ...TOOK, fault: 'empty' }
    if ([...words].length > LONGEST_NOTE) return { ...TOOK, fault: 'too_long' }
    const flags = await leaveNote(deps, { sitting, words })
    const said = flagSaid(sitting.phone, [{ flags }])
    return { fault: null, held: accuses(flags), said: said === 'held' ? null : said }
  }
  await askForPerson(deps, {
    patientId: sitting.patient.id,
    aboutStaffId: sitting.invitation.aboutStaffId,
    kind: offer === 'call' ? 'call' : 'change_worker',
  })
  return TOOK
}

/** A call, while questions are still open. */
export function askForCall(deps: Deps, { patient, invitation }: Sitting): Promise<void> {
  return askForPerson(deps, {
    patientId: patient.id,
    aboutStaffId: invitation.aboutStaffId,
    kind: 'call',
  })
}

export async function stopAll(deps: Deps, c: Context, { sitting }: Visit): Promise<Response> {
  const { contactId } = sitting.patient
  if (contactId === null) throw new Problem('broken')
  await stopTexts(deps, { contactId, kind: 'stop', channel: 'page' })
  return answerPage(c, <StoppedPage frame={frameFor(deps, sitting, null)} />)
}
