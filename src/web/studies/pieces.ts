/** Quoted words in pieces: what is marked in them, what the law has changed since, and what may be left out where there is little room. */
import { diffWords } from '#compare/words.ts'
import type { Mark } from '#research/quote.ts'

export interface Piece {
  readonly kind: 'words' | 'mark' | 'added' | 'removed' | 'gap'
  readonly text: string
}

/** Characters that are shown as they are, whatever is marked in them. */
const SHORT = 340
/** Characters kept of what stands beside a mark, and of words without one. */
const BESIDE = 90
const HEAD = 260

/** Returns the whole text in pieces. Marks that overlap are one; what of them lies outside the text is passed over. */
export function markedPieces(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of marks.toSorted((one, other) => one.start - other.start)) {
    const [from, to] = [Math.max(start, at), Math.min(end, text.length)]
    if (from >= to) continue
    pieces.push({ kind: 'words', text: text.slice(at, from) }, { kind: 'mark', text: text.slice(from, to) })
    at = to
  }
  pieces.push({ kind: 'words', text: text.slice(at) })
  return pieces.filter((piece) => piece.text !== '')
}

const KIND = { same: 'words', added: 'added', removed: 'removed' } as const

/** Returns what became of the words: all of both, those that went and those that came told apart. */
export function redlinePieces(before: string, after: string): Piece[] {
  return diffWords(before, after).map(([op, text]) => ({ kind: KIND[op], text }))
}

/** Returns the pieces with stretches left out in which nothing is marked, a gap in the place of each; the same pieces where all is short. */
export function shortened(pieces: readonly Piece[]): readonly Piece[] {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  if (length <= SHORT) return pieces
  const [only] = pieces
  if (pieces.length === 1 && only?.kind === 'words') return [cut(only, 'head', HEAD), GAP]
  return pieces.flatMap((piece, index): readonly Piece[] => {
    if (piece.kind !== 'words') return [piece]
    const [first, last] = [index === 0, index === pieces.length - 1]
    if (piece.text.length <= BESIDE * (first || last ? 1.3 : 2.3)) return [piece]
    const [head, tail] = [cut(piece, 'head', BESIDE), cut(piece, 'tail', BESIDE)]
    if (first) return [GAP, tail]
    return last ? [head, GAP] : [head, GAP, tail]
  })
}

const GAP: Piece = { kind: 'gap', text: ' … ' }

// At the end of a word where the script tells words apart, and never within a character.
function cut({ kind, text }: Piece, side: 'head' | 'tail', length: number): Piece {
  if (side === 'head') {
    const head = text.slice(0, length)
    const space = head.search(/\s\S*$/)
    return { kind, text: space > length / 2 ? head.slice(0, space) : head.replace(/[\uD800-\uDBFF]$/, '') }
  }
  const tail = text.slice(-length)
  const space = tail.search(/\s/)
  const at = space >= 0 && space < length / 2 ? space + 1 : 0
  return { kind, text: tail.slice(at).replace(/^[\uDC00-\uDFFF]/, '') }
}
