// Whole conversations by text: from the invitation to the last offer, in both languages, on every kind of phone.
import { afterEach, describe, expect, test } from 'vitest'
import { receiveText } from '../../server/actions/receive-text.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { invite, phone, type Asked, type Phone } from '../support/texting.ts'

const NUMBER = '+19255550142'
let program: TestProgram

afterEach(() => program.close())

interface Start {
  readonly patient: { patientId: string; enrolmentId: string; contactId: string }
  readonly staffId: string
  readonly invitationId: string
  readonly phone: Phone
}

async function start(
  asked: Partial<Asked> & Pick<Asked, 'survey'>,
  who: NewPatient['patient'] = {},
): Promise<Start> {
  program = await openTestProgram()
  const staffId = await program.addStaff('Lourdes Peña')
  const patient = await program.addPatient({ phone: NUMBER, caseManagerId: staffId, patient: who })
  const invitationId = await invite(program, {
    ...patient,
    aboutStaffId: staffId,
    language: who.language ?? 'en',
    ...asked,
  })
  return { patient, staffId, invitationId, phone: phone(program, NUMBER) }
}

const rows = (
  table: 'answer' | 'sealed_answer' | 'goal' | 'inbound' | 'follow_up' | 'note' | 'audit' | 'outbox',
) => program.deps.db.query.selectFrom(table).selectAll().execute() as Promise<Record<string, unknown>[]>

async function stateOf(invitationId: string): Promise<string | undefined> {
  const query = program.deps.db.query.selectFrom('invitation').select('state').where('id', '=', invitationId)
  return (await query.executeTakeFirst())?.state
}

async function contactState(): Promise<string | undefined> {
  return (await program.deps.db.query.selectFrom('contact').select('state').executeTakeFirst())?.state
}

describe('a baseline in Spanish', () => {
  test('sets a goal in the patient’s words, with the name they allow', async () => {
    const {
      phone: me,
      invitationId,
      patient,
      staffId,
    } = await start({ survey: 'baseline' }, { language: 'es' })
    expect(await me.received()).toEqual([
      expect.stringMatching(/^Orchard: unas preguntas cortas.*responda 1\. STOP: salir$/),
    ])
    expect(await me.say('1')).toEqual([
      '¿Alguien mas usa o mira este celular? 1 Solo yo 2 Otras personas tambien',
    ])
    expect(await me.say('solo yo')).toEqual([
      'Lourdes va a ver sus metas para ayudarle, si usted no dice que no. 1 Esta bien 2 Mejor en privado',
    ])
    expect(await me.say('Está bien')).toEqual([expect.stringContaining('¿Qué seria un logro para usted?')])
    expect(await me.say('Quiero parar de fumar y correr con mi hijo')).toEqual([
      expect.stringContaining('La proxima vez, ¿podemos escribir esas palabras'),
    ])
    expect(await me.say('Dejar el cigarro')).toEqual([
      expect.stringContaining('¿Qué paso pequeño puede dar ahora?'),
    ])
    expect(await me.say('Comprar parches el lunes')).toEqual([
      '¿Quiere decirle algo a Lourdes? Se lo damos con su nombre. Escribalo ahora, o 9 para omitir.',
    ])
    expect(await stateOf(invitationId)).toBe('completed')
    expect(await me.say('Gracias por venir el viernes')).toEqual([
      expect.stringContaining('Responda 6. La oficina del programa le llama. Lourdes no se entera.'),
      expect.stringContaining('Responda 7. Para hablar: 988'),
    ])

    const { sealer } = program.deps
    const [goal] = await rows('goal')
    expect(
      await sealer.open('goal', 'words_sealed', String(goal?.['id']), String(goal?.['words_sealed'])),
    ).toBe('Quiero parar de fumar y correr con mi hijo')
    expect(
      await sealer.open('goal', 'nickname_sealed', String(goal?.['id']), String(goal?.['nickname_sealed'])),
    ).toBe('Dejar el cigarro')
    expect(goal).toMatchObject({ shared: 1, language: 'es' })
    const [note] = await rows('note')
    expect(note).toMatchObject({
      patient_id: patient.patientId,
      staff_id: staffId,
      invitation_id: invitationId,
    })
    expect(await rows('follow_up')).toEqual([])
  })

  test('"1" lets our text show the goal’s own words, cut to what a text holds', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    for (const said of ['1', '1', '1', 'Get my own apartment near the kids and keep it', '1', '9', '9'])
      await me.say(said)
    const [goal] = await rows('goal')
    expect(
      await program.deps.sealer.open(
        'goal',
        'nickname_sealed',
        String(goal?.['id']),
        String(goal?.['nickname_sealed']),
      ),
    ).toBe('Get my own apartment near the')
  })
})

