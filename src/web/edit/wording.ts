/** The words of a provision in the shape in which they can be edited without losing anything. */
import { isEditableAsPage, readRendering, readWords } from '#editing/document.ts'
import { plainText } from '#law/content.ts'
import { renderMarkdown } from '#markup/markdown.ts'
import { fragmentHtml } from '../act/fragments.ts'
import type { Form } from './form.ts'

/** How words stand in a text field: as text, as Markdown, or (where neither holds all of them) as an Akoma Ntoso fragment. */
export type Written = 'text' | 'markdown' | 'xml'

/** Ids of a rendering that is edited stand behind it. */
const PREFIX = 'w'

/** Returns the words as a text field holds them. */
export function written(xml: string | null): { readonly as: Written; readonly words: string } {
  if (xml === null) return { as: 'text', words: '' }
  const text = plainText(xml).replaceAll('\n', '\n\n')
  if (readWords(text, 'text') === xml) return { as: 'text', words: text }
  const markdown = renderMarkdown(xml)
  if (readWords(markdown, 'markdown') === xml) return { as: 'markdown', words: markdown }
  return { as: 'xml', words: xml }
}

/** Returns the words as a page to be edited; null where a page cannot hold all of them. */
export function asPage(xml: string | null, language: string): string | null {
  if (!isEditableAsPage(xml)) return null
  return xml === null ? '' : fragmentHtml(xml, PREFIX, language)
}

/** Returns the words that a form gives for a provision, as a fragment; undefined where it gives none. */
export function wordsIn(form: Form, original: string | null): string | null | undefined {
  if (form.has('page')) return readRendering(form.text('page'), PREFIX, original)
  if (!form.has('words')) return undefined
  const words = form.text('words').replace(/\r\n?/g, '\n')
  const was = written(original)
  if (words.trim() === was.words.trim()) return undefined
  const as = form.line('as')
  if (as === 'xml') return words.trim() === '' ? null : words.trim()
  return readWords(words, as === 'markdown' ? 'markdown' : 'text')
}
