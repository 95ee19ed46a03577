/**
 * Rich Text Format (RTF 1.9.1) as HTML: paragraphs, emphasis, tables, footnotes, and the numbers of lists as they are printed in the
 * file. What is no text (fonts, pictures, objects) is passed over.
 */
import { escapeText } from '#kit/escape.ts'
import { decodedIn, pageOfCharset, SYMBOLS } from './code-pages.ts'
import { DESTINATIONS, type Destination, PAGE_WORDS, RAISED, SIGNS } from './control-words.ts'
import { Pages, type Style } from './pages.ts'
import { RtfError, type Token, tokensOf } from './tokens.ts'

export interface RtfText {
  readonly html: string
  /** Of the file's properties. */
  readonly title: string | null
  /** Windows identifier of the language in which spelling is checked by default; null where none is stated. */
  readonly spelling: number | null
  readonly pictures: number
  readonly objects: number
}

/** What holds inside a group, and is what it was before when the group ends. */
interface State {
  readonly into: Destination
  readonly note: boolean
  readonly page: number
  readonly symbols: boolean
  /** Characters that stand for each `\u` where it is not understood. */
  readonly skip: number
  readonly style: Style
  readonly level: number
  readonly inTable: boolean
}

const PLAIN: Style = { b: false, i: false, u: false, raised: null, hidden: false }
const MAX_DEPTH = 1000

/** Returns the text. Throws RtfError where the file is no RTF, is cut short, or holds bytes that mean nothing in their code page. */
export function readRtf(bytes: Uint8Array): RtfText {
  const reader = new Reader()
  for (const token of tokensOf(bytes)) reader.take(token)
  return reader.end()
}

