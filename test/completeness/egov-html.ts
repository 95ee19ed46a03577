/**
 * The words of a page of law.e-gov.go.jp: its body without tags. Ends of lines part no words in Japanese; wide spaces do. The caption of
 * an article stands before its number, where Comity has it behind.
 */
import type { Reading } from './words.ts'
import { unmarked } from './xml.ts'

// Marks of the publisher's own systems are left in some pages. Numbers are bold, and nothing else inside a sentence is.
const INLINE = new Set(['a', 'font', 'diverg', 'fdate', 'fad'])
const CAPTION = /<DIV class="arttitle">(.*?)<\/DIV>/gs

/** Returns what the page says. */
export function readPage(bytes: Uint8Array): Reading {
  const html = new TextDecoder('shift_jis', { fatal: true }).decode(bytes).replace(/[\r\n]+/g, '')
  const body = html.slice(html.indexOf('<BODY'))
  return {
    running: unmarked(body.replace(CAPTION, '\n'), INLINE),
    moved: [...body.matchAll(CAPTION)].map(([, caption = '']) => unmarked(caption, INLINE)),
  }
}
