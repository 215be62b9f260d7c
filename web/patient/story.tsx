// "My story so far": the patient's goals, months and verdicts in words, to keep or to print. Nothing sealed is in it.
import type { Story, StoryLine } from '../../server/core/story.ts'
import { monthName } from './months.ts'
import { Said } from './sentence.tsx'
import { patientWords } from './words.ts'

export function StorySoFar({ story, language }: { story: Story; language: string }) {
  const words = patientWords(language)
  return (
    <section class="mine" aria-labelledby="story">
      <h2 id="story">{words.story}</h2>
      {story.goals.map((goal) => (
        <p>
          <Said {...goal} />
        </p>
      ))}
      <ol class="story" reversed>
        {story.lines.map((line) => (
          <Line line={line} language={language} />
        ))}
      </ol>
      <p class="hint">{words.storyKeep}</p>
      <button class="line print" type="button" hidden>
        {words.storyPrint}
      </button>
    </section>
  )
}

function Line({ line, language }: { line: StoryLine; language: string }) {
  const words = patientWords(language)
  return (
    <li>
      <small>
        {monthName(line.month, language)} <bdi>{line.month.slice(0, 4)}</bdi>
      </small>
      {line.kind === 'month' ? (
        <>
          {line.about && <Said {...line.about} />} {line.progress && <b>{ended(line.progress)}</b>}{' '}
          {line.verdict && (
            <span>
              {words.storyVerdict} <b>{ended(line.verdict)}</b>
            </span>
          )}
        </>
      ) : (
        <span>{line.kind === 'set' ? words.storySet : words.storyWords}</span>
      )}
      {line.said && <Said {...line.said} />}
    </li>
  )
}

const ended = (label: string) => (/[.!?]$/.test(label) ? label : `${label}.`)
