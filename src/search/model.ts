/** What is asked of the search and what it answers: plain data, days as ISO text, unknown as null. The JSON of `comity search`. */
import type { Day } from '#kit/day.ts'
import type { Force } from '#law/force.ts'
import type { Basis } from '#law/provision.ts'
import type { Across, AcrossPlanner } from './across.ts'

export interface SearchOptions {
  /** The day whose law is searched; without one, the texts of all times are. `at:` in the query goes before it. */
  readonly at?: Day | null
  /** The present day: tells what is in force, not yet, or no longer, where all times are searched. */
  readonly today?: Day | null
  /** Jurisdictions, each with the places below it; empty or absent means all. */
  readonly in?: readonly string[]
  /** Language, ISO 639. */
  readonly lang?: string | null
  /** Document type or subtype: act, code, judgment. */
  readonly type?: string | null
  /** Ranks of `law/force.ts`; empty or absent means all. */
  readonly force?: readonly Force[]
  /** Years of the acts, first and last; null leaves a side open. */
  readonly years?: YearRange | null
  /** Hits on the page. */
  readonly limit?: number
  /** Hits passed over. */
  readonly offset?: number
  /** False: every provision found is a hit of its own. Else one hit an act, its best provisions folded in. */
  readonly fold?: boolean
  /** False: no facets are counted. */
  readonly facets?: boolean
  /** True: every hit explains its score. */
  readonly explain?: boolean
  /** What the query cites, as the resolver of citations read it: pinned before everything else, or said not to be held. */
  readonly cited?: readonly CitedPlace[]
  /** Whether what says it in other languages is found too. `across:` in the query goes before it; without either, where nothing else is found. */
  readonly across?: Across | null
  /** Tells what the words are called in other languages; without it, nothing is found there. */
  readonly planner?: AcrossPlanner
  /** True: where the query's own language answers, it is told as well how its words are said in others. */
  readonly offerAcross?: boolean
  /** Milliseconds after which the search gives up with SearchTimeoutError, where it runs in a thread of its own. */
  readonly timeLimitMs?: number
}

export interface YearRange {
  readonly from: number | null
  readonly to: number | null
}

/** A place of the law that a query cites. */
export interface CitedPlace {
  readonly state: 'held' | 'not-held'
  /** Null where the act is not held. */
  readonly workId: number | null
  /** The lasting provision (`provision.id`); null where the act as a whole is cited, or the provision is not known. */
  readonly provisionId: number | null
  readonly eId: string | null
  /** The language in which it is cited, so that an act is answered in it; null where that is not known. */
  readonly language: string | null
  /** How the citation is named to readers: "§ 26 BDSG". */
  readonly label: string
  /** From 0 to 1. */
  readonly confidence: number
}

/** The JSON contract of `comity search`. */
export interface SearchResult {
  /** How many hits there are: acts where they are folded, else acts and provisions. Where `totalIsExact` is false, at least so many. */
  readonly total: number
  readonly totalIsExact: boolean
  /** Provisions that match; exact where `totalIsExact` is true. */
  readonly provisions: number
  readonly tookMs: number
  /** The day whose law was searched; null: all times. */
  readonly at: Day | null
  readonly hits: readonly SearchHit[]
  /** Null where they were not asked for. */
  readonly facets: readonly Facet[] | null
  /** Why the order or the numbers are not exact; empty where they are. The cases: `docs/spec/search.md`. */
  readonly approximate: readonly Approximation[]
  /** True: no provision has all of the words; the hits have some of them. */
  readonly loosened: boolean
  /** The query in a spelling that this library's texts have; null where the query's own is as good. */
  readonly didYouMean: string | null
  /** What the query cites and this library does not hold. */
  readonly notHeld: readonly NotHeld[]
  /** How the words are said in other languages; null where nothing is known of them there, or nobody asked to be offered it. */
  readonly across: AcrossTold | null
}

/** How a query's words are said in other languages, and whether these were searched. */
export interface AcrossTold {
  /** `asked`: other languages were searched as well, or alone; `by-itself`: because nothing else was found; `offered`: they were not. */
  readonly how: 'asked' | 'by-itself' | 'offered'
  /** Languages that the query is read in, ISO 639-3. */
  readonly own: readonly string[]
  readonly languages: readonly LanguageTold[]
}

/** What was looked for in one language. */
export interface LanguageTold {
  readonly language: string
  readonly parts: readonly PartTold[]
  /** Words of the query that nothing is known of there: they were not looked for. */
  readonly left: readonly string[]
}

/** A part of the query, and what it is called. */
export interface PartTold {
  readonly asked: string
  readonly by: 'subject' | 'lexicon'
  /** The concept that leads from the one to the other; null where the lexicon does. */
  readonly subject: string | null
  readonly said: readonly string[]
}

/**
 * `ranked-first`: more provisions match than are ranked, those of the highest force were. `counted-first`: more match than
 * are counted. `titles`: more titles match than are looked at.
 */
export type Approximation = 'ranked-first' | 'counted-first' | 'titles'

export interface NotHeld {
  readonly named: string
}

/** How a text stands to the present day. `unknown`: its interval is not known. */
export type Standing = 'in-force' | 'not-yet' | 'no-longer' | 'unknown'

