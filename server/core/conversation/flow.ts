// What a conversation says next, and what it then waits for.
import type { MessageId } from '../../../surveys/messages.ts'
import type { Interview } from '../interview.ts'
import type { Answers, InterviewFacts, Question } from '../question.ts'
import { onlyScreens, type PhoneUse, type Reads } from '../sitting.ts'
import { nextQuestion } from './by-text.ts'

/** What a reply may be awaited for besides a question. */
export const NOTE = 'note'
export const CLOSING = 'closing'
/** The questions lie on the page: no text can say them. */
export const PRIVATE = 'private'
/** A private question: no row says which. */
export const SEALED = 'sealed'
export const CRISIS = 'crisis'

/** "OK to call this phone?" comes before what was awaited, and that waits behind it. */
export const afterDanger = (awaiting: string): string => `${CRISIS}:${whatWaits(awaiting)}`
export const asksToCall = (awaiting: string): boolean => awaiting.startsWith(`${CRISIS}:`)
export const whatWaits = (awaiting: string): string =>
  asksToCall(awaiting) ? awaiting.slice(CRISIS.length + 1) : awaiting

export interface Saying {
  readonly template: MessageId | 'question'
  /** Only of an open question: that a sealed one was asked stands in no text's row. */
  readonly item?: string
  /** Part of a conversation about sealed questions. */
  readonly sealed: boolean
}

export interface Turn {
  readonly say: readonly Saying[]
  /** An item, or one of the above. */
  readonly awaiting: string
}

/** A sitting as texts hold it; `interview` is one by text. */
export interface Place {
  readonly interview: Interview
  readonly answers: Answers
  readonly facts: InterviewFacts
  readonly phone: PhoneUse
  readonly caseManager: string | null
  readonly reads: Reads
}

const message = (template: MessageId, sealed = false): Saying => ({ template, sealed })

/** Where the open part stands. */
export function nextTurn(place: Place): Turn {
  const { interview, answers, facts } = place
  const question = nextQuestion(onlyScreens(interview, false), answers, facts)
  const unsaid = interview.questions.every(({ smsText }) => smsText === null)
  if (unsaid && nextQuestion(interview, answers, facts)) return { say: [message('link')], awaiting: PRIVATE }
  return question ? { say: [asking(question)], awaiting: question.id } : openEnd(place)
}

/** Said on the last open screen, whatever was answered and whatever follows, to everybody who may be asked by name. */
export function openEnd(place: Place): Turn {
  // What a former worker could not read is not passed on.
  const told = isNamed(place) && place.reads === 'named'
  return told ? { say: [message('tellWorker')], awaiting: NOTE } : privateTurn(place)
}

/** Where the private part stands. @param again the same question was asked before: what leads to it is not said twice. */
export function privateTurn(place: Place, again = false): Turn {
  // In the same words after every open part: whether private questions wait behind the link, no text tells.
  if (place.phone !== 'own')
    return { say: [message('privateLink', true), message('close')], awaiting: CLOSING }
  const { interview, answers, facts } = place
  const question = nextQuestion(onlyScreens(interview, true), answers, facts)
  if (!question) return ending(place)
  const intro = question.module === TRUST ? 'trustIntro' : 'sealedIntro'
  const said = again || sealedBegun(place, question)
  return { say: [...(said ? [] : [message(intro, true)]), asking(question)], awaiting: SEALED }
}

/** The offers of the very end: a call for everybody, another worker for everybody who has one. */
export function ending(place: Place): Turn {
  const offers = isNamed(place) ? [message('changeWorker')] : []
  return { say: [...offers, message('close')], awaiting: CLOSING }
}

/** Who has left the program has no worker there to tell, or to change. */
const isNamed = ({ phone, caseManager, facts }: Place): boolean =>
  phone === 'own' && caseManager !== null && facts.left !== 1

function asking({ id, readers }: Question): Saying {
  return readers === 'sealed'
    ? { template: 'question', sealed: true }
    : { template: 'question', item: id, sealed: false }
}

const TRUST = 'trust'

/** The introduction counts three questions: it stands before the first of them, once. */
function sealedBegun({ interview, answers, facts }: Place, next: Question): boolean {
  return interview
    .visibleScreens(answers, facts)
    .flatMap(({ questions }) => questions)
    .some(
      ({ id, readers, module }) =>
        readers === 'sealed' && module === next.module && answers[id] !== undefined,
    )
}

/** One miss is asked again in other words; after two the page may be easier than a third try. */
const MISSES = 2

export function missedTurn(
  question: Question | 'note' | null,
  misses: number,
  reason: 'unclear' | 'too_long' | 'no_words',
): readonly Saying[] {
  if (misses >= MISSES) return misses === MISSES ? [message('link')] : []
  if (question === null) return [message('openAgain')]
  const ownWords = question === 'note' || question.kind === 'text'
  if (reason !== 'too_long') return [message(ownWords ? 'againWords' : 'again')]
  const brief = question !== 'note' && question.maxLength <= BRIEF
  return [message(brief ? 'shorterName' : 'shorter')]
}

const BRIEF = 30
