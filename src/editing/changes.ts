/** What a draft changes in the text of its day, as a redline is made of it. */

import { type Change, describeChanges, type ProvisionState, type StatePair } from '#compare/describe.ts'
import type { Day } from '#kit/day.ts'
import { type History, type HistoryRow, rowsOn } from './history.ts'
import type { Text } from './text.ts'

/** Returns the changes between two texts of one day in reading order; what is gone stands where it stood. */
export function changesBetween(
  before: { readonly history: History; readonly text: Text },
  after: { readonly history: History; readonly text: Text },
  at: Day,
): Change[] {
  const [earlier, later] = [rowsOn(before.history, at), rowsOn(after.history, at)]
  const held = new Map(earlier.map(({ row }) => [row.wId, row]))
  const made = new Map(later.map(({ row }) => [row.wId, row]))
  const states = new States([...before.text, ...after.text])
  const pairs: StatePair[] = []
  for (const wId of inReadingOrder([...held.keys()], [...made.keys()])) {
    const [old, now] = [held.get(wId), made.get(wId)]
    if (old !== now) pairs.push({ wId, before: states.of(old), after: states.of(now) })
  }
  return describeChanges(pairs, states.contents)
}

// Words and parents are told apart by numbers, as describing wants them.
class States {
  readonly contents = new Map<number, string>()
  readonly #texts = new Map<string, number>()
  readonly #parents = new Map<string, number>()

  constructor(text: Text) {
    for (const { content } of text) {
      if (!content || this.#texts.has(content.hash)) continue
      this.#texts.set(content.hash, this.#texts.size)
      this.contents.set(this.#texts.size - 1, content.xml)
    }
  }

  of(row: HistoryRow | undefined): ProvisionState | null {
    if (!row) return null
    const { eId, sort, kind, num, heading, missing } = row
    const textId = row.words ? (this.#texts.get(row.words.hash) ?? null) : null
    return { eId, sort, kind, num, heading, missing, textId, parentId: this.#parent(row.parent) }
  }

  #parent(wId: string | null): number | null {
    if (wId === null) return null
    const known = this.#parents.get(wId) ?? this.#parents.size
    this.#parents.set(wId, known)
    return known
  }
}

// The order of the later text; each run of what is gone follows what stood before it.
function inReadingOrder(before: readonly string[], after: readonly string[]): string[] {
  const stays = new Set(after)
  const following = new Map<string | null, string[]>()
  let last: string | null = null
  for (const wId of before) {
    if (stays.has(wId)) last = wId
    else following.set(last, [...(following.get(last) ?? []), wId])
  }
  return [...(following.get(null) ?? []), ...after.flatMap((wId) => [wId, ...(following.get(wId) ?? [])])]
}
