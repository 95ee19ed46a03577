/** Leading the path of a citation to a provision: by number and kind, on a day, and to the paragraph inside its words. */
import { divisionNumber } from '#citations/division-numbers.ts'
import type { Found, Step } from '#citations/reference.ts'
import type { Day } from '#kit/day.ts'
import { type CitedRow, citedRows } from '#store/cited.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { contentsOf } from '#store/provisions.ts'
import { isMain, partInside, stepNumber } from './provision-steps.ts'

/** When a provision is looked for: on the day; else while the citing text held, which was until the second. */
export interface When {
  readonly at: Day | null
  readonly until: Day | null
}

/** The provision at which the citing text stands. */
export interface Standpoint {
  readonly provisionId: number
}

const AS_HELD: Readonly<Record<string, readonly string[]>> = {
  schedule: ['attachment'],
  annex: ['attachment'],
  appendix: ['attachment'],
  amendment: ['amendment'],
}

type Kinds = Readonly<Record<string, string>>

// A bare "section 23" is one of the act's body, whatever its schedules number.
const ATTACHED = /^(?:att|annex|schedule|appendix)(?:_|$)/

/** The provisions of one expression by number. */
export class ProvisionIndex {
  readonly #byKey = new Map<string, CitedRow[]>()
  /** Divisions by the number in digits that words or Roman numerals write. */
  readonly #byDivision = new Map<string, CitedRow[]>()
  readonly #byProvision = new Map<number, CitedRow[]>()
  readonly #kinds: Kinds

