/** Whether a heading, a provision or a note begins at a line. */

import { elsewhere, leadElsewhere } from '#law/traditions.ts'
import { isSetOff, leadWithTitle } from './argentine.ts'
import { frenchArticle, isFrenchDivisionStart, isLooseFrench } from './french.ts'
import { type Heading, headingOf, plainDivision, provision } from './headings.ts'
import { LONE_NOTE } from './marks.ts'
import type { Context } from './reading-context.ts'
import { ukrainianDivision, ukrainianLead } from './ukrainian.ts'

/** What begins at a line; see `Piece`. */
export interface Start {
  readonly level: number
  readonly heading: Heading | null
  readonly note: boolean
  readonly bodyAt: number
}

const HASH = 35
const STAR = 42
const NEWLINE = 10
const A = 65
const CHINESE_NUMBER = '第'.charCodeAt(0)

/** Asked line after line through one text. */
export class StartFinder {
  readonly #body: string
  readonly #context: Context
  readonly #plain: 'french' | 'ukrainian' | null
  readonly #sections: boolean
  readonly #led: boolean

  constructor(body: string, context: Context) {
    const { plain, language } = context.dialect
    this.#body = body
    this.#context = context
    // A file with marked-up articles has no plain ones: its plain lines "Article 5" are contents pages and quotations.
    this.#plain = plain === 'chinese' || (plain === 'french' && /^#{2,6} /m.test(body)) ? null : plain
    this.#sections = language === 'eng' || language === 'und'
    // Where headings carry the sections, a line that begins with one quotes it.
    this.#led = /^(?:swe|fin|bul|kor)$/.test(language) && !/^#{2,6} [^\n]*(?:§|\d조)/m.test(body)
  }

