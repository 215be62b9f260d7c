// The consent ledger keeps what was said: the words agreed to, the warning given, the patient's own stop; or that it is not known.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { csv, importing, row, stored } from '../support/caseload.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { contactState, start } from './conversation-setup.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

const WORDS = 'I agree to get texts from the program.'
const WARNING = 'Texts are not private: whoever holds the phone can read them.'
const events = () => stored(program.deps, 'consent_event')
const load = (...rows: Parameters<typeof row>[0][]) =>
  importing(program.deps, csv(rows.map((cells) => row(cells))))

describe('a caseload', () => {
  test('tells the words agreed to and the warning given', async () => {
    const { said } = await load({ consent_wording: WORDS, sms_risk_warning: WARNING })
    expect(await events()).toMatchObject([{ wording: WORDS, risk_warning: WARNING, given_on: '2026-01-12' }])
    expect(said).not.toContain('not known')
  })

  test('that does not tell them is taken, and the preview counts what will not be known', async () => {
    const other = { patient_id: 'P-2', phone: '', consent_wording: WORDS }
    const { code, said } = await load({}, other)
    expect(code).toBe(0)
    expect(said).toContain('1 of 2 new consents: in which words is not known.')
    expect(said).toContain('2 new consents: what was said of texts not being private is not known.')
    const kept = (await events()).map(({ wording, risk_warning }) => [wording, risk_warning])
    expect(kept).toHaveLength(2)
    expect(kept).toEqual(
      expect.arrayContaining([
        [WORDS, null],
        ['as the program recorded it', null],
      ]),
    )
  })

  test('that tells them later adds them once, and gives nobody consent back', async () => {
    await load({})
    const later = { consent_wording: WORDS, sms_risk_warning: WARNING }
    const { db } = program.deps
    await db.commit([db.query.updateTable('patient').set({ consented_at: null })])
    await load(later)
    expect((await load(later)).said).toContain('Nothing to change.')
    expect(await events()).toMatchObject([{ risk_warning: null }, { wording: WORDS, risk_warning: WARNING }])
    expect((await load({ consent_wording: '', sms_risk_warning: '' })).said).toContain('Nothing to change.')
  })

  test('of which the rows of one enrolment disagree is not taken', async () => {
    const second = { case_manager_id: 'CM-2', case_manager_email: '', assigned_from: '2026-03-01' }
    const { code, said } = await load(
      { sms_risk_warning: WARNING, assigned_to: '2026-02-28' },
      { ...second, sms_risk_warning: 'None' },
    )
    expect(code).toBe(1)
    expect(said).toContain('sms_risk_warning: The rows of this enrolment disagree here.')
  })
})

describe('by text', () => {
  const words = async () => {
    const { sealer } = program.deps
    return Promise.all(
      (await events()).map(async ({ id, kind, wording, evidence_sealed: sealed }) => [
        kind,
        wording,
        sealed && (await sealer.open('consent_event', 'evidence_sealed', id, sealed)),
      ]),
    )
  }

  test('a stop and a start stand in the patient’s own words, sealed', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' }, { language: 'es' })
    await me.say('1')
    await me.say('Alto!')
    await me.say('comenzar')
    expect(await words()).toEqual([
      ['texts_withdrawn', 'STOP', 'Alto!'],
      ['texts_given', 'START', 'comenzar'],
    ])
    expect(JSON.stringify(await events())).not.toMatch(/Alto|comenzar/)
  })

  test('no word is kept that may answer a sealed question', async () => {
    const own = { phone_said: 'own', sharing: 1 } as const
    const { phone: me } = await start(program, { survey: 'pulse', facts: { trust: 1 } }, own)
    for (const said of ['1', 'Sleep through the night', '2', '1', 'STOP']) await me.say(said)
    expect(await contactState(program)).toBe('stopped')
    expect(await words()).toEqual([['texts_withdrawn', 'STOP', null]])
  })

  test('what was asked about the phone and about sharing stands as a text asked it, and names nobody', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    for (const said of ['1', '1', '2', 'Walk to the store', '1', '9', '9']) await me.say(said)
    expect((await words()).toSorted()).toEqual([
      ['phone_own', 'Does anyone else use or look at this phone? 1 Only me 2 Others too', null],
      [
        'sharing_off',
        expect.stringMatching(/^\{cm\} will see your goals .* 1 OK 2 Keep them private$/),
        null,
      ],
    ])
  })
})