  /** `kinds` says what the language calls kinds that the rows call otherwise. */
  constructor(db: Database, expressionId: number, kinds: Kinds = {}) {
    this.#kinds = kinds
    for (const row of citedRows(db, expressionId)) {
      push(this.#byKey, stepNumber(row.num ?? ''), row)
      const digits = isMain(row.kind) ? null : divisionNumber(row.num ?? '')
      if (digits !== null) push(this.#byDivision, digits, row)
      push(this.#byProvision, row.provisionId, row)
    }
  }

  /** Returns the row that the path leads to, and what of the path lies inside its words; null where its first step leads nowhere. */
  find(
    { from, path }: Pick<Found, 'from' | 'path'>,
    when: When,
    standpoint: Standpoint | null,
  ): { readonly row: CitedRow; readonly inner: readonly Step[] } | null {
    if (from !== 'act') {
      const here = standpoint && this.#onDay(this.#byProvision.get(standpoint.provisionId) ?? [], when)
      const row =
        !here || from === 'provision' ? here : this.#neighbour(here, from === 'previous' ? -1 : 1, when)
      return row ? { row, inner: path } : null
    }
    const [eId] = path
    if (eId?.kind === 'eId') return this.#byEId(eId.num, when)
    return this.#walk(path, when, standpoint !== null && this.#isInSchedule(standpoint) ? {} : this.#kinds)
  }

  #isInSchedule({ provisionId }: Standpoint): boolean {
    return ATTACHED.test(this.#byProvision.get(provisionId)?.[0]?.eId ?? '')
  }

  /** Returns the provision at which a text of the eId stands, a paragraph inside it included. */
  standpoint(eId: string, when: When): Standpoint | null {
    for (let end = eId.length; end > 0; end = eId.lastIndexOf('__', end - 1)) {
      const found = this.#byEId(eId.slice(0, end), when)
      if (found) return { provisionId: found.row.provisionId }
    }
    return null
  }

  // In the schedules of an act of sections stand conventions, whose articles are articles in French as well.
  #walk(path: readonly Step[], when: When, kinds: Kinds): { row: CitedRow; inner: readonly Step[] } | null {
    const main = path.findIndex(({ kind }) => isMain(kind))
    const steps =
      main > 0 && !path.slice(0, main).some(({ kind }) => kind in AS_HELD) ? path.slice(main) : path
    let row: CitedRow | null = null
    for (const [index, step] of steps.entries()) {
      const next = this.#step(step, row, when, kinds)
      if (!next) return row ? { row, inner: steps.slice(index) } : null
      row = next
    }
    return row ? { row, inner: [] } : null
  }

  #step(step: Step, within: CitedRow | null, when: When, called: Kinds): CitedRow | null {
    const kinds = kindsOf(step, called)
    const fits = (row: CitedRow) =>
      (step.kind === 'any' ? isMain(row.kind) && row.kind !== 'recital' : kinds.includes(row.kind)) &&
      (within === null || this.#isBelow(row, within))
    const asPrinted = (this.#byKey.get(stepNumber(step.num)) ?? []).filter(fits)
    const digits = divisionNumber(step.num) ?? stepNumber(step.num)
    const all =
      asPrinted.length > 0 || isMain(step.kind)
        ? asPrinted
        : [...(this.#byDivision.get(digits) ?? []), ...(this.#byKey.get(digits) ?? [])].filter(fits)
    const plain = all.filter(({ eId }) => !eId.includes('__'))
    const row = this.#onDay(plain, when)
    if (row) return row
    // Of divisions that share a number, none is meant more than another.
    const inside = all.filter(({ eId }) => eId.includes('__'))
    const body = within ? inside : inside.filter(({ eId }) => !ATTACHED.test(eId))
    const others = body.length > 0 ? body : inside
    const provisions = new Set(others.map(({ provisionId }) => provisionId))
    return provisions.size === 1 || within ? this.#onDay(others, when) : null
  }

  #isBelow(row: CitedRow, above: CitedRow): boolean {
    let parent = row.parentId
    for (let depth = 0; parent !== null && depth < 12; depth++) {
      if (parent === above.provisionId) return true
      parent = this.#byProvision.get(parent)?.[0]?.parentId ?? null
    }
    return false
  }

  #byEId(eId: string, when: When): { row: CitedRow; inner: readonly Step[] } | null {
    for (const rows of this.#byProvision.values()) {
      const row = this.#onDay(
        rows.filter((each) => each.eId === eId),
        when,
      )
      if (row) return { row, inner: [] }
    }
    return null
  }

  #neighbour(here: CitedRow, direction: 1 | -1, when: When): CitedRow | null {
    const beside: CitedRow[] = []
    for (const rows of this.#byProvision.values()) {
      const row =
        rows[0]?.kind === here.kind
          ? this.#onDay(
              rows.filter((each) => each.parentId === here.parentId),
              when,
            )
          : null
      if (row) beside.push(row)
    }
    beside.sort((a, b) => (a.sort < b.sort ? -1 : 1))
    const at = beside.findIndex(({ provisionId }) => provisionId === here.provisionId)
    const found = beside[at + direction]
    if (found) return found
    const number = Number(stepNumber(here.num ?? ''))
    return Number.isInteger(number)
      ? this.#step({ kind: here.kind, num: String(number + direction) }, null, when, this.#kinds)
      : null
  }

  // The row of the day; else the first that began while the citing text held.
  #onDay(rows: readonly CitedRow[], { at, until }: When): CitedRow | null {
    if (at === null)
      return (
        rows.find(({ to }) => to === null) ??
        rows.toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1))[0] ??
        null
      )
    const holds = rows.find(({ from, to }) => (from === null || from <= at) && (to === null || at < to))
    if (holds) return holds
    const later = rows.filter(({ from }) => from !== null && from > at && (until === null || from < until))
    return later.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))[0] ?? null
  }
}

/** Returns the eId of the part inside the provision's words that the steps lead to, as far as they lead. */
export function innerEId(db: Database, row: CitedRow, inner: readonly Step[]): string {
  if (inner.length === 0 || row.textId === null) return row.eId
  const part = partInside(contentsOf(db, [row.textId]).get(row.textId) ?? '', inner)
  return part === null ? row.eId : `${row.eId}__${part}`
}

function kindsOf({ kind }: Step, kinds: Kinds): readonly string[] {
  return AS_HELD[kind] ?? [kinds[kind] ?? kind]
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}
