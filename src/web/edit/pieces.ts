/** A long text in pieces, each a page of the bench: a code of thousands of articles is never sent as one. */
import type { Entry, Text } from '#editing/text.ts'

/** Provisions of a piece, and how many there are at least before a division begins another. */
const MOST = 40
const FEW = 15

export interface Piece {
  /** Index of its first provision in the text, and after its last. */
  readonly from: number
  readonly to: number
}

/** Returns the pieces in their order; one, perhaps empty, at least. */
export function piecesOf(text: Text): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  text.forEach((entry, index) => {
    const size = index - from
    if (size >= MOST || (size >= FEW && heads(entry))) {
      pieces.push({ from, to: index })
      from = index
    }
  })
  return [...pieces, { from, to: text.length }]
}

/** Returns the number of the piece that holds a provision, from 0; the first where it is not in the text. */
export function pieceWith(text: Text, pieces: readonly Piece[], wId: string | null): number {
  const index = wId === null ? -1 : text.findIndex((entry) => entry.wId === wId)
  return Math.max(
    pieces.findIndex(({ from, to }) => index >= from && index < to),
    0,
  )
}

function heads({ content, missing }: Entry): boolean {
  return content === null && !missing
}
