/** One fast pass over a file: where headings and provisions begin. Every character of the body is in exactly one piece. */
import { type Heading, headingOf, plainDivision } from './headings.ts'
import { LONE_NOTE } from './marks.ts'
import type { Dialect } from './states.ts'

export interface Piece {
  /** Level of the Markdown heading, 1 to 6; 0 for a line of plain text that is a heading, and for text before the first. */
  readonly level: number
  /** Null: text before the first heading, or a note that nobody calls. */
  readonly heading: Heading | null
  readonly note: boolean
  /** The piece as it stands, heading line included. */
  readonly raw: string
  /** Where in `raw` the text after the heading begins. */
  readonly bodyAt: number
}

/** What one reading of an act shares between its files. */
export interface Context {
  readonly dialect: Dialect
  /** Headings without a number that a marked-up file of the act shows, by which its plain files are read too. */
  readonly known: ReadonlySet<string>
  /** What headings say, by their Markdown. */
  readonly headings: Map<string, Heading>
  /** What lines of plain text say; null where they are not headings. */
  readonly lines: Map<string, Heading | null>
}

/** Returns the pieces of a file's text after its front matter, in order. */
export function piecesOf(body: string, context: Context): Piece[] {
  const starts = new Starts(body, context)
  const pieces: Piece[] = []
  let open = { at: 0, level: 0, heading: null as Heading | null, note: false, bodyAt: 0 }
  const close = (end: number) => {
    if (open.heading || open.note || body.slice(open.at, end).trim() !== '') {
      pieces.push({
        level: open.level,
        heading: open.heading,
        note: open.note,
        raw: body.slice(open.at, end),
        bodyAt: open.bodyAt - open.at,
      })
    }
  }
  let blank = true
  for (let at = 0; at < body.length; ) {
    const newline = body.indexOf('\n', at)
    const end = newline < 0 ? body.length : newline
    if (end === at) blank = true
    else {
      const start = starts.at(at, end, blank)
      if (start) {
        close(at)
        open = { at, ...start }
        at = start.bodyAt
        blank = true
        continue
      }
      blank = isBlank(body, at, end)
    }
    at = end + 1
  }
  close(body.length)
  return pieces
}

interface Start {
  readonly level: number
  readonly heading: Heading | null
  readonly note: boolean
  readonly bodyAt: number
}

class Starts {
  readonly #body: string
  readonly #context: Context
  readonly #plainFrench: boolean
  readonly #sections: boolean

  constructor(body: string, context: Context) {
    this.#body = body
    this.#context = context
    // A file with marked-up articles has no plain ones: its plain lines "Article 5" are contents pages and quotations.
    this.#plainFrench = context.dialect.plain === 'french' && !/^#{2,6} /m.test(body)
    this.#sections = context.dialect.language === 'eng' || context.dialect.language === 'und'
  }

