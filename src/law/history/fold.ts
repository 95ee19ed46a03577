/** Folding wordings that bring identity and intervals along (sources that know the history of each provision). */
import type { Day } from '#kit/day.ts'
import { eIdPrefix, firstFree, shortEId } from '#law/eid.ts'
import { isEmpty, overlaps } from '#law/interval.ts'
import {
  type Basis,
  type Finding,
  type Ground,
  isDivisionKind,
  isNumberedKind,
  type SeenText,
  type Wording,
} from '#law/provision.ts'
import { isSortKey, sortKeys } from './siblings.ts'
import { type DateFacts, versionsOf } from './versions.ts'
import type { Woven, WovenRow } from './woven.ts'

/** What the source says of a date. */
export interface Note {
  readonly date: Day
  readonly published: Day | null
  readonly ground: Ground | null
  readonly path: string
  readonly basis?: Basis
  readonly hole?: string | null
}

export interface WordingInput {
  readonly wordings: readonly Wording[]
  readonly notes: readonly Note[]
  readonly findings: readonly Finding[]
  readonly completeFrom: Day | null
  readonly texts?: readonly SeenText[]
}

/**
 * Returns the history. A wording whose interval holds no day, or that overlaps an earlier one of the same provision, is
 * kept out with a quarantine finding: its days are then unknown for that provision, not another wording's.
 */
export function fold(input: WordingInput, path: string): Woven {
  const findings = [...input.findings]
  const accepted = withoutFaults(input.wordings, path, findings)
  const sorts = siblingKeys(accepted)
  const eIds = mintEIds(accepted)
  const wIds = mintWIds(accepted, eIds)
  const index = new Map([...wIds.keys()].map((key, at) => [key, at]))
  const concurrent = concurrents(accepted, eIds)
  const rows = accepted.map(
    (wording): WovenRow => ({
      provision: index.get(wording.key) ?? -1,
      parent: wording.parentKey === null ? -1 : (index.get(wording.parentKey) ?? -1),
      eId: eIds.get(wording) ?? wording.key,
      sort: sorts.get(wording) ?? 'a0',
      kind: wording.kind,
      num: wording.num,
      heading: wording.heading,
      content: wording.content,
      from: wording.from,
      to: wording.to,
      basis: wording.basis,
      missing: wording.missing,
      concurrent: concurrent.has(wording),
      ground: wording.ground,
      key: null,
      stated: null,
    }),
  )
  const boundaries = new Set(rows.flatMap((row) => [row.from, row.to]))
  const facts = input.notes
    .filter((note) => note.hole || boundaries.has(note.date))
    .map((note): DateFacts => ({ ...note, basis: note.basis ?? 'in-force', hole: note.hole ?? null }))
  return {
    provisions: [...wIds.values()].map((wId) => ({ wId })),
    rows,
    versions: versionsOf(rows, facts),
    findings,
    completeFrom: input.completeFrom,
    texts: input.texts ?? [],
  }
}

// Keys of this form are lasting identities from an Akoma Ntoso document (wId); others are a register's numbers.
const STATED = /^[a-z][\p{L}\p{N}_.-]*$/u

// By key, in the order in which the provisions come.
function mintWIds(wordings: readonly Wording[], eIds: ReadonlyMap<Wording, string>): Map<string, string> {
  const wIds = new Map<string, string>()
  const taken = new Set<string>()
  for (const wording of wordings) {
    if (wIds.has(wording.key)) continue
    const wId = firstFree(STATED.test(wording.key) ? wording.key : (eIds.get(wording) ?? wording.key), taken)
    taken.add(wId)
    wIds.set(wording.key, wId)
  }
  return wIds
}

function withoutFaults(wordings: readonly Wording[], path: string, findings: Finding[]): Wording[] {
  const kept: Wording[] = []
  const byKey = new Map<string, Wording[]>()
  const inOrder = [...wordings].sort((a, b) => compareFrom(a, b))
  const refuse = (wording: Wording, check: string, message: string) => {
    findings.push({
      severity: 'quarantine',
      check,
      path,
      where: wording.num ?? wording.heading ?? wording.key,
      message,
    })
  }
  const good = new Set<Wording>()
  for (const wording of inOrder) {
    const span = `${wording.from ?? 'unknown'} to ${wording.to ?? 'open'}`
    const earlier = byKey.get(wording.key)
    if (isEmpty(wording)) refuse(wording, 'inverted-interval', `The wording's interval holds no day: ${span}`)
    else if (earlier?.some((other) => overlaps(other, wording)))
      refuse(
        wording,
        'overlapping-interval',
        `The wording of ${span} overlaps another wording of the same provision`,
      )
    else {
      good.add(wording)
      if (earlier) earlier.push(wording)
      else byKey.set(wording.key, [wording])
    }
  }
  for (const wording of wordings) if (good.has(wording)) kept.push(wording)
  return kept
}

