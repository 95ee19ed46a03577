/** The life of an act or a provision as Memento (RFC 7089) tells it: its dated versions, and which of them answers for a day. */
import type { Day } from '#kit/day.ts'
import { httpDay, type Link } from '#kit/http.ts'
import { contains } from '#law/interval.ts'
import { formatIri } from '#law/iri.ts'
import type { Language } from '#law/language.ts'
import type { ProvisionVersion, Version } from '#store/model.ts'
import { absolute } from './origin.ts'

/** A dated version: from this day on, the text stood so. */
export interface Memento {
  readonly from: Day
  readonly to: Day | null
  /** Path of its address. */
  readonly path: string
}

/** An address without a day, and all that stood at it. */
export interface Timeline {
  /** Path without a day: what the mementos are mementos of, and the place that leads to them. */
  readonly original: string
  /** Ascending. Spans without a text, and texts without a known beginning, are none. */
  readonly mementos: readonly Memento[]
  /** Returns the path of the text on any day. */
  readonly pathOn: (day: Day) => string
  /** True where a text holds on the day that no memento stands for: it has no known beginning. */
  readonly undatedOn: (day: Day) => boolean
}

interface Place {
  readonly work: string
  readonly language: Language
  /** Path without a day, as it was asked for. */
  readonly original: string
}

/** Returns the life of an act in a language. */
export function actTimeline(place: Place, versions: readonly Version[]): Timeline {
  const pathOn = (at: Day) => formatIri({ ...place, at, eId: null })
  const spans = versions.map((version) => ({
    ...version,
    missing: version.state === 'unknown',
    path: pathOn,
  }))
  return timelineOf(place.original, spans, pathOn)
}

/** Returns the life of a provision, whatever its number was; its wordings in any order. */
export function provisionTimeline(
  place: Place,
  eId: string,
  wordings: readonly ProvisionVersion[],
): Timeline {
  const spans = wordings.map((wording) => ({
    ...wording,
    path: (at: Day) => formatIri({ ...place, at, eId: wording.eId }),
  }))
  const on = (at: Day) => spans.find((span) => contains(span, at))?.path(at)
  return timelineOf(place.original, spans, (at) => on(at) ?? formatIri({ ...place, at, eId }))
}

interface Span {
  readonly from: Day | null
  readonly to: Day | null
  readonly missing: boolean
  readonly path: (at: Day) => string
}

function timelineOf(original: string, spans: readonly Span[], pathOn: (day: Day) => string): Timeline {
  const mementos = spans
    .flatMap(({ from, to, missing, path }) =>
      from === null || missing ? [] : [{ from, to, path: path(from) }],
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .filter(({ from }, index, all) => from !== all[index - 1]?.from)
  const undatedOn = (day: Day) => spans.some((span) => span.from === null && contains(span, day))
  return { original, mementos, pathOn, undatedOn }
}

/** Returns the memento whose text stood on the day; null in a hole, and where the text has no known beginning. */
export function mementoOn({ mementos }: Timeline, day: Day): Memento | null {
  return mementos.findLast((memento) => contains(memento, day)) ?? null
}

/**
 * Returns the path that answers for the day: the memento; the first one for a day before all that is held; else the text on that
 * very day, whose page says what is unknown of it.
 */
export function pathFor(timeline: Timeline, day: Day): string {
  const { mementos } = timeline
  const memento = mementoOn(timeline, day)
  if (memento) return memento.path
  const first = mementos[0]
  return first && day < first.from && !timeline.undatedOn(day) ? first.path : timeline.pathOn(day)
}

/** Paths of the TimeMaps of an address. */
export function timeMapPath(original: string, form: 'link' | 'json'): string {
  return `/timemap/${form}${original}`
}

/** Returns the links that every answer of the address bears; with those to the neighbours of the memento that it is, if it is one. */
export function mementoLinks(timeline: Timeline, origin: string, current: Memento | null): Link[] {
  const { original, mementos } = timeline
  const index = current ? mementos.findIndex(({ from }) => from === current.from) : -1
  const roles = new Map<Memento, string[]>()
  const add = (memento: Memento | undefined, role: string) => {
    if (memento) roles.set(memento, [...(roles.get(memento) ?? []), role])
  }
  add(mementos[0], 'first')
  if (index > 0) add(mementos[index - 1], 'prev')
  if (index >= 0) add(mementos[index + 1], 'next')
  add(mementos.at(-1), 'last')
  if (index >= 0 && !roles.has(mementos[index] as Memento)) add(mementos[index], '')
  return [
    { href: absolute(origin, original), rel: 'original timegate' },
    ...spanOf(timeline, {
      href: absolute(origin, timeMapPath(original, 'link')),
      rel: 'timemap',
      type: 'application/link-format',
    }),
    ...[...roles].map(([memento, names]) => mementoLink(memento, origin, names)),
  ]
}

/** Returns the link to a memento, with the roles that it plays. */
export function mementoLink({ from, path }: Memento, origin: string, roles: readonly string[] = []): Link {
  const rel = [...roles, 'memento'].filter((role) => role !== '').join(' ')
  return { href: absolute(origin, path), rel, datetime: httpDay(from) }
}

/** Returns the link to a TimeMap with the days of its first and last memento; none where there is no memento. */
export function spanOf({ mementos }: Timeline, link: Link): Link[] {
  const [first, last] = [mementos[0], mementos.at(-1)]
  return first && last ? [{ ...link, from: httpDay(first.from), until: httpDay(last.from) }] : []
}