/** An act or a provision found. */
export interface SearchHit {
  /** `act`: the act itself was found, by its title or by a citation of it. */
  readonly kind: 'act' | 'provision'
  /** Of the provision in the version found; of the act's version where the act itself was found by its title. */
  readonly iri: string
  readonly work: string
  /** Of the act, in the language found. */
  readonly title: string
  readonly num: string | null
  readonly heading: string | null
  /** Escaped HTML; what was found stands in `<mark>`. */
  readonly snippet: string
  readonly jurisdiction: string
  readonly language: string
  readonly type: string
  readonly subtype: string | null
  readonly force: Force | null
  /** The court or agency whose decision or guidance it is. */
  readonly body: string | null
  /** When this wording held. */
  readonly inForceFrom: Day | null
  readonly inForceTo: Day | null
  /** What the two dates rest on. */
  readonly basis: Basis
  /** By `today`, else by the day searched; null where neither is given. */
  readonly standing: Standing | null
  readonly score: number
  /** Where the query cites it: how it is named, and how sure that is. */
  readonly cited: { readonly label: string; readonly confidence: number } | null
  /** The act's next best provisions, best first. */
  readonly provisions: readonly FoldedHit[]
  /** How many more provisions of the act match than are shown here; at least, where the total is not exact. */
  readonly more: number
  /** The words of the provision that say in its language what was asked for in another; null where it was found by the query's own words. */
  readonly across: readonly string[] | null
  /** Null where it was not asked for. */
  readonly explanation: Explanation | null
}

/** A provision folded into the hit of its act. */
export interface FoldedHit {
  readonly iri: string
  readonly num: string | null
  readonly heading: string | null
  readonly snippet: string
  readonly inForceFrom: Day | null
  readonly inForceTo: Day | null
  readonly basis: Basis
  readonly standing: Standing | null
  readonly score: number
}

/** What the score of a hit is made of: the parts add up to it, factors multiply what stands before them. */
export interface Explanation {
  readonly score: number
  readonly parts: readonly ExplanationPart[]
}

export interface ExplanationPart {
  readonly what:
    | 'words'
    | 'adjacent'
    | 'title'
    | 'exact-title'
    | 'alias'
    | 'number'
    | 'citation'
    | 'force'
    | 'language'
    | 'kind'
    | 'standing'
    | 'heading'
    | 'above'
    | 'act'
    | 'across'
  /** Added, or multiplied where `factor` is true. */
  readonly value: number
  readonly factor: boolean
  /** The word, title or label that it goes by. */
  readonly of: string | null
}

export type FacetName = 'jurisdiction' | 'type' | 'force' | 'language' | 'year'

/** How what was found is spread: each of the other filters holds, the facet's own does not. */
export interface Facet {
  readonly name: FacetName
  /** False: estimated from a part of what matches. */
  readonly exact: boolean
  /** Most first; years from the latest back. `''` stands for unknown. */
  readonly values: readonly FacetCount[]
}

export interface FacetCount {
  readonly value: string
  /** Acts with provisions or a title that match. */
  readonly count: number
}

/** What is offered while a query is typed. */
export interface Suggestion {
  readonly kind: 'act' | 'citation' | 'word' | 'spelling'
  /** What to put into the box. */
  readonly text: string
  /** Where it leads at once: of an act or a cited provision. */
  readonly iri: string | null
  readonly jurisdiction: string | null
  readonly language: string | null
}

export interface SuggestOptions {
  readonly in?: readonly string[]
  readonly lang?: string | null
  readonly limit?: number
}

/** When words entered or left the law. */
export interface PhraseHistory {
  /** What was looked for, as it was read. */
  readonly query: string
  /** Acts in which it stands or stood, most provisions first. */
  readonly acts: readonly PhraseAct[]
  /** Every year from the first known one to the last, without gaps. */
  readonly series: readonly PhraseYear[]
  /** Days on which it came into a provision or went out of it, or from which that is not known, the earliest first. */
  readonly events: readonly PhraseEvent[]
  /** False: more wordings match than are followed. */
  readonly exact: boolean
  readonly tookMs: number
}

export interface PhraseAct {
  readonly work: string
  readonly title: string
  readonly jurisdiction: string
  readonly language: string
  readonly provisions: readonly PhraseProvision[]
}

/** A provision and the spans through which it is known to have held the words: wordings that follow each other are one span. */
export interface PhraseProvision {
  /** Of its latest wording with the words. */
  readonly iri: string
  readonly num: string | null
  readonly heading: string | null
  readonly spans: readonly { readonly from: Day | null; readonly to: Day | null }[]
}

/** What held the words on the last day of the year. */
export interface PhraseYear {
  readonly year: number
  readonly acts: number
  readonly provisions: number
}

export interface PhraseEvent {
  readonly day: Day
  /**
   * `enters`: into a provision that had not had the words the day before; `leaves`: the other way; `unknown`: the text of the act is not
   * known from the day on, and the provision had the words before that, or has them after, or both.
   */
  readonly kind: 'enters' | 'leaves' | 'unknown'
  /** Of `unknown`: the first day of which the text is known again; null where there is none yet, and for the other kinds. */
  readonly until: Day | null
  readonly work: string
  readonly title: string
  readonly jurisdiction: string
  /** Of the wording that has the words. */
  readonly iri: string
  readonly num: string | null
  /** True where the whole provision came or went, and not only its words. */
  readonly whole: boolean
  /** What changed the law, where the source says it. */
  readonly ground: string | null
}

export interface PhraseOptions {
  readonly in?: readonly string[]
  readonly lang?: string | null
  readonly type?: string | null
}

/** Seconds after which a search that could not be answered now may be asked again. */
export const RETRY_AFTER = 5

/** More questions wait than a site should keep waiting. */
export class SearchBusyError extends Error {
  override name = 'SearchBusyError'
  constructor() {
    super('Cannot search now: too many searches wait already; try again in some seconds')
  }
}

/** The search took longer than it was given. */
export class SearchTimeoutError extends Error {
  override name = 'SearchTimeoutError'
  readonly limitMs: number

  constructor(limitMs: number) {
    super(
      `Cannot finish the search: it took longer than ${limitMs / 1000} s; write more or rarer words, or narrow it to a jurisdiction with in:`,
    )
    this.limitMs = limitMs
  }
}