describe('a pulse in a trust month', () => {
  const own = { phone_said: 'own', sharing: 1 } as const

  test('keeps sealed answers in their own table and nowhere else', async () => {
    const { phone: me, invitationId } = await start({ survey: 'pulse', facts: { trust: 1 } }, own)
    expect(await me.say('1')).toEqual([expect.stringContaining('What is one thing that would be a success')])
    expect(await me.say('Sleep through the night')).toEqual([
      expect.stringContaining('was there anything you would call a success'),
    ])
    const block = await me.say('2')
    expect(block).toEqual([
      expect.stringMatching(/^Next 3 are about Lourdes.*You can delete these texts\.$/),
      expect.stringContaining('How much do you trust Lourdes now?'),
    ])
    expect(await me.say('4 she tries', 'SM-trust-1')).toEqual([
      expect.stringContaining('How often does Lourdes listen'),
    ])
    expect(await me.say('3 or 4', 'SM-trust-2')).toEqual([expect.stringContaining('just one number')])
    expect(await me.say('3', 'SM-trust-3')).toEqual([expect.stringContaining('do what they say they will')])
    expect(await me.say('9', 'SM-trust-4')).toEqual([
      expect.stringContaining('Want to tell Lourdes something?'),
    ])
    expect(await stateOf(invitationId)).toBe('completed')

    const sealed = (await rows('sealed_answer')).filter(({ kind }) => kind === 'answer')
    expect(sealed.map(({ item, value, mode }) => [item, value, mode]).toSorted()).toEqual([
      ['T1', 4, 'sms'],
      ['T2', 3, 'sms'],
      ['T3', 9, 'sms'],
    ])
    const inbound = (await rows('inbound')).filter(({ provider_id }) =>
      String(provider_id).startsWith('SM-trust'),
    )
    expect(inbound.map(({ body_sealed, handled_as, state }) => [body_sealed, handled_as, state])).toEqual(
      Array.from({ length: 4 }, () => [null, 'answer', 'handled']),
    )
    expect((await rows('answer')).map(({ item }) => item)).toEqual(['P2'])
    const outbox = await rows('outbox')
    expect(outbox.filter(({ sealed: is }) => is === 1).map(({ parameters }) => parameters)).toEqual(
      Array.from({ length: 4 }, () => '{}'),
    )
    const everywhere = JSON.stringify([outbox, await rows('audit'), await rows('inbound'), program.logged])
    expect(everywhere).not.toMatch(/"T[123]\b|T[123]\\"/)
  })

  test('the carrier’s copy of a sealed reply is erased, of an open one it stays', async () => {
    const { phone: me } = await start({ survey: 'pulse', facts: { trust: 1 } }, own)
    for (const said of ['1', '9', '3', '5 CANARY', '1 CANARY', '2', '9', '7']) await me.say(said)
    const bodies = await program.deps.db.query
      .selectFrom('phone_message')
      .select('body')
      .where('direction', '=', 'from_patient')
      .orderBy('id')
      .execute()
    expect(bodies.map(({ body }) => body)).toEqual(['1', '9', '3', '', '', '', '9', ''])
  })

  test('words of danger beside a sealed answer reach a person without the answer', async () => {
    const { phone: me, staffId } = await start({ survey: 'pulse', facts: { trust: 1 } }, own)
    for (const said of ['1', '9', '3']) await me.say(said)
    expect(await me.say('2 I want to kill myself')).toEqual([
      expect.stringContaining('Call or text 988 any time'),
    ])
    expect(await rows('follow_up')).toMatchObject([
      { kind: 'crisis', words_sealed: null, hidden_from_staff_id: staffId },
    ])
    expect(await me.say('1')).toEqual([
      expect.stringContaining('A person from our team will get in touch'),
      expect.stringContaining('How often does Lourdes listen'),
    ])
    expect((await rows('sealed_answer')).map(({ item, value }) => [item, value])).toEqual([['T1', 2]])
  })

  test.each([
    ['shared by what the file says', { phone_kind: 'shared', phone_said: 'own' } as const],
    ['shared by what the patient said', { phone_said: 'shared' } as const],
    ['not yet called their own', {}],
  ])('a phone %s gets one link, no name and no sealed question', async (_, who) => {
    const { phone: me, invitationId } = await start({ survey: 'pulse', facts: { trust: 1 } }, who)
    await me.say('1')
    await me.say('Get my own place')
    expect(await me.say('2')).toEqual([
      expect.stringMatching(
        /^Orchard: 3 last questions are private.*https:\/\/say\.example\/s\/.{22} You can delete/,
      ),
      expect.stringContaining('Reply 7'),
    ])
    expect(await stateOf(invitationId)).toBe('started')
    expect((await me.received()).join(' ')).not.toMatch(/Lourdes|trust|Get my own place/)
    expect(await me.say('7')).toEqual([expect.stringContaining('will call you')])
  })
})

