/** What cites an act or a provision, as it is listed: counted, narrowed, page by page, each passage with the words around. */
import type { Day } from '#kit/day.ts'
import { addDays } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { formatIri } from '#law/iri.ts'
import {
  CITING_KINDS,
  type CitedThing,
  type CitingKind,
  type CitingPassage,
  type CitingWork,
} from '#store/citing-works.ts'
import type { Library } from '#store/library.ts'
import { type QuotePart, quoteAround } from './quotes.ts'

/** What of it is listed; null for all. */
export interface CitingFilter {
  readonly group: CitingKind | null
  /** Jurisdiction. */
  readonly place: string | null
  /** Type, or subtype, of the work. */
  readonly kind: string | null
  /** Of its date; `unknown` where it has none. */
  readonly year: string | null
  /** IRI of one work, whose passages are then paged in place of works. */
  readonly work: string | null
}

export const UNFILTERED: CitingFilter = { group: null, place: null, kind: null, year: null, work: null }

export interface CitingValue {
  readonly value: string
  readonly works: number
}

export interface CitingCount {
  readonly works: number
  readonly passages: number
}

/** A citing work with its first passages. */
export interface CitingEntry extends Omit<CitingWork, 'rowIds'> {
  /** How many provisions of it cite. */
  readonly passages: number
  readonly quoted: readonly QuotedPassage[]
}

export interface QuotedPassage extends Omit<CitingPassage, 'xml' | 'spans' | 'rowId'> {
  /** Of the provision as it cites: today where it still does, else on its last day. */
  readonly iri: string
  readonly quote: readonly QuotePart[]
}

export interface CitingList {
  /** Of every group, whatever is listed. */
  readonly counts: Readonly<Record<CitingKind, CitingCount>>
  /** How many works are listed, on all pages. */
  readonly total: CitingCount
  /** Values by which the group can be narrowed further, each with how many works of it have it beside the other choices. */
  readonly values: {
    readonly place: readonly CitingValue[]
    readonly kind: readonly CitingValue[]
    readonly year: readonly CitingValue[]
  }
  readonly entries: readonly CitingEntry[]
}

export interface CitingPage {
  readonly filter: CitingFilter
  readonly offset: number
  readonly limit: number
  /** Passages quoted of each work. */
  readonly quotes: number
  /** Language preferred where a work cites in several. */
  readonly language: string
  readonly today: Day
}

/** Returns the page of the list. Its order is that of groups, and within each the latest work first. */
export async function citingList(library: Library, cited: CitedThing, page: CitingPage): Promise<CitingList> {
  const { filter, today, language } = page
  const all = await library.citing.works(cited, language)
  const ofGroup = all.filter(({ group }) => filter.group === null || group === filter.group)
  const listed = inGroups(ofGroup.filter((work) => matches(work, filter)))
  const ofOne = filter.work !== null
  const shown = ofOne ? listed.slice(0, 1) : listed.slice(page.offset, page.offset + page.limit)
  const [from, to] = ofOne ? [page.offset, page.offset + page.limit] : [0, page.quotes]
  const rowIds = shown.flatMap((work) => work.rowIds.slice(from, to))
  const passages = await library.citing.passages(cited, rowIds)
  return {
    counts: countsOf(all),
    total: countOf(listed),
    values: {
      place: valuesOf(ofGroup, { ...filter, place: null }, ({ jurisdiction }) => jurisdiction),
      kind: valuesOf(ofGroup, { ...filter, kind: null }, kindOf),
      year: valuesOf(ofGroup, { ...filter, year: null }, yearOf).toSorted((a, b) =>
        a.value < b.value ? 1 : -1,
      ),
    },
    entries: shown.map((work) => entryOf(work, passages, { from, to, today })),
  }
}

/** Returns the first entries of each group, and the counts: what a note has room for. */
export async function citingFirst(
  library: Library,
  cited: CitedThing,
  page: Omit<CitingPage, 'filter' | 'offset'>,
): Promise<Pick<CitingList, 'counts' | 'entries'>> {
  const { language, today, limit, quotes } = page
  const all = await library.citing.works(cited, language)
  const first = CITING_KINDS.flatMap((kind) => all.filter(({ group }) => group === kind).slice(0, limit))
  const passages = await library.citing.passages(
    cited,
    first.flatMap(({ rowIds }) => rowIds.slice(0, quotes)),
  )
  const entries = first.map((work) => entryOf(work, passages, { from: 0, to: quotes, today }))
  return { counts: countsOf(all), entries }
}

function entryOf(
  { rowIds, ...work }: CitingWork,
  passages: ReadonlyMap<number, CitingPassage>,
  { from, to, today }: { readonly from: number; readonly to: number; readonly today: Day },
): CitingEntry {
  const quotes = rowIds
    .slice(from, to)
    .flatMap((id) => passages.get(id) ?? [])
    .map((passage) => quoted(work.iri, passage, today))
  return { ...work, passages: rowIds.length, quoted: quotes }
}

/** Returns the kind by which a work is chosen: its subtype where it has one. */
export function kindOf({ type, subtype }: Pick<CitingWork, 'type' | 'subtype'>): string {
  return subtype ?? type
}

function yearOf({ date }: CitingWork): string {
  return date?.slice(0, 4) ?? 'unknown'
}

function matches(work: CitingWork, { place, kind, year, work: only }: CitingFilter): boolean {
  return (
    (place === null || work.jurisdiction === place) &&
    (kind === null || kindOf(work) === kind) &&
    (year === null || yearOf(work) === year) &&
    (only === null || work.iri === only)
  )
}

function inGroups(works: readonly CitingWork[]): CitingWork[] {
  return CITING_KINDS.flatMap((kind) => works.filter(({ group }) => group === kind))
}

function countsOf(works: readonly CitingWork[]): Record<CitingKind, CitingCount> {
  const of = (kind: CitingKind) => countOf(works.filter(({ group }) => group === kind))
  return {
    within: of('within'),
    legislation: of('legislation'),
    decision: of('decision'),
    practice: of('practice'),
  }
}

function countOf(works: readonly CitingWork[]): CitingCount {
  return { works: works.length, passages: works.reduce((sum, { rowIds }) => sum + rowIds.length, 0) }
}

function valuesOf(
  works: readonly CitingWork[],
  filter: CitingFilter,
  value: (work: CitingWork) => string,
): CitingValue[] {
  const counts = Map.groupBy(
    works.filter((work) => matches(work, filter)),
    value,
  )
  return [...counts]
    .map(([each, of]) => ({ value: each, works: of.length }))
    .toSorted((a, b) => b.works - a.works || (a.value < b.value ? -1 : 1))
}

function quoted(work: string, passage: CitingPassage, today: Day): QuotedPassage {
  const { xml, spans, rowId: _, ...of } = passage
  const { language, from, to, eId } = of
  const still = to === null || today < to
  const at = still ? (from !== null && from > today ? from : null) : addDays(to, -1)
  return { ...of, iri: formatIri({ work, language, at, eId }), quote: quoteAround(plainText(xml), spans) }
}
