/** Where the points in time of an act stand on a line: bars by how much changed, holes between them, years below. */
import { addDays, type Day } from '#kit/day.ts'
import type { Version } from '#store/model.ts'

export interface Bar {
  readonly version: Version
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly future: boolean
}

export interface Timeline {
  readonly width: number
  readonly bars: readonly Bar[]
  readonly holes: readonly { readonly x: number; readonly width: number }[]
  readonly years: readonly { readonly x: number; readonly label: string }[]
  /** The middle of the bar of the version shown; null where none is. */
  readonly current: number | null
  /** Where the day asked for stands. */
  readonly at: number
}

/** The line on which bars stand, from the top of the picture. */
export const BASE = 40
const EDGE = 14
const TALLEST = 30
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200]

/** Returns the picture of the dated versions at a width; null where fewer than two are dated. */
export function timelineOf(
  versions: readonly Version[],
  days: { readonly at: Day; readonly today: Day },
  width: number,
): Timeline | null {
  const dated = versions.flatMap((version) =>
    version.from === null ? [] : [{ version, from: version.from }],
  )
  const [first, last] = [dated[0], dated.at(-1)]
  if (!first || !last || first === last) return null
  const end = latest(last.from, days.today)
  const start = yearOf(first.from)
  const yearWidth = (width - 2 * EDGE) / (yearOf(end) - start)
  const scale = (day: Day) => EDGE + (yearOf(day) - start) * yearWidth
  const place = (day: Day) => Math.round(Math.min(Math.max(scale(day), 2), width - 2) * 10) / 10
  const held = dated.filter(({ version }) => version.state === 'held')
  const barWidth = Math.max(2, Math.min(6, Math.floor((width - 2 * EDGE) / (held.length * 1.6))))
  const most = Math.max(1, ...held.slice(1).map(({ version }) => size(version)))
  const bars = held.map(({ version, from }): Bar => {
    const height =
      version === first.version ? TALLEST * 0.6 : 4 + (TALLEST - 4) * (size(version) / most) ** 0.38
    const rounded = Math.round(height)
    return {
      version,
      x: place(from) - barWidth / 2,
      y: BASE - rounded,
      width: barWidth,
      height: rounded,
      future: from > days.today,
    }
  })
  const shown = held.find(({ version }) => holds(version, days.at))
  return {
    width,
    bars: apart(bars),
    holes: dated
      .filter(({ version }) => version.state === 'unknown')
      .map(({ version, from }) => {
        const x = place(from)
        return { x, width: Math.max(3, place(version.to ?? addDays(end, 1)) - x) }
      }),
    years: yearsBetween(first.from, end, width, place),
    current: shown ? place(shown.from) : null,
    at: place(days.at),
  }
}

function size(version: Version): number {
  return version.added + version.changed + version.removed
}

function holds(version: Version, at: Day): boolean {
  return (version.from === null || version.from <= at) && (version.to === null || at < version.to)
}

// Of bars that would hide each other the tallest is kept: each of them is in the list of versions.
function apart(bars: readonly Bar[]): Bar[] {
  const out: Bar[] = []
  for (const bar of bars) {
    const last = out.at(-1)
    if (!last || bar.x - last.x >= bar.width || bar.future !== last.future) out.push(bar)
    else if (bar.height > last.height) out[out.length - 1] = bar
  }
  return out
}

function yearsBetween(first: Day, end: Day, width: number, place: (day: Day) => number): Timeline['years'] {
  const [from, to] = [Number(first.slice(0, 4)), Number(end.slice(0, 4))]
  const most = Math.max(2, Math.floor(width / 80))
  const step = STEPS.find((candidate) => (to - from) / candidate <= most) ?? 500
  const years: { x: number; label: string }[] = []
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
    const day = `${String(year).padStart(4, '0')}-01-01` as Day
    if (day >= first && day <= end && place(day) > 14 && place(day) < width - 14)
      years.push({ x: place(day), label: String(year) })
  }
  return years
}

function latest(a: Day, b: Day): Day {
  return a > b ? a : b
}

// Years and their fractions, near enough for a picture.
function yearOf(day: Day): number {
  return Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + (Number(day.slice(8)) - 1) / 372
}