describe('what cannot be read', () => {
  test('is asked again, then answered with the link, then with silence', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    await me.say('1')
    expect(await me.say('3 or 4')).toEqual([expect.stringContaining('just one number')])
    expect(await me.say('call me at 5')).toEqual([
      expect.stringMatching(/easier on your page: https:\S+\/s\/\S{22} Or/),
    ])
    expect(await me.say('hm')).toEqual([])
    expect(await me.say('2')).toEqual([expect.stringContaining('What is one thing')])
  })

  test('too many words are not cut but asked for again', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    for (const said of ['1', '2']) await me.say(said)
    expect(await me.say('x'.repeat(501))).toEqual([expect.stringContaining('500 letters or fewer')])
    expect(await me.say('My own place')).toEqual([expect.stringContaining('small step')])
  })

  test('before anything was opened it is told how to begin, once', async () => {
    const { phone: me, invitationId } = await start({ survey: 'baseline' })
    expect(await me.say('4')).toEqual([
      expect.stringMatching(/reply 1\. Or open your page: https:\S+ Reply 7/),
    ])
    expect(await me.say('what')).toEqual([])
    expect(await stateOf(invitationId)).toBe('invited')
    expect(await me.say('yes')).toEqual([expect.stringContaining('Does anyone else use')])
  })

  test('a reply to an interview that is over is stored nowhere as an answer', async () => {
    const { phone: me, invitationId } = await start({ survey: 'pulse' }, { phone_said: 'own' })
    for (const said of ['1', 'Sleep']) await me.say(said)
    program.clock.advance('P15D')
    expect(await me.say('2')).toEqual([expect.stringContaining('no question open now')])
    expect(await me.say('2')).toEqual([])
    expect(await rows('answer')).toEqual([])
    expect(await stateOf(invitationId)).toBe('started')
  })
})

describe('the same text twice', () => {
  test('changes nothing and is answered once', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    expect(await me.say('1', 'SM1')).toHaveLength(1)
    expect(await me.say('1', 'SM1')).toEqual([])
    expect(await rows('inbound')).toHaveLength(1)
    expect(await me.say('2', 'SM2')).toEqual([expect.stringContaining('What is one thing')])
  })

  test('delivered at the same instant, too', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    await me.say('1')
    const text = { providerId: 'SM9', from: NUMBER, body: '2' }
    await Promise.all([1, 2, 3, 4].map(() => receiveText(program.deps, text)))
    const asked = (await me.received()).filter((body) => body.includes('What is one thing'))
    expect(asked).toHaveLength(1)
  })
})

describe('an unknown number', () => {
  test('is stored and not answered', async () => {
    await start({ survey: 'baseline' })
    const stranger = phone(program, '+12125550199')
    expect(await stranger.say('hello')).toEqual([])
    expect(await rows('inbound')).toMatchObject([
      { contact_id: null, state: 'handled', handled_as: 'unknown_number' },
    ])
  })
})

