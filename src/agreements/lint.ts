/** Contradictions within a record: found before it is taken in, whatever the library holds. */
import type { Day } from '#kit/day.ts'
import { type AgreementFinding, fault, warning } from './finding.ts'
import type { Agreement, Item } from './model.ts'
import { agreementOn } from './on-day.ts'

const LATEST = '9999-12-31' as Day

/** Returns what contradicts itself in the record, and what people should look at. */
export function lint(record: Agreement): AgreementFinding[] {
  return [
    ...repeated(record),
    ...unknownNames(record),
    ...dates(record),
    ...suspensions(record),
    ...amendments(record),
    ...consents(record),
    ...missing(record),
  ]
}

function repeated({ parties, list, consents, amendments }: Agreement): AgreementFinding[] {
  const named = { parties, list, consents, amendments }
  return Object.entries(named).flatMap(([place, all]) =>
    doubles(all.map(({ id }) => id)).map((id) => fault('repeated', place, `"${id}" stands there twice`)),
  )
}

function doubles(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))]
}

function unknownNames(record: Agreement): AgreementFinding[] {
  const parties = new Set([...record.parties, ...record.amendments.flatMap((each) => each.parties)].map(idOf))
  const items = new Set([...record.list, ...record.amendments.flatMap(({ put }) => put)].map(idOf))
  const party = (id: string | null | undefined, place: string) =>
    id == null || parties.has(id)
      ? []
      : [fault('unknown-party', place, `there is no party "${id}"; there are ${[...parties].join(', ')}`)]
  const item = (id: string, place: string) =>
    items.has(id) ? [] : [fault('unknown-item', place, `there is no item "${id}" on the thematic list`)]
  return [
    ...itemsOf(record).flatMap(({ item: { gives, receives }, place }) => [
      ...party(gives, `${place}.gives`),
      ...receives.flatMap((id) => party(id, `${place}.receives`)),
      ...(receives.includes(gives)
        ? [fault('gives-itself', `${place}.receives`, `"${gives}" would give to itself`)]
        : []),
    ]),
    ...record.consents.flatMap(({ id, by, items: covered }) => [
      ...party(by, `consents ${id}.by`),
      ...covered.flatMap((each) => item(each, `consents ${id}.items`)),
    ]),
    ...record.suspensions.flatMap(({ by }, index) => party(by, `suspensions[${index + 1}].by`)),
    ...party(record.denounced?.by, 'denounced.by'),
    ...record.amendments.flatMap(({ id, remove }) =>
      remove.flatMap((each) => item(each, `amendments ${id}.remove`)),
    ),
  ]
}

function dates(record: Agreement): AgreementFinding[] {
  const { signed, inForce, until } = record.dates
  const denounced = record.denounced?.on ?? null
  return [
    ...inOrder('dates', [signed, 'signed'], [inForce, 'in force']),
    ...inOrder('dates', [inForce ?? signed, inForce ? 'in force' : 'signed'], [until, 'until']),
    ...inOrder('denounced', [inForce, 'in force'], [denounced, 'denounced']),
    ...(inForce !== null && signed === null
      ? [warning('dates', 'dates.signed', 'it is in force, and the day of signature is not stated')]
      : []),
    ...(denounced !== null && inForce === null
      ? [fault('dates', 'denounced', 'it was denounced and never came into force')]
      : []),
  ]
}

function inOrder(
  place: string,
  [first, one]: [Day | null, string],
  [second, other]: [Day | null, string],
): AgreementFinding[] {
  return first !== null && second !== null && second < first
    ? [fault('dates', place, `${other} (${second}) stands before ${one} (${first})`)]
    : []
}

function suspensions({ suspensions, dates }: Agreement): AgreementFinding[] {
  const sorted = [...suspensions].sort((one, other) => (one.from < other.from ? -1 : 1))
  return sorted.flatMap(({ from, until }, index) => {
    const before = index === 0 ? undefined : sorted[index - 1]
    return [
      ...inOrder('suspensions', [from, 'from'], [until, 'until']),
      ...inOrder('suspensions', [dates.inForce, 'the day of coming into force'], [from, 'a suspension']),
      ...(before && (before.until === null || from <= before.until)
        ? [fault('dates', 'suspensions', `that from ${from} begins before that from ${before.from} ends`)]
        : []),
    ]
  })
}

