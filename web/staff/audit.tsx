// The audit log as a table, newest first, a page at a time.
import type { PublicId } from '../../server/core/public-id.ts'

interface Entry {
  readonly at: string
  readonly actorKind: 'patient' | 'staff' | 'system' | 'operator'
  /** Ids of rows are public ones, here and in the detail. */
  readonly actorId: string | null
  readonly name: string | null
  readonly action: string
  readonly subject: string
  readonly subjectId: string | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

export interface AuditLogProps {
  readonly log: {
    readonly timeZone: string
    readonly entries: readonly Entry[]
    readonly older: PublicId | null
  }
  readonly first: boolean
}

export function AuditLog({ log, first }: AuditLogProps) {
  const { timeZone, entries, older } = log
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  })
  return (
    <>
      <h1>Log</h1>
      <p class="lede">
        {entries.length === 0
          ? 'Nothing is written here.'
          : `Who did what, newest first. ${first ? 'The newest' : 'These'} ${entries.length} rows, in ${timeZone.replaceAll('_', ' ')} time.`}
      </p>
      <div class="scroll" tabindex={0} role="region" aria-label="The log">
        <table class="log">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">Did</th>
              <th scope="col">To</th>
              <th scope="col">Detail</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr>
                <td class="when">{clock.format(new Date(entry.at))}</td>
                <td>{whoOf(entry)}</td>
                <th scope="row">{entry.action.replaceAll(/[._]/g, ' ')}</th>
                <td>
                  {entry.subject.replaceAll('_', ' ')}
                  {entry.subjectId && <code>{entry.subjectId}</code>}
                </td>
                <td>
                  {Object.entries(entry.detail)
                    .filter(([, value]) => value !== null)
                    .map(([name, value]) => (
                      <span class="pair">
                        {name}: <code>{String(value)}</code>
                      </span>
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <nav class="jump" aria-label="Pages of the log">
        {!first && <a href="/audit">Newest</a>}
        {older && <a href={`/audit?before=${older}`}>Older</a>}
      </nav>
    </>
  )
}

function whoOf({ actorKind, actorId, name }: Entry) {
  if (name !== null) return name
  if (actorKind === 'system') return 'The system'
  if (actorKind === 'operator') return 'The operator'
  return (
    <>
      {actorKind === 'patient' ? 'Patient' : 'Staff member'} <code>{actorId}</code>
    </>
  )
}
