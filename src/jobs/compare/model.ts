/** What a comparison of several provisions or acts is asked with and answers: plain data that pages, files, programs and agents show. */
import type { How } from '#compare/align/unit.ts'
import type { Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'

export interface CompareAsked {
  /** IRIs of works, expressions, versions or provisions, or their aliases: two to six. */
  readonly of: readonly string[]
  /** The day as of which texts are read whose IRI names none. */
  readonly at: Day
  /** Parts of provisions beside each other, where every text is one provision. */
  readonly byParagraph?: boolean
  /** Language in which concepts are named, and words explained: ISO 639-3. */
  readonly reader?: string
  /** Provisions that a text may have at most. */
  readonly most?: number
}

/** What is compared with what: provisions as wholes, their paragraphs, or outlines of acts and divisions. */
export type Level = 'provision' | 'paragraph' | 'outline'

/** One of the texts. */
export interface ComparedText {
  /** IRI on the day, of the provision or division where one is compared. */
  readonly iri: string
  readonly work: string
  readonly title: string
  readonly jurisdiction: string
  readonly language: string
  readonly at: Day
  readonly basis: Basis
  /** The provision or division compared; null where it is the whole act. */
  readonly part: {
    readonly eId: string
    readonly label: string | null
    readonly heading: string | null
  } | null
  /** Provisions compared; those of them in no row with another text; and rows left out that no other act could have: preamble, signatures, notes. */
  readonly provisions: number
  readonly alone: number
  readonly leftOut: number
}

/** Words of a text that tell a concept. */
export interface ConceptPlace {
  readonly concept: string
  /** In UTF-16 units of the cell's text. */
  readonly start: number
  readonly end: number
}

/** A provision, or a part of one, in its column. */
export interface ComparedCell {
  /** Index of its text. */
  readonly column: number
  readonly iri: string
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  /** The number as its jurisdiction introduces it: "Article 17". */
  readonly label: string | null
  readonly heading: string | null
  /** Headings of the divisions that hold it, the outermost first. */
  readonly above: readonly string[]
  readonly language: string
  /** Its words, one block a line; null where the source does not give them. */
  readonly text: string | null
  /** The words as canonical mark-up; null where there are none. */
  readonly xml: string | null
  readonly concepts: readonly string[]
  readonly places: readonly ConceptPlace[]
}

/** What cells of a row share: a concept, by name in the reader's language; a word, a number or a citation as it is printed. */
export interface SharedThing {
  readonly kind: 'concept' | 'term' | 'number' | 'citation'
  /** IRI of the concept, address of what is cited; else null. */
  readonly iri: string | null
  readonly label: string
  /** Indices of the cells that have it. */
  readonly cells: readonly number[]
}

/** Why two cells stand in one row. */
export interface PairTold {
  /** Indices of the two cells. */
  readonly cells: readonly [number, number]
  /** `corresponds` between acts; else what became of the provision, or how languages go together. */
  readonly how: How | 'corresponds'
  readonly confidence: number
  readonly concepts: readonly { readonly iri: string; readonly label: string }[]
  readonly terms: readonly { readonly before: string; readonly after: string }[]
  readonly numbers: readonly string[]
  readonly citations: readonly string[]
  readonly neighbours: boolean
  /** Both bear one number, or one lasting identity. */
  readonly sameNumber: boolean
}

export interface ComparedRow {
  readonly cells: readonly ComparedCell[]
  readonly shared: readonly SharedThing[]
  /** Of the weakest of the texts that are in it; null where there is one alone. */
  readonly confidence: number | null
  readonly why: readonly PairTold[]
}

/** A concept that occurs, in words of the reader. */
export interface ConceptNamed {
  readonly iri: string
  readonly label: string
  /** What it takes in, and false friends, where somebody wrote that down. */
  readonly scope: string | null
  readonly friends: string | null
}

export interface Comparison {
  readonly at: Day
  readonly level: Level
  readonly texts: readonly ComparedText[]
  readonly rows: readonly ComparedRow[]
  readonly concepts: readonly ConceptNamed[]
}

/** Returns whether another text of the row tells the concept too. */
export function isShared(row: ComparedRow, cell: ComparedCell, concept: string): boolean {
  return row.cells.some((other) => other.column !== cell.column && other.concepts.includes(concept))
}
