/** The history of an expression as editing reads it: rows by lasting identity, and what the day's text amounts to. */
import type { Day } from '#kit/day.ts'
import type { Content } from '#law/content.ts'
import type { WovenVersion } from '#law/history/woven.ts'
import { contains } from '#law/interval.ts'
import type { Basis, Ground, Kind } from '#law/provision.ts'

/** The words of a row: by hash always, in full where they were read or are new. */
export interface Words {
  readonly hash: string
  /** Of the text held; null where the words are new. */
  readonly textId: number | null
  readonly content: Content | null
}

/** One provision version. */
export interface HistoryRow {
  /** Of the row held; null where editing made it. */
  readonly id: number | null
  readonly wId: string
  /** wId of what holds it; null at the top. */
  readonly parent: string | null
  readonly eId: string
  readonly sort: string
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly words: Words | null
  readonly from: Day | null
  readonly to: Day | null
  readonly basis: Basis
  readonly missing: boolean
  readonly concurrent: boolean
  readonly ground: Ground | null
}

/** Everything that is held of an expression. */
export interface History {
  readonly rows: readonly HistoryRow[]
  readonly versions: readonly WovenVersion[]
}

export const NO_HISTORY: History = { rows: [], versions: [] }

/** Returns the rows that hold on the day in reading order, each with its depth. */
export function rowsOn(history: History, at: Day): { readonly row: HistoryRow; readonly depth: number }[] {
  const holding = history.rows.filter((row) => contains(row, at))
  const present = new Set(holding.map((row) => row.wId))
  const below = Map.groupBy(holding, (row) =>
    row.parent !== null && present.has(row.parent) ? row.parent : null,
  )
  const out: { row: HistoryRow; depth: number }[] = []
  const walk = (parent: string | null, depth: number) => {
    for (const row of (below.get(parent) ?? []).toSorted(inOrder)) {
      out.push({ row, depth })
      walk(row.wId, depth + 1)
    }
  }
  walk(null, 0)
  return out
}

const lives = new WeakMap<History, Map<string, HistoryRow[]>>()

/** Returns the rows of a provision by date. */
export function lifeOf(history: History, wId: string): readonly HistoryRow[] {
  let all = lives.get(history)
  if (!all) {
    all = Map.groupBy(history.rows, (row) => row.wId)
    for (const rows of all.values()) rows.sort(byFrom)
    lives.set(history, all)
  }
  return all.get(wId) ?? []
}

/** Returns the span that holds the day; null before the first. */
export function spanOn(history: History, at: Day): WovenVersion | null {
  return history.versions.findLast((version) => contains(version, at)) ?? null
}

/** Orders rows of one provision by their beginning. */
export function byFrom(a: HistoryRow, b: HistoryRow): number {
  if (a.from === b.from) return 0
  return a.from === null ? -1 : b.from === null ? 1 : a.from < b.from ? -1 : 1
}

function inOrder(a: HistoryRow, b: HistoryRow): number {
  if (a.sort !== b.sort) return a.sort < b.sort ? -1 : 1
  const [left, right] = [`${a.from ?? ''} ${a.eId}`, `${b.from ?? ''} ${b.eId}`]
  return left < right ? -1 : 1
}
