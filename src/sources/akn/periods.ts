/** Documents with several versions in one: the days for which each element stands, and rows cut where their words change. */
import { addDays, type Day } from '#kit/day.ts'
import { contains, type Interval, isEmpty, overlaps } from '#law/interval.ts'
import type { Finding, Ground, Wording } from '#law/provision.ts'
import { descendants, elements, type XmlElement, type XmlNode } from '#markup/xml.ts'
import { idOf, type LifeEvent } from './frbr.ts'
import { type RawRow, rawRows } from './rows.ts'
import { type Notes, notesOf, type Words, wordsOfRow } from './words.ts'

interface Periods {
  readonly wordings: Wording[]
  readonly findings: Finding[]
}

/** Returns the intervals of each temporal group, by reference (`#tg_1`). */
export function temporalGroups(root: XmlElement, events: readonly LifeEvent[]): Map<string, Interval[]> {
  const days = new Map(
    events.flatMap(
      (event) =>
        [
          [`#${event.id}`, event.date],
          [event.id, event.date],
        ] as const,
    ),
  )
  const groups = new Map<string, Interval[]>()
  for (const element of descendants(root)) {
    if (element.name !== 'temporalGroup') continue
    const intervals = elements(element, 'timeInterval').map(({ attributes }) => ({
      from: days.get(attributes.start ?? '') ?? null,
      to: days.get(attributes.end ?? '') ?? null,
    }))
    groups.set(`#${idOf(element)}`, intervals)
  }
  return groups
}

/** Returns the rows of the document with the days for which each wording stands. */
export function wordingsOf(root: XmlElement, events: readonly LifeEvent[], path: string): Periods {
  const groups = temporalGroups(root, events)
  const notes = notesOf(root)
  const findings: Finding[] = []
  const wordings: Wording[] = []
  const open: { depth: number; key: string }[] = []
  const keys = new Keys()
  for (const [index, row] of rawRows(root, notes.rest()).entries()) {
    while ((open.at(-1)?.depth ?? -1) >= row.depth) open.pop()
    const parentKey = open.at(-1)?.key ?? null
    const cut = segments(row, groups, notes)
    const key = keys.of(row, index, cut)
    const order = keys.order(`${parentKey} ${key}`, index)
    open.push({ depth: row.depth, key })
    findings.push(...unknownPeriods(row, groups).map((period) => unknownPeriod(period, row, path)))
    findings.push(...lostWords(row, cut, groups, notes, path))
    wordings.push(...cut.map((segment) => ({ key, parentKey, order, ...wordingOf(row, segment, events) })))
  }
  return { wordings, findings }
}

function wordingOf(
  row: RawRow,
  { interval, words }: Segment,
  events: readonly LifeEvent[],
): Omit<Wording, 'key' | 'parentKey' | 'order'> {
  const eId = row.element?.attributes.eId
  return {
    kind: row.kind,
    ...words,
    ...interval,
    basis: isBounded(interval) ? 'in-force' : 'unknown',
    missing: false,
    published: null,
    ground: groundAt(interval.from, events),
    ...(eId && /^\S+$/.test(eId) ? { eId } : {}),
  }
}

function unknownPeriod(period: string, row: RawRow, path: string): Finding {
  return {
    severity: 'warning',
    check: 'unknown-period',
    path,
    where: row.element ? `line ${row.element.line}` : null,
    message: `The period "${period}" is not in the file's temporal data: the provision is read as standing always`,
  }
}

// Words whose period holds no day would vanish without a trace: they are refused, and said to be.
function lostWords(
  row: RawRow,
  cut: readonly Segment[],
  groups: ReadonlyMap<string, Interval[]>,
  notes: Notes,
  path: string,
): Finding[] {
  const never = [...row.scope.slice(-1), ...insideOf(row)].filter((element) => {
    const intervals = groups.get(periodOf(element)) ?? []
    return intervals.length > 0 && intervals.every(isEmpty)
  })
  const refuse = (element: XmlElement | null, message: string): Finding => ({
    severity: 'quarantine',
    check: 'inverted-interval',
    path,
    where: element ? `line ${element.line}` : null,
    message,
  })
  if (never.length > 0)
    return never.map((element) =>
      refuse(element, `The words stand on no day: their period "${periodOf(element)}" ends before it begins`),
    )
  if (
    cut.length > 0 ||
    isGone(
      row,
      wordsOfRow(row, notes, () => true),
    )
  )
    return []
  return [
    refuse(row.element, 'The words stand on no day: their period lies outside the period of what holds them'),
  ]
}

