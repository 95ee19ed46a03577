/** Where the parts of a picture of years stand: a column a year, marks where words came and went. Places along the line are hundredths of its width, so that it fits any window. */
import { yearsUntil } from '#jobs/search/phrase-years.ts'
import { type Day, yearFraction } from '#kit/day.ts'
import type { PhraseHistory } from '#search/model.ts'

export interface Column {
  readonly year: number
  readonly x: number
  readonly width: number
  /** In pixels. */
  readonly provisions: number
  readonly acts: number
  readonly future: boolean
}

/** The provisions that the words entered or left in a year. */
export interface Mark {
  readonly year: number
  readonly kind: 'enters' | 'leaves'
  readonly x: number
  readonly count: number
}

export interface Chart {
  readonly columns: readonly Column[]
  readonly marks: readonly Mark[]
  /** `often` ones only where there is room for all. */
  readonly years: readonly { readonly x: number; readonly year: number; readonly often: boolean }[]
  /** How many provisions each line across stands for, and how far above the ground it is. */
  readonly lines: readonly { readonly provisions: number; readonly height: number }[]
  /** Null where the present day is not among the years. */
  readonly today: number | null
}

/** Of the highest column, in pixels. */
export const TALLEST = 120
/** Hundredths left free at either end. */
const EDGE = 1
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000]

/** Returns the picture; null where no year is known. */
export function chartOf({ series: known, events }: PhraseHistory, today: Day): Chart | null {
  const series = yearsUntil(known, Number(today.slice(0, 4)))
  const [first, last] = [series[0], series.at(-1)]
  if (!first || !last) return null
  const width = (100 - 2 * EDGE) / series.length
  const place = (year: number) => rounded(EDGE + (year - first.year) * width)
  const most = Math.max(...series.map(({ provisions }) => provisions), 1)
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * TALLEST)))
  const now = yearFraction(today)
  return {
    columns: series.map(({ year, provisions, acts }) => ({
      year,
      x: rounded(place(year) + width * 0.1),
      width: rounded(width * 0.8),
      provisions: height(provisions),
      acts: height(acts),
      future: year > Math.floor(now),
    })),
    marks: marksOf(events, (year) => rounded(place(year) + width / 2)),
    years: labelled(first.year, last.year).map((label) => ({
      ...label,
      x: rounded(place(label.year) + width / 2),
    })),
    lines: linesTo(most).map((provisions) => ({
      provisions,
      height: Math.round((provisions / most) * TALLEST),
    })),
    today: now >= first.year && now < last.year + 1 ? place(now) : null,
  }
}

function marksOf(events: PhraseHistory['events'], place: (year: number) => number): Mark[] {
  const byYear = Map.groupBy(
    events.filter(({ kind }) => kind !== 'unknown'),
    ({ day, kind }) => `${kind} ${day.slice(0, 4)}`,
  )
  return [...byYear.values()].flatMap((group) => {
    const [event] = group
    if (!event || event.kind === 'unknown') return []
    const year = Number(event.day.slice(0, 4))
    return [{ year, kind: event.kind, x: place(year), count: group.length }]
  })
}

// Where there is room for every second label only, those stay that are furthest apart.
function labelled(first: number, last: number): { year: number; often: boolean }[] {
  const step = STEPS.find((each) => (last - first) / each <= 8) ?? 5000
  const labels: { year: number; often: boolean }[] = []
  for (let year = Math.ceil(first / step) * step; year <= last; year += step)
    labels.push({ year, often: (year / step) % 2 !== 0 && last - first > step })
  return labels
}

// At most three lines, at round numbers of whole provisions.
function linesTo(most: number): number[] {
  const step = STEPS.find((each) => most / each < 4) ?? Math.ceil(most / 3)
  return Array.from({ length: Math.floor(most / step) }, (_, at) => (at + 1) * step)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
