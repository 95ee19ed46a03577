/** The words of an article: from its HTML, checked against the plain text that the source gives beside it. */
import { sha256 } from '#kit/hash.ts'
import { type Content, plainText, wordsOf } from '#law/content.ts'
import { type Block, fragment, p, text } from '#markup/fragment.ts'
import { type Part, partsOf } from './html.ts'
import { itemised } from './items.ts'

export interface Reading {
  readonly content: Content | null
  /** Letters and digits of the plain text, to tell a changed wording from changed mark-up. */
  readonly letters: string
  /** False where the HTML has not the words of the plain text. */
  readonly agrees: boolean
}

/** Returns the content of an article. Where there is no HTML the plain text is taken. */
export function readBody(html: string, plain: string): Reading {
  return reading(itemised(parts(html, plain)), plain)
}

/** Returns the content of an editorial note: paragraphs and tables, without numbered parts. */
export function readNota(html: string, plain: string): Reading {
  return reading(
    parts(html, plain).map((part) => (part.kind === 'line' ? p(part.inline) : part)),
    plain,
  )
}

/**
 * Returns letters and digits alone. White space is left out: the source sets it differently in its two forms around links
 * and superscripts ("Ier", "I er"), and from one snapshot to the next.
 */
export function lettersOf(plain: string): string {
  return wordsOf(plain).join('')
}

function parts(html: string, plain: string): Part[] {
  if (html.trim() !== '') return partsOf(html)
  return plain
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'line', inline: text(line).trim(), bullet: false }))
}

function reading(blocks: readonly Block[], plain: string): Reading {
  const content = fragment(blocks)
  const words = wordsOf(plain)
  const letters = words.join('')
  // Mostly the words agree one by one, which the hash tells at once.
  const agrees =
    content?.wordsHash === sha256(words.join(' ')) ||
    letters === lettersOf(content ? plainText(content.xml) : '')
  return { content, letters, agrees }
}
