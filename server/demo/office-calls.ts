// What the demo's queue of calls holds on the morning on which the demo opens: one of everything that can happen to one.
import type { AttemptResult, FollowUpKind, Outcome } from '../core/follow-up.ts'

/** Working days before today, and the time of day in minutes. */
export type When = readonly [daysAgo: number, minutes: number]
export type Who = 'priya' | 'rosa'

export interface OfficeCall {
  readonly kind: FollowUpKind
  readonly said: { readonly en: string; readonly es: string }
  readonly asked: When
  readonly taken?: readonly [Who, When]
  readonly tried?: readonly (readonly [AttemptResult, When])[]
  readonly closed?: readonly [Outcome, When]
}

const time = (hour: number, minute = 0): number => hour * 60 + minute

export const OFFICE_CALLS: readonly OfficeCall[] = [
  {
    kind: 'crisis',
    said: { en: 'i dont want to be here anymore', es: 'ya no quiero vivir así' },
    asked: [0, time(9, 34)],
    taken: ['priya', [0, time(9, 41)]],
    tried: [['no_answer', [0, time(9, 52)]]],
  },
  {
    kind: 'crisis',
    said: {
      en: 'some days i think they would be better off without me',
      es: 'a veces pienso que estarían mejor sin mí',
    },
    asked: [0, time(9, 56)],
  },
  {
    kind: 'allegation',
    said: {
      en: 'he yelled at me in the car again and i was scared',
      es: 'me gritó otra vez en el carro y me dio miedo',
    },
    asked: [0, time(9, 25)],
    taken: ['rosa', [0, time(9, 33)]],
    tried: [['another_time', [0, time(9, 50)]]],
  },
  {
    kind: 'words',
    said: { en: 'they cut my food stamps who do i ask', es: 'me quitaron los cupones a quién le pregunto' },
    asked: [1, time(18, 10)],
  },
  {
    kind: 'pause_phrase',
    said: { en: 'please leave me be for a while', es: 'déjenme en paz un tiempo por favor' },
    asked: [1, time(11, 5)],
  },
  {
    kind: 'call',
    said: { en: '7', es: '7' },
    asked: [4, time(10, 12)],
    taken: ['rosa', [3, time(9, 30)]],
    tried: [
      ['no_answer', [3, time(9, 35)]],
      ['left_message', [2, time(14, 10)]],
    ],
  },
  { kind: 'change_worker', said: { en: '6', es: '6' }, asked: [0, time(8, 15)] },
  { kind: 'call', said: { en: '7', es: '7' }, asked: [0, time(9, 20)], taken: ['rosa', [0, time(9, 45)]] },
  {
    kind: 'call',
    said: { en: '7', es: '7' },
    asked: [4, time(13, 40)],
    taken: ['priya', [3, time(10)]],
    closed: ['reached', [3, time(10, 25)]],
  },
  {
    kind: 'words',
    said: { en: 'wrong person sorry meant to text my sister', es: 'perdón era para mi hermana' },
    asked: [3, time(12, 2)],
    taken: ['rosa', [2, time(9, 10)]],
    closed: ['not_needed', [2, time(9, 12)]],
  },
  {
    kind: 'pause_phrase',
    said: { en: 'stop bothering me', es: 'no me molesten más' },
    asked: [4, time(16, 30)],
    taken: ['rosa', [3, time(11)]],
    tried: [
      ['no_answer', [3, time(11, 5)]],
      ['left_message', [2, time(16, 20)]],
    ],
    closed: ['not_reached', [1, time(10, 40)]],
  },
  {
    kind: 'change_worker',
    said: { en: '6', es: '6' },
    asked: [3, time(14, 15)],
    taken: ['priya', [2, time(10, 30)]],
    tried: [['left_message', [2, time(10, 33)]]],
    closed: ['referred', [1, time(13, 5)]],
  },
]