describe('STOP', () => {
  test.each(['STOP', 'alto', 'Unsubscribe', '🛑'])(
    '%s ends every later text, without a word',
    async (word) => {
      const { phone: me, patient, invitationId } = await start({ survey: 'baseline' })
      await me.say('1')
      expect(await me.say(word)).toEqual([])
      expect(await contactState()).toBe('stopped')
      expect(await stateOf(invitationId)).toBe('stopped')
      const consents = await program.deps.db.query.selectFrom('consent_event').selectAll().execute()
      expect(consents).toMatchObject([
        { patient_id: patient.patientId, kind: 'texts_withdrawn', channel: 'sms' },
      ])
      await invite(program, { ...patient, survey: 'pulse' })
      expect(await me.say('1')).toEqual([])
      expect(await me.say('hello?')).toEqual([])
      expect(await me.received()).toHaveLength(2)
      expect(await rows('follow_up')).toEqual([])
    },
  )

  test('START brings consent back and the schedule with it', async () => {
    const { phone: me, patient } = await start({ survey: 'baseline' })
    await me.say('stop')
    const consent = () =>
      program.deps.db.query
        .selectFrom('patient')
        .select('consented_at')
        .where('id', '=', patient.patientId)
        .executeTakeFirst()
    expect(await consent()).toEqual({ consented_at: null })
    expect(await me.say('START')).toEqual([expect.stringContaining('welcome back')])
    expect(await contactState()).toBe('open')
    expect(await consent()).toEqual({ consented_at: program.clock.now() })
    const enrolment = await program.deps.db.query
      .selectFrom('enrolment')
      .select('next_due_on')
      .executeTakeFirst()
    expect(enrolment).toEqual({ next_due_on: '2026-11-24' })
    const journal = await program.deps.db.query
      .selectFrom('suppression')
      .select('kind')
      .orderBy('id')
      .execute()
    expect(journal.map(({ kind }) => kind)).toEqual(['stop', 'start'])
  })

  test('"Quit" in answer to a question in own words stops, and a person asks what was meant', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    for (const said of ['1', '2']) await me.say(said)
    expect(await me.say('Quit')).toEqual([])
    expect(await contactState()).toBe('stopped')
    expect(await rows('follow_up')).toMatchObject([{ kind: 'stop_word', state: 'open' }])
  })

  test('a phrase pauses and a person looks; the link still works', async () => {
    const { phone: me, invitationId } = await start({ survey: 'baseline' }, { language: 'es' })
    await me.say('1')
    expect(await me.say('por favor no me manden más mensajes')).toEqual([])
    expect(await contactState()).toBe('paused')
    expect(await rows('follow_up')).toMatchObject([
      { kind: 'pause_phrase', due_at: '2026-11-26T01:00:00.000Z' },
    ])
    expect(await stateOf(invitationId)).toBe('started')
    expect(await me.say('1')).toEqual([])
    expect(await me.say('start')).toEqual([expect.stringContaining('gracias por volver')])
  })

  test('a plan to stop something else is an answer', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    for (const said of ['1', '2']) await me.say(said)
    expect(await me.say('I want to stop drinking')).toEqual([expect.stringContaining('small step')])
    expect(await contactState()).toBe('open')
  })

  test('a wrong number is let go with its links', async () => {
    const { phone: me, invitationId } = await start({ survey: 'baseline' })
    expect(await me.say('sorry you have the wrong number')).toEqual([])
    expect(await contactState()).toBe('unlinked')
    expect(await stateOf(invitationId)).toBe('stopped')
    expect(await rows('follow_up')).toMatchObject([{ kind: 'wrong_number' }])
    expect(await me.say('START')).toEqual([])
    expect(await contactState()).toBe('unlinked')
  })
})

describe('asking for a person', () => {
  test('7 and 6 are heard in the middle of a question, which stays open', async () => {
    const { phone: me, staffId } = await start({ survey: 'baseline' })
    await me.say('1')
    expect(await me.say('7')).toEqual([expect.stringContaining('not your worker, will call you')])
    expect(await me.say('6')).toEqual([expect.stringContaining('Your worker is not told')])
    expect(await me.say('7')).toHaveLength(1)
    expect(await me.say('2')).toEqual([expect.stringContaining('What is one thing')])
    const followUps = await rows('follow_up')
    expect(followUps.map(({ kind, hidden_from_staff_id }) => [kind, hidden_from_staff_id])).toEqual([
      ['call', staffId],
      ['change_worker', staffId],
    ])
  })

  test('danger on a phone that is not the patient’s own gets the closing, and the questions go on', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    for (const said of ['1', '2']) await me.say(said)
    expect(await me.say('I want to die')).toEqual([
      expect.stringContaining('988. Danger: 911'),
      expect.stringContaining('small step'),
    ])
    expect(await rows('follow_up')).toMatchObject([{ kind: 'crisis' }])
  })

  test('danger where nothing is open is heard too, even from a stopped phone', async () => {
    const { phone: me } = await start({ survey: 'baseline' }, { phone_said: 'own' })
    await me.say('STOP')
    expect(await me.say('no quiero vivir')).toEqual([])
    const [followUp] = await rows('follow_up')
    expect(followUp).toMatchObject({ kind: 'crisis' })
    expect(
      await program.deps.sealer.open(
        'follow_up',
        'words_sealed',
        String(followUp?.['id']),
        String(followUp?.['words_sealed']),
      ),
    ).toBe('no quiero vivir')
  })
})

