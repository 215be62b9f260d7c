// The survey workshop: the shelf, drafts with their checks, publishing, and what changed between versions.
import type { Context } from 'hono'
import { SurveyChanges } from '../../web/staff/survey-changes.tsx'
import { SurveyDraft, type DraftProps } from '../../web/staff/survey-draft.tsx'
import { SurveyQuestions } from '../../web/staff/survey-questions.tsx'
import { Shelf } from '../../web/staff/surveys.tsx'
import { discardSurveyDraft, saveSurveyDraft } from '../actions/change-survey-draft.ts'
import { openSurveyDraft } from '../actions/open-survey-draft.ts'
import { openSurveyVersion } from '../actions/open-survey-version.ts'
import { openSurveys } from '../actions/open-surveys.ts'
import { publishSurvey } from '../actions/publish-survey.ts'
import { startSurveyDraft } from '../actions/start-survey-draft.ts'
import { diffSurveys } from '../core/workshop/diff.ts'
import { outlineOf } from '../core/workshop/outline.ts'
import { titleOf } from '../core/workshop/parts.ts'
import type { StaffDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readFields } from './fields.ts'
import type { StaffRoute } from './route.ts'
import type { Viewer } from './viewer.ts'
import { show } from './show.tsx'
import { readFrom, readRevision, readSurveyId, readWhich } from './survey-fields.ts'

const roles = ['administrator'] as const
const current = 'surveys'
const STALE = 'Somebody changed this draft a moment ago.'

export function surveyRoutes(deps: StaffDeps): StaffRoute[] {
  const draftPage = async (c: Context, viewer: Viewer, shown: Shown) => {
    const draft = await openSurveyDraft(deps, readSurveyId(c))
    return show(
      deps,
      c,
      viewer,
      { title: `${draft.title}, a draft`, current, status: shown.status ?? 200 },
      <SurveyDraft
        draft={{ ...draft, text: shown.text ?? draft.text }}
        questions={outlineOf(draft.definition)}
        notice={shown.notice ?? null}
        today={deps.now().slice(0, 10)}
      />,
    )
  }
  const wrong = (sentence: string) => ({ kind: 'wrong', sentence }) as const
  return [
    {
      method: 'GET',
      path: '/admin/surveys',
      roles,
      async handle(c, viewer) {
        const surveys = await openSurveys(deps)
        const today = deps.now().slice(0, 10)
        return show(deps, c, viewer, { title: 'Surveys', current }, <Shelf surveys={surveys} today={today} />)
      },
    },
    {
      method: 'POST',
      path: '/admin/surveys/drafts',
      roles,
      async handle(c, viewer) {
        const { id, from } = await readFields(c, ['id', 'from'])
        await startSurveyDraft(deps, viewer.staffId, { surveyId: id, from: readFrom(from) })
        return c.redirect(`/admin/surveys/${id}/draft`, 303)
      },
    },
    {
      method: 'GET',
      path: '/admin/surveys/:id/draft',
      roles,
      handle: (c, viewer) =>
        draftPage(c, viewer, {
          notice:
            c.req.query('saved') === undefined ? null : { kind: 'done', sentence: 'Saved, and checked.' },
        }),
    },
    {
      method: 'POST',
      path: '/admin/surveys/:id/draft',
      roles,
      async handle(c, viewer) {
        const surveyId = readSurveyId(c)
        const { definition, ...fields } = await readFields(c, ['revision', 'definition'])
        // A form sends line breaks as two signs.
        const text = definition.replaceAll('\r\n', '\n')
        const seen = { surveyId, revision: readRevision(fields.revision), definition: text }
        try {
          await saveSurveyDraft(deps, viewer.staffId, seen)
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'stale') throw error
          const sentence = `${STALE} Your own text is in the box below and not saved yet; saving it replaces theirs.`
          return draftPage(c, viewer, { status: 409, text, notice: wrong(sentence) })
        }
        // Redirected, so that the way back from a preview leads to a page and not to a form sent twice.
        return c.redirect(`/admin/surveys/${surveyId}/draft?saved`, 303)
      },
    },
    {
      method: 'POST',
      path: '/admin/surveys/:id/publish',
      roles,
      async handle(c, viewer) {
        const surveyId = readSurveyId(c)
        const { revision } = await readFields(c, ['revision'])
        const seen = { surveyId, revision: readRevision(revision) }
        try {
          const version = await publishSurvey(deps, viewer.staffId, seen)
          if (version !== null) return c.redirect(`/admin/surveys/${surveyId}/versions/${version}`, 303)
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'stale') throw error
          const sentence = `${STALE} Look at what it says now before you publish it.`
          return draftPage(c, viewer, { status: 409, notice: wrong(sentence) })
        }
        const sentence = 'It was not published. Fix what the checks found first.'
        return draftPage(c, viewer, { status: 422, notice: wrong(sentence) })
      },
    },
    {
      method: 'POST',
      path: '/admin/surveys/:id/discard',
      roles,
      async handle(c, viewer) {
        const { revision } = await readFields(c, ['revision'])
        const seen = { surveyId: readSurveyId(c), revision: readRevision(revision) }
        await discardSurveyDraft(deps, viewer.staffId, seen)
        return c.redirect('/admin/surveys', 303)
      },
    },
    {
      method: 'GET',
      path: '/admin/surveys/:id/versions/:version',
      roles,
      async handle(c, viewer) {
        const surveyId = readSurveyId(c)
        const which = readWhich(c.req.param('version'))
        if (which === 'draft') throw new Problem('not_found')
        const { definition } = await openSurveyVersion(deps, surveyId, which)
        const title = `${titleOf(definition, surveyId)}, version ${which}`
        return show(
          deps,
          c,
          viewer,
          { title, current },
          <>
            <p class="meta">
              <a href="/admin/surveys">Surveys</a>
            </p>
            <h1>{title}</h1>
            <p class="lede">Published and frozen: patients answer these words.</p>
            <p class="jump">
              <a href={`/admin/surveys/${surveyId}/preview?version=${which}`}>As a patient meets it</a>
            </p>
            <SurveyQuestions questions={outlineOf(definition)} findings={[]} />
          </>,
        )
      },
    },
    {
      method: 'GET',
      path: '/admin/surveys/:id/compare',
      roles,
      async handle(c, viewer) {
        const surveyId = readSurveyId(c)
        const [from, to] = [readWhich(c.req.query('from')), readWhich(c.req.query('to'))]
        const [before, after] = await Promise.all([
          openSurveyVersion(deps, surveyId, from),
          openSurveyVersion(deps, surveyId, to),
        ])
        const shelf = (await openSurveys(deps)).find(({ id }) => id === surveyId)
        const title = titleOf(after.definition ?? before.definition, surveyId)
        const all = [
          ...(shelf?.draft ? ['draft'] : []),
          ...(shelf?.versions ?? []).map(({ version }) => String(version)),
        ]
        return show(
          deps,
          c,
          viewer,
          { title: `${title}: what changed`, current },
          <SurveyChanges
            surveyId={surveyId}
            title={title}
            from={String(from)}
            to={String(to)}
            changes={diffSurveys(before.definition, after.definition)}
            all={all}
          />,
        )
      },
    },
  ]
}

interface Shown {
  readonly status?: 409 | 422
  /** What was typed and not saved. */
  readonly text?: string
  readonly notice?: DraftProps['notice']
}
