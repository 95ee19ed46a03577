/** Documents as editors have them (a page from a word processor, text, Markdown, Akoma Ntoso) made into what a draft takes. */
import { fragment } from '#markup/fragment.ts'
import { fromHtml, survivesHtml } from '#markup/from-html.ts'
import { linesOfHtml } from '#markup/html-lines.ts'
import { type Line, linesOfMarkdown, linesOfText } from '#markup/lines.ts'
import { numberedBlocks } from '#markup/numbered-blocks.ts'
import { structureOf } from '#markup/structure.ts'
import { lostWords } from '#markup/structure-loss.ts'
import type { NewProvision } from './steps.ts'

export type Format = 'html' | 'text' | 'markdown'

export interface DocumentRead {
  /** For a step `enter` or `add`. */
  readonly provisions: NewProvision[]
  /** Words of the document that stand in none of them: none, or something is wrong. */
  readonly lost: readonly string[]
}

/** Reads a document as an outline of provisions, by their numbers. `language` is that of the text (`und` where it is not known). */
export function readDocument(source: string, format: Format, language: string): DocumentRead {
  const lines = linesOf(source, format)
  const found = structureOf(lines, language)
  const provisions = found.map(({ content, ...row }) => ({ ...row, xml: content?.xml ?? null }))
  return { provisions, lost: lostWords(lines, found) }
}

/** Reads the words of one provision as a canonical fragment, its paragraphs and points by their numbers; null where there are none. */
export function readWords(source: string, format: Format): string | null {
  return fragment(numberedBlocks(linesOf(source, format)))?.xml ?? null
}

/** What an editor made of a provision's rendering (`renderHtml` behind `prefix`) as a canonical fragment; null where no words are left. */
export function readRendering(html: string, prefix: string, original: string | null): string | null {
  return fromHtml(html, { prefix, original: original ?? '' }) || null
}

/** Returns whether the words can be edited as a page without losing mark-up; where not, they are edited as Akoma Ntoso. */
export function isEditableAsPage(xml: string | null): boolean {
  return xml === null || survivesHtml(xml)
}

function linesOf(source: string, format: Format): Line[] {
  if (format === 'html') return linesOfHtml(source)
  return format === 'markdown' ? linesOfMarkdown(source) : linesOfText(source)
}
