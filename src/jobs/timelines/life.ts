/**
 * The life of a provision: when it came into the law, was worded otherwise, got another number, went; and the stretches of which nothing is
 * known, which are never bridged. What a day rests on goes along with it.
 */
import { addDays, type Day } from '#kit/day.ts'
import type { Basis, Ground, TextState } from '#law/provision.ts'
import type { ProvisionVersion, Version } from '#store/model.ts'

/** Why nothing is known: the gate refused a text; none is held, though the act is older; only some provisions are held; a text was seen before and after. */
export type WhyUnknown = 'hole' | 'not-held' | 'incomplete' | 'between-texts'

/** A span through which the words stayed the same. */
export interface Worded {
  readonly kind: 'wording'
  /** Which wording it is, from 1. */
  readonly n: number
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  /** True: the source says that there was a wording and does not give it. */
  readonly missing: boolean
  /** More than one where the provision was renumbered or moved and kept its words. */
  readonly rows: readonly ProvisionVersion[]
}

/** A span in which the text of the act is known and the provision is not in it, or the act did not exist. */
export interface Absent {
  readonly kind: 'absent'
  readonly from: Day | null
  readonly to: Day | null
}

export interface Unknown {
  readonly kind: 'unknown'
  readonly from: Day | null
  readonly to: Day | null
  readonly why: WhyUnknown
}

/** Half-open, without a gap between one and the next; of the first the start is null, and of the last the end. */
export type Stretch = Worded | Absent | Unknown

/**
 * What happened. `first`: it stands in the first text held, and of when it came nothing is known. `returned`: it came back after it had
 * gone.
 */
export type Happening = 'introduced' | 'first' | 'changed' | 'renumbered' | 'moved' | 'repealed' | 'returned'

export interface LifeEvent {
  readonly kind: Happening
  /** The first day on which it was so. */
  readonly day: Day
  /** The last day on which it is known not to have been so yet, where that is not the day before. */
  readonly after: Day | null
  readonly basis: Basis
  readonly ground: Ground | null
  /** Numbers before and after, where they differ. */
  readonly numbers: readonly [before: string | null, after: string | null] | null
  /** The rows that ended and began; null where there is none. */
  readonly before: ProvisionVersion | null
  readonly row: ProvisionVersion | null
}

export interface Life {
  readonly stretches: readonly Stretch[]
  readonly events: readonly LifeEvent[]
}

/** What is held of a provision and of the expression that it stands in. */
export interface Held {
  /** Every version of the provision, by date. */
  readonly history: readonly ProvisionVersion[]
  readonly versions: readonly Version[]
  readonly completeFrom: Day | null
  readonly textState: TextState
  /** The day of the act, before which there was none of it; null where it is not known. */
  readonly adopted: Day | null
  /** Days of the texts that the history was made of, ascending; empty where the source brought intervals along. */
  readonly seen: readonly Day[]
}

/** Returns the life of the provision. */
export function lifeOf(held: Held): Life {
  const stretches = withSightings(coveringAll(wordingsOf(held.history), held), held)
  return { stretches, events: eventsOf(stretches, held) }
}

function wordingsOf(history: readonly ProvisionVersion[]): Worded[] {
  const wordings: Worded[] = []
  for (const row of history) {
    const last = wordings.at(-1)
    const [first] = last?.rows ?? []
    const same = first !== undefined && sameWords(first, row)
    if (last && same && last.to === row.from && last.basis === row.basis)
      wordings[wordings.length - 1] = { ...last, to: row.to, rows: [...last.rows, row] }
    else {
      const { from, to, basis, missing } = row
      const n: number = (last?.n ?? 0) + (same ? 0 : 1)
      wordings.push({ kind: 'wording', n, from, to, basis, missing, rows: [row] })
    }
  }
  return wordings
}

function sameWords(a: ProvisionVersion, b: ProvisionVersion): boolean {
  return a.textId === b.textId && a.heading === b.heading && a.missing === b.missing
}

function coveringAll(wordings: readonly Worded[], held: Held): Stretch[] {
  const [first] = wordings
  if (!first) return gap(null, null, held)
  const stretches: Stretch[] = first.from === null ? [] : gap(null, first.from, held)
  for (const [at, wording] of wordings.entries()) {
    stretches.push(wording)
    const next = wordings[at + 1]
    if (wording.to !== null && (next?.from ?? null) !== wording.to)
      stretches.push(...gap(wording.to, next?.from ?? null, held))
  }
  return stretches
}

// What stood for the provision while no row of it held: cut where what is known of the act's text begins or ends.
function gap(from: Day | null, to: Day | null, held: Held): Stretch[] {
  const { versions, completeFrom, adopted } = held
  const cuts = [
    ...versions.flatMap(({ from: start, to: end }) => [start, end]),
    completeFrom,
    adopted,
  ].filter((cut): cut is Day => cut !== null && (from === null || cut > from) && (to === null || cut < to))
  const starts: (Day | null)[] = [from, ...[...new Set(cuts)].sort()]
  const pieces: Stretch[] = []
  for (const [at, start] of starts.entries()) {
    const end = starts[at + 1] ?? to
    const piece = pieceAt(start ?? (end && addDays(end, -1)), held)
    const last = pieces.at(-1)
    if (last && last.kind === piece.kind && whyOf(last) === whyOf(piece))
      pieces[pieces.length - 1] = { ...last, to: end }
    else pieces.push({ ...piece, from: start, to: end })
  }
  return pieces
}

