/** Which HTML an element of a canonical fragment becomes: the lists that make rendering safe. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { bcp47 } from '#law/language.ts'
import { attribute, type Tag } from './scan.ts'

/** Elements that stand as a number beside their words: `.para` at the top of a provision, `.point` inside one. */
export const NUMBERED = new Set(
  `alinea article book chapter clause division hcontainer indent item level list paragraph part point proviso recital citation
  rule section tblock subchapter subclause subdivision sublist subparagraph subpart subrule subsection subtitle title tome transitional`.split(
    /\s+/,
  ),
)

/** Those of them that are called by a word and a number, as quoted in an amending act: the number stands above the words. */
export const UNITS = new Set(['article', 'book', 'chapter', 'division', 'part', 'title', 'tome'])

/**
 * The element that stands around a marked span: `n` is the place of the span in the list, `href` that of the source's own reference
 * where one stood there. No fragment that is kept has it.
 */
export const MARK = 'comity.mark'

/** Other elements: HTML tag and class. */
const PLAIN: Readonly<Record<string, readonly [tag: string, className: string]>> = {
  block: ['p', ''],
  p: ['p', ''],
  formula: ['p', 'formula'],
  longTitle: ['p', 'longtitle'],
  listIntroduction: ['p', ''],
  listWrapUp: ['p', ''],
  tocItem: ['p', 'tocitem'],
  heading: ['p', 'heading'],
  subheading: ['p', 'heading sub'],
  crossHeading: ['p', 'heading cross'],
  blockContainer: ['div', ''],
  container: ['div', ''],
  blockList: ['div', 'list'],
  toc: ['div', 'toc'],
  quotedStructure: ['blockquote', 'quoted'],
  embeddedStructure: ['blockquote', 'quoted'],
  speech: ['div', 'speech'],
  question: ['div', 'speech'],
  answer: ['div', 'speech'],
  narrative: ['p', 'narrative'],
  summary: ['p', 'narrative'],
  scene: ['p', 'narrative'],
  from: ['p', 'speaker'],
  ul: ['ul', ''],
  ol: ['ol', ''],
  li: ['li', ''],
  table: ['table', ''],
  caption: ['caption', ''],
  tr: ['tr', ''],
  th: ['th', ''],
  td: ['td', ''],
  b: ['b', ''],
  i: ['i', ''],
  u: ['u', ''],
  sup: ['sup', ''],
  sub: ['sub', ''],
  ins: ['ins', ''],
  del: ['del', ''],
  abbr: ['abbr', ''],
  def: ['dfn', ''],
  term: ['span', 'term'],
  remark: ['span', 'remark'],
  quotedText: ['span', 'quoted'],
  num: ['span', 'num'],
  docTitle: ['span', 'doctitle'],
}
const BLOCKS = new Set(['blockquote', 'caption', 'div', 'li', 'ol', 'p', 'table', 'td', 'th', 'tr', 'ul'])
/** Elements that become links where their address is safe. */
export const LINKS = new Set(['a', 'ref', 'rref', 'mref', 'affectedDocument'])
const SAFE_HREF = /^(?:https?:\/\/|\/akn\/|#)/
const BLOCK_TAG = new RegExp(
  `<(?:${[
    ...NUMBERED,
    ...Object.entries(PLAIN)
      .filter(([, [tag]]) => BLOCKS.has(tag))
      .map(([name]) => name),
  ].join('|')})[ >/]`,
)

/** Returns how the element's HTML begins and ends; nothing for an element on no list. */
export function element(tag: Tag, attributes: string, xml: string): [open: string, close: string] {
  if (tag.name === 'img') return [escapeText(attribute(tag, 'alt') ?? ''), '']
  if (LINKS.has(tag.name)) {
    const href = safeHref(tag)
    return href === '' ? ['', ''] : [`<a${attributes}${href}>`, '</a>']
  }
  const entry = Object.hasOwn(PLAIN, tag.name) ? PLAIN[tag.name] : undefined
  if (!entry) return ['', '']
  const [plain, className] = entry
  if (tag.name === 'tr' && headsTable(tag, xml)) return ['<thead><tr>', '</tr></thead>']
  if (tag.attributes === '' && className === '' && plain !== 'table' && plain !== 'p' && plain !== 'th')
    return [`<${plain}>`, `</${plain}>`]
  const name = plain === 'p' && holdsBlock(tag, xml) ? 'div' : plain
  const open = `<${name}${className && ` class="${className}"`}${attributes}${tag.name === 'th' ? scopeOf(tag, xml) : ''}${spansOf(tag)}>`
  const end = `</${name}>`
  return name === 'table' ? [`<div class="table" tabindex="0">${open}`, `${end}</div>`] : [open, end]
}

/** Returns the `href` of a link to http(s), this library or this text; empty for any other. */
export function safeHref(tag: Tag): string {
  const href = attribute(tag, 'href')
  return href && SAFE_HREF.test(href) ? ` href="${escapeAttribute(href)}"` : ''
}

// A paragraph that holds blocks (a quoted structure in an amending sentence) cannot be a <p> of HTML.
function holdsBlock(tag: Tag, xml: string): boolean {
  if (xml.startsWith('</', xml.indexOf('<', tag.end))) return false
  const end = xml.indexOf(`</${tag.name}>`, tag.end)
  return end > tag.end && BLOCK_TAG.test(withoutNotes(xml.slice(tag.end, end)))
}

// The blocks of a note are written elsewhere.
function withoutNotes(xml: string): string {
  return xml.includes('<authorialNote') ? xml.replace(/<authorialNote.*?(?:<\/authorialNote>|$)/gs, '') : xml
}

// A first row of header cells alone heads the table: a printer sets it again on every sheet.
function headsTable(tag: Tag, xml: string): boolean {
  const end = xml.indexOf('</tr>', tag.end)
  const row = end < 0 ? '' : xml.slice(tag.end, end)
  if (!row.startsWith('<th') || /<td|<table/.test(row) || !xml.startsWith('<tr', end + '</tr>'.length))
    return false
  return !xml.slice(xml.lastIndexOf('<table', tag.start), tag.start).includes('<tr')
}

// A header cell in a row that has data heads the row, else the column.
function scopeOf(tag: Tag, xml: string): string {
  const end = xml.indexOf('</tr>', tag.end)
  const row = xml.slice(xml.lastIndexOf('<tr', tag.start), end < 0 ? undefined : end)
  return ` scope="${row.includes('<td') ? 'row' : 'col'}"`
}

/** Returns the mark that opens or closes a quotation; empty where the element has none. */
export function quoteOf(tag: Tag, name: 'startQuote' | 'endQuote'): string {
  return tag.attributes !== '' && Object.hasOwn(PLAIN, tag.name) ? escapeText(attribute(tag, name) ?? '') : ''
}

function spansOf(tag: Tag): string {
  if (tag.name !== 'td' && tag.name !== 'th') return ''
  const span = (name: string) => {
    const value = attribute(tag, name)
    return value && /^[1-9]\d{0,2}$/.test(value) ? ` ${name}="${value}"` : ''
  }
  return `${span('colspan')}${span('rowspan')}`
}

/** Returns the id behind the prefix, once each. */
export function idOf(tag: Tag, prefix: string, ids: Set<string>): string {
  const eId = attribute(tag, 'eId')
  if (!eId || ids.has(eId)) return ''
  ids.add(eId)
  return ` id="${id(prefix, eId)}"`
}

/** Returns the `lang` of an element in another language than the text's. */
export function langOf(tag: Tag, language: string | null): string {
  const value = attribute(tag, 'xml:lang')
  if (!value || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value)) return ''
  const tagged = bcp47(value.toLowerCase())
  return tagged === language ? '' : ` lang="${tagged}"`
}

/** Returns an id below the prefix, escaped. */
export function id(prefix: string, eId: string): string {
  return escapeAttribute(`${prefix}__${eId}`.replace(/\s+/g, '-'))
}
