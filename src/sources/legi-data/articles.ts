/**
 * The wordings of one article in time, folded out of the snapshots that show it.
 *
 * Every snapshot lists all wordings of an article with their dates; the newest list counts. A text is held only for wordings that
 * some snapshot showed on its day; the others are known to have existed and their text is not known.
 */
import { addDays, type Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import type { Digest, HeldText, Holdings, Sighting } from './digest.ts'
import type { Report } from './report.ts'
import { earlier, holds, meet, type Span } from './spans.ts'
import type { ListedWording } from './tree.ts'

export interface Stretch extends Span {
  /** LEGIARTI of the wording. */
  readonly id: string
  /** LEGIARTI under which its text was seen: another where the source gave the wording a new id since. */
  readonly seenAs: string
  readonly num: string | null
  /** Null: the source says that the wording existed and no snapshot gives its text. */
  readonly text: HeldText | null
  readonly basis: Basis
  /** 0 for the article; 1, 2… for wordings that the source gives for the same days as well. */
  readonly lane: number
}

interface Seen {
  readonly sighting: Sighting
  /** Index of the snapshot, ascending by day. */
  readonly at: number
}

interface Valid extends Span {
  readonly id: string
  readonly lane: number
}

/** Returns the stretches of one article, by lane and start. `seen` ascends by snapshot. */
export function stretchesOf(
  seen: readonly Seen[],
  digests: readonly Digest[],
  holdings: Holdings,
  report: Report,
): Stretch[] {
  const newest = seen.at(-1)
  if (!newest) return []
  const name = newest.sighting.num ?? newest.sighting.cid
  const path = digests[newest.at]?.path ?? ''
  const shown = new Set(seen.filter((one) => one.at === newest.at).map((one) => one.sighting.id))
  const valid = lanes(effective(newest.sighting.listed, name, path, report), shown, name, path, report)
  const attached = attach(valid, seen, holdings, name, path, report)
  const stretches = valid.map(
    (one): Stretch => ({
      ...one,
      num: numOf(one, seen, digests),
      seenAs: attached.get(one.id) ?? one.id,
      text: holdings.get(attached.get(one.id) ?? '') ?? null,
      basis: 'in-force',
    }),
  )
  return endUnseen(stretches, newest.at, digests, name, report)
}

// Wordings that never had effect ("mort-né": replaced before their day, so that they end before they begin) are left out.
function effective(
  listed: readonly ListedWording[],
  name: string,
  path: string,
  report: Report,
): (Span & { id: string })[] {
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

// A later start cuts an earlier end. Wordings that begin on one day stand side by side: the one that the snapshot shows, else
// the later listed, is the article's, the others get a lane of their own.
function lanes(
  listed: readonly (Span & { id: string })[],
  shown: ReadonlySet<string>,
  name: string,
  path: string,
  report: Report,
): Valid[] {
  const starts = [...Map.groupBy(listed, (one) => one.from)].sort(([a], [b]) => (a < b ? -1 : 1))
  return starts.flatMap(([from, group], index) => {
    const next = starts[index + 1]?.[0] ?? null
    const first = group.findLast((one) => shown.has(one.id)) ?? group.at(-1)
    const ordered = [...group].sort((a, b) => Number(b === first) - Number(a === first))
    if (ordered.length > 1) {
      report.warn(
        'concurrent',
        path,
        name,
        `${ordered.length} wordings begin on ${from} (${ordered.map((one) => one.id).join(', ')}); all are kept`,
      )
    }
    return ordered.map((one, lane) => {
      const to = earlier(one.to, next)
      if (to !== one.to && to !== null) {
        report.warn(
          'overlap',
          path,
          name,
          `${one.id} lasts until ${one.to ?? 'further notice'} but another wording begins on ${to}: it is ended there`,
        )
      }
      return { id: one.id, from, to, lane }
    })
  })
}

/**
 * Returns the id of the text that each wording has, by its own id. Where LEGI re-issued a wording under a new id, or gave the old id to later days, the text belongs
 * to the wording that the newest list has for the day on which the text was seen.
 */
function attach(
  valid: readonly Valid[],
  seen: readonly Seen[],
  holdings: Holdings,
  name: string,
  path: string,
  report: Report,
): Map<string, string> {
  const listed = new Set(seen.at(-1)?.sighting.listed.map((one) => one.id))
  const attached = new Map<string, string>()
  const astray: { id: string; text: HeldText }[] = []
  for (const id of new Set(seen.map((one) => one.sighting.id))) {
    const text = holdings.get(id)
    const own = valid.find((one) => one.id === id)
    if (!text) continue
    if (own && text.seen.some((day) => holds(own, day))) attached.set(id, id)
    else if (own || !listed.has(id)) astray.push({ id, text })
    else
      report.warn(
        'withdrawn-by-source',
        path,
        name,
        `${id} was shown in force on ${text.seen.join(', ')}; a newer snapshot says that it never was`,
      )
  }
  for (const { id, text } of astray) {
    const heir = valid.find((one) => !attached.has(one.id) && text.seen.some((day) => holds(one, day)))
    if (heir) attached.set(heir.id, id)
    report.warn(
      heir ? 'renamed-by-source' : 'withdrawn-by-source',
      path,
      name,
      `${id} was shown in force on ${text.seen.join(', ')}; a newer snapshot ${heir ? `has ${heir.id} for that day, which is given its text` : 'has another wording for that day'}`,
    )
  }
  return attached
}

// The number belongs to the wording that was seen; one that was not has that of the nearest seen.
function numOf(wording: Valid, seen: readonly Seen[], digests: readonly Digest[]): string | null {
  const own = seen.findLast((one) => one.sighting.id === wording.id)
  if (own) return own.sighting.num
  const later = seen.find((one) => (digests[one.at]?.day ?? '') >= wording.from)
  return (later ?? seen.at(-1))?.sighting.num ?? null
}

/**
 * An article that a snapshot shows without an end, or with a later one, and the next snapshot lacks, ended on some day between
 * the two that the source does not tell. It has effect up to the day on which it was last seen; from then to the first day
 * without it, whether and how it applied is not known, and neither is guessed.
 */
function endUnseen(
  stretches: readonly Stretch[],
  lastSeen: number,
  digests: readonly Digest[],
  name: string,
  report: Report,
): Stretch[] {
  const [last, gone] = [digests[lastSeen], digests[lastSeen + 1]]
  if (!last || !gone || stretches.every((one) => one.to !== null && one.to <= gone.day)) return [...stretches]
  report.gather(
    'end-not-stated',
    gone.path,
    `Articles shown in force on ${last.day} are absent on ${gone.day} and no end is stated; they are unknown between the two days, {cases}`,
    name,
  )
  const unknown = unknownSpan(last.day, gone.day)
  return stretches.flatMap((one) => {
    const known = meet(one, { from: one.from, to: unknown.from })
    const lost = meet(one, unknown)
    return [
      ...(known ? [{ ...one, ...known }] : []),
      ...(lost ? [{ ...one, ...lost, text: null, basis: 'unknown' as const }] : []),
    ]
  })
}

/** Returns the days after one on which something was last seen, before the one on which it was gone. May hold no day. */
export function unknownSpan(lastSeen: Day, gone: Day): { readonly from: Day; readonly to: Day } {
  const from = addDays(lastSeen, 1)
  return { from: from < gone ? from : gone, to: gone }
}
