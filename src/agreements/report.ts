/** What flowed under an agreement in a span of days, and what was promised and did not flow (spec: exchange, section 14.6). */
import { addDays, type Day } from '#kit/day.ts'
import { type Flow, flowsUnder } from './compile.ts'
import type { HeldAgreement, Words } from './model.ts'
import { agreementOn, type Status, type Turn, turnsOf } from './on-day.ts'
import { inOneLanguage } from './words.ts'

/** A line of the delivery log, as far as reports ask. */
export interface Delivered {
  readonly seq: number
  readonly at: string
  readonly item: string | null
  readonly collection: string
  readonly release: number | null
  readonly kind: string
  readonly file: string
  readonly bytes: number
  readonly partner: string
  readonly hash: string
}

/** A release of a collection of this centre. */
export interface Released {
  readonly collection: string
  readonly number: number
  readonly on: Day
  readonly put: number
  readonly tombstoned: number
  readonly hash: string
}

/** What became of a release at whoever received it. */
export interface Receipted {
  /** Name of the partner; where this centre received it, of the giver. */
  readonly partner: string
  readonly collection: string
  readonly release: number
  readonly status: 'received' | 'applied' | 'refused'
  readonly reason: string | null
  readonly at: string
}

export interface ReportFacts {
  /** Of the log, under this agreement. */
  readonly deliveries: readonly Delivered[]
  /** Releases of the collections that answer its items, since the first. */
  readonly releases: readonly Released[]
  /** Collections of this centre that everybody may have: what is fetched of them is not logged. */
  readonly forEverybody: ReadonlySet<string>
  /** What partners said that they received. */
  readonly told: readonly Receipted[]
  /** What this centre received, by the id of the party that gave it. */
  readonly own: readonly Receipted[]
}

/** A release, and what became of it at the other side. */
export interface FlowedRelease {
  readonly collection: string
  readonly number: number
  /** When it was published here; null where it came from elsewhere. */
  readonly published: Day | null
  readonly put: number | null
  readonly tombstoned: number | null
  /** When it, or a later one, was first sent; null where it was not, or is published for everybody and not logged. */
  readonly delivered: string | null
  /** When it, or a later one, was said to be applied. */
  readonly applied: string | null
  readonly refused: string | null
}

/** One item, from one party to another. */
export interface FlowReport {
  readonly item: string
  readonly title: Words
  readonly from: string
  readonly to: string
  readonly direction: 'given' | 'received'
  readonly isLogged: boolean
  readonly deliveries: number
  readonly bytes: number
  readonly releases: readonly FlowedRelease[]
  /** What was promised and did not flow. */
  readonly missing: readonly string[]
}

export interface AgreementReport {
  readonly agreement: string
  readonly title: Words
  readonly from: Day
  readonly to: Day
  readonly party: string | null
  readonly status: { readonly atFrom: Status; readonly atTo: Status }
  readonly turns: readonly Turn[]
  readonly flows: readonly FlowReport[]
  /** Deliveries logged on days on which the agreement was not in force. */
  readonly unlawful: readonly Delivered[]
  /** Lines of the log, whole. */
  readonly deliveries: readonly Delivered[]
}

/** Returns the report of the days from the first to the last. */
export function reportOn(held: HeldAgreement, from: Day, to: Day, facts: ReportFacts): AgreementReport {
  const { record, party } = held
  const deliveries = facts.deliveries.filter(({ at }) => isWithin(at, from, to))
  const turns = turnsOf(record, to).filter(({ on }) => from <= on && on <= to)
  return {
    agreement: record.id,
    title: record.title,
    from,
    to,
    party,
    status: { atFrom: agreementOn(record, from).status, atTo: agreementOn(record, to).status },
    turns,
    flows: flowsWithin(held, from, to, turns).map((flow) => flowReport(held, flow, from, to, facts)),
    unlawful: deliveries.filter(({ at }) => agreementOn(record, dayIn(at)).status !== 'in-force'),
    deliveries,
  }
}

// Terms change only on turns: between two of them, what flows is the same.
function flowsWithin({ record, party }: HeldAgreement, from: Day, to: Day, turns: readonly Turn[]): Flow[] {
  const flows = new Map<string, Flow>()
  for (const on of [from, ...turns.map((turn) => turn.on), to]) {
    const terms = agreementOn(record, on)
    if (terms.status !== 'in-force') continue
    for (const flow of flowsUnder(record.id, terms))
      if (flow.from.id === party || flow.to.id === party)
        flows.set(JSON.stringify([flow.item.id, flow.from.id, flow.to.id]), flow)
  }
  return [...flows.values()]
}

function flowReport(held: HeldAgreement, flow: Flow, from: Day, to: Day, facts: ReportFacts): FlowReport {
  const isGiven = flow.from.id === held.party
  const { item } = flow
  const releases = isGiven ? given(held, flow, from, to, facts) : received(flow, from, to, facts)
  const partner = inOneLanguage(flow.to.name)
  const sent = isGiven
    ? facts.deliveries.filter(
        (each) => each.item === item.id && each.partner === partner && isWithin(each.at, from, to),
      )
    : []
  const isLogged = isGiven && item.collections.some((id) => !facts.forEverybody.has(id))
  return {
    item: item.id,
    title: item.title,
    from: flow.from.id,
    to: flow.to.id,
    direction: isGiven ? 'given' : 'received',
    isLogged,
    deliveries: sent.length,
    bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
    releases,
    missing: missingOf(held, flow, { from, to, releases, isLogged }),
  }
}

