// Reads links and forms off a page, as a browser would follow and send them.

export interface Form {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" }

const plain = (text: string) =>
  text.replaceAll(/&(amp|quot|lt|gt|#39);/g, (_, name: string) => ENTITIES[name]!)

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plain(found[1]!) : null
}

/** Of this site, without their fragments; neither files nor patients' pages. */
export function linksOn(html: string): string[] {
  return [...html.matchAll(/<(?:a|iframe)\b[^>]*>/g)]
    .map(([tag]) => attribute(tag, 'href') ?? attribute(tag, 'src') ?? '')
    .filter((link) => /^\/(?!assets\/|s\/)/.test(link))
    .map((link) => link.split('#')[0]!)
}

/** Forms to be posted, with what they hold as they stand; of choices the one that is marked, or the first. */
export function formsOn(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, opening = '', inner = '']) => {
    const fields: Record<string, string> = {}
    for (const [tag] of inner.matchAll(/<input\b[^>]*>/g)) {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
      if (name === null || type === 'checkbox') continue
      const isChosen = type !== 'radio' || !(name in fields) || /\schecked\b/.test(tag)
      if (isChosen) fields[name] = attribute(tag, 'value') ?? ''
    }
    for (const [, select = '', options = ''] of inner.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
      const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
      const chosen = all.find((tag) => /\sselected\b/.test(tag)) ?? all[0] ?? ''
      fields[attribute(select, 'name') ?? ''] = attribute(chosen, 'value') ?? ''
    }
    for (const [, area = '', words = ''] of inner.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g))
      fields[attribute(area, 'name') ?? ''] = plain(words.replace(/^\n/, ''))
    const action = attribute(opening, 'action')
    return action !== null && /method="post"/i.test(opening) ? [{ action, fields }] : []
  })
}
