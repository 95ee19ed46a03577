/** Which of the wordings that the source lists for an article have effect, and which stand beside one another. */
import type { Day } from '#kit/day.ts'
import type { Report } from './report.ts'
import { holds, meet, type Span } from './spans.ts'
import type { ListedWording } from './tree.ts'

/** A wording that the source lists, with legal effect. */
export interface Listed extends Span {
  readonly id: string
}

/** What the newest snapshot of the article shows in force on its day. */
export interface Shown {
  readonly ids: ReadonlySet<string>
  readonly day: Day | null
}

export interface Valid extends Span {
  readonly id: string
  readonly lane: number
}

/** Returns the wordings that had or will have effect: not those "morts-nés", replaced before their day, that end before they begin. */
export function effective(
  listed: readonly ListedWording[],
  name: string,
  path: string,
  report: Report,
): Listed[] {
  return listed.flatMap(({ id, state, from, to }) => {
    if (from === null) {
      report.gather(
        'start-not-fixed',
        path,
        'Wordings whose commencement is not fixed are left out, {cases}',
        `${name} (${id})`,
      )
      return []
    }
    if (state.endsWith('MORT_NE') || (to !== null && to <= from)) {
      report.gather(
        'never-in-force',
        path,
        'Wordings that end on or before the day on which they begin are left out, {cases}',
        `${name} (${id})`,
      )
      return []
    }
    return [{ id, from, to }]
  })
}

/**
 * Gives wordings that overlap their lanes. Lane 0 is the article; a wording that the source gives for the same days as well gets
 * a lane of its own. The source has wordings that begin on one day, ones that lie within another, and ones that begin while the
 * snapshot shows an older one in force: these stand side by side. Else the later start cuts the earlier end.
 */
export function lanes(
  listed: readonly Listed[],
  { ids: shown, day }: Shown,
  name: string,
  path: string,
  report: Report,
): Valid[] {
  const chain: Valid[] = []
  const beside: Valid[] = []
  const outranks = (a: Listed, b: Listed) => shown.has(a.id) && !shown.has(b.id)
  for (const one of listed.toSorted(
    (a, b) => compare(a, b) || (outranks(a, b) ? -1 : outranks(b, a) ? 1 : -later(a, b)),
  )) {
    const last = chain.at(-1)
    if (!last || meet(last, one) === null) {
      chain.push({ ...one, lane: 0 })
    } else if (
      one.from === last.from ||
      (outranks(last, one) && day !== null && holds(one, day)) ||
      (later(last, one) > 0 && !outranks(one, last))
    ) {
      report.warn(
        'concurrent',
        path,
        name,
        `${one.id} (${span(one)}) stands beside ${last.id} (${span(last)}); both are kept`,
      )
      beside.push({ ...one, lane: beside.length + 1 })
    } else {
      report.warn(
        'overlap',
        path,
        name,
        `${last.id} (${span(last)}) is ended on ${one.from}, when ${one.id} begins`,
      )
      chain[chain.length - 1] = { ...last, to: one.from }
      chain.push({ ...one, lane: 0 })
    }
  }
  return [...chain, ...beside]
}

function compare(a: Span, b: Span): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0
}

// Above 0 where `a` ends after `b`.
function later(a: Span, b: Span): number {
  if (a.to === b.to) return 0
  return b.to !== null && (a.to === null || a.to > b.to) ? 1 : -1
}

function span({ from, to }: Span): string {
  return `${from} to ${to ?? 'further notice'}`
}
