// What everybody who answered at one link comes to, when its open part ends.
import { mergeHeld } from '../core/draft-merge.ts'
import type { Deps } from '../deps.ts'
import { isHeld, openDraft } from './holder.ts'
import { interviewIn, type Sitting } from './sitting.ts'

export type Counted = Sitting & {
  /** Staff without whom what counts would not be there. */
  readonly makers: readonly string[]
}

/** The sitting with the answers that count: the holder's own, unless somebody stronger or earlier gave others. */
export async function mergedWith(deps: Pick<Deps, 'sealer' | 'surveys'>, sitting: Sitting): Promise<Counted> {
  const { invitation, drafts, own, holder } = sitting
  const { makers } = holder
  const mine = { ...sitting, makers, proven: holder.proven, beganAt: own?.beganAt ?? '9999' }
  const others = drafts.filter((draft) => draft.holder !== holder.id && isHeld(draft))
  const opened = await Promise.all(
    others.map(async (draft) => ({
      ...(await openDraft(deps, invitation.id, draft)),
      proven: draft.proven,
      beganAt: draft.beganAt,
    })),
  )
  if (opened.length === 0) return { ...sitting, makers }
  const held = [mine, ...opened].toSorted((a, b) => (a.beganAt < b.beganAt ? -1 : 1))
  const merged = mergeHeld(held)
  const counted = { ...sitting, ...merged, shared: merged.sharing === true }
  const interview = interviewIn(deps.surveys, counted, sitting.language)
  return { ...counted, interview, answers: interview.keep(merged.answers, invitation.facts) }
}
