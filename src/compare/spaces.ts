/** Runs of words told apart by what is said: whether a line may break at a space is rendering. */
import type { Vocabulary } from './tokens.ts'
import type { WordOp } from './word-op.ts'
import { diffWords } from './words.ts'

/**
 * Returns the runs that turn `before` into `after`, a no-break space taken for a plain one, for either side: what stayed is
 * written as that side has it.
 */
export function diffSaid(before: string, after: string, words: Vocabulary): [WordOp[], WordOp[]] {
  const [from, to] = [plain(before), plain(after)]
  const ops = diffWords(from, to, words)
  if (from === before && to === after) return [ops, ops]
  let [i, j] = [0, 0]
  const pairs = ops.map(([op, text]): [WordOp, WordOp] => {
    const [was, is] = [before.slice(i, i + text.length), after.slice(j, j + text.length)]
    if (op !== 'added') i += text.length
    if (op !== 'removed') j += text.length
    if (op !== 'same') return twice([op, op === 'added' ? is : was])
    return [
      [op, was],
      [op, is],
    ]
  })
  return [pairs.map(([left]) => left), pairs.map(([, right]) => right)]
}

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}

function twice(op: WordOp): [WordOp, WordOp] {
  return [op, op]
}
