/** What the library answers with: plain data, dates as days, unknown as null. */
import type { Day } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import type { Basis, Finding, Ground, Kind, TextState } from '#law/provision.ts'

export interface Work {
  readonly id: number
  readonly iri: string
  readonly jurisdiction: string
  readonly type: string
  readonly subtype: string | null
  readonly date: string | null
  readonly number: string | null
  readonly title: string
  readonly published: Day | null
  readonly topics: readonly string[]
  /** Rank of the act, one of `law/force.ts`; null where unknown. */
  readonly force?: string | null
  /** The court or agency whose decision or guidance it is; null where it is none or not known. */
  readonly body?: string | null
}

/** What an IRI or alias names: a work, and what it narrows to. */
export interface Reference {
  readonly work: Work
  readonly language: Language | null
  readonly at: Day | null
  readonly eId: string | null
  /** True where an alias was given: the site then redirects to the IRI. */
  readonly alias: boolean
}

/** One language of a work from one source. Of several sources one is shown; the others are kept. */
export interface Expression {
  readonly id: number
  readonly workId: number
  readonly language: Language
  readonly title: string
  readonly textState: TextState
  readonly source: { readonly name: string; readonly path: string }
  readonly shown: boolean
  /** First day for which the whole text is held; null where there is no such limit. */
  readonly completeFrom: Day | null
  /** When this library last learnt something of it, as an ISO instant. */
  readonly recordedAt: string
  /** The number of that act of learning: another one each time. */
  readonly recording: number
  /** How many wordings of it are held, those to come among them. */
  readonly wordings: number
}

/** A span between two points in time of an expression. */
export interface Version {
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  readonly published: Day | null
  readonly ground: Ground | null
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** `unknown`: a hole. No text is held for the span; `reason` says why. */
  readonly state: 'held' | 'unknown'
  readonly reason: string | null
  readonly path: string | null
}

/** One provision version. */
export interface ProvisionVersion {
  readonly id: number
  readonly provisionId: number
  /** Lasting identity in the expression (Akoma Ntoso wId). */
  readonly wId: string
  readonly eId: string
  /** Provision id of the parent; null at the top. */
  readonly parentId: number | null
  readonly sort: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  /** True: the source says that there was a wording and does not give it. */
  readonly missing: boolean
  /** True: another wording of the same number holds on the same day. */
  readonly concurrent: boolean
  readonly ground: Ground | null
  readonly textId: number | null
}

/** How often the words of a provision have changed. */
export interface WordingCount {
  /** Wordings that had begun by the day asked for. */
  readonly n: number
  /** Wordings that begin after it. */
  readonly coming: number
  /** First day of the first wording held; null where it is not known. */
  readonly since: Day | null
  /** What that day rests on. */
  readonly basis: Basis
}

/** A provision version in its place in the outline. */
export interface Node extends ProvisionVersion {
  readonly depth: number
  readonly children: readonly Node[]
  /** How many wordings, known or missing, stand here and below. */
  readonly texts: number
}

/** An act on a day: either its outline in reading order, or the hole that lies there. */
export interface TextOnDay {
  readonly at: Day
  readonly version: Version | null
  /** Top nodes in reading order; empty before the first version and in a hole. */
  readonly nodes: readonly Node[]
}

/** A wording that this library showed and knows better than by now. */
export interface SupersededWording {
  readonly row: ProvisionVersion
  /** Instants from which and until which it was shown. */
  readonly shownFrom: string
  readonly shownUntil: string
  /** Who put another in its place and why; null where an import did. */
  readonly who: string | null
  readonly reason: string | null
}

/** A row that differs between two days. */
export interface ChangedRow {
  readonly wId: string
  readonly before: ProvisionVersion | null
  readonly after: ProvisionVersion | null
}

export interface WorkSummary {
  readonly work: Work
  readonly aliases: readonly string[]
  readonly expressions: readonly Expression[]
  /** Of the shown expressions: number of points in time, first and last date. */
  readonly versions: number
  readonly from: Day | null
  readonly to: Day | null
}

export interface StoredFinding extends Finding {
  readonly workIri: string | null
  readonly language: Language | null
  readonly recordedAt: string
}

export interface Stats {
  readonly works: number
  readonly expressions: number
  readonly versions: number
  readonly provisions: number
  readonly provisionVersions: number
  readonly texts: number
  readonly findings: number
  readonly jurisdictions: number
  readonly languages: number
  readonly bytes: number
}