function given(
  { record }: HeldAgreement,
  { item, to: partner }: Flow,
  from: Day,
  to: Day,
  facts: ReportFacts,
): FlowedRelease[] {
  const name = inOneLanguage(partner.name)
  return facts.releases
    .filter(
      ({ collection, on }) =>
        item.collections.includes(collection) && from <= on && on <= to && isDue(record, on),
    )
    .map(({ collection, number, on, put, tombstoned }) => {
      // Whoever fetched a later release or the checkpoint of one has what stood in the earlier.
      const sent = facts.deliveries.find(
        (each) =>
          each.partner === name &&
          each.item === item.id &&
          each.collection === collection &&
          each.release !== null &&
          each.release >= number &&
          (each.kind === 'release' || each.kind === 'checkpoint'),
      )
      const said = facts.told.filter((each) => each.partner === name && each.collection === collection)
      const delivered = sent?.at ?? null
      return { collection, number, published: on, put, tombstoned, delivered, ...fateOf(said, number) }
    })
}

function received({ item, from: giver }: Flow, from: Day, to: Day, facts: ReportFacts): FlowedRelease[] {
  const said = facts.own.filter(
    ({ partner, collection, at }) =>
      partner === giver.id && item.collections.includes(collection) && isWithin(at, from, to),
  )
  const keys = new Set(said.map(({ collection, release }) => JSON.stringify([collection, release])))
  return [...keys].map((key) => {
    const [collection, number] = JSON.parse(key) as [string, number]
    const about = said.filter((each) => each.collection === collection && each.release === number)
    const delivered = about[0]?.at ?? null
    const unknown = { published: null, put: null, tombstoned: null }
    return { collection, number, ...unknown, delivered, ...fateOf(about, number) }
  })
}

// The last word counts: what was refused may have been applied later.
function fateOf(said: readonly Receipted[], number: number): Pick<FlowedRelease, 'applied' | 'refused'> {
  const applied = said.find((each) => each.status === 'applied' && each.release >= number)?.at ?? null
  const refusal = said.findLast((each) => each.status === 'refused' && each.release === number)
  return { applied, refused: applied === null ? (refusal && (refusal.reason ?? 'refused')) || null : null }
}

function missingOf(
  { record }: HeldAgreement,
  { item, to: partner }: Flow,
  about: { from: Day; to: Day; releases: readonly FlowedRelease[]; isLogged: boolean },
): string[] {
  const { releases, isLogged, from, to } = about
  const every = item.promised?.everyDays ?? null
  const undelivered = isLogged
    ? releases.filter(({ delivered, applied }) => delivered === null && applied === null)
    : []
  return [
    ...(item.collections.length === 0 ? ['it is answered by no collection'] : []),
    ...item.collections
      .filter((id) => !releases.some(({ collection }) => collection === id))
      .map((id) => `no release of "${id}" in these days`),
    ...undelivered.map(
      ({ collection, number }) =>
        `release ${number} of "${collection}" was not fetched by ${inOneLanguage(partner.name)}`,
    ),
    ...releases.flatMap(({ collection, number, refused }) =>
      refused === null ? [] : [`release ${number} of "${collection}" was refused: ${refused}`],
    ),
    ...(every === null
      ? []
      : item.collections.flatMap((id) =>
          gaps(
            releases.filter(({ collection }) => collection === id).map(dayOfFlow),
            { from, to, every },
            (on) => isDue(record, on),
          ).map(
            ([first, last]) => `no release of "${id}" from ${first} to ${last}, promised every ${every} days`,
          ),
        )),
  ]
}

function dayOfFlow({ published, delivered, applied }: FlowedRelease): Day | null {
  const at = published ?? delivered ?? applied
  return at === null ? null : dayIn(at)
}

/** Returns the spans of due days, longer than promised, that no release stands in. */
function gaps(
  days: readonly (Day | null)[],
  { from, to, every }: { from: Day; to: Day; every: number },
  isDueOn: (on: Day) => boolean,
): [Day, Day][] {
  const released = new Set(days)
  const found: [Day, Day][] = []
  let first: Day | null = null
  let length = 0
  const close = (last: Day) => {
    if (first !== null && length > every) found.push([first, last])
    first = null
    length = 0
  }
  for (let on = from; on <= to; on = addDays(on, 1)) {
    if (released.has(on) || !isDueOn(on)) close(addDays(on, -1))
    else {
      first ??= on
      length++
    }
  }
  close(to)
  return found
}

function isDue(record: HeldAgreement['record'], on: Day): boolean {
  return agreementOn(record, on).status === 'in-force'
}

function isWithin(at: string, from: Day, to: Day): boolean {
  const on = at.slice(0, 10)
  return from <= on && on <= to
}

function dayIn(at: string): Day {
  return at.slice(0, 10) as Day
}
