/** Inline Markdown (emphasis, links, escapes, the few HTML tags that occur) as canonical inline mark-up. */
import { unescapeText } from '#kit/escape.ts'
import { note, ref, text } from '#markup/fragment.ts'
import { render, star, type Token } from './emphasis.ts'
import { BREAK } from './marks.ts'

const SPECIAL = /[\\*<&[!\uE000\uE003\u200B\uFEFF]/
const TAGS: Record<string, 'b' | 'i' | 'u' | 'sup' | 'sub'> = {
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'u',
  sup: 'sup',
  sub: 'sub',
}
const BLOCKS = new Set(
  'address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const WITHOUT_EFFECT = new Set(
  'a abbr big button cite code col colgroup del dfn font form iframe img input ins kbd label mark q s samp script small span strike style svg tt var wbr'.split(
    ' ',
  ),
)
const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  deg: '°',
  ordm: 'º',
  ordf: 'ª',
  sect: '§',
  euro: '€',
  shy: '',
}

/** Returns canonical inline mark-up of Markdown. Every word comes through; targets of links that lead nowhere public go. */
export function inlineOf(markdown: string): string {
  return SPECIAL.test(markdown)
    ? trimmed(render(tokens(withoutComments(markdown))), markdown)
    : text(markdown)
}

// Spaces in the place of tags at either end; those of the text itself stay.
function trimmed(marked: string, markdown: string): string {
  return markdown.startsWith('<') || markdown.endsWith('>') ? marked.trim() : marked
}

function withoutComments(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown
  const kept: string[] = []
  let at = 0
  for (;;) {
    const start = markdown.indexOf('<!--', at)
    const end = start < 0 ? -1 : markdown.indexOf('-->', start + 4)
    if (end < 0) return kept.concat(markdown.slice(at)).join('')
    kept.push(markdown.slice(at, start))
    at = end + 3
  }
}

/** Returns the words of inline Markdown as plain text, notes left out. */
export function plainOf(markdown: string): string {
  if (!SPECIAL.test(markdown)) return markdown.replace(/\s+/g, ' ').trim()
  const marked = inlineOf(markdown.replace(/\uE000[^\uE001]*\uE001/g, '').replaceAll(BREAK, ' '))
  return unescapeText(marked.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
}

// Nothing real nests so deep; the limit keeps hostile runs of brackets and tags cheap.
const DEEPEST = 20

const TOKEN =
  /\\(?<escaped>[!-/:-@[-`{-~])|<(?<tag>\/?[a-zA-Z][a-zA-Z0-9]*)(?:\s+[a-zA-Z_:][\w:.-]*=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))*\s*\/?>|&(?<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});|\uE000(?<note>[^\uE001]*)\uE001|(?<br>\uE003)|(?<stars>\*+)|(?<image>!?)\[|[\u200B\uFEFF]/g

function tokens(markdown: string): Token[] {
  const out: Token[] = []
  const tag = new TagStack()
  TOKEN.lastIndex = 0
  let done = 0
  for (let match = TOKEN.exec(markdown); match; match = TOKEN.exec(markdown)) {
    if (match.index > done) out.push({ type: 'text', value: markdown.slice(done, match.index) })
    const at = match.index
    const end = at + match[0].length
    const link = match.groups?.image === undefined ? null : linkAt(markdown, end)
    done = link?.end ?? end
    if (link) {
      const inner = inlineAgain(link.label)
      out.push({ type: 'markup', value: match.groups?.image ? inner : ref(link.target, inner) })
    } else for (const part of token(match, markdown, end, tag)) out.push(part)
    TOKEN.lastIndex = done
  }
  if (done < markdown.length) out.push({ type: 'text', value: markdown.slice(done) })
  return out
}

function token(match: RegExpExecArray, markdown: string, end: number, tags: TagStack): Token[] {
  const { escaped, tag, entity, note: words, br, stars } = match.groups ?? {}
  if (escaped !== undefined) return [{ type: 'text', value: escaped }]
  if (tag !== undefined) return tags.take(tag.toLowerCase()) ?? [{ type: 'text', value: match[0] }]
  if (entity !== undefined) return [{ type: 'text', value: character(entity) ?? match[0] }]
  if (words !== undefined) return [{ type: 'markup', value: note([inlineAgain(words)]) }]
  if (br !== undefined) return [{ type: 'markup', value: '<br/>' }]
  if (stars !== undefined) return [star(stars, markdown[match.index - 1], markdown[end])]
  return match[0] === '[' || match[0] === '![' ? [{ type: 'text', value: match[0] }] : []
}

// TOKEN holds its place in `lastIndex`; an inner reading must not move it.
function inlineAgain(markdown: string): string {
  const place = TOKEN.lastIndex
  const marked = inlineOf(markdown)
  TOKEN.lastIndex = place
  return marked
}

/** HTML elements that are open: an end tag without a start, and a start without an end, have no effect. */
class TagStack {
  readonly #open: { name: string; token: { type: 'markup'; value: string } }[] = []

  /** Returns what the tag amounts to; null where it is no tag of HTML, and so words: "<insert name>". */
  take(tag: string): Token[] | null {
    if (tag === 'br') return [{ type: 'markup', value: '<br/>' }]
    const closing = tag.startsWith('/')
    const name = closing ? tag.slice(1) : tag
    const element = TAGS[name]
    // Words of two cells or paragraphs are not one word.
    if (!element && BLOCKS.has(name)) return [{ type: 'text', value: ' ' }]
    if (!element) return WITHOUT_EFFECT.has(name) ? [] : null
    if (!closing) {
      if (this.#open.length >= DEEPEST) return []
      const token = { type: 'markup' as const, value: '' }
      this.#open.push({ name: element, token })
      return [token]
    }
    if (this.#open.at(-1)?.name !== element) return []
    const start = this.#open.pop()
    if (start) start.token.value = `<${element}>`
    return [{ type: 'markup', value: `</${element}>` }]
  }
}

// `from` follows the bracket. A label may hold brackets and break over lines; a target may hold balanced parentheses and spaces.
function linkAt(markdown: string, from: number): { label: string; target: string; end: number } | null {
  const close = matching(markdown, from, '[', ']')
  if (close < 0 || markdown[close + 1] !== '(') return null
  const end = matching(markdown, close + 2, '(', ')')
  if (end < 0) return null
  const target = markdown
    .slice(close + 2, end)
    .trim()
    .replace(/\s+"[^"]*"$/, '')
  return { label: markdown.slice(from, close), target: target.replace(/\s+/g, '%20'), end: end + 1 }
}

function matching(markdown: string, from: number, open: string, close: string): number {
  let depth = 1
  for (let at = from; at < markdown.length && at - from < 4000; at++) {
    const c = markdown[at]
    if (c === '\\') at++
    else if (c === open && ++depth > DEEPEST) return -1
    else if (c === close && --depth === 0) return at
  }
  return -1
}

function character(entity: string): string | null {
  if (entity.startsWith('#')) {
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : ''
  }
  const plain = unescapeText(`&${entity};`)
  return plain !== `&${entity};` ? plain : (ENTITIES[entity] ?? null)
}
