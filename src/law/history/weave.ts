/**
 * Weaving: a run of dated snapshots becomes provisions that last and versions of them. A provision version spans all the
 * snapshots in which it does not change, so a history costs the sum of its changes.
 */
import type { Day } from '#kit/day.ts'
import { firstFree, type Placed, place } from '#law/eid.ts'
import { DistinctFindings } from '#law/gate/distinct.ts'
import type { Finding, SeenText, Snapshot } from '#law/provision.ts'
import { align } from './align.ts'
import { type Alignable, alignable } from './alignable.ts'
import { closeRow, effective, type OpenRow, sameForm, sameState } from './open-row.ts'
import { sortKeys } from './siblings.ts'
import { type DateFacts, versionsOf } from './versions.ts'
import type { Woven, WovenRow } from './woven.ts'

/** Checks a snapshot against the one before it; a quarantine among the findings keeps it out. */
export type Gate = (snapshot: Snapshot, previous: Snapshot | null) => readonly Finding[]

/** Folds snapshots, ascending by date, one at a time; `end` gives the history. Holds one text and the changes, not the snapshots. */
export class Weaver {
  readonly #gate: Gate
  readonly #wIds: string[] = []
  readonly #takenWIds = new Set<string>()
  readonly #closed: WovenRow[] = []
  readonly #findings = new DistinctFindings()
  readonly #facts: DateFacts[] = []
  readonly #texts: SeenText[] = []
  #open: OpenRow[] = []
  #last: Snapshot | null = null
  /** Set while in a hole: rows are closed and wait to be taken up again. */
  #hole = false
  #completeFrom: Day | null = null

  constructor(gate: Gate) {
    this.#gate = gate
  }