describe('another language', () => {
  test('is spoken from the open question on, and remembered', async () => {
    const { phone: me, patient } = await start({ survey: 'baseline' })
    await me.say('1')
    expect(await me.say('español')).toEqual([
      '¿Alguien mas usa o mira este celular? 1 Solo yo 2 Otras personas tambien',
    ])
    expect(await me.say('otras personas también')).toEqual([expect.stringContaining('¿Qué seria un logro')])
    const row = await program.deps.db.query
      .selectFrom('patient')
      .select('language')
      .where('id', '=', patient.patientId)
      .executeTakeFirst()
    expect(row).toEqual({ language: 'es' })
  })
})

describe('help', () => {
  test('says who texts, how to stop and whom to call', async () => {
    const { phone: me } = await start({ survey: 'baseline' })
    expect(await me.say('AYUDA')).toEqual([
      expect.stringMatching(/^Orchard: .*STOP for no more texts.*911.*988/),
    ])
  })
})

describe('two patients on one phone', () => {
  async function share(): Promise<{ me: Phone; first: Start; second: string; other: Start['patient'] }> {
    const first = await start({ survey: 'baseline' })
    const other = await program.addPatient({ phone: '+19255550999' })
    await program.deps.db.commit([
      program.deps.db.query
        .updateTable('patient')
        .set({ contact_id: first.patient.contactId })
        .where('id', '=', other.patientId),
    ])
    program.clock.advance('P1DT1M')
    const second = await invite(program, { ...other, contactId: first.patient.contactId, survey: 'baseline' })
    return { me: first.phone, first, second, other: { ...other, contactId: first.patient.contactId } }
  }

  test('with both invited, a 1 opens neither', async () => {
    const { me, first, second } = await share()
    expect(await me.say('1')).toEqual([expect.stringContaining('more than one person gets our texts')])
    expect([await stateOf(first.invitationId), await stateOf(second)]).toEqual(['invited', 'invited'])
  })

  test('an answer after the other’s invitation goes to neither', async () => {
    const first = await start({ survey: 'baseline' })
    await first.phone.say('1')
    const other = await program.addPatient({ phone: '+19255550999' })
    const { db } = program.deps
    await db.commit([
      db.query
        .updateTable('patient')
        .set({ contact_id: first.patient.contactId })
        .where('id', '=', other.patientId),
    ])
    program.clock.advance('P1DT1M')
    await invite(program, { ...other, contactId: first.patient.contactId, survey: 'baseline' })
    expect(await first.phone.say('1')).toEqual([expect.stringContaining('more than one person')])
    const drafts = await db.query.selectFrom('draft').select('answers_sealed').execute()
    const opened = await program.deps.sealer.open(
      'draft',
      'answers_sealed',
      first.invitationId,
      drafts[0]?.answers_sealed ?? '',
    )
    expect(JSON.parse(opened)).toMatchObject({ answers: {} })
  })

  test('when one has finished, a 1 opens the other’s', async () => {
    const { me, first, second } = await share()
    const { db } = program.deps
    await db.commit([
      db.query.updateTable('invitation').set({ state: 'completed' }).where('id', '=', first.invitationId),
    ])
    expect(await me.say('1')).toEqual([expect.stringContaining('Does anyone else use')])
    expect(await stateOf(second)).toBe('started')
  })

  test('STOP is for both', async () => {
    const { me } = await share()
    await me.say('stop')
    const patients = await program.deps.db.query.selectFrom('patient').select('consented_at').execute()
    expect(patients).toEqual([{ consented_at: null }, { consented_at: null }])
  })
})
