/** An agreement held against what this centre publishes and follows: what was promised and is not there (spec: exchange, section 14.5). */
import { addDays, type Day } from '#kit/day.ts'
import { type Flow, flowsUnder } from './compile.ts'
import { type AgreementFinding, fault, warning } from './finding.ts'
import type { HeldAgreement, Item, Onward, Readers } from './model.ts'
import { agreementOn } from './on-day.ts'
import { inOneLanguage } from './words.ts'

/** A collection of this centre, as far as promises ask. */
export interface CollectionFacts {
  readonly id: string
  readonly isForEverybody: boolean
  readonly isWithdrawn: boolean
  readonly onward: Onward
  /** IRIs of the works of the latest release. */
  readonly published: ReadonlySet<string>
  /** Works that belong to it and are in no release yet, with the day of their publication where it is known. */
  readonly waiting: readonly { readonly work: string; readonly publishedOn: Day | null }[]
  readonly lastRelease: { readonly number: number; readonly on: Day } | null
}

/** A collection that is followed. */
export interface FollowedFacts {
  /** Under which its publisher is followed. */
  readonly name: string
  readonly fingerprint: string
  readonly collection: string
  readonly onward: Onward
  readonly isForEverybody: boolean
  readonly release: number
  readonly on: Day
}

export interface Facts {
  readonly today: Day
  readonly collections: readonly CollectionFacts[]
  readonly followed: readonly FollowedFacts[]
  /** Fingerprints of everybody who is followed, heard from or not. */
  readonly publishers: ReadonlySet<string>
  /** IRIs of works by what the thematic lists call them; null for those not held. */
  readonly works: ReadonlyMap<string, string | null>
}

/** Returns what of the agreement does not fit what is published and followed here. Nothing is asked of one that is not in force, or one of others. */
export function promisesKept({ record, party }: HeldAgreement, facts: Facts): AgreementFinding[] {
  const terms = agreementOn(record, facts.today)
  if (party === null || terms.status === 'ended') return []
  const flows = flowsUnder(record.id, terms)
  const due = terms.status === 'in-force'
  const given = Map.groupBy(
    flows.filter(({ from }) => from.id === party),
    ({ item }) => item.id,
  )
  const taken = flows.filter(({ to }) => to.id === party)
  return [
    ...[...given.values()].flatMap((all) => answered(all, facts, due)),
    ...taken.flatMap((flow) => received(flow, facts, due)),
  ]
}

function answered(flows: readonly Flow[], facts: Facts, due: boolean): AgreementFinding[] {
  const [flow] = flows
  if (!flow) return []
  const { item, readers, onward } = flow
  const place = placeOf(item)
  const there = facts.collections.filter(
    ({ id, isWithdrawn }) => item.collections.includes(id) && !isWithdrawn,
  )
  const absent = item.collections.filter((id) => !there.some((each) => each.id === id))
  const apart = there.filter(({ isForEverybody }) => !isForEverybody)
  return [
    ...(item.collections.length === 0
      ? [fault('unanswered', place, 'it is answered by no collection: nothing flows')]
      : []),
    ...absent.map((id) =>
      fault(
        'no-collection',
        place,
        `the collection "${id}" is not there; add it with comity collections add ${id}`,
      ),
    ),
    ...there.flatMap((collection) => [
      ...openness(place, collection, readers),
      ...onwardTerms(place, collection, onward),
    ]),
    ...(apart.length === 0
      ? []
      : flows
          .filter(({ to }) => to.key === null)
          .map(({ to }) =>
            fault(
              'no-key',
              `parties ${to.id}`,
              `the exchange key of ${inOneLanguage(to.name)} is not known: it cannot be given ${apart.map(({ id }) => id).join(', ')}`,
            ),
          )),
    ...(due ? owed(item, there, facts) : []),
  ]
}

function openness(place: string, { id, isForEverybody }: CollectionFacts, readers: readonly Readers[]) {
  return isForEverybody && !readers.some((each) => each.class === 'public')
    ? [
        fault(
          'readers',
          place,
          `not everybody may read it, and the collection "${id}" is published for everybody; give it an audience of its own`,
        ),
      ]
    : []
}

const SAID = { no: 'not at all', consent: 'with consent', free: 'freely' } as const
const STRICTNESS = { free: 0, consent: 1, no: 2 } as const