  /** Takes the next snapshot. Throws RangeError where it is not later than the one before. */
  add(snapshot: Snapshot): void {
    const latest = this.#texts.at(-1)
    if (latest && (snapshot.date === null || (latest.date !== null && snapshot.date <= latest.date))) {
      throw new RangeError(
        `Cannot weave ${snapshot.path}: its date ${snapshot.date ?? 'unknown'} is not after ${latest.date ?? 'unknown'}`,
      )
    }
    const findings = [...snapshot.findings, ...this.#gate(snapshot, this.#last)]
    this.#findings.add(findings)
    const refused = findings.find((finding) => finding.severity === 'quarantine')
    if (refused) this.#refuse(snapshot, refused)
    else this.#accept(snapshot)
    this.#texts.push(seen(snapshot))
  }

  /** Returns the history. Rows still open stay without an end. */
  end(): Woven {
    const rows = [...this.#closed, ...(this.#hole ? [] : this.#open.map((row) => closeRow(row, null)))]
    return {
      provisions: this.#wIds.map((wId) => ({ wId })),
      rows,
      versions: versionsOf(rows, this.#facts),
      findings: this.#findings.all(),
      completeFrom: this.#completeFrom,
      texts: this.#texts,
    }
  }

  #refuse(snapshot: Snapshot, finding: Finding): void {
    this.#facts.push({ ...seen(snapshot), hole: finding.message })
    if (this.#hole) return
    for (const row of this.#open) this.#close(row, snapshot.date)
    this.#hole = true
  }

  #accept(snapshot: Snapshot): void {
    const placed = place(snapshot.provisions)
    const later = placed.map(alignable)
    const match = align(this.#open, later)
    const provisions = placed.map(
      (item, index) =>
        this.#open[match[index] as number]?.provision ?? this.#mint(item.draft.held?.wId ?? item.eId),
    )
    const sorts = this.#sorts(placed, match, provisions)
    const next: OpenRow[] = new Array(placed.length)
    const kept = new Set<OpenRow>()
    let reworded = 0
    let reformatted = 0
    for (let index = 0; index < placed.length; index++) {
      const item = placed[index] as Placed
      const old = this.#open[match[index] as number]
      const made: OpenRow = this.#openRow(
        item,
        later[index] as Alignable,
        provisions,
        index,
        sorts[index] as string,
        snapshot,
      )
      if (old && !this.#hole && sameState(old, made)) {
        if (!sameForm(old, made)) reformatted++
        kept.add(old)
        next[index] = { ...old, parent: item.parent, key: made.key }
      } else {
        reworded++
        next[index] = made
      }
    }
    this.#closeAll(kept, next, snapshot)
    this.#note(snapshot, reworded + this.#open.length - kept.size, reformatted)
    this.#open = next
    this.#last = snapshot
    this.#hole = false
  }

  #openRow(
    item: Placed,
    at: Alignable,
    provisions: readonly number[],
    index: number,
    sort: string,
    snapshot: Snapshot,
  ): OpenRow {
    const { draft } = item
    const believed = this.#hole
      ? null
      : effective(draft.since ?? null, snapshot.date, this.#texts.at(-1)?.date ?? null, this.#last === null)
    if (this.#last === null && believed !== null && believed !== snapshot.date)
      this.#completeFrom = snapshot.date
    return {
      ...at,
      provision: provisions[index] as number,
      parentProvision: item.parent === -1 ? -1 : (provisions[item.parent] as number),
      eId: item.eId,
      sort,
      concurrent: item.concurrent,
      missing: draft.held?.missing ?? false,
      from: believed ?? snapshot.date,
      stated: draft.since ?? null,
      basis:
        snapshot.date === null
          ? 'unknown'
          : draft.since != null && believed === null
            ? 'snapshot'
            : snapshot.basis,
      ground: draft.ground ?? snapshot.ground,
    }
  }

  // A row ends on the day its successor begins, which a source that states legal effect may put before the snapshot's date.
  #closeAll(kept: ReadonlySet<OpenRow>, next: readonly OpenRow[], snapshot: Snapshot): void {
    if (this.#hole) return
    const successors = new Map(next.map((row) => [row.provision, row]))
    for (const row of this.#open) {
      if (kept.has(row)) continue
      const successor = successors.get(row.provision)
      this.#close(row, successor ? successor.from : snapshot.date)
    }
  }

  #close(row: OpenRow, to: Day | null): void {
    const closed = closeRow(row, to)
    if (closed.from === null || closed.to === null || closed.from < closed.to) this.#closed.push(closed)
  }

  #note(snapshot: Snapshot, changes: number, reformatted: number): void {
    const first = this.#last === null
    if (first || changes > 0 || this.#hole) this.#facts.push({ ...seen(snapshot), hole: null })
    if (!first && changes === 0 && reformatted > 0) {
      const message = `Only formatting changed (${reformatted} provisions): no new version was made`
      this.#findings.add([
        { severity: 'warning', check: 'formatting-only', path: snapshot.path, where: null, message },
      ])
    }
  }

  #sorts(placed: readonly Placed[], match: Int32Array, provisions: readonly number[]): string[] {
    const siblings = new Map<number, number[]>()
    for (let index = 0; index < placed.length; index++) {
      const parent = (placed[index] as Placed).parent
      const group = siblings.get(parent)
      if (group) group.push(index)
      else siblings.set(parent, [index])
    }
    const sorts: string[] = new Array(placed.length)
    for (const [parent, group] of siblings) {
      const parentProvision = parent === -1 ? -1 : provisions[parent]
      const held = group.map((index) => {
        const old = this.#open[match[index] as number]
        return old && old.parentProvision === parentProvision ? old.sort : null
      })
      const keys = sortKeys(held)
      for (let i = 0; i < group.length; i++) sorts[group[i] as number] = keys[i] as string
    }
    return sorts
  }

  #mint(eId: string): number {
    const wId = firstFree(eId, this.#takenWIds)
    this.#takenWIds.add(wId)
    return this.#wIds.push(wId) - 1
  }
}

function seen(snapshot: Snapshot): SeenText {
  const { date, basis, published, ground, path } = snapshot
  return { date, basis, published, ground, path }
}