function pieceAt(day: Day | null, held: Held): Absent | Unknown {
  const nowhere = { from: null, to: null }
  const unknown = (why: WhyUnknown): Unknown => ({ kind: 'unknown', ...nowhere, why })
  const version = day && held.versions.find((each) => holds(each, day))
  const earlier = day !== null && held.adopted !== null && day < held.adopted
  if (!version)
    return earlier || beginsWithTheLaw(held) ? { kind: 'absent', ...nowhere } : unknown('not-held')
  if (version.state === 'unknown') return unknown('hole')
  if (held.completeFrom !== null && day < held.completeFrom) return unknown('incomplete')
  return { kind: 'absent', ...nowhere }
}

// A text as it was adopted begins with its act; so does a history that a source gives whole, with the days of effect of every wording.
function beginsWithTheLaw({ textState, versions, seen, completeFrom }: Held): boolean {
  const [first] = versions
  if (!first?.from || first.state === 'unknown') return false
  if (completeFrom !== null && completeFrom > first.from) return false
  return (
    textState === 'as-enacted' ||
    (textState === 'point-in-time' && seen.length === 0 && first.basis === 'in-force')
  )
}

function whyOf(stretch: Stretch): WhyUnknown | null {
  return stretch.kind === 'unknown' ? stretch.why : null
}

function holds({ from, to }: { readonly from: Day | null; readonly to: Day | null }, day: Day): boolean {
  return (from === null || from <= day) && (to === null || day < to)
}

// A text that was seen on a day says what stood that day: between it and the one seen before, the change came on a day that nobody told.
function withSightings(stretches: readonly Stretch[], held: Held): Stretch[] {
  const all: Stretch[] = []
  for (const stretch of stretches) {
    const before = all.at(-1)
    const seen = before && stretch.from ? lastSeenBefore(stretch, stretch.from, held) : null
    const since = seen && addDays(seen, 1)
    if (
      before &&
      before.kind !== 'unknown' &&
      stretch.from &&
      since &&
      since < stretch.from &&
      (before.from ?? '') < since
    ) {
      all[all.length - 1] = { ...before, to: since }
      all.push({ kind: 'unknown', from: since, to: stretch.from, why: 'between-texts' })
    }
    all.push(stretch)
  }
  return all
}

function lastSeenBefore(stretch: Stretch, day: Day, { versions, seen }: Held): Day | null {
  if (stretch.kind === 'unknown') return null
  const basis = stretch.kind === 'wording' ? stretch.basis : versions.find(({ from }) => from === day)?.basis
  return basis === 'snapshot' ? (seen.findLast((each) => each < day) ?? null) : null
}

function eventsOf(stretches: readonly Stretch[], held: Held): LifeEvent[] {
  const events: LifeEvent[] = []
  let known: Worded | Absent | null = null
  let unknownSince: Day | null | undefined
  let stood: Worded | null = null
  for (const stretch of stretches) {
    if (stretch.kind === 'unknown') {
      if (unknownSince === undefined) unknownSince = stretch.from
      continue
    }
    const kind = happening(known, stretch, stood !== null)
    const after = unknownSince ? addDays(unknownSince, -1) : null
    if (kind && stretch.from) events.push(eventOf(kind, stretch.from, after, stood, stretch, held))
    if (stretch.kind === 'wording') {
      events.push(...innerEvents(stretch, held))
      stood = stretch
    }
    known = stretch
    unknownSince = undefined
  }
  return events
}

function happening(
  known: Worded | Absent | null,
  now: Worded | Absent,
  stoodBefore: boolean,
): Happening | null {
  if (known === null) return now.kind === 'wording' ? 'first' : null
  if (now.kind === 'absent') return known.kind === 'wording' ? 'repealed' : null
  if (known.kind === 'absent') return stoodBefore ? 'returned' : 'introduced'
  const [was, is] = [known.rows.at(-1), now.rows[0]]
  if (!was || !is || !sameWords(was, is)) return 'changed'
  return was.num === is.num ? null : 'renumbered'
}

function eventOf(
  kind: Happening,
  day: Day,
  after: Day | null,
  stood: Worded | null,
  now: Worded | Absent,
  held: Held,
): LifeEvent {
  const before = stood?.rows.at(-1) ?? null
  const row = now.kind === 'wording' ? (now.rows[0] ?? null) : null
  return madeOf(kind, day, after, before, row, held)
}

function madeOf(
  kind: Happening,
  day: Day,
  after: Day | null,
  before: ProvisionVersion | null,
  row: ProvisionVersion | null,
  { versions }: Held,
): LifeEvent {
  const version = versions.find(({ from }) => from === day)
  const renumbered = before !== null && row !== null && before.num !== row.num
  return {
    kind,
    day,
    after,
    basis: row?.basis ?? version?.basis ?? 'unknown',
    ground: row?.ground ?? version?.ground ?? null,
    numbers: renumbered ? [before.num, row.num] : null,
    before,
    row,
  }
}

// Words that stayed under another number, or in another place.
function innerEvents(wording: Worded, held: Held): LifeEvent[] {
  return wording.rows.flatMap((row, at) => {
    const before = wording.rows[at - 1]
    if (!before || row.from === null) return []
    if (before.num !== row.num) return [madeOf('renumbered', row.from, null, before, row, held)]
    return before.parentId === row.parentId ? [] : [madeOf('moved', row.from, null, before, row, held)]
  })
}
