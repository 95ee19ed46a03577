/** A redline as HTML: `<ins>` and `<del>` in paragraphs. */
import { escapeText } from '#kit/escape.ts'
import type { WordOp } from './word-op.ts'

const ELEMENT = { same: null, added: 'ins', removed: 'del' } as const

/**
 * Returns the runs as HTML, safe to put into a page: one `<p>` a line of text, whichever side the line break is from. A line
 * break that alone came or went is shown as a pilcrow.
 */
export function redlineHtml(words: readonly WordOp[]): string {
  const paragraphs: string[] = ['']
  for (const [op, text] of words) {
    if (text === '\n' && op !== 'same') paragraphs.push(`${paragraphs.pop()}${wrap(op, '¶')}`, '')
    else {
      const [first = '', ...rest] = text.split('\n')
      paragraphs.push(`${paragraphs.pop()}${wrap(op, first)}`, ...rest.map((line) => wrap(op, line)))
    }
  }
  return paragraphs
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')
}

function wrap(op: WordOp[0], text: string): string {
  const element = ELEMENT[op]
  return element && text !== '' ? `<${element}>${escapeText(text)}</${element}>` : escapeText(text)
}
