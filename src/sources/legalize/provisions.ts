/** From a piece of text to what a provision says: number, title, content. */
import type { Content } from '#law/content.ts'
import { type Block, fragment, note, p } from '#markup/fragment.ts'
import { blocksOf } from './blocks.ts'
import type { Heading } from './headings.ts'
import { inlineOf, plainOf } from './inline.ts'
import { BREAK, takeNotes } from './marks.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import type { Dialect } from './states.ts'

export interface Reading {
  readonly heading: string | null
  readonly content: Content | null
}

/** Returns the title and content of a provision: its heading line and the text below it. */
export function provisionOf(heading: Heading, body: string, dialect: Dialect): Reading {
  const paragraphs = paragraphsOf(body, dialect)
  const rest = heading.rest.replace(/^[\s.:]*[-–—]*\s*/, '')
  if (rest === '') return titledBelow(heading, paragraphs, dialect)
  if (!dialect.loose)
    return { heading: plainOf(rest) || null, content: contentOf(paragraphs, heading.notes, dialect) }
  const whole = paragraphsOf(`${rest}\n\n${body}`, dialect)
  const title = argentineTitle(rest, paragraphs, whole, /^[\s.]*—/.test(heading.rest))
  const text = title === null ? whole : title === rest ? paragraphs : whole.slice(1)
  return { heading: title === null ? null : plainOf(title), content: contentOf(text, heading.notes, dialect) }
}

function titledBelow(heading: Heading, paragraphs: readonly Paragraph[], dialect: Dialect): Reading {
  const title = leadingTitle(paragraphs, dialect)
  if (title === null) return { heading: null, content: contentOf(paragraphs, heading.notes, dialect) }
  const { text, notes } = takeNotes(title)
  const content = contentOf(paragraphs.slice(1), [...heading.notes, ...notes], dialect)
  return { heading: plainOf(text.replaceAll(BREAK, ' ')) || null, content }
}

/** Returns the content of running text; null where it has no words. */
export function contentOf(
  paragraphs: readonly Paragraph[],
  notes: readonly string[],
  dialect: Dialect,
): Content | null {
  const blocks = blocksOf(paragraphs, dialect)
  if (notes.length === 0) return fragment(blocks)
  return fragment(withNotes(blocks, notes.map((words) => note([inlineOf(words)])).join('')))
}

// A note called in the heading stands at the beginning of the text, the nearest place that may hold it.
function withNotes(blocks: readonly Block[], called: string): Block[] {
  const [first, ...others] = blocks
  if (first?.kind === 'p') return [p(`${called}${first.inline}`), ...others]
  if (first?.kind === 'item') return [{ ...first, blocks: withNotes(first.blocks, called) }, ...others]
  return [p(called), ...blocks]
}

// In most states what follows a number on its line is the title. In Argentina it is as often the beginning of the text: a title
// there is short, ends its sentence, and the text begins below it. Behind a long dash it may take two lines.
function argentineTitle(
  rest: string,
  below: readonly Paragraph[],
  whole: readonly Paragraph[],
  dash: boolean,
): string | null {
  const isShort = (words: string) => words.length <= 130 && /[.:]$/.test(words) && !/^\*?\(/.test(words)
  if (isShort(rest) && begins(below[0])) return rest
  const [first, second] = whole
  return dash && first?.kind === 'text' && isShort(first.text) && begins(second) ? first.text : null
}

function begins(paragraph: Paragraph | undefined): boolean {
  return paragraph?.kind === 'text' && !/^[\p{Ll}\d(]|^\*\(/u.test(paragraph.text)
}

// Titles on a line of their own: in bold (Liechtenstein), or without an end of sentence (Ukraine, where the text goes on
// behind the number if there is no title).
function leadingTitle(paragraphs: readonly Paragraph[], dialect: Dialect): string | null {
  const [first, second] = paragraphs
  if (first?.kind !== 'text' || !second) return null
  const words = takeNotes(first.text).text
  if (isBold(words)) return first.text
  if (dialect.plain !== 'ukrainian') return null
  return !/[.:;,!?)}]$/.test(words) &&
    words.length < 400 &&
    !(second.kind === 'text' && /^\p{Ll}/u.test(second.text))
    ? first.text
    : null
}

/** Returns whether the whole paragraph is in bold. */
export function isBold(text: string): boolean {
  return /^\*\*[^*]+\*\*$/.test(text) || /^\*{3}[^*]+\*{3}$/.test(text)
}
