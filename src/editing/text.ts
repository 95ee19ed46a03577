/** The text in hand: provisions in reading order, each at its depth, and what an editor does to them. Nothing here knows of time. */
import type { Content } from '#law/content.ts'
import type { Kind, ProvisionDraft } from '#law/provision.ts'

/** A provision of the text in hand. */
export interface Entry {
  /** Lasting identity; of what the draft itself enters, `+step.number` until it is recorded. */
  readonly wId: string
  /** Depth in the outline: the parent is the nearest earlier entry of a smaller depth. */
  readonly depth: number
  readonly kind: Kind
  readonly num: string | null
  readonly heading: string | null
  readonly content: Content | null
  /** As held; null where it is to be made from kind, number and place. */
  readonly eId: string | null
  readonly missing: boolean
  readonly concurrent: boolean
}

export type Text = readonly Entry[]

/** Where something is put: beside a provision, or inside one (null: the act itself). */
export type Place =
  | { readonly before: string }
  | { readonly after: string }
  | { readonly inside: string | null; readonly at: 'start' | 'end' }

/** A step that cannot be taken on the text as it stands. */
export class StepError extends Error {
  override name = 'StepError'
}

/** Returns where the provision stands. Throws StepError where it is not in the text. */
export function indexOf(text: Text, wId: string): number {
  const index = text.findIndex((entry) => entry.wId === wId)
  if (index < 0) throw new StepError(`Cannot find the provision ${wId}: it is not in the text of this day`)
  return index
}

/** Returns the index after the last provision that the one at `index` holds. */
export function endOf(text: Text, index: number): number {
  const depth = text[index]?.depth ?? 0
  let end = index + 1
  while (end < text.length && (text[end] as Entry).depth > depth) end++
  return end
}

/** Returns the index of each entry's parent; -1 at the top. */
export function parentsOf(text: Text): number[] {
  const open: number[] = []
  return text.map((entry, index) => {
    while (open.length > 0 && (text[open.at(-1) as number] as Entry).depth >= entry.depth) open.pop()
    const parent = open.at(-1) ?? -1
    open.push(index)
    return parent
  })
}

/** Returns the text with other words, number, heading or kind of one provision. A new number makes a new eId. */
export function changed(
  text: Text,
  wId: string,
  change: Partial<Pick<Entry, 'kind' | 'num' | 'heading' | 'content'>>,
): Text {
  const index = indexOf(text, wId)
  const entry = text[index] as Entry
  const made = { ...entry, ...change }
  const renamed = made.num !== entry.num || made.kind !== entry.kind
  const known = change.content === undefined ? entry.missing : false
  return text.with(index, { ...made, missing: known, eId: renamed ? null : entry.eId })
}

/** Returns the text with provisions put in; their depths count from the place. */
export function inserted(text: Text, place: Place, entries: Text): Text {
  const { index, depth } = spotOf(text, place)
  const top = Math.min(...entries.map((entry) => entry.depth))
  const put = entries.map((entry) => ({ ...entry, depth: entry.depth - top + depth }))
  return text.toSpliced(index, 0, ...put)
}

/** Returns the text without a provision and all it holds. */
export function removed(text: Text, wId: string): Text {
  const index = indexOf(text, wId)
  return text.toSpliced(index, endOf(text, index) - index)
}

/** Returns the text with a provision, and all it holds, in another place. Throws StepError where that is inside itself. */
export function moved(text: Text, wId: string, place: Place): Text {
  const index = indexOf(text, wId)
  const block = text.slice(index, endOf(text, index))
  const anchor = 'before' in place ? place.before : 'after' in place ? place.after : place.inside
  if (anchor !== null && block.some((entry) => entry.wId === anchor))
    throw new StepError(
      `Cannot move ${nameOf(block[0])}: the place is inside itself; choose one outside of it`,
    )
  const [first, ...rest] = block as [Entry, ...Entry[]]
  return inserted(removed(text, wId), place, [{ ...first, eId: null }, ...rest])
}

/** Returns the text with a provision, and all it holds, one level in (1) or out (-1). What follows it may come to stand inside it. */
export function levelled(text: Text, wId: string, by: 1 | -1): Text {
  const index = indexOf(text, wId)
  const entry = text[index] as Entry
  const above = text[index - 1]
  if (by === -1 && entry.depth === 0)
    throw new StepError(`Cannot promote ${nameOf(entry)}: it stands at the top already`)
  if (by === 1 && (!above || above.depth < entry.depth))
    throw new StepError(
      `Cannot demote ${nameOf(entry)}: nothing stands before it on its level that could hold it`,
    )
  const end = endOf(text, index)
  return text.map((other, at) =>
    at < index || at >= end
      ? other
      : { ...other, depth: other.depth + by, eId: at === index ? null : other.eId },
  )
}

/** Returns what a reader calls the provision. */
export function nameOf(entry: Pick<Entry, 'num' | 'heading' | 'kind' | 'wId'> | undefined): string {
  return entry ? (entry.num ?? entry.heading ?? `${entry.kind} (${entry.wId})`) : 'the provision'
}

const drafts = new WeakMap<Entry, ProvisionDraft>()

/** Returns the text as the integrity gate takes it. */
export function draftsOf(text: Text): ProvisionDraft[] {
  return text.map((entry) => {
    const known = drafts.get(entry)
    if (known) return known
    const { depth, kind, num, heading, content, eId, concurrent, missing } = entry
    const draft = {
      depth,
      kind,
      num,
      heading,
      content,
      held: { eId: eId ?? '', concurrent, missing },
    }
    drafts.set(entry, draft)
    return draft
  })
}

function spotOf(text: Text, place: Place): { index: number; depth: number } {
  if ('inside' in place) {
    if (place.inside === null) return { index: place.at === 'start' ? 0 : text.length, depth: 0 }
    const index = indexOf(text, place.inside)
    const depth = (text[index] as Entry).depth + 1
    return { index: place.at === 'start' ? index + 1 : endOf(text, index), depth }
  }
  if ('before' in place) {
    const index = indexOf(text, place.before)
    return { index, depth: (text[index] as Entry).depth }
  }
  const index = indexOf(text, place.after)
  return { index: endOf(text, index), depth: (text[index] as Entry).depth }
}
