/** A text as its lines: what stands by itself in a document, before anybody knows what is an article and what a paragraph. */
import { escapeText } from '#kit/escape.ts'
import { plainText } from '#law/content.ts'

export interface Line {
  /** Canonical inline mark-up; of a table, the whole block. */
  readonly inline: string
  /** The words alone, white space collapsed, notes left out. */
  readonly plain: string
  readonly table: boolean
  /** Level of the heading, 1 to 6, as the document marks it; 0 for other text. */
  readonly level: number
  /** How deep it is indented, as list items in lists are. */
  readonly indent: number
  /** True where the line belongs to a list without numbers. */
  readonly bullet: boolean
  /** True where the document sets it off as quoted: what an act puts into another begins nothing in it. */
  readonly quoted?: boolean
}

/** Returns the lines of plain text. Line breaks that only wrap are undone. */
export function linesOfText(text: string): Line[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\f\v\u2028\u2029]/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .flatMap(unwrapped)
    .map((line) => lineOf(escapeText(line.replace(/\s+/g, ' ').trim()), { indent: indentOf(line) }))
    .filter(({ plain }) => plain !== '')
}

/** Returns the lines of Markdown: headings, emphasis and lists; anything else is text. */
export function linesOfMarkdown(markdown: string): Line[] {
  return markdown
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*|\n(?=#{1,6} )|(?<=^#{1,6} .*)\n/m)
    .flatMap((block) => (/^#{1,6} /.test(block) ? [block] : unwrapped(block)))
    .map((line) => {
      const [, signs = '', words = line] = /^(#{1,6})\s+(.*)$/s.exec(line.trim()) ?? []
      const bullet = signs === '' && /^\s*[-*+]\s+/.test(words)
      const bare = (bullet ? words.replace(/^\s*[-*+]\s+/, '') : words).replace(/\s+/g, ' ').trim()
      const inline = escapeText(bare)
        .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
        .replace(/(?<![\w*])[*_]([^*_]+)[*_](?![\w*])/g, '<i>$1</i>')
        .replace(/\\([.()[\]*_#-])/g, '$1')
      return lineOf(inline, { level: signs.length, bullet, indent: indentOf(line) })
    })
    .filter(({ plain }) => plain !== '')
}

/** Returns the line of inline mark-up. */
export function lineOf(inline: string, more: Partial<Line>): Line {
  const plain = plainText(
    raised(inline.replace(/<authorialNote>.*?<\/authorialNote>/gs, '')).replaceAll('<br/>', ' '),
  )
  return {
    inline,
    plain: plain.replace(/\s+/g, ' ').trim(),
    table: false,
    level: 0,
    indent: 0,
    bullet: false,
    ...more,
  }
}

/** Returns whether the words begin with a small letter, in a script that tells small letters from capitals (Georgian does not). */
export function beginsSmall(words: string): boolean {
  return /^(?!\p{Script=Georgian})\p{Ll}/u.test(words)
}

// "Article 5<sup>1</sup>" is number 5¹, and not 51.
function raised(inline: string): string {
  return inline.replace(RAISED, (_, digits: string) =>
    [...digits].map((digit) => SUPERSCRIPTS[+digit]).join(''),
  )
}

const RAISED = /(?<=[\p{L}\p{N}])<sup>(\d{1,3})<\/sup>/gu
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

// A line goes on the one before where that has not ended its sentence and is long, or where it begins in the midst of one.
function unwrapped(block: string): string[] {
  const out: string[] = []
  for (const line of block.split('\n')) {
    if (line.trim() === '') continue
    const last = out.at(-1)
    if (last !== undefined && goesOn(last, line)) out[out.length - 1] = `${last.trimEnd()} ${line.trim()}`
    else out.push(line)
  }
  return out
}

function goesOn(before: string, line: string): boolean {
  const [last, first] = [before.trimEnd(), line.trimStart()]
  if (
    /[.:;!?…。；：]["”»'’)\]]*$/u.test(last) ||
    /^[-*+•–—]\s|^\(?\p{L}{1,2}\)|^\(?\d{1,3}[a-z]?[.)]\s/u.test(first)
  )
    return false
  return (
    beginsSmall(first) || (last.length >= 70 && last.length <= 120 && !/^\p{Lu}[\p{Lu}\s]+$/u.test(first))
  )
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
