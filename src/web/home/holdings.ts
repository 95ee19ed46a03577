/** What is held, counted by jurisdiction, and what changed last or will change next. */
import type { Day } from '#kit/day.ts'
import type { Library } from '#store/library.ts'
import type { Expression, Version, WorkSummary } from '#store/model.ts'

/** The law of one jurisdiction, counted. */
export interface Holding {
  readonly jurisdiction: string
  readonly acts: number
  readonly wordings: number
  readonly languages: readonly string[]
  /** Year of the earliest dated wording. */
  readonly since: string | null
  /** When something of it was last recorded, as an ISO instant. */
  readonly recordedAt: string
}

/** A point in time of an act. */
export interface Moment {
  readonly summary: WorkSummary
  readonly expression: Expression
  readonly version: Version
  readonly from: Day
}

export interface Holdings {
  readonly byJurisdiction: readonly Holding[]
  readonly coming: readonly Moment[]
  readonly lately: readonly Moment[]
  readonly summaries: readonly WorkSummary[]
}

/** Acts whose versions are looked at for what changed: those with the latest points in time. */
const CANDIDATES = 24
const SHOWN = 5

/** Returns the counts and the moments around the day. */
export async function holdingsOf(library: Library, today: Day): Promise<Holdings> {
  const summaries = await library.works({})
  const moments = (
    await Promise.all(candidates(summaries).map((summary) => momentsOf(library, summary)))
  ).flat()
  const coming = moments.filter(({ from }) => from > today).sort((a, b) => compare(a.from, b.from))
  const lately = moments.filter(({ from }) => from <= today).sort((a, b) => compare(b.from, a.from))
  return {
    byJurisdiction: byJurisdiction(summaries),
    coming: oneEach(coming),
    lately: oneEach(lately),
    summaries,
  }
}

function candidates(summaries: readonly WorkSummary[]): WorkSummary[] {
  return summaries
    .filter(({ to, from }) => to !== null && to !== from)
    .sort((a, b) => compare(b.to ?? '', a.to ?? ''))
    .slice(0, CANDIDATES)
}

// The first wording held of an act is no change of it.
async function momentsOf(library: Library, summary: WorkSummary): Promise<Moment[]> {
  const expression = summary.expressions.find(({ shown }) => shown)
  if (!expression) return []
  const versions = await library.versions(expression.id)
  return versions
    .slice(1)
    .flatMap((version) =>
      version.from && version.state === 'held' ? [{ summary, expression, version, from: version.from }] : [],
    )
}

function oneEach(moments: readonly Moment[]): Moment[] {
  const seen = new Set<number>()
  const kept = moments.filter(({ summary }) => !seen.has(summary.work.id) && seen.add(summary.work.id))
  return kept.slice(0, SHOWN)
}

function byJurisdiction(summaries: readonly WorkSummary[]): Holding[] {
  const places = Map.groupBy(summaries, ({ work }) => work.jurisdiction)
  return [...places].map(([jurisdiction, works]) => {
    const expressions = works.flatMap((summary) => summary.expressions).filter(({ shown }) => shown)
    const years = works.flatMap(({ from }) => (from === null ? [] : [from])).sort()
    return {
      jurisdiction,
      acts: works.length,
      wordings: works.reduce((sum, { versions }) => sum + versions, 0),
      languages: [...new Set(expressions.map(({ language }) => language))],
      since: years[0]?.slice(0, 4).replace(/^0+/, '') ?? null,
      recordedAt:
        expressions
          .map(({ recordedAt }) => recordedAt)
          .sort()
          .at(-1) ?? '',
    }
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
