/** From what the snapshots list of an article to its wordings: which text held from when to when, and where none is known. */
import type { Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import type { Digest, HeldText, Holdings, Sighting } from './digest.ts'
import { effective, lanes, type Valid } from './lanes.ts'
import type { Report } from './report.ts'
import { holds, type Span } from './spans.ts'
import { endUnseen } from './unseen.ts'

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

/** An article in one snapshot. */
export interface Seen {
  readonly sighting: Sighting
  /** Index of the snapshot, ascending by day. */
  readonly at: number
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
  const ids = new Set(seen.filter((one) => one.at === newest.at).map((one) => one.sighting.id))
  const shown = { ids, day: digests[newest.at]?.day ?? null }
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
  return ended(stretches, newest.at, digests, name, report)
}

/**
 * Returns the id of the text that each wording has, by the wording's own id. Where LEGI re-issued a wording under a new id, or
 * gave the old id to later days, the text belongs to the wording that the newest list has for the day on which the text was seen.
 * A wording that the newest list declares never in force keeps its text to itself; one that a snapshot shows before or after its
 * days, and says so (deferred, lapsed), keeps its text for those days.
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
  const astray = new Map<string, HeldText>()
  for (const id of new Set(seen.map((one) => one.sighting.id))) {
    const text = holdings.get(id)
    const own = valid.find((one) => one.id === id)
    if (text && own && text.seen.some((day) => holds(own, day))) attached.set(id, id)
    else if (text && (own || !listed.has(id))) astray.set(id, text)
  }
  for (const [id, text] of astray) {
    const heir = valid.find((one) => !attached.has(one.id) && text.seen.some((day) => holds(one, day)))
    if (!heir && isForOtherDays(id, seen, text.seen)) attached.set(id, id)
    if (!heir) continue
    attached.set(heir.id, id)
    const days = text.seen.join(', ')
    report.warn(
      'renamed-by-source',
      path,
      name,
      `${id} was shown in force on ${days}, for which a newer snapshot has ${heir.id}: it is given the text`,
    )
  }
  return attached
}

/** Returns whether the snapshots that show the wording say themselves that it has no effect on their days: deferred, or ended. */
export function isForOtherDays(id: string, seen: readonly Seen[], days: readonly Day[]): boolean {
  return seen
    .filter(({ sighting }) => sighting.id === id)
    .every(({ sighting }) =>
      sighting.listed.some(({ id: other, from, to }) => {
        return other === id && from !== null && days.every((day) => !holds({ from, to }, day))
      }),
    )
}

// The number belongs to the wording that was seen; one that was not has that of the nearest seen.
function numOf(wording: Valid, seen: readonly Seen[], digests: readonly Digest[]): string | null {
  const own = seen.findLast((one) => one.sighting.id === wording.id)
  if (own) return own.sighting.num
  const later = seen.find((one) => (digests[one.at]?.day ?? '') >= wording.from)
  return (later ?? seen.at(-1))?.sighting.num ?? null
}

// Whether and how an article applied after it was last seen is not known, and neither is guessed.
function ended(
  stretches: readonly Stretch[],
  lastSeen: number,
  digests: readonly Digest[],
  name: string,
  report: Report,
): Stretch[] {
  const [last, gone] = [digests[lastSeen], digests[lastSeen + 1]]
  if (!last || !gone) return [...stretches]
  const cut = endUnseen(stretches, last.day, gone.day)
  if (cut.some((one) => one.basis === 'unknown')) {
    const message = `Articles shown in force on ${last.day} are absent on ${gone.day} and no end is stated; they are unknown between the two days, {cases}`
    report.gather('end-not-stated', gone.path, message, name)
  }
  return cut.map((one) => (one.basis === 'unknown' ? { ...one, text: null } : one))
}
