/**
 * The words of a Markdown file of the legalize family, read as a renderer of Markdown (or pandoc) would show them:
 * - cut: the front matter, comments, fences of pandoc's blocks (`:::`), its anchors (`[]{#n5}`), addresses of links,
 *   backslashes, emphasis, `<sup>` and `<div>`;
 * - notes (`[^1]: …`) are taken out of the running words, since Comity prints them where they are called;
 * - the cells of a pandoc grid table are read one after the other, as they are meant, and not line by line.
 * - an asterisk between a letter and a digit is no emphasis: "Article R*132-1" is the number of a decree.
 * Letters on both sides of an emphasis or of a link stand together, as they do on the printed page.
 */
import type { Reading } from './words.ts'

/** Returns what the file says. */
export function readMarkdown(file: string): Reading {
  const moved: string[] = []
  const body = file
    .replace(/^\uFEFF?---\r?\n.*?\n---[ \t]*(?:\r?\n|$)/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/^:::.*$/gm, '')
    .replace(/(?:^\+[-=+:]+\+[ \t]*\n(?:[+|].*\n)+)/gm, gridTable)
  const running = body.replace(NOTE, (_, words: string) => {
    moved.push(rendered(words))
    return ''
  })
  return { running: rendered(running), moved }
}

// A note runs on over indented lines.
const NOTE = /^[ \t]{0,3}\[\^[^\]\s]+\]:[ \t]*(.*(?:\n(?:[ \t]*\n)*[ \t]{2,}\S.*)*)/gm

function rendered(markdown: string): string {
  let text = markdown
    .replace(/\\(?=\n)/g, ' ')
    .replace(/\\([^\p{L}\p{N}])/gu, (_, mark: string) => HIDDEN[MARKS.indexOf(mark)] ?? ' ')
    .replace(/\[\^[^\]\s]+\]/g, ' ')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s[^()]*)?\)/g, '$1')
  text = text
    .replace(/\[([^[\]]*)\]\{[^}\n]*\}/g, '$1')
    .replace(/<\/?(?:sup|sub|b|i|em|strong|u|span)\b[^>]*>/gi, '')
    .replace(/<\/?(?:div|br|p|table|tr|td|th)\b[^>]*>/gi, ' ')
    .replace(/(?<=\p{L})\*(?=\d)/gu, ' ')
    .replace(/\*+/g, '')
  return text.replace(/[\uE000-\uE003]/g, ' ')
}

// What a backslash protects is no mark; it parts words all the same.
const MARKS = '[]*'
const HIDDEN = ['\uE000', '\uE001', '\uE002']

function gridTable(table: string): string {
  const lines = table.trimEnd().split('\n')
  const cells: string[] = []
  let row: string[] = []
  for (const line of lines) {
    if (line.startsWith('|')) {
      for (const [index, piece] of line.split('|').slice(1, -1).entries())
        row[index] = `${row[index] ?? ''}\n${piece.trim()}`
      continue
    }
    cells.push(...row)
    row = []
  }
  return `${[...cells, ...row].join('\n\n')}\n`
}