function siblingKeys(wordings: readonly Wording[]): Map<Wording, string> {
  const groups = new Map<string | null, Wording[]>()
  for (const wording of wordings)
    groups.set(wording.parentKey, [...(groups.get(wording.parentKey) ?? []), wording])
  const keys = new Map<Wording, string>()
  for (const group of groups.values()) {
    const orders = [...new Set(group.map((wording) => wording.order))].sort()
    const made = orders.every(isSortKey) ? orders : sortKeys(orders.map(() => null))
    const byOrder = new Map(orders.map((order, i) => [order, made[i] as string]))
    for (const wording of group) keys.set(wording, byOrder.get(wording.order) ?? 'a0')
  }
  return keys
}

// eIds are unique among the wordings of one day; a number that two provisions carry at once gets a path, then a suffix.
function mintEIds(wordings: readonly Wording[]): Map<Wording, string> {
  const eIds = new Map<Wording, string>()
  const holders = new Map<string, Wording[]>()
  const byKey = new Map<string, Wording[]>()
  for (const wording of wordings) byKey.set(wording.key, [...(byKey.get(wording.key) ?? []), wording])
  const isTaken = (wording: Wording) => ({
    has: (eId: string) =>
      holders.get(eId)?.some((other) => other.key !== wording.key && overlaps(other, wording)) ?? false,
  })
  const pathOf = (wording: Wording): string => {
    if (wording.parentKey === null) return ''
    const parents = byKey.get(wording.parentKey) ?? []
    const parent = parents.find((candidate) => overlaps(candidate, wording)) ?? parents[0]
    return parent ? `${mint(parent)}__` : ''
  }
  const mint = (wording: Wording): string => {
    const done = eIds.get(wording)
    if (done !== undefined) return done
    const eId =
      wording.eId ??
      firstFree(
        baseEId(wording, () => pathOf(wording), isTaken(wording)),
        isTaken(wording),
      )
    eIds.set(wording, eId)
    holders.set(eId, [...(holders.get(eId) ?? []), wording])
    return eId
  }
  for (const wording of wordings) mint(wording)
  return eIds
}

function baseEId(wording: Wording, path: () => string, taken: { has(eId: string): boolean }): string {
  const short = isNumberedKind(wording.kind) ? shortEId(wording.kind, wording.num) : null
  if (short === null) return `${path()}${eIdPrefix(wording.kind)}${isNumberedKind(wording.kind) ? '_nn' : ''}`
  if (isDivisionKind(wording.kind) || (wording.content === null && !wording.missing))
    return `${path()}${short}`
  return taken.has(short) ? `${path()}${short}` : short
}

function concurrents(wordings: readonly Wording[], eIds: ReadonlyMap<Wording, string>): Set<Wording> {
  const byBase = new Map<string, Wording[]>()
  for (const wording of wordings) {
    if (wording.num === null || !isNumberedKind(wording.kind) || isDivisionKind(wording.kind)) continue
    if (wording.content === null && !wording.missing) continue
    const base = `${wording.parentKey}|${(eIds.get(wording) ?? '').replace(/__\d+$/, '')}`
    byBase.set(base, [...(byBase.get(base) ?? []), wording])
  }
  const found = new Set<Wording>()
  for (const group of byBase.values()) {
    for (const wording of group)
      if (
        /__\d+$/.test(eIds.get(wording) ?? '') &&
        group.some((other) => other.key !== wording.key && overlaps(other, wording))
      )
        found.add(wording)
  }
  return found
}

function compareFrom(a: Wording, b: Wording): number {
  if (a.from === b.from) return 0
  return a.from === null ? -1 : b.from === null ? 1 : a.from < b.from ? -1 : 1
}