interface Segment {
  readonly interval: Interval
  readonly words: Words
}

// The days of a row are cut wherever something in it begins or ends, and joined again where the words are the same.
function segments(row: RawRow, groups: ReadonlyMap<string, Interval[]>, notes: Notes): Segment[] {
  const limits = [...row.scope, ...insideOf(row)].flatMap((element) => groups.get(periodOf(element)) ?? [])
  const edges = [...new Set(limits.flatMap(({ from, to }) => [from, to]))]
    .filter((day) => day !== null)
    .sort()
  const out: Segment[] = []
  for (let index = -1; index < edges.length; index++) {
    const interval = { from: edges[index] ?? null, to: edges[index + 1] ?? null }
    const day = interval.from ?? (interval.to === null ? null : addDays(interval.to, -1))
    const holds = (element: XmlElement) => standsOn(element, day, groups)
    if (!row.scope.every(holds)) continue
    const words = wordsOfRow(row, notes, holds)
    const last = out.at(-1)
    if (last && last.interval.to === interval.from && same(last.words, words)) {
      out[out.length - 1] = { interval: { from: last.interval.from, to: interval.to }, words: last.words }
    } else if (!isGone(row, words)) out.push({ interval, words })
  }
  return out
}

function insideOf(row: RawRow): XmlElement[] {
  return [...row.nums, ...row.headings, ...bodyElements(row.body)].flatMap((element) => [
    ...descendants(element),
  ])
}

// Text of which nothing stands on a day is no row of that day.
function isGone(row: RawRow, words: Words): boolean {
  return !row.division && words.num === null && words.heading === null && words.content === null
}

function bodyElements(nodes: readonly XmlNode[]): XmlElement[] {
  return nodes.filter((node) => typeof node !== 'string')
}

function standsOn(element: XmlElement, day: Day | null, groups: ReadonlyMap<string, Interval[]>): boolean {
  const intervals = groups.get(periodOf(element))
  return !intervals || day === null || intervals.some((interval) => contains(interval, day))
}

// Files are seen that leave the # out.
function periodOf(element: XmlElement): string {
  const period = element.attributes.period?.trim() ?? ''
  return period === '' || period.startsWith('#') ? period : `#${period}`
}

function unknownPeriods(row: RawRow, groups: ReadonlyMap<string, Interval[]>): string[] {
  const period = row.element ? periodOf(row.element) : ''
  return period !== '' && !groups.has(period) ? [period] : []
}

function same(a: Words, b: Words): boolean {
  return a.num === b.num && a.heading === b.heading && a.content?.hash === b.content?.hash
}

function isBounded(interval: Interval): boolean {
  return interval.from !== null || interval.to !== null
}

function groundAt(day: Day | null, events: readonly LifeEvent[]): Ground | null {
  return events.find((event) => event.date === day && event.ground !== null)?.ground ?? null
}

/** Lasting identity: the `wId`, else the `eId`; elements that share one and stand on the same day are different provisions. */
class Keys {
  readonly #taken = new Map<string, Interval[]>()
  readonly #orders = new Map<string, string>()

  of(row: RawRow, index: number, cut: readonly Segment[]): string {
    const stated = row.element && (row.element.attributes.wId || idOf(row.element))
    const base = stated && /^\S+$/.test(stated) ? stated : `row_${index + 1}`
    let key = base
    for (let count = 2; cut.some(({ interval }) => this.#meets(key, interval)); count++)
      key = `${base}__${count}`
    this.#taken.set(key, [...(this.#taken.get(key) ?? []), ...cut.map(({ interval }) => interval)])
    return key
  }

  /** Versions of one provision share the place of the first. */
  order(place: string, index: number): string {
    const order = this.#orders.get(place) ?? String(index).padStart(7, '0')
    this.#orders.set(place, order)
    return order
  }

  #meets(key: string, interval: Interval): boolean {
    return (this.#taken.get(key) ?? []).some((other) => overlaps(other, interval))
  }
}