function amendments(record: Agreement): AgreementFinding[] {
  const effective = new Set(agreementOn(record, LATEST).amendments)
  return record.amendments.flatMap(({ id, signed, inForce, put, remove, text }) => {
    const place = `amendments ${id}`
    return [
      ...inOrder(place, [signed, 'signed'], [inForce, 'in force']),
      ...(inForce !== null && !effective.has(id)
        ? [fault('too-late', place, `it is to come into force on ${inForce}, when the agreement has ended`)]
        : []),
      ...(inForce !== null && record.dates.inForce !== null && inForce < record.dates.inForce
        ? [fault('dates', place, 'it is in force before the agreement that it amends')]
        : []),
      ...put
        .filter((item) => remove.includes(item.id))
        .map((item) => fault('put-and-removed', place, `it puts item ${item.id} and removes it`)),
      ...(inForce !== null && text.length === 0
        ? [warning('no-text', place, 'its signed text is not there')]
        : []),
    ]
  })
}

function consents(record: Agreement): AgreementFinding[] {
  return record.consents.flatMap((consent) => {
    const { id, given, until, withdrawn, by, document } = consent
    const place = `consents ${id}`
    const { list, onward } = agreementOn(record, given)
    const covered = list.filter(
      (item) => item.gives === by && (consent.items.length === 0 || consent.items.includes(item.id)),
    )
    const rules = new Set(covered.map((item) => item.onward ?? onward))
    return [
      ...inOrder(place, [given, 'given'], [until, 'until']),
      ...inOrder(place, [given, 'given'], [withdrawn, 'withdrawn']),
      ...(rules.has('no')
        ? [fault('onward', place, 'it consents to what the agreement does not let be passed on at all')]
        : []),
      ...(covered.length === 0
        ? [warning('onward', place, `it covers nothing that "${by}" gave on the day when it was given`)]
        : []),
      ...(document === null ? [warning('onward', place, 'no document is named that records it')] : []),
    ]
  })
}

function missing(record: Agreement): AgreementFinding[] {
  const isSigned = record.dates.signed !== null
  return [
    ...record.parties
      .filter(({ bodies }) => bodies.length === 0)
      .map(({ id }) => warning('no-body', `parties ${id}`, 'no executing body is named')),
    ...itemsOf(record).flatMap(({ item, place }) => (isEmpty(item) ? [nothingIn(place)] : [])),
    ...[...record.readers, ...itemsOf(record).flatMap(({ item }) => item.readers ?? [])]
      .filter((each) => each.class === 'premises' && each.networks.length === 0)
      .map(() => warning('no-network', 'readers', 'premises without a network address: nobody reads there')),
    ...(isSigned && record.text.length === 0
      ? [warning('no-text', 'text', 'it is signed, and its text is not there')]
      : []),
    ...(record.list.length === 0
      ? [warning('no-list', 'list', 'the thematic list is empty: nothing flows')]
      : []),
  ]
}

function nothingIn(place: string): AgreementFinding {
  return warning('says-nothing', place, 'it names no collection, works, types, subjects or jurisdictions')
}

function isEmpty({ collections, works, types, subjects, jurisdictions }: Item): boolean {
  return [collections, works, types, subjects, jurisdictions].every((each) => each.length === 0)
}

function itemsOf(record: Agreement): { item: Item; place: string }[] {
  return [
    ...record.list.map((item) => ({ item, place: `list ${item.id}` })),
    ...record.amendments.flatMap(({ id, put }) =>
      put.map((item) => ({ item, place: `amendments ${id}, list ${item.id}` })),
    ),
  ]
}

function idOf({ id }: { readonly id: string }): string {
  return id
}
