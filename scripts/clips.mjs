// Recorded questions: surveys/<survey>/clips/<language>/<item>.mp3, each checked against the survey it belongs to.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** By the ending that every server knows the type by. */
export const SERVED_AS = { 'audio/mpeg': 'mp3', 'audio/mp4': 'mp4', 'audio/ogg': 'oga' }

const TYPES = { mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', opus: 'audio/ogg' }
/** About half a minute of speech; more is an evening's data for some. */
const MOST_BYTES = 200 * 1024

/** Throws a sentence that names the file. Returns `{ survey, language, item, title, type, path, contents }` for each. */
export function findClips(surveys) {
  return foldersIn(surveys).flatMap((survey) => {
    const folder = join(surveys, survey, 'clips')
    if (!existsSync(folder)) return []
    const titles = newestTitles(join(surveys, survey))
    return foldersIn(folder).flatMap((language) =>
      readdirSync(join(folder, language))
        // What a file manager leaves there is nobody's voice.
        .filter((file) => !file.startsWith('.'))
        .sort()
        .map((file) => clip({ survey, language, file, path: join(folder, language, file), titles })),
    )
  })
}

function clip({ survey, language, file, path, titles }) {
  const [item, ending] = file.split('.')
  const type = TYPES[ending ?? '']
  if (!type)
    throw new Error(`${path} is no recording that browsers play: use ${Object.keys(TYPES).join(', ')}.`)
  const title = titles.get(item)?.[language]
  if (title === undefined)
    throw new Error(`${path} says a question that ${survey} does not ask in “${language}”.`)
  const contents = readFileSync(path)
  if (contents.length > MOST_BYTES)
    throw new Error(
      `${path} is ${Math.ceil(contents.length / 1024)} KB: a recording may have ${MOST_BYTES / 1024}.`,
    )
  return { survey, language, item, title, type, path, contents }
}

/** Of the newest version that ships: a recording says the words of one version, and is offered with those alone. */
function newestTitles(folder) {
  const newest = readdirSync(folder)
    .flatMap((name) => /^v(\d+)\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => b - a)[0]
  const { pages } = JSON.parse(readFileSync(join(folder, `v${newest}.json`), 'utf8'))
  return new Map(pages.flatMap(({ elements }) => elements.map(({ name, title }) => [name, title])))
}

const foldersIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
