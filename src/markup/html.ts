/**
 * Canonical fragments as HTML. Safe by construction: tags come only from the tables below, attribute values are escaped,
 * and an element that is in no table loses its tag and keeps its words.
 */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { bcp47 } from '#law/language.ts'
import { attribute, scan, type Tag } from './scan.ts'

export interface HtmlOptions {
  /** eId of the provision: the relative eIds of the fragment become ids behind it. */
  readonly eIdPrefix: string
  /** Language of the text (ISO 639-2/T): only passages in another one get a `lang`. */
  readonly language?: string
}

/** Elements that stand as a number beside their words: `.para` at the top of a provision, `.point` inside one. */
const NUMBERED = new Set(
  `alinea article book chapter clause division hcontainer indent item level list paragraph part point proviso recital citation
  rule section tblock subchapter subclause subdivision sublist subparagraph subpart subrule subsection subtitle title tome transitional`.split(/\s+/),
)

/** Other elements: HTML tag and class. */
const PLAIN: Readonly<Record<string, readonly [tag: string, className: string]>> = {
  block: ['p', ''], p: ['p', ''], formula: ['p', 'formula'], longTitle: ['p', 'longtitle'], listIntroduction: ['p', ''],
  listWrapUp: ['p', ''], tocItem: ['p', 'tocitem'], heading: ['p', 'heading'], subheading: ['p', 'heading sub'],
  crossHeading: ['p', 'heading cross'], blockContainer: ['div', ''], container: ['div', ''],
  blockList: ['div', 'list'], toc: ['div', 'toc'], quotedStructure: ['blockquote', 'quoted'],
  embeddedStructure: ['blockquote', 'quoted'], speech: ['div', 'speech'], question: ['div', 'speech'], answer: ['div', 'speech'],
  narrative: ['p', 'narrative'], summary: ['p', 'narrative'], scene: ['p', 'narrative'], from: ['p', 'speaker'],
  ul: ['ul', ''], ol: ['ol', ''], li: ['li', ''], table: ['table', ''], caption: ['caption', ''], tr: ['tr', ''],
  th: ['th', ''], td: ['td', ''], b: ['b', ''], i: ['i', ''], u: ['u', ''], sup: ['sup', ''], sub: ['sub', ''],
  ins: ['ins', ''], del: ['del', ''], abbr: ['abbr', ''], def: ['dfn', ''], term: ['span', 'term'],
  remark: ['span', 'remark'], quotedText: ['span', 'quoted'], num: ['span', 'num'], docTitle: ['span', 'doctitle'],
}
const BLOCKS = new Set(['blockquote', 'caption', 'div', 'li', 'ol', 'p', 'table', 'td', 'th', 'tr', 'ul'])
const LINKS = new Set(['a', 'ref', 'rref', 'mref', 'affectedDocument'])
const SAFE_HREF = /^(?:https?:\/\/|\/akn\/|#)/
const BLOCK_TAG = new RegExp(
  `<(?:${[...NUMBERED, ...Object.entries(PLAIN).filter(([, [tag]]) => BLOCKS.has(tag)).map(([name]) => name)].join('|')})[ >/]`,
)

interface Frame {
  readonly name: string
  readonly close: string
  /** True until the number's place in a `.para` or `.point` is taken. */
  slot: boolean
  readonly numbered: boolean
}

/** Returns the fragment as HTML, its notes numbered where they are called and listed at the end. */
export function renderHtml(xml: string, options: HtmlOptions): string {
  const prefix = options.eIdPrefix
  const language = options.language ? bcp47(options.language) : null
  const stack: Frame[] = []
  const notes: string[] = []
  // The text of a note is written apart, so the output in hand changes while one is open.
  const outer: { out: string; depth: number; number: number }[] = []
  let out = ''
  const ids = new Set<string>()
  let calls = 0
  let levels = 0

  const fillSlot = () => {
    const top = stack.at(-1)
    if (!top?.slot) return
    top.slot = false
    out += '<span></span><div>'
  }
  const close = () => {
    fillSlot()
    const frame = stack.pop()
    if (!frame) return
    out += frame.close
    if (frame.numbered) levels -= 1
    const note = outer.at(-1)
    if (note?.depth !== stack.length) return
    notes[note.number - 1] = out
    out = note.out
    outer.pop()
  }
  const openNumbered = (tag: Tag, attributes: string) => {
    fillSlot()
    out += `<div class="${levels > 0 ? 'point' : 'para'}"${attributes}>`
    levels += 1
    stack.push({ name: tag.name, close: '</div></div>', slot: true, numbered: true })
  }
  const openNote = () => {
    fillSlot()
    calls += 1
    out += `<sup class="noteref"><a id="${id(prefix, `fnref_${calls}`)}" href="#${id(prefix, `fn_${calls}`)}">${calls}</a></sup>`
    outer.push({ out, depth: stack.length, number: calls })
    stack.push({ name: 'authorialNote', close: '', slot: false, numbered: false })
    out = ''
  }
  const openPlain = (tag: Tag, attributes: string) => {
    const parent = stack.at(-1)
    if (tag.name === 'num' && parent?.slot) {
      parent.slot = false
      out += '<span>'
      stack.push({ name: 'num', close: '</span><div>', slot: false, numbered: false })
      return
    }
    fillSlot()
    const [html, end] = element(tag, attributes, xml)
    out += html
    stack.push({ name: tag.name, close: end, slot: false, numbered: false })
  }

  scan(
    xml,
    (text) => {
      if (stack.at(-1)?.slot && text.trim() !== '') fillSlot()
      if (!stack.at(-1)?.slot) out += text
    },
    (tag) => {
      if (tag.type === 'close') {
        const at = stack.findLastIndex((frame) => frame.name === tag.name)
        while (at >= 0 && stack.length > at) close()
        return
      }
      if (tag.name === 'br' || tag.name === 'eol') {
        fillSlot()
        out += '<br>'
        return
      }
      if (tag.type === 'empty' && tag.name === 'p') return
      const attributes = tag.attributes && `${idOf(tag, prefix, ids)}${langOf(tag, language)}`
      if (NUMBERED.has(tag.name)) openNumbered(tag, attributes)
      else if (tag.name === 'authorialNote') openNote()
      else openPlain(tag, attributes)
      if (tag.type === 'empty') close()
    },
  )
  while (stack.length > 0) close()
  return notes.length === 0 ? out : `${out}${list(notes, prefix)}`
}

// A paragraph that holds blocks (a quoted structure in an amending sentence) cannot be a <p> of HTML.
function element(tag: Tag, attributes: string, xml: string): [open: string, close: string] {
  if (tag.name === 'img') return [escapeText(attribute(tag, 'alt') ?? ''), '']
  if (LINKS.has(tag.name)) {
    const href = attribute(tag, 'href')
    return href && SAFE_HREF.test(href) ? [`<a${attributes} href="${escapeAttribute(href)}">`, '</a>'] : ['', '']
  }
  const entry = Object.hasOwn(PLAIN, tag.name) ? PLAIN[tag.name] : undefined
  if (!entry) return ['', '']
  const [plain, className] = entry
  if (tag.attributes === '' && className === '' && plain !== 'table' && plain !== 'p') return [`<${plain}>`, `</${plain}>`]
  const name = plain === 'p' && holdsBlock(tag, xml) ? 'div' : plain
  const open = `<${name}${className && ` class="${className}"`}${attributes}${spansOf(tag)}>${quoteOf(tag, 'startQuote')}`
  const end = `${quoteOf(tag, 'endQuote')}</${name}>`
  return name === 'table' ? [`<div class="table" tabindex="0">${open}`, `${end}</div>`] : [open, end]
}

function holdsBlock(tag: Tag, xml: string): boolean {
  if (xml.startsWith('</', xml.indexOf('<', tag.end))) return false
  const end = xml.indexOf(`</${tag.name}>`, tag.end)
  return end > tag.end && BLOCK_TAG.test(withoutNotes(xml.slice(tag.end, end)))
}

// The blocks of a note are written elsewhere.
function withoutNotes(xml: string): string {
  return xml.includes('<authorialNote') ? xml.replace(/<authorialNote.*?(?:<\/authorialNote>|$)/gs, '') : xml
}

function quoteOf(tag: Tag, name: string): string {
  return escapeText(attribute(tag, name) ?? '')
}

function spansOf(tag: Tag): string {
  if (tag.name !== 'td' && tag.name !== 'th') return ''
  const span = (name: string) => {
    const value = attribute(tag, name)
    return value && /^[1-9]\d{0,2}$/.test(value) ? ` ${name}="${value}"` : ''
  }
  return `${span('colspan')}${span('rowspan')}`
}

// An id that has been given is not given again.
function idOf(tag: Tag, prefix: string, ids: Set<string>): string {
  const eId = attribute(tag, 'eId')
  if (!eId || ids.has(eId)) return ''
  ids.add(eId)
  return ` id="${id(prefix, eId)}"`
}

function langOf(tag: Tag, language: string | null): string {
  const value = attribute(tag, 'xml:lang')
  if (!value || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value)) return ''
  const tagged = bcp47(value.toLowerCase())
  return tagged === language ? '' : ` lang="${tagged}"`
}

function id(prefix: string, eId: string): string {
  return escapeAttribute(`${prefix}__${eId}`.replace(/\s+/g, '-'))
}

function list(notes: readonly string[], prefix: string): string {
  const items = notes.map((note, index) => {
    const number = index + 1
    return `<li id="${id(prefix, `fn_${number}`)}"><a href="#${id(prefix, `fnref_${number}`)}">${number}</a><div>${note}</div></li>`
  })
  return `<ol class="notes">${items.join('')}</ol>`
}