  /** Returns what begins at the line; null where the line goes on with what is open. */
  startAt(at: number, end: number, afterBlank: boolean): Start | null {
    const first = this.#body.charCodeAt(at)
    if (first === HASH) return this.#marked(at, end)
    if (!afterBlank) return null
    if (first === LONE_NOTE.charCodeAt(0)) return { level: 0, heading: null, note: true, bodyAt: at + 1 }
    if (first === STAR) return this.#bold(at, end)
    if (first === CHINESE_NUMBER) return this.#lead(at, end, CHINESE_LEAD)
    if (this.#plain === 'french') return this.#french(at, end, first)
    if (this.#led) return this.#other(at, end)
    if (this.#plain === 'ukrainian' && first >= 0x400 && first <= 0x4ff) return this.#ukrainian(at, end)
    return null
  }

  #marked(at: number, end: number): Start | null {
    const match = /^(#{1,6})[ \t]+(\S.*)$/.exec(this.#body.slice(at, end))
    const signs = match?.[1] ?? ''
    const words = match?.[2]?.trim() ?? ''
    // "### título anterior al…" is a line of running text; so is a quoted article in an amending act.
    if (
      !match ||
      /^["“«„]/.test(words) ||
      /^(?!\p{Script=Georgian})\p{Ll}(?![.)])/u.test(words) ||
      /^sub-?section/i.test(words)
    )
      return null
    const { loose } = this.#context.dialect
    if (loose && signs !== '#' && !isSetOff(words, this.#body.slice(Math.max(0, at - 600), at))) return null
    const after = loose ? end : this.#headingEnd(end)
    const heading = this.#heading(
      this.#body
        .slice(at + signs.length, after)
        .trim()
        .replace(/\s*\n\s*/g, ' ')
        // Markdown may close a heading with signs: "### Article 1 ###".
        .replace(/(?<=\S)[ \t]+#+$/, ''),
    )
    return { level: signs.length, heading, note: false, bodyAt: this.#next(after) }
  }

  // A heading may go on in the next lines where no blank line parts them, if a blank line follows soon.
  #headingEnd(end: number): number {
    const rest = /^(?:\n\p{L}.{0,119}){1,3}(?=\n[ \t]*(?:\n|$))/u.exec(this.#body.slice(end, end + 400))
    return end + (rest?.[0].length ?? 0)
  }

  #heading(words: string): Heading {
    const { headings } = this.#context
    const held = headings.get(words)
    if (held) return held
    const heading = headingOf(words, this.#sections)
    headings.set(copied(words), heading)
    return heading
  }

  // "**Section. 1.**  All legislative…", "**Artículo 1º**.- La Nación…", "**Art. 27. — Socio-empleado.**"
  #bold(at: number, end: number): Start | null {
    const line = this.#body.slice(at, Math.min(end, at + 400))
    const titled = this.#context.dialect.loose ? leadWithTitle(line) : null
    if (titled) return { level: 0, heading: this.#heading(titled), note: false, bodyAt: this.#next(end) }
    const match = BOLD_LEAD.exec(line)
    const heading = match?.[1] ? this.#heading(match[1]) : null
    if (match && heading?.role === 'provision')
      return { level: 0, heading, note: false, bodyAt: at + match[0].length }
    const bold = /^\*{2,3}([^*]{1,60})\*{2,3}[ \t]*/.exec(line)
    return bold?.[1] && elsewhere(bold[1])?.role === 'provision'
      ? { level: 0, heading: this.#heading(bold[1]), note: false, bodyAt: at + bold[0].length }
      : null
  }

  #other(at: number, end: number): Start | null {
    const found = leadElsewhere(this.#body.slice(at, Math.min(end, at + 80)), this.#context.dialect.language)
    if (!found) return null
    const heading = this.#heading(found.num)
    return heading.role === 'provision' ? { level: 0, heading, note: false, bodyAt: at + found.length } : null
  }

  #lead(at: number, end: number, pattern: RegExp): Start | null {
    const match = pattern.exec(this.#body.slice(at, Math.min(end, at + 80)))
    return match?.[1]
      ? { level: 0, heading: provision('article', match[1]), note: false, bodyAt: at + match[0].length }
      : null
  }

  #french(at: number, end: number, first: number): Start | null {
    if (first === A && this.#body.startsWith('Article ', at))
      return end - at < 120 ? this.#cached(at, end, frenchArticle) : null
    // A heading stands alone between blank lines.
    if (end - at > 400 || !isFrenchDivisionStart(this.#body.slice(at, at + 2)) || !this.#endsBlock(end))
      return null
    const division = this.#cached(at, end, plainDivision)
    // Tables of the overseas provisions, printed cell by cell, hold lines "Titre III": where a division has no title, another
    // or an article must come next.
    if (division && (division.heading?.rest !== '' || this.#leadsOn(end))) return division
    const line = this.#body.slice(at, end).trim()
    const loose = this.#context.known.has(line) || (isLooseFrench(line) && this.#leadsOn(end))
    return loose ? { level: 0, heading: this.#heading(line), note: false, bodyAt: this.#next(end) } : null
  }

  #endsBlock(end: number): boolean {
    return end + 1 >= this.#body.length || this.#body.charCodeAt(end + 1) === NEWLINE
  }

  // Whether an article or a division comes next.
  #leadsOn(end: number): boolean {
    let at = end
    while (at < this.#body.length && this.#body.charCodeAt(at) === NEWLINE) at++
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
    return heading ? { level: 0, heading, note: false, bodyAt: this.#next(end) } : null
  }

  #ukrainian(at: number, end: number): Start | null {
    const line = this.#body.slice(at, end)
    const lead = ukrainianLead(line)
    if (lead)
      return { level: 0, heading: provision('article', lead.num), note: false, bodyAt: at + lead.length }
    const found = ukrainianDivision(line)
    if (!found) return null
    const heading = this.#heading(found.num)
    return heading.role === 'division' ? { level: 0, heading, note: false, bodyAt: at + found.length } : null
  }

  #next(end: number): number {
    return Math.min(end + 1, this.#body.length)
  }
}

const CHINESE_LEAD = /^(第[一二三四五六七八九十百千零〇○\d]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]*/
const BOLD_LEAD =
  /^\*{2,3}((?:Section|Sec|Art[íi]culo|Art|Article)\.? [^*]{1,12})\*{2,3}[ \t]*(?:\.?[-–—]+[ \t]*)?/i

/** Returns a copy that does not keep the file alive from which the text was cut. */
export function copied(text: string): string {
  return Buffer.from(text).toString()
}
