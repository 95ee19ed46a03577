/** Tags and text of loose HTML. */

export interface Tag {
  readonly name: string
  readonly closing: boolean
  /** The tag as written. */
  readonly attributes: string
}

const HIDDEN = new Set(['script', 'style', 'head', 'template'])
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  deg: '°',
  euro: '€',
  oelig: 'œ',
}

/** Yields tags and decoded text in order; comments, scripts and styles are left out. */
export function* tokens(html: string): Generator<string | Tag> {
  let start = 0
  let hidden: string | null = null
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const end = endOfTag(html, at)
    if (end < 0) continue
    if (at > start && hidden === null) yield decode(html.slice(start, at))
    const source = html.slice(at, end)
    start = end
    at = end - 1
    const match = /^<(\/?)([a-z][a-z0-9]*)/i.exec(source)
    if (!match) continue
    const tag = { name: (match[2] ?? '').toLowerCase(), closing: match[1] === '/', attributes: source }
    if (hidden !== null) {
      if (tag.closing && tag.name === hidden) hidden = null
    } else if (HIDDEN.has(tag.name)) hidden = tag.closing ? null : tag.name
    else yield tag
  }
  if (hidden === null && start < html.length) yield decode(html.slice(start))
}

// Index after the tag or comment that begins here; -1 where `<` is a character of the text ("< 10 s").
function endOfTag(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4)
    return end < 0 ? html.length : end + 3
  }
  if (!/^<(?:\/?[a-z]|[!?][a-z])/i.test(html.slice(at, at + 3))) return -1
  let quote = ''
  for (let index = at + 1; index < html.length; index++) {
    const character = html[index] ?? ''
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '>') return index + 1
    else if (character === '<') return -1
    else if ((character === '"' || character === "'") && html[index - 1] === '=') quote = character
  }
  return -1
}

function decode(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
