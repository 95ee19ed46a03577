/** The life of one provision: its wordings in order of time, and the spans between them in which it was not there or is not known. */
import { addDays, type Day } from '#kit/day.ts'
import type { ProvisionVersion, Version } from '#store/model.ts'

/** A span through which the words stayed the same. */
export interface Wording {
  readonly kind: 'wording'
  /** Which wording it is, from 1; words that come back after a gap keep their number. */
  readonly n: number
  readonly from: Day | null
  readonly to: Day | null
  /** The rows it is made of: more than one where the provision was renumbered or moved and kept its words. */
  readonly rows: readonly ProvisionVersion[]
  /** A day on which it stood, by which it can be asked for. */
  readonly day: Day | null
}

/** A span between wordings: the provision was not in the text, or the text of the act is not held. */
export interface Gap {
  readonly kind: 'gap'
  readonly from: Day
  readonly to: Day
  readonly why: 'absent' | 'unknown'
}

export type Entry = Wording | Gap

/** Returns the life of the provision, oldest first. `history` is by date, as the library gives it. */
export function entriesOf(history: readonly ProvisionVersion[], versions: readonly Version[]): Entry[] {
  const entries: Entry[] = []
  let last: Wording | undefined
  for (const row of history) {
    const same = last !== undefined && sameWords(last.rows[0], row)
    if (last && same && last.to === row.from) {
      last = { ...last, to: row.to, rows: [...last.rows, row] }
      entries[entries.length - 1] = last
      continue
    }
    if (last?.to && row.from && last.to < row.from) entries.push(gap(last.to, row.from, versions))
    const n: number = (last?.n ?? 0) + (same ? 0 : 1)
    last = { kind: 'wording', n, from: row.from, to: row.to, rows: [row], day: dayOf(row) }
    entries.push(last)
  }
  return entries
}

/** Returns the wordings alone, oldest first. */
export function wordingsIn(entries: readonly Entry[]): Wording[] {
  return entries.filter((entry) => entry.kind === 'wording')
}

/** Returns the row that a wording ended with: its number and place are the latest. */
export function latest(wording: Wording): ProvisionVersion | undefined {
  return wording.rows.at(-1)
}

/** Returns the wording that stood on the day, or on the last day before it on which one did. */
export function wordingOn(wordings: readonly Wording[], at: Day): Wording | undefined {
  return wordings.findLast(({ from }) => from === null || from <= at)
}

function sameWords(a: ProvisionVersion | undefined, b: ProvisionVersion): boolean {
  return a !== undefined && a.textId === b.textId && a.heading === b.heading && a.missing === b.missing
}

function dayOf({ from, to }: ProvisionVersion): Day | null {
  return from ?? (to ? addDays(to, -1) : null)
}

function gap(from: Day, to: Day, versions: readonly Version[]): Gap {
  const unknown = versions.some(
    (version) =>
      version.state === 'unknown' &&
      (version.from === null || version.from < to) &&
      (version.to === null || from < version.to),
  )
  return { kind: 'gap', from, to, why: unknown ? 'unknown' : 'absent' }
}