function onwardTerms(place: string, { id, onward }: CollectionFacts, agreed: Onward): AgreementFinding[] {
  if (STRICTNESS[agreed] === STRICTNESS[onward]) return []
  const said = `it may be passed on ${SAID[agreed]}, and the releases of "${id}" say ${SAID[onward]}`
  return [
    STRICTNESS[agreed] < STRICTNESS[onward]
      ? fault('onward', place, `${said}: what was agreed is laxer than the legal regime of the collection`)
      : fault('onward', place, `${said}: the collection lets followers do what was not agreed`),
  ]
}

// What was promised of the item, and is not in the releases.
function owed(item: Item, there: readonly CollectionFacts[], facts: Facts): AgreementFinding[] {
  const place = placeOf(item)
  const published = new Set(there.flatMap((each) => [...each.published]))
  const { works = null, withinDays = null, everyDays = null } = item.promised ?? {}
  return [
    ...there
      .filter(({ lastRelease }) => lastRelease === null)
      .map(({ id }) =>
        fault('no-release', place, `nothing of "${id}" was ever published; comity publish ${id}`),
      ),
    ...item.works.flatMap((named) => listed(place, named, facts.works.get(named) ?? null, published)),
    ...(works !== null && published.size < works
      ? [fault('too-few', place, `${works} works are promised, ${published.size} are published`)]
      : []),
    ...(everyDays === null ? [] : there.flatMap((each) => stale(place, each, everyDays, facts.today))),
    ...(withinDays === null ? [] : there.flatMap((each) => late(place, each, withinDays, facts.today))),
  ]
}

function listed(
  place: string,
  named: string,
  iri: string | null,
  published: ReadonlySet<string>,
): AgreementFinding[] {
  if (iri === null) return [fault('not-held', place, `${named} is on the list and not held here`)]
  return published.has(iri)
    ? []
    : [fault('not-published', place, `${named} is on the list and in no release of its collections`)]
}

function stale(
  place: string,
  { id, lastRelease }: Pick<CollectionFacts, 'id' | 'lastRelease'>,
  every: number,
  today: Day,
): AgreementFinding[] {
  return lastRelease !== null && addDays(lastRelease.on, every) < today
    ? [
        fault(
          'stale',
          place,
          `a release is promised every ${every} days; the last of "${id}" is of ${lastRelease.on}`,
        ),
      ]
    : []
}

function late(
  place: string,
  { id, waiting }: CollectionFacts,
  within: number,
  today: Day,
): AgreementFinding[] {
  return waiting.flatMap(({ work, publishedOn }) =>
    publishedOn === null
      ? [
          warning(
            'late',
            place,
            `${work} belongs to "${id}" and is in no release; its publication is not dated`,
          ),
        ]
      : addDays(publishedOn, within) < today
        ? [
            fault(
              'late',
              place,
              `${work} was published on ${publishedOn}, is promised within ${within} days, and is in no release of "${id}"`,
            ),
          ]
        : [],
  )
}

function received({ item, from, onward }: Flow, facts: Facts, due: boolean): AgreementFinding[] {
  const place = placeOf(item)
  const who = inOneLanguage(from.name)
  if (from.fingerprints.length === 0)
    return [
      warning(
        'no-fingerprint',
        `parties ${from.id}`,
        `no repository of ${who} is named: it cannot be followed`,
      ),
    ]
  if (!from.fingerprints.some((each) => facts.publishers.has(each)))
    return due ? [fault('not-followed', place, `${who} gives it and is not followed; comity follow URL`)] : []
  const there = facts.followed.filter(
    ({ fingerprint, collection }) =>
      from.fingerprints.includes(fingerprint) && item.collections.includes(collection),
  )
  const absent = item.collections.filter((id) => !there.some(({ collection }) => collection === id))
  const every = item.promised?.everyDays ?? null
  return [
    ...(item.collections.length === 0
      ? [warning('unanswered', place, `it is not said which collection of ${who} answers it`)]
      : []),
    ...(due
      ? absent.map((id) => fault('not-received', place, `nothing of "${id}" was received from ${who}`))
      : []),
    ...there
      .filter((each) => STRICTNESS[onward] < STRICTNESS[each.onward])
      .map(({ collection, onward: signed }) =>
        warning(
          'onward',
          place,
          `it may be passed on ${SAID[onward]} as agreed, and the releases of "${collection}" say ${SAID[signed]}: the stricter holds`,
        ),
      ),
    ...(due && every !== null
      ? there.flatMap(({ collection, release, on }) =>
          stale(place, { id: collection, lastRelease: { number: release, on } }, every, facts.today),
        )
      : []),
  ]
}

function placeOf({ id }: Item): string {
  return `list ${id}`
}
