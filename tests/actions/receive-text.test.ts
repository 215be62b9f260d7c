// Whole conversations by text: from the invitation to the last offer, in both languages, and what cannot be read.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { receiveText } from '../../server/actions/receive-text.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { phone } from '../support/texting.ts'
import { NUMBER, rows, start, stateOf } from './conversation-setup.ts'

let program: TestProgram

beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

describe('a baseline in Spanish', () => {
  test('sets a goal in the patient’s words, with the name they allow', async () => {
    const {
      phone: me,
      invitationId,
      patient,
      staffId,
    } = await start(program, { survey: 'baseline' }, { language: 'es' })
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
      expect.stringMatching(/^¿Quiere decirle algo a Lourdes\?.* O responda 1 para seguir: Lourdes no ve/),
    ])
    expect(await stateOf(program, invitationId)).toBe('completed')
    expect(await me.say('Gracias por venir el viernes')).toEqual([
      expect.stringContaining('Responda 6. La oficina del programa le llama. Lourdes no se entera.'),
      expect.stringContaining('Responda 7. Para hablar: 988'),
    ])

    const { sealer } = program.deps
    const [goal] = await rows(program, 'goal')
    expect(
      await sealer.open('goal', 'words_sealed', String(goal?.['id']), String(goal?.['words_sealed'])),
    ).toBe('Quiero parar de fumar y correr con mi hijo')
    expect(
      await sealer.open('goal', 'nickname_sealed', String(goal?.['id']), String(goal?.['nickname_sealed'])),
    ).toBe('Dejar el cigarro')
    expect(goal).toMatchObject({ shared: 1, language: 'es' })
    const [note] = await rows(program, 'note')
    expect(note).toMatchObject({
      patient_id: patient.patientId,
      staff_id: staffId,
      invitation_id: invitationId,
    })
    expect(await rows(program, 'follow_up')).toEqual([])
  })

  test.each(['1', '1.', '9', 'no', 'skip'])(
    '"%s" at the offer to tell the worker something goes on',
    async (said) => {
      const { phone: me } = await start(program, { survey: 'pulse' }, { phone_said: 'own' })
      for (const answer of ['1', 'Sleep', '3']) await me.say(answer)
      expect((await me.received()).at(-1)).toContain('Want to tell Lourdes something?')
      expect(await me.say(said)).toEqual([
        expect.stringContaining('having a different worker'),
        expect.stringContaining('Reply 7'),
      ])
      expect(await rows(program, 'note')).toEqual([])
    },
  )

  test('"1" lets our text show the goal’s own words, cut to what a text holds', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    for (const said of ['1', '1', '1', 'Get my own apartment near the kids and keep it', '1', '9', '9'])
      await me.say(said)
    const [goal] = await rows(program, 'goal')
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

describe('another language', () => {
  test('is spoken from the open question on, and remembered', async () => {
    const { phone: me, patient } = await start(program, { survey: 'baseline' })
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

describe('what cannot be read', () => {
  test('is asked again, then answered with the link, then with silence', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    await me.say('1')
    expect(await me.say('3 or 4')).toEqual([expect.stringContaining('just one number')])
    expect(await me.say('call me at 5')).toEqual([
      expect.stringMatching(/easier on your page: https:\S+\/s\/\S{22} Or/),
    ])
    expect(await me.say('hm')).toEqual([])
    expect(await me.say('2')).toEqual([expect.stringContaining('What is one thing')])
  })

  test('too many words are not cut but asked for again', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    for (const said of ['1', '2']) await me.say(said)
    expect(await me.say('x'.repeat(501))).toEqual([expect.stringContaining('500 letters or fewer')])
    expect(await me.say('My own place')).toEqual([expect.stringContaining('small step')])
  })

  test('before anything was opened it is told how to begin, once', async () => {
    const { phone: me, invitationId } = await start(program, { survey: 'baseline' })
    expect(await me.say('4')).toEqual([
      expect.stringMatching(/reply 1\. Or open your page: https:\S+ Reply 7/),
    ])
    expect(await me.say('what')).toEqual([])
    expect(await stateOf(program, invitationId)).toBe('invited')
    expect(await me.say('yes')).toEqual([expect.stringContaining('Does anyone else use')])
  })

  test('a reply to an interview that is over is stored nowhere as an answer', async () => {
    const { phone: me, invitationId } = await start(program, { survey: 'pulse' }, { phone_said: 'own' })
    for (const said of ['1', 'Sleep']) await me.say(said)
    program.clock.advance('P15D')
    expect(await me.say('2')).toEqual([expect.stringContaining('no question open now')])
    expect(await me.say('2')).toEqual([])
    expect(await rows(program, 'answer')).toEqual([])
    expect(await stateOf(program, invitationId)).toBe('started')
  })
})

describe('the same text twice', () => {
  test('changes nothing and is answered once', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    expect(await me.say('1', 'SM1')).toHaveLength(1)
    expect(await me.say('1', 'SM1')).toEqual([])
    expect(await rows(program, 'inbound')).toHaveLength(1)
    expect(await me.say('2', 'SM2')).toEqual([expect.stringContaining('What is one thing')])
  })

  test('delivered at the same instant, too', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    await me.say('1')
    const text = { providerId: 'SM9', from: NUMBER, body: '2' }
    await Promise.all([1, 2, 3, 4].map(() => receiveText(program.deps, text)))
    const asked = (await me.received()).filter((body) => body.includes('What is one thing'))
    expect(asked).toHaveLength(1)
  })
})

describe('an unknown number', () => {
  test('is stored and not answered', async () => {
    await start(program, { survey: 'baseline' })
    const stranger = phone(program, '+12125550199')
    expect(await stranger.say('hello')).toEqual([])
    expect(await rows(program, 'inbound')).toMatchObject([
      { contact_id: null, state: 'handled', handled_as: 'unknown_number' },
    ])
    expect(await rows(program, 'suppression')).toEqual([])
  })

  test.each(['STOP', 'please stop texting me'])(
    'that says “%s” stands in the journal, once',
    async (words) => {
      const from = '+12125550199'
      for (let delivery = 0; delivery < 2; delivery += 1)
        await receiveText(program.deps, { providerId: 'SM8', from, body: words })
      const phone_index = await program.deps.sealer.index('phone', from)
      expect(await rows(program, 'suppression')).toMatchObject([{ phone_index, kind: 'stop' }])
    },
  )
})

describe('help', () => {
  test('says who texts, how to stop and whom to call', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    expect(await me.say('AYUDA')).toEqual([
      expect.stringMatching(/^Orchard: .*STOP for no more texts.*911.*988/),
    ])
  })
})
