/** The model of a text: provisions in document order, as a source states them on one day. */
import type { Day } from '#kit/day.ts'
import type { Content } from './content.ts'
import type { Interval } from './interval.ts'

/**
 * What an interval rests on: the source states legal effect (`in-force`), the source was seen so on that day
 * (`snapshot`), or it does not say (`unknown`).
 */
export type Basis = 'in-force' | 'snapshot' | 'unknown'

/** What a text is: as it was enacted, one of a series of points in time, or only its current wording. */
export type TextState = 'as-enacted' | 'point-in-time' | 'current'

/** Akoma Ntoso element names for what is numbered, and the names below for what is not. */
export type Kind = string

/** Rows that carry words outside numbered provisions. They are exported as hcontainers or as the part of the act that they name. */
export const TEXT_KINDS = [
  'preface',
  'preamble',
  'recital',
  'citation',
  'formula',
  'intro',
  'wrapUp',
  'conclusions',
  'attachment',
  'note',
  'text',
] as const

// Elements that group provisions. A section is a division in France and the provision itself in Canada: the reader decides,
// by giving it children or content.
const DIVISIONS = new Set([
  'book',
  'tome',
  'part',
  'subpart',
  'title',
  'subtitle',
  'chapter',
  'subchapter',
  'division',
  'subdivision',
  'debateSection',
  'attachment',
])

/** Returns whether rows of the kind group others by nature. */
export function isDivisionKind(kind: Kind): boolean {
  return DIVISIONS.has(kind)
}

/** Returns whether the kind is one of a numbered provision or division, and not of loose text. */
export function isNumberedKind(kind: Kind): boolean {
  return !(TEXT_KINDS as readonly string[]).includes(kind)
}

/** The act that made a change, as far as the source names it. */
export interface Ground {
  readonly title: string
  /** The source's identifier of the amending act, such as a JORFTEXT or a gazette number. */
  readonly id: string | null
}

/** A provision as a source gives it on one day, before it has an identity. */
export interface ProvisionDraft {
  /** Depth in the outline, 0 at the top: the parent is the nearest earlier draft of a smaller depth. */
  readonly depth: number
  readonly kind: Kind
  /** The number as the source prints it: "Article 12", "§ 5a", "55 and 56". Null where there is none. */
  readonly num: string | null
  readonly heading: string | null
  /** Null for a division without words of its own. */
  readonly content: Content | null
  /** The source's own lasting identifier of the provision, where it has one: identity then follows it. */
  readonly key?: string
  /** Day since which this wording has legal effect, where the source states it for the single provision. */
  readonly since?: Day | null
  /** What changed it, where the source says so for the single provision. */
  readonly ground?: Ground | null
  /** What became of the draft when it first came in: a text read back from a library has it, a source has not. */
  readonly held?: Held
}

/** What stands of a draft that a library gives back, whatever is brought in around it. */
export interface Held {
  readonly eId: string
  readonly concurrent: boolean
  /** Lasting identity, where the text brings its own; else one is minted. */
  readonly wId?: string
  /** True: the text says that there was a wording and does not give it. */
  readonly missing?: boolean
}

/** The whole text of an expression as one source file states it for one day. */
export interface Snapshot {
  /** Day from which the text stands so; null where the source knows none. */
  readonly date: Day | null
  readonly basis: Basis
  readonly published: Day | null
  readonly ground: Ground | null
  /** Where it came from, for findings: path, archive member, commit. */
  readonly path: string
  readonly provisions: readonly ProvisionDraft[]
  /** Faults that only the reader can see; a quarantine among them keeps the whole snapshot out. */
  readonly findings: readonly Finding[]
}

/** A text that a history was made of, without its words: on its date, the history reads as it did. */
export type SeenText = Omit<Snapshot, 'provisions' | 'findings'>

/** A provision with stated intervals, from sources that know the history of each provision. */
export interface Wording extends Interval {
  /** Lasting identity within the expression. */
  readonly key: string
  /** Key of the division that holds it; null at the top. */
  readonly parentKey: string | null
  /** Order among siblings: compared as text. */
  readonly order: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly content: Content | null
  readonly basis: Basis
  /** True where the source says that a wording existed but does not give its text. */
  readonly missing: boolean
  readonly published: Day | null
  readonly ground: Ground | null
  /** The eId the source gives; minted from kind and number where absent. */
  readonly eId?: string
}

/** Something the integrity gate has to say. A `quarantine` keeps the version out; a `warning` does not. */
export interface Finding {
  readonly severity: 'warning' | 'quarantine'
  /** Stable name of the check, such as `numbering-gap`. */
  readonly check: string
  readonly path: string
  /** Place inside the file: line, provision, or element. */
  readonly where: string | null
  readonly message: string
}
