/**
 * Canonical fragments as HTML. Safe by construction: tags come only from the lists of `html-elements.ts`, attribute values are
 * escaped, and an element that is on no list loses its tag and keeps its words.
 */
import { bcp47 } from '#law/language.ts'
import {
  element,
  id,
  idOf,
  LINKS,
  langOf,
  MARK,
  NUMBERED,
  quoteOf,
  safeHref,
  UNITS,
} from './html-elements.ts'
import { QuoteMarks } from './html-quotes.ts'
import { attribute, scan, type Tag } from './scan.ts'

export interface HtmlOptions {
  /** eId of the provision: the relative eIds of the fragment become ids behind it. */
  readonly eIdPrefix: string
  /** Language of the text (ISO 639-2/T): only passages in another one get a `lang`. */
  readonly language?: string
}

/**
 * Returns the fragment as HTML, its notes numbered where they are called and listed at the end. What `markSpans` marked becomes
 * `<a data-span="n">`, with the `href` that the source gave there, for the caller to fill in where each leads.
 */
export function renderHtml(xml: string, options: HtmlOptions): string {
  const writer = new HtmlWriter(xml, options)
  scan(
    xml,
    (text) => writer.text(text),
    (tag) => {
      if (tag.type === 'close') writer.close(tag.name)
      else writer.open(tag)
    },
  )
  return writer.finish()
}

interface Frame {
  readonly name: string
  readonly close: string
  /** True until the number's place in a `.para` or `.point` is taken. */
  slot: boolean
  readonly numbered: boolean
  /** The mark that closes the quotation which the element is. */
  readonly endQuote?: string
}

class HtmlWriter {
  readonly #xml: string
  readonly #prefix: string
  readonly #language: string | null
  readonly #stack: Frame[] = []
  readonly #notes: string[] = []
  // The text of a note is written apart, so the output in hand changes while one is open.
  readonly #outer: {
    readonly out: string
    readonly marks: QuoteMarks
    readonly depth: number
    readonly number: number
  }[] = []
  readonly #ids = new Set<string>()
  #out = ''
  #marks = new QuoteMarks()
  #calls = 0
  #levels = 0

  constructor(xml: string, options: HtmlOptions) {
    this.#xml = xml
    this.#prefix = options.eIdPrefix
    this.#language = options.language ? bcp47(options.language) : null
  }

  text(escaped: string): void {
    if (this.#stack.at(-1)?.slot) {
      if (escaped.trim() === '') return
      this.#fillSlot()
    }
    this.#out = this.#marks.write(this.#out, escaped)
  }

  open(tag: Tag): void {
    const { name } = tag
    if (tag.type === 'empty' && name === 'p') return
    if (name === MARK) {
      this.#openMark(tag)
      return
    }
    this.#marks.break()
    if (name === 'br' || name === 'eol') {
      this.#fillSlot()
      this.#out += '<br>'
      return
    }
    const attributes = tag.attributes && `${idOf(tag, this.#prefix, this.#ids)}${langOf(tag, this.#language)}`
    if (NUMBERED.has(name)) this.#openNumbered(name, attributes)
    else if (name === 'authorialNote') this.#openNote()
    else if (name === 'num' && this.#stack.at(-1)?.slot) this.#openNumber()
    else this.#openPlain(tag, attributes)
    if (tag.type === 'empty') this.#closeTop()
  }

  close(name: string): void {
    const at = this.#stack.findLastIndex((frame) => frame.name === name)
    while (at >= 0 && this.#stack.length > at) this.#closeTop()
  }

  finish(): string {
    while (this.#stack.length > 0) this.#closeTop()
    return this.#notes.length === 0 ? this.#out : `${this.#out}${list(this.#notes, this.#prefix)}`
  }

  #openNumbered(name: string, attributes: string): void {
    this.#fillSlot()
    this.#out += `<div class="${this.#levels > 0 ? 'point' : 'para'}${UNITS.has(name) ? ' unit' : ''}"${attributes}>`
    this.#levels += 1
    this.#stack.push({ name, close: '</div></div>', slot: true, numbered: true })
  }

  #openNumber(): void {
    const parent = this.#stack.at(-1)
    if (parent) parent.slot = false
    this.#out += '<span>'
    this.#stack.push({ name: 'num', close: '</span><div>', slot: false, numbered: false })
  }

  #openNote(): void {
    this.#fillSlot()
    this.#calls += 1
    const number = this.#calls
    const [call, note] = [id(this.#prefix, `fnref_${number}`), id(this.#prefix, `fn_${number}`)]
    // A link cannot stand in a link: a note called inside one is numbered only.
    const mark = this.#inLink()
      ? `<sup class="noteref" id="${call}">${number}</sup>`
      : `<sup class="noteref"><a id="${call}" href="#${note}">${number}</a></sup>`
    const out = this.#out + mark
    this.#outer.push({ out, marks: this.#marks, depth: this.#stack.length, number })
    this.#stack.push({ name: 'authorialNote', close: '', slot: false, numbered: false })
    this.#out = ''
    this.#marks = new QuoteMarks()
  }

  #openPlain(tag: Tag, attributes: string): void {
    this.#fillSlot()
    const [html, close] =
      LINKS.has(tag.name) && this.#inLink() ? ['', ''] : element(tag, attributes, this.#xml)
    this.#out += html
    this.#marks.open(quoteOf(tag, 'startQuote'), this.#out.length)
    const endQuote = quoteOf(tag, 'endQuote')
    this.#stack.push({ name: tag.name, close, slot: false, numbered: false, endQuote })
  }

  // Not a part of the text: quotations go on through it, but where it stands for a reference of the source.
  #openMark(tag: Tag): void {
    if (safeHref(tag) !== '') this.#marks.break()
    this.#fillSlot()
    const [html, close] = this.#inLink()
      ? ['', '']
      : [`<a data-span="${spanOf(tag)}"${safeHref(tag)}>`, '</a>']
    this.#out += html
    this.#stack.push({ name: MARK, close, slot: false, numbered: false })
  }

  #inLink(): boolean {
    const note = this.#stack.findLastIndex((frame) => frame.name === 'authorialNote')
    return this.#stack.some((frame, index) => index > note && frame.close === '</a>')
  }

  #fillSlot(): void {
    const top = this.#stack.at(-1)
    if (!top?.slot) return
    top.slot = false
    this.#out += '<span></span><div>'
  }

  #closeTop(): void {
    this.#fillSlot()
    const frame = this.#stack.pop()
    if (!frame) return
    if (frame.endQuote) this.#out = this.#marks.close(this.#out, frame.endQuote)
    this.#out += frame.close
    if (frame.numbered) this.#levels -= 1
    const note = this.#outer.at(-1)
    if (note?.depth !== this.#stack.length) return
    this.#notes[note.number - 1] = this.#out
    this.#out = note.out
    this.#marks = note.marks
    this.#outer.pop()
  }
}

function spanOf(tag: Tag): number {
  return Number(/^\d+$/.exec(attribute(tag, 'n') ?? '')?.[0] ?? -1)
}

function list(notes: readonly string[], prefix: string): string {
  const items = notes.map((note, index) => {
    const number = index + 1
    return `<li id="${id(prefix, `fn_${number}`)}"><a href="#${id(prefix, `fnref_${number}`)}">${number}</a><div>${note}</div></li>`
  })
  return `<ol class="notes">${items.join('')}</ol>`
}
