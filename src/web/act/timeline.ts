/** Where the points in time of an act stand on a line: bars by how much changed, holes between them, years below. Places are hundredths of the line's width, so that it fits any window. */
import { addDays, type Day, yearFraction } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import type { Version } from '#store/model.ts'

export interface Bar {
  readonly version: Version
  readonly x: number
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly future: boolean
  readonly basis: Basis
}

export interface Timeline {
  readonly bars: readonly Bar[]
  /** Heights of all versions' bars by their order, those included that stand behind another; null where a version has none. */
  readonly heights: readonly (number | null)[]
  readonly holes: readonly { readonly x: number; readonly width: number }[]
  /** `often` ones only where there is room for all. */
  readonly years: readonly { readonly x: number; readonly label: string; readonly often: boolean }[]
  /** The place of the bar of the version shown; null where none is. */
  readonly current: number | null
  /** Where the day asked for stands. */
  readonly at: number
  /** The years, with fractions, at which the line begins and ends. */
  readonly span: readonly [number, number]
}

/** What the line is drawn for, in pixels; on a narrower one bars may stand before each other. */
const WIDTH = 860
/** Hundredths left free at either end. */
export const EDGE = 1.6
const TALLEST = 30
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200]

/** Returns the picture of the dated versions; null where fewer than two are dated. */
export function timelineOf(
  versions: readonly Version[],
  days: { readonly at: Day; readonly today: Day },
): Timeline | null {
  const dated = versions.flatMap((version) =>
    version.from === null ? [] : [{ version, from: version.from }],
  )
  const [first, last] = [dated[0], dated.at(-1)]
  if (!first || !last || first === last) return null
  const end = latest(last.from, days.today)
  const span = [yearFraction(first.from), yearFraction(end)] as const
  const place = (day: Day) => placeOf(yearFraction(day), span)
  const heights = heightsOf(versions, first.version)
  const held = dated.filter(({ version }) => version.state === 'held')
  const width = Math.max(2, Math.min(6, Math.floor(WIDTH / (held.length * 1.6))))
  const bars = held.map(
    ({ version, from }): Bar => ({
      version,
      x: place(from),
      width,
      height: heights[versions.indexOf(version)] ?? 0,
      future: from > days.today,
      basis: version.basis,
    }),
  )
  const shown = held.find(({ version }) => holds(version, days.at))
  return {
    bars: apart(bars),
    heights,
    holes: dated
      .filter(({ version }) => version.state === 'unknown')
      .map(({ version, from }) => {
        const x = place(from)
        return { x, width: rounded(Math.max(0.4, place(version.to ?? addDays(end, 1)) - x)) }
      }),
    years: yearsBetween(first.from, end, place),
    current: shown ? place(shown.from) : null,
    at: place(days.at),
    span,
  }
}

function placeOf(year: number, [start, end]: readonly [number, number]): number {
  const whole = 100 - 2 * EDGE
  return rounded(Math.min(Math.max(EDGE + ((year - start) / (end - start)) * whole, 0.3), 99.7))
}

// The first text is no change: its bar says only that there it began.
function heightsOf(versions: readonly Version[], first: Version): (number | null)[] {
  const sizes = versions.map((version) =>
    version.state === 'held' && version.from !== null
      ? version.added + version.changed + version.removed
      : null,
  )
  const most = Math.max(1, ...sizes.map((size, at) => (versions[at] === first ? 0 : (size ?? 0))))
  return sizes.map((size, at) => {
    if (size === null) return null
    return Math.round(
      versions[at] === first ? TALLEST * 0.6 : 4 + (TALLEST - 4) * Math.min(1, size / most) ** 0.38,
    )
  })
}

function holds(version: Version, at: Day): boolean {
  return (version.from === null || version.from <= at) && (version.to === null || at < version.to)
}

// Of bars that would hide each other the tallest is kept: each of them is in the list of versions.
function apart(bars: readonly Bar[]): Bar[] {
  const out: Bar[] = []
  for (const bar of bars) {
    const last = out.at(-1)
    if (!last || bar.x - last.x >= (bar.width / WIDTH) * 100 || bar.future !== last.future) out.push(bar)
    else if (bar.height > last.height) out[out.length - 1] = bar
  }
  return out
}

function yearsBetween(first: Day, end: Day, place: (day: Day) => number): Timeline['years'] {
  const [from, to] = [Number(first.slice(0, 4)), Number(end.slice(0, 4))]
  const step = STEPS.find((candidate) => (to - from) / candidate <= WIDTH / 80) ?? 500
  const years: { x: number; label: string; often: boolean }[] = []
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
    const day = `${String(year).padStart(4, '0')}-01-01` as Day
    if (day >= first && day <= end && place(day) > EDGE + 0.4 && place(day) < 98)
      years.push({ x: place(day), label: String(year), often: (year / step) % 3 !== 0 })
  }
  return years.length > 4 ? years : years.map((year) => ({ ...year, often: false }))
}

function latest(a: Day, b: Day): Day {
  return a > b ? a : b
}

function rounded(place: number): number {
  return Math.round(place * 100) / 100
}
