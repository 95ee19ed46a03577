/** Where the parts of a picture of lives stand: years along the top, a lane a rule. Places along a lane are hundredths of its width, so that it fits any window. */
import type { Lane, LaneEvent, LaneStretch } from '#jobs/timelines/lane.ts'
import { type Day, dayOrNull, yearFraction } from '#kit/day.ts'

/** Of a wording, what its interval rests on; `words`: it stood, and the source does not give its words. */
export type Ink = 'in-force' | 'snapshot' | 'undated' | 'words' | 'unknown'

export interface Bar {
  readonly stretch: LaneStretch
  readonly ink: Ink
  readonly x: number
  readonly width: number
  /** True for what lies after today. */
  readonly future: boolean
}

export interface Sign {
  readonly event: LaneEvent
  readonly x: number
}

export interface Row {
  readonly lane: Lane
  readonly bars: readonly Bar[]
  readonly signs: readonly Sign[]
}

export interface Picture {
  readonly rows: readonly Row[]
  /** `often` ones only where there is room for all. */
  readonly years: readonly { readonly x: number; readonly year: number; readonly often: boolean }[]
  /** Null where the present day is not among the years. */
  readonly today: number | null
}

/** What a reader wants to see of time; null for as much as is known. */
export interface Asked {
  readonly from: Day | null
  readonly to: Day | null
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000]
/** Years at either end beyond what is known, as a share of the whole. */
const ROOM = 0.02
const HALF_A_YEAR = 0.5

/** Returns the picture of the lanes. */
export function pictureOf(lanes: readonly Lane[], asked: Asked, today: Day): Picture {
  const now = yearFraction(today)
  const [start, end] = spanOf(lanes, asked, now)
  const place = (year: number) => rounded(Math.min(Math.max(((year - start) / (end - start)) * 100, 0), 100))
  return {
    rows: lanes.map((lane) => ({
      lane,
      bars: lane.stretches.flatMap((stretch) => barsOf(lane, stretch, now, place)),
      signs: lane.events.flatMap((event) => {
        const year = yearFraction(event.day)
        return year >= start && year <= end ? [{ event, x: place(year) }] : []
      }),
    })),
    years: yearsBetween(start, end, place),
    today: now >= start && now <= end ? place(now) : null,
  }
}

function spanOf(lanes: readonly Lane[], { from, to }: Asked, now: number): readonly [number, number] {
  const days = lanes.flatMap(({ work, stretches, events }) => [
    dayOrNull(work.date),
    ...stretches.flatMap((each) => [each.from, each.to]),
    ...events.map(({ day }) => day),
  ])
  const known = [now, ...days.flatMap((day) => (day === null ? [] : yearFraction(day)))]
  const [first, last] = [Math.min(...known), Math.max(...known)]
  const room = Math.max((last - first) * ROOM, HALF_A_YEAR)
  // Nothing is drawn of days to come but where something is known to happen on one.
  const start = from === null ? first - room : yearFraction(from)
  const end = to !== null ? yearFraction(to) : last > now ? last + room : now
  return end - start < HALF_A_YEAR ? [start, start + HALF_A_YEAR] : [start, end]
}

// What has no known start is not older than its act. Today divides what is from what is to come.
function barsOf({ work }: Lane, stretch: LaneStretch, now: number, place: (year: number) => number): Bar[] {
  const ink = inkOf(stretch)
  if (ink === null) return []
  const start = stretch.from ?? dayOrNull(work.date)
  const begin = start === null ? 0 : place(yearFraction(start))
  const end = stretch.to === null ? 100 : place(yearFraction(stretch.to))
  const middle = Math.min(Math.max(place(now), begin), end)
  return [
    { stretch, ink, x: begin, width: rounded(middle - begin), future: false },
    { stretch, ink, x: middle, width: rounded(end - middle), future: true },
  ].filter(({ width, future }) => width > 0 && !(future && ink === 'unknown' && stretch.to === null))
}

function inkOf({ kind, basis }: LaneStretch): Ink | null {
  if (kind === 'absent') return null
  if (kind === 'unknown') return 'unknown'
  if (kind === 'missing') return 'words'
  return basis === 'unknown' || basis === null ? 'undated' : basis
}

// Where there is room for every second label only, those stay that are furthest apart.
function yearsBetween(start: number, end: number, place: (year: number) => number): Picture['years'] {
  const step = STEPS.find((each) => (end - start) / each <= 10) ?? 5000
  const years: { x: number; year: number; often: boolean }[] = []
  for (let year = Math.ceil(start / step) * step; year <= end; year += step) {
    const x = place(year)
    if (x >= 2 && x <= 98) years.push({ x, year, often: (year / step) % 2 !== 0 })
  }
  return years.length > 5 ? years : years.map((year) => ({ ...year, often: false }))
}

function rounded(place: number): number {
  return Math.round(place * 100) / 100
}
