// Builds the attack against the product as it is, or with one rule about links taken out, to show that it would notice.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildChanged, type Change } from '../build-changed.ts'

const AUTOSAVE = 'server/channels/autosave.ts'
const READ = 'server/actions/read-sitting.ts'
const VIEW = 'server/channels/page-view.ts'
const VISIT = 'server/channels/page-visit.ts'
const TRUST = 'server/core/browser-trust.ts'
const ANSWERS = 'server/channels/page-answers.tsx'
const LETTER = 'server/actions/print-letter.ts'
const REMEMBER = 'server/actions/remember-browser.ts'

interface Weakening {
  /** Which attackers notice. */
  readonly by: 'pairs' | 'people' | 'months'
  /** Of rules that several places hold, each of them. */
  readonly changes: readonly Change[]
}

const ALL_DRAFTS: Change = [READ, 'known ? draftsOf(db, invitation.id) : []', 'draftsOf(db, invitation.id)']

export const WEAKENINGS: Readonly<Record<string, Weakening>> = {
  'one draft for all who open a link': {
    by: 'pairs',
    changes: [
      ALL_DRAFTS,
      [
        READ,
        'const { holder: found, own } = holderAt(asked, drafts)',
        'const own = drafts[0] ?? null, found = asked',
      ],
    ],
  },
  'what is sent by itself is compared with what is kept': {
    by: 'pairs',
    changes: [
      ALL_DRAFTS,
      [
        AUTOSAVE,
        `if (sitting.own === null || sitting.stage !== 'open') return c.body(null, 204)`,
        'if (sitting.own === null) return c.json({}, sitting.drafts.length > 0 ? 409 : 200)',
      ],
    ],
  },
  'a stranger is shown a name': {
    by: 'pairs',
    changes: [[VISIT, 'stranger ? asStranger(found) : found', 'found']],
  },
  'a stranger is told how far somebody is': {
    by: 'pairs',
    changes: [
      ALL_DRAFTS,
      [VIEW, 'revision: own && !screen.sealed', 'revision: !screen.sealed'],
      [READ, 'revision: own?.revision ?? 0', 'revision: own?.revision ?? drafts.length'],
    ],
  },
  'a link that is done is another than one that is none': {
    by: 'pairs',
    changes: [[VISIT, 'if (!found) return null', `if (!found) throw new Error('done')`]],
  },
  'the private part is for whoever is there': {
    by: 'pairs',
    changes: [[READ, 'const mayPrivate = known && (', 'const mayPrivate = known && (true || ']],
  },
  'a code is right whatever is typed': {
    by: 'pairs',
    changes: [['server/actions/type-code.ts', 'code === (await sealer.textCode(asked.id))', 'true']],
  },
  'a private answer is shown again': {
    by: 'people',
    changes: [[VIEW, `readers === 'sealed' ? undefined : sitting.answers[id]`, 'sitting.answers[id]']],
  },
  'the first answer makes a browser the patient’s': {
    by: 'people',
    changes: [[REMEMBER, 'trusted_at: null', 'trusted_at: at']],
  },
  'a letter is a text': { by: 'people', changes: [[REMEMBER, 'link.madeBy !== null || ', '']] },
  'a letter’s maker is not kept': {
    by: 'people',
    changes: [[REMEMBER, '...(link.madeBy === null ? [] : [link.madeBy]), ', '']],
  },
  'phones that others use are trusted too': {
    by: 'people',
    changes: [
      [REMEMBER, ` || phone !== 'own'`, ''],
      [TRUST, 'own && onNumber === 1 && !staff', '!staff'],
      [ANSWERS, `next.stage === 'done' && phone !== 'own'`, 'false'],
      [ANSWERS, `phone === 'own' ? [] : forgetBrowser(deps, sitting, holding)`, '[]'],
    ],
  },
  'two patients on one number trust one browser': {
    by: 'people',
    changes: [[TRUST, 'own && onNumber === 1 && !staff', 'own && !staff']],
  },
  'a look at the desk leaves no row': {
    by: 'people',
    changes: [[LETTER, `lookWrite(deps, staffId, desk, { action: 'letter.opened' }),`, '']],
  },
  'a letter says where nothing is open': {
    by: 'people',
    changes: [
      [
        LETTER,
        `language: spoken ?? 'en', program }`,
        `language: spoken ?? 'en', program: patient && (await newestOpenInvitation(db, patient.id, deps.now())) ? program : '' }`,
      ],
    ],
  },
  'a shared question depends on trust': {
    by: 'months',
    changes: [
      [
        'surveys/pulse/v2.json',
        `"name": "success-words",
      "visibleIf": "{P2} = 1"`,
        `"name": "success-words",
      "visibleIf": "{P2} = 1 and {trust} = 0"`,
      ],
    ],
  },
  'private answers make rows of their own length': {
    by: 'pairs',
    changes: [['server/core/sealed-body.ts', `return text + ' '.repeat(room)`, 'return text']],
  },
}

/** Returns the address to import. */
export async function buildAttack(root: string, weakening: string | null): Promise<string> {
  const changes = weakening === null ? [] : WEAKENINGS[weakening]?.changes
  if (!changes) throw new Error(`no weakening of this name: ${weakening}`)
  // Two folders deep, like the tests that it is made of: they find what the build left from where they lie.
  const outfile = `dist/links/attack-${Object.keys(WEAKENINGS).indexOf(weakening ?? '') + 1}.js`
  await buildChanged(root, changes, { entry: 'tests/verify/links/attack.ts', outfile })
  return pathToFileURL(join(root, outfile)).href
}

export const removeAttack = (built: string): void => rmSync(new URL(built), { force: true })
