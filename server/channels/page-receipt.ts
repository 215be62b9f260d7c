// The receipt at the end: what was said today and who can read it; sealed answers are counted, never shown again.
import type { Sitting } from '../actions/sitting.ts'
import { accuses, flaggedAnswers } from '../core/conversation/flags.ts'
import { SKIPPED } from '../core/interview.ts'
import type { Question } from '../core/question.ts'
import type { DoneView, ReceiptLine } from '../../web/patient/view.ts'
import { fillFor, fillText, fillTitle } from './page-fill.ts'
import { readersOf } from './page-view.ts'

/** @param sitting with its answers. @param trusted the patient's own wish about sharing may be told here. */
export function receiptOf(sitting: Sitting, trusted = false): NonNullable<DoneView['receipt']> {
  const { interview, answers, invitation, language, unshared, switched, mayPrivate } = sitting
  const fill = fillFor(sitting, false)
  const screens = interview
    .visibleScreens(answers, invitation.facts)
    .filter(({ sealed }) => !sealed || mayPrivate)
  const asked = screens.flatMap(({ questions }) => questions)
  // Counted by screen: a count of what was asked would tell what was answered.
  const whole = interview.screens.filter(({ id }) => screens.some((screen) => screen.id === id))
  const open = asked.filter(({ id, readers }) => readers !== 'sealed' && given(answers[id]))
  const flagged = flaggedAnswers(interview, answers, sitting.caseManager)
  const line = (question: Question): ReceiptLine => {
    const answer = answers[question.id] ?? ''
    const label = question.choices.find(({ value }) => value === answer)?.label ?? ''
    const withheld = unshared.includes(question.id)
    const sharing = sitting.shared && !withheld
    const wish = { sharing, switched: switched === null ? null : sharing, reads: sitting.reads, own: true }
    const readers = readersOf(question, wish, trusted)
    const called = flagged.find(({ item }) => item === question.id)
    return {
      item: question.id,
      title: fillTitle(question, { ...fill, goals: [] }),
      answer: typeof answer === 'string' ? { words: answer, language } : { label: fillText(label, fill) },
      readers: called && accuses(called.flags) ? 'held' : readers,
    }
  }
  const lines = open.map(line)
  return {
    lines,
    sealed: whole.flatMap(({ questions }) => questions).filter(({ readers }) => readers === 'sealed').length,
  }
}

const given = (answer: unknown) => answer !== undefined && answer !== SKIPPED
