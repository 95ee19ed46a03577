/** An agreement on a day: whether it is in force, and its terms as amended by then. What it said before stays as it was (spec: exchange, section 14.2). */
import { addDays, type Day, day as dayOfText } from '#kit/day.ts'
import type { Agreement, Amendment, Item, Onward, Party, Readers, Regime, Suspension } from './model.ts'

export type Status = 'draft' | 'in-force' | 'suspended' | 'ended'

/** What is agreed, as it reads after some amendments. */
export interface Terms {
  readonly parties: readonly Party[]
  readonly list: readonly Item[]
  readonly onward: Onward
  readonly readers: readonly Readers[]
  readonly regime: Regime
  /** Last day of the term agreed, before any renewal. */
  readonly until: Day | null
}

export interface OnDay extends Terms {
  readonly status: Status
  /** The suspension that holds on the day. */
  readonly suspension: Suspension | null
  /** Amendments in force, by id. */
  readonly amendments: readonly string[]
  /** The last day on which it is in force, as far as is known on the day; null where none is. */
  readonly lastDay: Day | null
}

/** A day on which something about the agreement changes. */
export interface Turn {
  readonly on: Day
  readonly what: 'signed' | 'in-force' | 'suspended' | 'resumed' | 'amended' | 'renewed' | 'ended'
  /** The amendment. */
  readonly amendment: string | null
}

/** Returns the agreement as it stands on a day. */
export function agreementOn(record: Agreement, on: Day): OnDay {
  const { terms, amendments } = amended(record, on)
  const lastDay = lastDayOf(record, terms.until)
  const suspension = record.suspensions.find(({ from, until }) => holds(on, from, until)) ?? null
  const { inForce } = record.dates
  const begun = inForce !== null && inForce <= on
  const status = !begun
    ? 'draft'
    : lastDay !== null && on > lastDay
      ? 'ended'
      : suspension !== null
        ? 'suspended'
        : 'in-force'
  return { ...terms, status, suspension: status === 'suspended' ? suspension : null, amendments, lastDay }
}

/** Returns whether a span of days, of which the last is named, holds a day. */
export function holds(on: Day, from: Day, until: Day | null): boolean {
  return from <= on && (until === null || on <= until)
}

/** Returns the days on which the agreement changes, in their order, as far as the record tells; renewals up to a day. */
export function turnsOf(record: Agreement, upTo: Day): Turn[] {
  const plain = (on: Day | null, what: Turn['what'], amendment: string | null = null): Turn[] =>
    on === null ? [] : [{ on, what, amendment }]
  const { inForce, signed } = record.dates
  const last = agreementOn(record, dayOfText('9999-12-31')).lastDay
  const ended = (on: Day) => last !== null && on > last
  const turns = [
    ...plain(signed, 'signed'),
    ...plain(inForce, 'in-force'),
    ...effective(record, dayOfText('9999-12-31')).flatMap(({ id, inForce }) => plain(inForce, 'amended', id)),
    ...record.suspensions.flatMap(({ from, until }) => [
      ...plain(from, 'suspended'),
      ...plain(until && addDays(until, 1), 'resumed'),
    ]),
    ...renewalsOf(record, upTo).flatMap((on) => plain(on, 'renewed')),
  ].filter(({ on }) => !ended(on))
  return [...turns, ...(inForce === null || last === null ? [] : plain(addDays(last, 1), 'ended'))].sort(
    (one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0),
  )
}

// An amendment in force after the end changes nothing: what has ended is not amended.
function effective(record: Agreement, on: Day): Amendment[] {
  const { inForce } = record.dates
  if (inForce === null) return []
  let until = record.dates.until
  const found: Amendment[] = []
  const inOrder = record.amendments
    .filter((each) => each.inForce !== null && each.inForce <= on)
    .sort((one, other) => ((one.inForce ?? '') < (other.inForce ?? '') ? -1 : 1))
  for (const amendment of inOrder) {
    const last = lastDayOf(record, until)
    if (last !== null && (amendment.inForce ?? '') > last) break
    found.push(amendment)
    until = amendment.until ?? until
  }
  return found
}

function amended(record: Agreement, on: Day): { terms: Terms; amendments: string[] } {
  const { parties, list, onward, readers, regime, dates } = record
  const applied = effective(record, on)
  const terms = applied.reduce<Terms>((before, amendment) => apply(before, amendment), {
    parties,
    list,
    onward,
    readers,
    regime,
    until: dates.until,
  })
  return { terms, amendments: applied.map(({ id }) => id) }
}

function apply(before: Terms, amendment: Amendment): Terms {
  return {
    parties: replaced(before.parties, amendment.parties),
    list: replaced(before.list, amendment.put).filter(({ id }) => !amendment.remove.includes(id)),
    onward: amendment.onward ?? before.onward,
    readers: amendment.readers ?? before.readers,
    regime: amendment.regime ?? before.regime,
    until: amendment.until ?? before.until,
  }
}

// An item put again keeps its place in the list.
function replaced<Of extends { readonly id: string }>(before: readonly Of[], put: readonly Of[]): Of[] {
  const anew = new Map(put.map((each) => [each.id, each]))
  const kept = before.map((each) => anew.get(each.id) ?? each)
  return [...kept, ...put.filter(({ id }) => !before.some((each) => each.id === id))]
}

/**
 * Returns the last day: that of the term, of the term in which it was denounced in time, or the day on which the notice has run.
 * Null where nothing ends it.
 */
function lastDayOf({ renewal, denounced }: Agreement, until: Day | null): Day | null {
  const notice = renewal?.noticeMonths ?? 0
  const years = renewal?.years ?? null
  if (denounced === null) return years === null ? until : null
  const run = addMonths(denounced.on, notice)
  if (until === null) return run
  if (years === null) return renewal === null || run > until ? until : run
  let last = until
  for (let term = 1; last < run; term++) last = addMonths(until, term * years * 12)
  return last
}

/** Returns the first days of the terms by which it was prolonged, up to a day. */
function renewalsOf(record: Agreement, upTo: Day): Day[] {
  const years = record.renewal?.years ?? null
  const { inForce } = record.dates
  const until = agreementOn(record, upTo).until
  if (years === null || until === null || inForce === null) return []
  const last = lastDayOf(record, until)
  const days: Day[] = []
  for (let term = 0; ; term++) {
    const end = addMonths(until, term * years * 12)
    if (end >= upTo || (last !== null && end >= last)) return days
    days.push(addDays(end, 1))
  }
}

// The last day of a month where there is no such day in it.
function addMonths(from: Day, months: number): Day {
  const date = Temporal.PlainDate.from(from).add({ months })
  return date.year > 9999 ? dayOfText('9999-12-31') : dayOfText(date.toString())
}