class Reader {
  readonly #pages = new Pages()
  readonly #fonts = new Map<number, number>()
  #stack: State[] = []
  #state: State = {
    into: 'text',
    note: false,
    page: 1252,
    symbols: false,
    skip: 1,
    style: PLAIN,
    level: 0,
    inTable: false,
  }
  #documentPage = 1252
  #font = 0
  /** Bytes that wait for the rest of their character. */
  #bytes: number[] = []
  /** Characters still to be passed over behind a `\u`. */
  #passing = 0
  #surrogate = ''
  #title = ''
  #spelling: number | null = null
  #pictures = 0
  #objects = 0
  /** The group has just begun: what comes names its destination. */
  #fresh = false
  #optional = false
  /** The paragraph is numbered, and its number is printed. */
  #inList = false
  #listed = false

  take(token: Token): void {
    if (token.kind === 'byte') {
      if (this.#passing > 0) this.#passing--
      else this.#byte(token.byte)
    } else if (token.kind === 'open') {
      this.#flush()
      if (this.#stack.length >= MAX_DEPTH) throw new RtfError(`its groups stand more than ${MAX_DEPTH} deep`)
      this.#stack.push(this.#state)
      this.#fresh = true
      this.#passing = 0
      return
    } else if (token.kind === 'close') this.#close()
    else if (token.kind === 'word') {
      if (token.name === '*') {
        this.#optional = true
        return
      }
      if (this.#passing > 0 && token.name !== 'u') this.#passing--
      else this.#word(token.name, token.value)
    } else if (this.#passing > 0) this.#passing--
    this.#fresh = false
    this.#optional = false
  }

  end(): RtfText {
    this.#flush()
    if (this.#stack.length > 0) throw new RtfError('it ends inside a group: it is cut short')
    return {
      html: this.#pages.html(),
      title: this.#title.trim() || null,
      spelling: this.#spelling,
      pictures: this.#pictures,
      objects: this.#objects,
    }
  }

  #close(): void {
    this.#flush()
    const before = this.#stack.pop()
    if (!before) throw new RtfError('a group ends that never began')
    if (this.#state.note && !before.note) this.#pages.endNote()
    this.#state = before
    this.#passing = 0
  }

  #byte(byte: number): void {
    const { into, symbols } = this.#state
    if (into === 'nothing' || into === 'fonts') return
    if (symbols && byte >= 0x20) {
      this.#text(String.fromCharCode(0xf000 + byte))
      return
    }
    this.#bytes.push(byte)
  }

  // Bytes of one page are decoded together: a character may have two.
  #flush(): void {
    if (this.#bytes.length === 0) return
    const { page } = this.#state
    const words = decodedIn(page, this.#bytes)
    if (words === null)
      throw new RtfError(
        `it holds bytes that mean nothing in its code page ${page}; save it anew in a word processor`,
      )
    this.#bytes = []
    this.#text(words)
  }

  #text(words: string): void {
    const { into, style } = this.#state
    if (into === 'title') this.#title += words
    else if (into === 'text' && !style.hidden) this.#pages.text(escapeText(words), style)
  }

  #word(name: string, value: number | null): void {
    if (name === 'u') {
      this.#unicode(value ?? 0)
      return
    }
    this.#flush()
    if ((this.#fresh || this.#optional) && this.#destination(name)) return
    const { into } = this.#state
    if (into === 'fonts') this.#fontWord(name, value)
    else if (into === 'text') this.#textWord(name, value)
    if (name === 'uc') this.#state = { ...this.#state, skip: Math.max(value ?? 1, 0) }
    else if (PAGE_WORDS[name]) this.#setPage(PAGE_WORDS[name])
    else if (name === 'ansicpg' && value !== null && value > 0) this.#setPage(value)
    else if (name === 'deflang') this.#spelling = value
    else if (name === 'f') this.#setFont(value ?? 0)
    else if (name === 'plain') this.#state = { ...this.#state, style: PLAIN }
    else if (SIGNS[name] !== undefined) this.#text(SIGNS[name])
  }

  #unicode(value: number): void {
    this.#flush()
    const unit = String.fromCharCode(value < 0 ? value + 65_536 : value)
    this.#passing = this.#state.skip
    // Two units of one character come one after the other.
    if (/[\ud800-\udbff]/.test(unit)) {
      this.#surrogate = unit
      return
    }
    this.#text(this.#surrogate + unit)
    this.#surrogate = ''
  }

  #destination(name: string): boolean {
    const to = DESTINATIONS[name] ?? (this.#optional ? 'nothing' : null)
    if (to === null) return false
    if (name === 'pict' && this.#state.into === 'text') this.#pictures++
    if (name === 'object' && this.#state.into === 'text') this.#objects++
    if (to === 'note') {
      if (this.#state.into !== 'text') return true
      this.#pages.beginNote()
      this.#state = { ...this.#state, note: true, style: PLAIN }
      return true
    }
    if (name === 'listtext' || name === 'pntext') {
      this.#listed = true
      return true
    }
    const { into } = this.#state
    if (to === 'same') return true
    this.#state = { ...this.#state, into: into === 'nothing' ? 'nothing' : to }
    return true
  }

  #fontWord(name: string, value: number | null): void {
    if (name === 'f') this.#font = value ?? 0
    else if (name === 'fcharset' && value !== null) this.#fonts.set(this.#font, value)
  }

  #textWord(name: string, value: number | null): void {
    const on = value !== 0
    const { style } = this.#state
    if (name === 'b' || name === 'i') this.#state = { ...this.#state, style: { ...style, [name]: on } }
    else if (name === 'ul' || name === 'ulnone')
      this.#state = { ...this.#state, style: { ...style, u: name === 'ul' && on } }
    else if (name === 'super' || name === 'sub' || name === 'nosupersub')
      this.#state = { ...this.#state, style: { ...style, raised: RAISED[on ? name : ''] ?? null } }
    else if (name === 'v' || name === 'deleted')
      this.#state = { ...this.#state, style: { ...style, hidden: on } }
    else this.#structure(name, value)
  }

  #structure(name: string, value: number | null): void {
    if (name === 'pard') {
      this.#state = { ...this.#state, level: 0, inTable: false }
      this.#inList = false
    } else if (name === 'intbl') this.#state = { ...this.#state, inTable: true }
    else if (name === 'ls') this.#inList = (value ?? 0) > 0
    else if (name === 'outlinelevel')
      this.#state = { ...this.#state, level: Math.min((value ?? 8) + 1, 7) % 7 }
    else if (name === 'par' || name === 'sect' || name === 'page') this.#paragraph()
    else if (name === 'cell' || name === 'nestcell') {
      this.#state = { ...this.#state, inTable: true }
      this.#pages.cell()
    } else if (name === 'row' || name === 'nestrow') this.#pages.row()
    else if (name === 'line') this.#pages.break()
  }

  #paragraph(): void {
    if (this.#inList && !this.#listed && this.#pages.hasWords())
      throw new RtfError(
        'it numbers paragraphs and does not print the numbers; open it in a word processor and save it as .docx',
      )
    this.#pages.paragraph(this.#state.level, this.#state.inTable)
    this.#listed = false
  }

  #setPage(page: number): void {
    this.#documentPage = page
    this.#state = { ...this.#state, page }
  }

  #setFont(font: number): void {
    const charset = this.#fonts.get(font) ?? 0
    const page = pageOfCharset(charset) ?? this.#documentPage
    this.#state = { ...this.#state, page, symbols: charset === SYMBOLS }
  }
}
