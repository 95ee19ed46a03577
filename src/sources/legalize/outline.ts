/** The depth of divisions and provisions: by the order of the words that name them, or by the level of Markdown headings. */
import type { Heading } from './headings.ts'
import type { Piece } from './pieces.ts'

interface Open {
  readonly level: number
  readonly rank: number
  readonly kind: string
  /** Whether a provision or division was met inside. */
  used: boolean
}

/** Follows the divisions that are open while a file is read. */
export class Outline {
  readonly #by: 'words' | 'levels'
  #open: Open[] = []

  constructor(by: 'words' | 'levels') {
    this.#by = by
  }

  /** Depth of a row inside what is open. */
  get depth(): number {
    return this.#open.length
  }

  /** Opens a division, closing those that it ends; returns its depth. */
  enter(piece: Piece): number {
    if (piece.level === 1) {
      this.#open = []
      return 0
    }
    const heading = piece.heading as Heading
    this.#open =
      this.#by === 'levels' ? this.#open.filter((open) => open.level < piece.level) : this.#enclosing(heading)
    const depth = this.#open.length
    const above = this.#open.at(-1)
    if (above) above.used = true
    this.#open.push({ level: piece.level, rank: heading.rank ?? LOOSE, kind: heading.kind, used: false })
    return depth
  }

  /** Closes everything: what follows stands below the piece, which stands at the top. */
  restart(piece: Piece): void {
    this.#open = [{ level: piece.level, rank: LOOSE, kind: 'note', used: true }]
  }

  /** Returns the depth of a provision. By levels, a provision with a deeper one next in the file is itself a division. */
  provision(piece: Piece, next: Piece | undefined): number {
    if (this.#by === 'levels' && piece.level > 0) {
      this.#open = this.#open.filter((open) => open.level < piece.level)
      const depth = this.#open.length
      if (
        next?.heading?.role === 'provision' &&
        (next.level > piece.level || (next.level === 0 && next.heading.kind !== piece.heading?.kind))
      ) {
        this.#open.push({ level: piece.level, rank: LOOSE, kind: 'article', used: true })
      }
      return depth
    }
    const above = this.#open.at(-1)
    if (above) above.used = true
    return this.#open.length
  }

  #enclosing(heading: Heading): Open[] {
    const rank = heading.rank
    // A heading without a division word stands inside a division that is still empty, else beside the innermost one.
    if (rank === null)
      return this.#open.at(-1)?.used === false && this.#open.at(-1)?.rank !== LOOSE
        ? this.#open
        : this.#open.slice(0, -1)
    const same = this.#open.findLastIndex((open) => open.rank === rank)
    if (same >= 0) return this.#open.slice(0, same)
    // Parts of a chapter ("Première partie" in the matrimonial regimes of the Code civil), chapters of a section (constitutions
    // of Argentina and Uruguay): the first of a new series opens inside what is open.
    const innermost = this.#open.at(-1)
    if (
      innermost &&
      isFirst(heading.num) &&
      NESTS.some(([outer, inner]) => innermost.kind === outer && heading.kind === inner)
    )
      return this.#open
    return this.#open.filter((open) => open.rank < rank)
  }
}

const LOOSE = 99
const NESTS = [
  ['chapter', 'part'],
  ['section', 'chapter'],
] as const

function isFirst(num: string | null): boolean {
  return (
    num !== null && /(?:^|\s)(?:I(?:er)?|1(?:er)?|[úu]nic[oa]?|premi[eè]re?|primer[oa]?)(?:\s|$)/iu.test(num)
  )
}
