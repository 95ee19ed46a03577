/** What became of quoted words: a redline between the quote and the wording that stands in its place. */
import type { WordOp } from '#compare/word-op.ts'
import { diffWords } from '#compare/words.ts'
import type { Quote } from '#research/quote.ts'
import type { Move } from './moves.ts'

/** Characters of unchanged words kept on either side of a change. */
const KEPT = 100

/** Returns the words of the quote and those that the law moved to, in order; all of them removed where there are none. */
export function redlineOfMove(quote: Pick<Quote, 'text'>, { text }: Pick<Move, 'text'>): WordOp[] {
  return text === null ? [['removed', quote.text]] : diffWords(quote.text, text)
}

/** Returns the redline in plain characters, `[-struck-]` and `{+new+}`; runs that did not change are shortened to `[…]`. */
export function redlineInCharacters(
  words: readonly WordOp[],
  { added, removed }: Readonly<Record<'added' | 'removed', (text: string) => string>> = BRACKETS,
): string {
  return words
    .map(([op, text], at) => {
      if (op === 'added') return added(text)
      if (op === 'removed') return removed(text)
      return shortened(text, at === 0 ? 0 : KEPT, at === words.length - 1 ? 0 : KEPT)
    })
    .join('')
    .trim()
}

const BRACKETS = {
  added: (text: string) => `{+${text}+}`,
  removed: (text: string) => `[-${text}-]`,
}

function shortened(text: string, head: number, tail: number): string {
  if (text.length <= head + tail + 40) return text
  const from = head === 0 ? 0 : text.lastIndexOf(' ', head) + 1 || head
  const to = tail === 0 ? text.length : text.indexOf(' ', text.length - tail)
  return `${text.slice(0, from)}[…]${text.slice(to < 0 ? text.length - tail : to)}`
}
