/**
 * The words of a page of pravo.gov.ru: its body without tags, by a scanner that knows no classes but the empty ones. Line ends
 * within a text set with spaces part words, but for a word that goes on behind its own hyphen.
 */
import type { Reading } from './words.ts'
import { unmarked } from './xml.ts'

const INLINE = new Set(['a', 'b', 'i', 'u', 'sup', 'sub', 'font'])

/** Returns what the page says. */
export function readPage(html: string): Reading {
  const body = html.slice(html.indexOf('<body')).replace(/<style.*?<\/style>/gs, '')
  const inline = body.includes('<pre') ? INLINE : new Set([...INLINE, 'span'])
  const running = unmarked(body, inline)
  return { running, moved: [] }
}
