/** A redline in plain characters, with what did not change left out between the changes. */
import type { WordOp } from '#compare/word-op.ts'

/** Characters of unchanged words kept on either side of a change. */
const KEPT = 120

/** Returns the words: `[-struck-]`, `{+new+}`, and `[…]` for a longer run that did not change. */
export function redlineOf(words: readonly WordOp[]): string {
  return words
    .map(([op, text], at) => {
      if (op === 'added') return `{+${text}+}`
      if (op === 'removed') return `[-${text}-]`
      return shortened(text, at === 0, at === words.length - 1)
    })
    .join('')
    .trim()
}

function shortened(text: string, first: boolean, last: boolean): string {
  const head = first ? 0 : KEPT
  const tail = last ? 0 : KEPT
  if (text.length <= head + tail + 40) return text
  // At a word's end where there is one.
  const from = head === 0 ? 0 : text.lastIndexOf(' ', head) + 1 || head
  const to = tail === 0 ? text.length : text.indexOf(' ', text.length - tail)
  return `${text.slice(0, from)}[…]${text.slice(to < 0 ? text.length - tail : to)}`
}
