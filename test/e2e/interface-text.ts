/** What a page says in the language of its interface: all its words but those marked as being in another. */

export interface Said {
  /** Words in the language of the interface. */
  readonly text: string
  /** Attributes and the title, which may name the law in its own words and cannot mark them. */
  readonly names: string
  /** Words marked as being in another language. */
  readonly law: string
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
// Names in code are the same in every language.
const SILENT = new Set(['script', 'style', 'template', 'code', 'pre', 'kbd', 'samp'])
const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt']

interface Open {
  readonly name: string
  readonly lang: string
  readonly silent: boolean
}

/** Returns what a document says. */
export function saidIn(document: string): Said {
  const open: Open[] = []
  const said = { text: [] as string[], names: [] as string[], law: [] as string[] }
  const root = /<html[^>]*\slang="([^"]*)"/.exec(document)?.[1] ?? ''
  const top = () => open.at(-1) ?? { name: '', lang: root, silent: false }
  // What a script says is no mark-up, whatever it looks like.
  const shown = document.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3')
  for (const [token, end, name = '', attributes = ''] of shown.matchAll(
    /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s[^<>]*)?)>|[^<]+/g,
  )) {
    if (name === '') {
      if (token.startsWith('<!') || top().silent) continue
      const kind = top().lang !== root ? 'law' : top().name === 'title' ? 'names' : 'text'
      said[kind].push(token)
      continue
    }
    if (end) {
      const at = open.findLastIndex((element) => element.name === name)
      if (at >= 0) open.length = at
      continue
    }
    const lang = /\slang="([^"]*)"/.exec(attributes)?.[1] ?? top().lang
    const silent = top().silent || SILENT.has(name)
    if (lang === root && !silent)
      for (const attribute of SPOKEN)
        said.names.push(new RegExp(`\\s${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? '')
    if (!VOID.has(name) && !attributes.endsWith('/')) open.push({ name, lang, silent })
  }
  const plain = (parts: readonly string[]) =>
    parts.join('\n').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return { text: plain(said.text), names: plain(said.names), law: plain(said.law) }
}