  /** Returns the heading, provision or note that begins at the line; null where the line goes on with what is open. */
  at(at: number, end: number, afterBlank: boolean): Start | null {
    const first = this.#body.charCodeAt(at)
    if (first === 35) return this.#marked(at, end)
    if (!afterBlank) return null
    if (first === LONE_NOTE.charCodeAt(0)) return { level: 0, heading: null, note: true, bodyAt: at + 1 }
    if (first === 42) return this.#bold(at, end)
    if (first === 31532) return this.#lead(at, end, CHINESE_LEAD, 'article')
    const { plain } = this.#context.dialect
    if (this.#plainFrench) return this.#french(at, end, first)
    if (plain === 'ukrainian' && first >= 0x400 && first <= 0x4ff) return this.#ukrainian(at, end)
    return null
  }

  #marked(at: number, end: number): Start | null {
    const line = this.#body.slice(at, end)
    const match = /^(#{1,6})[ \t]+(\S.*)$/.exec(line)
    const words = match?.[2]?.trim() ?? ''
    // "### título anterior al…" is a line of running text; so is a quoted article in an amending act.
    if (!match || /^["“«„]/.test(words) || /^\p{Ll}(?![.)])/u.test(words) || /^sub-?section/i.test(words))
      return null
    const { dialect } = this.#context
    if (dialect.loose && match[1] !== '#' && !this.#isSetOff(at, words)) return null
    const after = dialect.loose ? end : this.#headingEnd(end)
    const heading = this.#heading(
      this.#body
        .slice(at + (match[1]?.length ?? 1), after)
        .trim()
        .replace(/\s*\n\s*/g, ' '),
    )
    return {
      level: match[1]?.length ?? 1,
      heading,
      note: false,
      bodyAt: Math.min(after + 1, this.#body.length),
    }
  }

  // A heading may go on in the next line where no blank line parts them.
  #headingEnd(end: number): number {
    let after = end
    for (let lines = 0; lines < 3; lines++) {
      const next = this.#body.indexOf('\n', after + 1)
      const stop = next < 0 ? this.#body.length : next
      const line = this.#body.slice(after + 1, stop)
      if (!/^\p{L}/u.test(line) || line.length > 120) return after
      const beyond = this.#body.slice(stop + 1, this.#body.indexOf('\n', stop + 1) >>> 0)
      if (beyond.trim() !== '') return after
      after = stop
    }
    return after
  }

  // Argentina: lines of running text that begin with "Artículo 53)" are marked as headings too. A heading stands after the end
  // of a sentence, and its number is followed by a separator.
  #isSetOff(at: number, words: string): boolean {
    const before = this.#body.slice(Math.max(0, at - 400), at).trimEnd()
    const last = before.slice(before.lastIndexOf('\n') + 1).trim()
    const ended =
      last === '' ||
      /[.:;!?—-]["”»'’)*\]]*$|[)"”»*]$/.test(last) ||
      /^#{1,6} /.test(last) ||
      !/\p{Ll}/u.test(last) ||
      isShortTitle(last)
    return (
      ended &&
      /^(?:art[íi]culo|art\.)\s*[^\s.:—–-]+(?:\s+(?:bis|ter|qu[aá]ter|quinquies|sexies))?\s*(?:$|[.:]|[-–—])|^(?!art)\P{Ll}{3,}|^(?:cap[íi]tulo|t[íi]tulo|secci[óo]n|libro|parte)\s+\S+\s*(?:$|[.:]|[-–—])/iu.test(
        words,
      )
    )
  }

  #heading(words: string): Heading {
    const { headings } = this.#context
    const held = headings.get(words)
    if (held) return held
    const heading = headingOf(words, this.#sections)
    headings.set(copied(words), heading)
    return heading
  }

  // "**Section. 1.**  All legislative…", "**Artículo 1º**.- La Nación…"
  #bold(at: number, end: number): Start | null {
    return /^\*{2,3}(?:Section|Sec|Art[íi]culo|Art|Article)\.? [^*]{1,12}\*\*/i.test(
      this.#body.slice(at, Math.min(end, at + 60)),
    )
      ? this.#lead(at, end, BOLD_LEAD, null)
      : null
  }

  #lead(at: number, end: number, pattern: RegExp, kind: string | null): Start | null {
    const match = pattern.exec(this.#body.slice(at, Math.min(end, at + 80)))
    if (!match?.[1]) return null
    const named = kind
      ? { role: 'provision' as const, kind, num: match[1], rest: '', notes: [], rank: null }
      : this.#heading(match[1])
    return named.role === 'provision'
      ? { level: 0, heading: named, note: false, bodyAt: at + match[0].length }
      : null
  }

  #french(at: number, end: number, first: number): Start | null {
    const length = end - at
    if (first === 65 && length < 120 && this.#body.startsWith('Article ', at))
      return this.#cached(at, end, frenchArticle)
    if (length > 400 || !FRENCH_DIVISION_START.has(this.#body.slice(at, at + 2).toLowerCase())) return null
    // A heading stands alone between blank lines.
    if (end < this.#body.length && this.#body.charCodeAt(end + 1) !== 10 && end + 1 < this.#body.length)
      return null
    const division = this.#cached(at, end, plainDivision)
    // Tables of the overseas provisions, cell by cell, hold lines "Titre III": a division without a title leads to another or to an article.
    if (division && (division.heading?.rest !== '' || this.#leads(end))) return division
    const line = this.#body.slice(at, end).trim()
    if (this.#context.known.has(line) || (LOOSE_FRENCH.test(line) && this.#leads(end)))
      return { level: 0, heading: this.#heading(line), note: false, bodyAt: end + 1 }
    return null
  }

  // Whether an article or a division comes next.
  #leads(end: number): boolean {
    let at = end
    while (at < this.#body.length && this.#body.charCodeAt(at) === 10) at++
    const stop = this.#body.indexOf('\n', at)
    const line = this.#body.slice(at, stop < 0 ? this.#body.length : stop)
    return frenchArticle(line) !== null || plainDivision(line) !== null
  }

  #cached(at: number, end: number, recognise: (line: string) => Heading | null): Start | null {
    const line = this.#body.slice(at, end)
    const { lines } = this.#context
    let heading = lines.get(line)
    if (heading === undefined) {
      heading = recognise(line.trim())
      lines.set(copied(line), heading)
    }
    return heading ? { level: 0, heading, note: false, bodyAt: Math.min(end + 1, this.#body.length) } : null
  }

  #ukrainian(at: number, end: number): Start | null {
    const line = this.#body.slice(at, end)
    if (line.startsWith('Стаття ') || line.startsWith('Статья ')) {
      const match = UKRAINIAN_LEAD.exec(line)
      if (!match?.[1]) return null
      const num = match[1].replace(/\s*-\s*/g, '-').trim()
      return {
        level: 0,
        heading: { role: 'provision', kind: 'article', num, rest: '', notes: [], rank: null },
        note: false,
        bodyAt: at + match[0].length,
      }
    }
    const match = UKRAINIAN_DIVISION.exec(line)
    if (!match) return null
    const heading = this.#heading((match[1] ?? '').replace(/\s+/g, ' '))
    return heading.role === 'division'
      ? { level: 0, heading, note: false, bodyAt: at + match[0].length }
      : null
  }
}

function isShortTitle(line: string): boolean {
  return (
    line.length < 60 &&
    /^\p{Lu}/u.test(line) &&
    !/(?:,|\s(?:al?|con|del?|el|en|la|las|los?|por|que|y))$/.test(line)
  )
}

const CHINESE_LEAD = /^(第[一二三四五六七八九十百千零〇○\d]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]*/
const BOLD_LEAD = /^\*{2,3}([^*]+)\*{2,3}[ \t]*(?:\.?[-–—]+[ \t]*)?/
const UKRAINIAN_LEAD = /^(Стат[тьяі]+\s+\d{1,4}(?:\s?-\s?\d{1,3})?[а-яА-Я]?)(?![\p{L}\p{N}])\s*\.?[ \t]*/u
const UKRAINIAN_DIVISION =
  /^((?:Розділ|Підрозділ|Глава|Частина|Книга)\s+(?:[IVXLCІХ]+|\d{1,3})(?:\s?-\s?[\dА-ЯA-Z]{1,2})?)(?![\p{L}\p{N}])\.?[ \t]*\\?/iu
const FRENCH_DIVISION_START = new Set([
  'li',
  'ti',
  'ch',
  'se',
  'so',
  'pa',
  'di',
  'pr',
  'pé',
  'de',
  'tr',
  'qu',
  'an',
])
const LOOSE_FRENCH =
  /^(?:Dispositions?\s+(?:pr[ée]liminaires?|générales?|communes?|diverses?|finales?|transitoires?|particulières?)|Préambule|Annexes?)[^.;,]*\.?$/i

const FRENCH_ARTICLE =
  /^Article (?:[LRDA]?\*{0,2}\.? ?\d[\d-]*(?: ?[A-Z])?(?: (?:bis|ter|quater))?|Pr[ée]liminaire|PR[ÉE]AMBULE|Liminaire|unique|1er|Annexe\b.{0,80})$/i

function frenchArticle(line: string): Heading | null {
  return FRENCH_ARTICLE.test(line)
    ? { role: 'provision', kind: 'article', num: line, rest: '', notes: [], rank: null }
    : null
}

function isBlank(body: string, at: number, end: number): boolean {
  for (let i = at; i < end; i++) {
    const c = body.charCodeAt(i)
    if (c !== 32 && c !== 9 && c !== 13) return false
  }
  return true
}

/** Returns a copy that does not keep the file alive from which the text was cut. */
export function copied(text: string): string {
  return Buffer.from(text).toString()
}
