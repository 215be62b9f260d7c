// Going on at a link in one more browser, by a code that is texted to the phone on file.
import type { Context } from 'hono'
import { askForCode } from '../actions/ask-for-code.ts'
import { typeCode } from '../actions/type-code.ts'
import type { Deps } from '../deps.ts'
import { CodePage } from '../../web/patient/code.tsx'
import { answerPage } from './page-document.ts'
import { setPatientCookie } from './page-request.ts'
import { frameFor, pageAddress } from './page-view.ts'
import { proofFor, type Visit } from './page-visit.ts'

/** The page is the same whether a text goes or not. */
export async function askCode(deps: Deps, c: Context, visit: Visit): Promise<Response> {
  const { sitting, holding } = visit
  if (holding.holder.id !== null) await askForCode(deps, sitting, asker(visit))
  if (holding.browser === null) setPatientCookie(c, deps.config, holding.token, false)
  return showCode(deps, c, visit, false)
}

/** Null: it was right, and this browser goes on where the phone stands. */
export async function takeCode(
  deps: Deps,
  c: Context,
  visit: Visit,
  typed: string,
): Promise<Response | null> {
  const right = await typeCode(deps, visit.sitting, asker(visit), typed)
  return right ? null : showCode(deps, c, visit, true)
}

/** By its token, whatever it has answered. */
const asker = ({ sitting, holding }: Visit): string => sitting.own?.holder ?? holding.holder.id ?? ''

async function showCode(deps: Deps, c: Context, visit: Visit, wrong: boolean): Promise<Response> {
  const { token, sitting, holding } = visit
  const action = pageAddress(token)
  const proof = await proofFor(deps, sitting.invitation.id, holding.token)
  const frame = frameFor(deps, sitting, (lang) => ({
    address: action,
    fields: { lang, proof, offer: 'code' },
  }))
  const back = { address: action, fields: { lang: sitting.language, proof, offer: 'show' } }
  const view = { frame, action, proof, back, wrong }
  return answerPage(c, <CodePage view={view} />, wrong ? 422 : 200)
}
