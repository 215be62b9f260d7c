// The administrator's page: how many are in the program, whom no text reaches, and who may sign in.
import type { PublicId } from '../../server/core/public-id.ts'
import { capital, inWords, languageName } from './words.ts'

type Role = 'case_manager' | 'lead' | 'administrator' | 'auditor'

export interface AdminProps {
  readonly view: {
    readonly counts: {
      readonly patients: number
      readonly enrolled: number
      readonly consented: number
      readonly phones: readonly { readonly state: string | null; readonly patients: number }[]
    }
    readonly callsOfNobody: number
    readonly unspoken: readonly { readonly language: string; readonly patients: number }[]
    readonly members: readonly {
      readonly id: PublicId
      readonly name: string
      readonly discipline: string | null
      readonly team: string | null
      readonly hasEmail: boolean
      readonly role: Role | null
    }[]
  }
  /** A one-time link just made: shown now, and never again. */
  readonly link: { readonly address: string; readonly staffId: PublicId } | null
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  case_manager: 'Case manager',
  lead: 'Program lead',
  administrator: 'Administrator',
  auditor: 'Auditor',
}

const count = (n: number) => n.toLocaleString('en-US')

export function Admin({ view, link }: AdminProps) {
  const { counts, unspoken, members } = view
  const phones = (...states: (string | null)[]) =>
    counts.phones
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { patients }) => sum + patients, 0)
  const linked = members.find(({ id }) => id === link?.staffId)
  const accounts = members.filter(({ role }) => role !== null).length
  return (
    <>
      <h1>Program and people</h1>
      <p class="lede">
        {counts.patients === 0
          ? 'No patient is on file yet: import a caseload first.'
          : `${count(counts.enrolled)} of ${count(counts.patients)} patients are in the program today; ${count(counts.consented)} agreed to texts.`}{' '}
        {count(accounts)} of {count(members.length)}{' '}
        {members.length === 1 ? 'staff member has' : 'staff members have'} an account.
      </p>
      <p>
        <a href="/admin/schedule">When patients are asked</a>: how often, with how many texts at most, and on
        which days with none.
      </p>
      <p>
        <a href="/admin/rehearsal">Rehearse next month</a>: who would be asked, with how many texts, and whom
        no text reaches.
      </p>
      <p>
        <a href="/admin/hours">Hours</a>: when somebody is there to call, and whether anybody reads words of
        danger.
      </p>
      {view.callsOfNobody > 0 && (
        <div class="note ask" role="alert">
          <p>
            <b>
              {capital(inWords(view.callsOfNobody))}{' '}
              {view.callsOfNobody === 1 ? 'call waits that no lead' : 'calls wait that no lead'} may see.
            </b>{' '}
            Whoever has a lead’s account is concerned by it, or works with that patient. Give somebody else a
            lead’s account: a patient waits.
          </p>
        </div>
      )}
      {link && linked && (
        <div class="note ask once" role="status">
          <p>
            <b>One-time link for {linked.name}.</b> It works once, within three days. Hand it over in person
            or by a way you trust: it is not shown again.
          </p>
          <p>
            <code>{link.address}</code>
          </p>
        </div>
      )}
      <section class="sec" aria-labelledby="whom">
        <h2 id="whom">Whom texts reach</h2>
        <div class="scroll" tabindex={0} role="region" aria-labelledby="whom">
          <table class="counts">
            <tbody>
              <Count name="In the program today" n={counts.enrolled} />
              <Count name="Agreed to texts" n={counts.consented} />
              <Count name="Stopped texts (STOP)" n={phones('stopped')} />
              <Count name="Paused: a reply waits to be read by a person" n={phones('paused')} />
              <Count
                name="Number does not reach them, or is somebody else’s"
                n={phones('dead', 'unlinked')}
              />
              <Count name="No phone on file" n={phones(null)} />
            </tbody>
          </table>
        </div>
        {unspoken.length === 0 ? (
          counts.patients > 0 && <p class="meta">Every patient’s language has a survey.</p>
        ) : (
          <>
            <h3 class="gap-above">Languages without a survey</h3>
            <p class="meta">These patients are listed and not texted.</p>
            <ul class="plainlist">
              {unspoken.map(({ language, patients }) => (
                <li>
                  {capital(languageName(language))}: {count(patients)}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section class="sec" aria-labelledby="staff">
        <h2 id="staff">Staff and accounts</h2>
        <p class="meta">
          A one-time link sets a password and the account’s role. A new link for somebody with an account
          renews both, and signs them out everywhere.
        </p>
        <ul class="people">
          {members.map(({ id, name, discipline, team, hasEmail, role }) => (
            <li class="member">
              <div>
                <h3>{name}</h3>
                <p class="meta">
                  {[discipline && capital(discipline.replaceAll('_', ' ')), team].filter(Boolean).join(', ')}
                </p>
              </div>
              <p>{role ? `${ROLE_NAMES[role]} account` : 'No account'}</p>
              {hasEmail ? (
                <form class="make" method="post" action={`/admin/staff/${id}/link`}>
                  <label class="sr" for={`role-${id}`}>
                    Role for {name}
                  </label>
                  <select id={`role-${id}`} name="role">
                    {Object.entries(ROLE_NAMES).map(([value, label]) => (
                      <option value={value} selected={value === (role ?? 'case_manager')}>
                        {label}
                      </option>
                    ))}
                  </select>
                  <button class="btn line">
                    Make a link<span class="sr"> for {name}</span>
                  </button>
                </form>
              ) : (
                <p class="meta">No e-mail on file: add it to the caseload file first.</p>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Count({ name, n }: { name: string; n: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="n">{count(n)}</td>
    </tr>
  )
}
