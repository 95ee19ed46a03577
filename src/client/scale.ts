/** Between days and places on the line of an act's life, as the server draws it. */
import { type Day, dayAt, yearFraction } from '#kit/day.ts'

/** A version of the act. */
export interface Point {
  readonly from: string
  readonly year: number
  /** True where no text is held. */
  readonly unknown: boolean
  /** What its date rests on, as the class of its bar. */
  readonly basis: 'in-force' | 'snapshot' | 'unknown'
  /** Of its bar, in pixels; null where it has none. */
  readonly height: number | null
}

/** Returns the versions that the server lists, those without any day left out. */
export function pointsOf(listed: string): Point[] {
  return listed.split(' ').flatMap((item): Point[] => {
    const [, from, sign, height] = /^(\d{4}-\d\d-\d\d)([?su]?):(\d*)$/.exec(item) ?? []
    if (from === undefined) return []
    const basis = sign === 's' ? 'snapshot' : sign === 'u' ? 'unknown' : 'in-force'
    const year = yearFraction(from as Day)
    return [{ from, year, unknown: sign === '?', basis, height: height ? Number(height) : null }]
  })
}

/** Returns the day in words, by the patterns of the twelve months that the server gave. */
export function sayDay(months: readonly string[], day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const pattern = months[(month ?? 0) - 1] ?? day
  return pattern.replace('{d}', String(date)).replace('{y}', String(year))
}

/** Hundredths of the line left free at either end; as in the server's drawing. */
const EDGE = 1.6
const WHOLE = 100 - 2 * EDGE
/** How many times closer one step looks. */
const STEP = 4
/** Years below which nothing is gained by looking closer. */
const LEAST = 2

/** A span of years laid over the line. */
export class Scale {
  readonly start: number
  readonly end: number

  constructor(start: number, end: number) {
    this.start = start
    this.end = end
  }

  /** Returns the place of a year, in hundredths of the line; beyond its ends where it is outside the span. */
  place(year: number): number {
    return EDGE + ((year - this.start) / (this.end - this.start)) * WHOLE
  }

  /** Returns the day at a place. */
  dayAt(place: number): string {
    const part = Math.min(Math.max((place - EDGE) / WHOLE, 0), 1)
    return dayAt(this.start + part * (this.end - this.start))
  }

  /** Returns the scale that looks closer around a year, within the whole. */
  closer(middle: number, whole: Scale): Scale {
    return this.#around(middle, Math.max((this.end - this.start) / STEP, LEAST), whole)
  }

  /** Returns the scale that looks from farther, at most at the whole. */
  wider(middle: number, whole: Scale): Scale {
    return this.#around(middle, (this.end - this.start) * STEP, whole)
  }

  /** Returns whether it shows the whole. */
  spans(whole: Scale): boolean {
    return this.start <= whole.start && this.end >= whole.end
  }

  #around(middle: number, years: number, whole: Scale): Scale {
    if (years >= whole.end - whole.start) return whole
    const start = Math.min(Math.max(middle - years / 2, whole.start), whole.end - years)
    return new Scale(start, start + years)
  }
}
