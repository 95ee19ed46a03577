/** Inline Markdown (emphasis, links, escapes, the few HTML tags that occur) as canonical inline mark-up. */
import { unescape as unescaped } from '#kit/escape.ts'
import { note, ref, text } from '#markup/fragment.ts'
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
  return SPECIAL.test(markdown) ? render(tokens(markdown)) : text(markdown)
}

/** Returns the words of inline Markdown as plain text, notes left out. */
export function plainOf(markdown: string): string {
  if (!SPECIAL.test(markdown)) return markdown.replace(/\s+/g, ' ').trim()
  const marked = inlineOf(markdown.replace(/\uE000[^\uE001]*\uE001/g, '').replaceAll(BREAK, ' '))
  return unescaped(marked.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
}

type Token =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'markup'; readonly value: string }
  | { readonly type: 'mark'; readonly length: number; readonly opens: boolean; readonly closes: boolean }

const TOKEN =
  /\\(?<escaped>[!-/:-@[-`{-~])|<!--[\s\S]*?-->|<(?<tag>\/?[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?\/?>|&(?<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});|\uE000(?<note>[^\uE001]*)\uE001|(?<br>\uE003)|(?<stars>\*+)|(?<image>!?)\[|[\u200B\uFEFF]/g

function tokens(markdown: string): Token[] {
  const out: Token[] = []
  const tag = new TagStack()
  TOKEN.lastIndex = 0
  let done = 0
  for (let match = TOKEN.exec(markdown); match; match = TOKEN.exec(markdown)) {
    if (match.index > done) out.push({ type: 'text', value: markdown.slice(done, match.index) })
    const at = match.index
    const end = at + match[0].length
    const link = match[0].endsWith('[') ? linkAt(markdown, end) : null
    done = link?.end ?? end
    if (link) {
      const inner = inlineAgain(link.label)
      out.push({ type: 'markup', value: match.groups?.image ? inner : ref(link.target, inner) })
    } else out.push(...token(match, markdown, end, tag))
    TOKEN.lastIndex = done
  }
  if (done < markdown.length) out.push({ type: 'text', value: markdown.slice(done) })
  return out
}

function token(match: RegExpExecArray, markdown: string, end: number, tags: TagStack): Token[] {
  const { escaped, tag, entity, note: words, br, stars } = match.groups ?? {}
  if (escaped !== undefined) return [{ type: 'text', value: escaped }]
  if (tag !== undefined) return tags.take(tag.toLowerCase())
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

  take(tag: string): Token[] {
    if (tag === 'br') return [{ type: 'markup', value: '<br/>' }]
    const closing = tag.startsWith('/')
    const element = TAGS[closing ? tag.slice(1) : tag]
    if (!element) return []
    if (!closing) {
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

// CommonMark's flanking rule, without its rule of three; a star alone between spaces ("R. * 311-12") or brackets is a star.
function star(stars: string, before: string | undefined, after: string | undefined): Token {
  const left = after !== undefined && !/\s/.test(after)
  const right = before !== undefined && !/\s/.test(before)
  // Bold closed and opened again, as converters from HTML write it.
  if (stars.length > 3) return { type: 'text', value: '' }
  if ((!left && !right) || (before === '(' && after === ')')) return { type: 'text', value: stars }
  return { type: 'mark', length: stars.length, opens: left, closes: right }
}

// Pairs the marks: `**a *b* c**`. What stays alone is dropped unless it belongs to a number.
function render(list: readonly Token[]): string {
  const parts: string[] = []
  const open: { at: number; length: number }[] = []
  list.forEach((token, index) => {
    if (token.type === 'text') parts.push(text(token.value))
    else if (token.type === 'markup') parts.push(token.value)
    else mark(token, parts, open, list, index)
  })
  return balanced(parts.join(''))
}

function mark(
  token: Extract<Token, { type: 'mark' }>,
  parts: string[],
  open: { at: number; length: number }[],
  list: readonly Token[],
  index: number,
): void {
  let left = token.length
  while (left > 0 && token.closes && open.length > 0) {
    const start = open.at(-1)
    if (!start || start.at === parts.length) break
    const length = start.length >= 2 && left >= 2 ? 2 : 1
    const element = length === 2 ? 'b' : 'i'
    parts[start.at] = `<${element}>${(parts[start.at] ?? '').replace(STAR, '')}`
    parts.push(`</${element}>`)
    left -= length
    start.length -= length
    if (start.length === 0) open.pop()
  }
  if (left === 0) return
  if (token.opens) {
    open.push({ at: parts.length, length: left })
    parts.push(isOfNumber(list, index) ? STAR : '')
  } else if (isOfNumber(list, index)) parts.push('*'.repeat(left))
}

// Stands where an opening mark stood inside a number; becomes a star again if nothing closed it.
const STAR = '\uE004'

// "R*133-1": the star marks a decree in the Council of State, and is part of the number.
function isOfNumber(list: readonly Token[], index: number): boolean {
  const before = list[index - 1]
  const after = list[index + 1]
  return (
    before?.type === 'text' &&
    after?.type === 'text' &&
    /[A-Z]\.?$/.test(before.value) &&
    /^\d/.test(after.value)
  )
}

// Emphasis and HTML tags may cross in odd sources: then the mark-up goes and the words stay.
function balanced(marked: string): string {
  const starred = marked.replaceAll(STAR, '*').replace(/<([bi])>\s*<\/\1>/g, '')
  const open: string[] = []
  for (const match of starred.matchAll(/<(\/?)(b|i|u|sup|sub|ref|authorialNote)(?: [^>]*)?>/g)) {
    if (match[1] === '') open.push(match[2] ?? '')
    else if (open.pop() !== match[2]) return starred.replace(/<\/?(?:b|i|u|sup|sub)>/g, '')
  }
  return open.length === 0 ? starred : starred.replace(/<\/?(?:b|i|u|sup|sub)>/g, '')
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
    else if (c === open) depth++
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
  const plain = unescaped(`&${entity};`)
  return plain !== `&${entity};` ? plain : (ENTITIES[entity] ?? null)
}
