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
  let paragraphs = paragraphsOf(body, dialect)
  let title: string | null = null
  const notes = [...heading.notes]
  const rest = heading.rest.replace(/^[\s.:]*[-–—]*\s*/, '')
  if (rest !== '') {
    if (isTitle(rest, paragraphs, dialect)) title = plainOf(rest) || null
    else
      paragraphs = dialect.loose
        ? paragraphsOf(`${rest}\n\n${body}`, dialect)
        : [{ kind: 'text', indent: 0, text: rest }, ...paragraphs]
  } else {
    const first = leadingTitle(paragraphs, dialect)
    if (first !== null) {
      const taken = takeNotes(first)
      title = plainOf(taken.text.replaceAll(BREAK, ' ')) || null
      notes.push(...taken.notes)
      paragraphs = paragraphs.slice(1)
    }
  }
  return { heading: title, content: contentOf(paragraphs, notes, dialect) }
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
// there is short and ends its sentence, and the text begins below it.
function isTitle(rest: string, paragraphs: readonly Paragraph[], dialect: Dialect): boolean {
  if (!dialect.loose) return true
  const first = paragraphs[0]
  if (first?.kind !== 'text' || /^[\p{Ll}\d]/u.test(first.text)) return false
  return rest.length <= 110 && /[.:]$/.test(rest) && !rest.startsWith('*(')
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
