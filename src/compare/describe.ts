/** What changed in an act between two days, provision by provision. */
import { plainText } from '#law/content.ts'
import type { WordOp } from './word-op.ts'
import { diffWords } from './words.ts'

/** What describing needs to know of a provision on a day; the store's provision versions have it. */
export interface ProvisionState {
  readonly eId: string
  readonly parentId: number | null
  readonly sort: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  /** True: there was a wording and it is not known. */
  readonly missing: boolean
  readonly textId: number | null
}

/** A provision by its lasting identity, on the earlier and the later day; null where it was not in the text. */
export interface StatePair {
  readonly wId: string
  readonly before: ProvisionState | null
  readonly after: ProvisionState | null
}

/** The first that applies: the provision came or went, its words changed, its number changed, its place changed. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'renumbered' | 'moved'

export interface Change {
  /** Lasting identity in the expression. */
  readonly wId: string
  /** As on the later day, or on the earlier one for what was removed; so with `num`. */
  readonly eId: string
  readonly num: string | null
  /** The number on the earlier day; null where it had none or was not there. */
  readonly fromNum: string | null
  readonly kind: ChangeKind
  readonly renumbered: boolean
  readonly moved: boolean
  /** Heading and words, one block a line, without the number; null where the provision was not there or its wording is not known. */
  readonly before: string | null
  readonly after: string | null
  readonly words: readonly WordOp[]
}

/** Returns the ids of the texts that describing the pairs will read. */
export function textIdsOf(pairs: readonly StatePair[]): number[] {
  const ids = pairs.flatMap(({ before, after }) => [before?.textId, after?.textId]).filter((id) => id != null)
  return [...new Set(ids)]
}

/** Returns the changes that the pairs amount to, in their order. `contents` holds canonical fragments by text id. Pairs in which nothing differs that can be read are left out. */
export function describeChanges(
  pairs: readonly StatePair[],
  contents: ReadonlyMap<number, string>,
): Change[] {
  return pairs.map((pair) => describe(pair, contents)).filter((change) => change !== null)
}

function describe({ wId, before, after }: StatePair, contents: ReadonlyMap<number, string>): Change | null {
  const shown = after ?? before
  if (!shown) return null
  const both = before !== null && after !== null
  const renumbered = both && before.num !== after.num
  const moved = both && (before.parentId !== after.parentId || before.sort !== after.sort)
  const textBefore = before && wordingOf(before, contents)
  const textAfter = after && wordingOf(after, contents)
  const changed = both && textBefore !== textAfter
  const kind = !before
    ? 'added'
    : !after
      ? 'removed'
      : changed
        ? 'changed'
        : renumbered
          ? 'renumbered'
          : moved
            ? 'moved'
            : null
  if (kind === null) return null
  const words = diffWords(textBefore ?? '', textAfter ?? '')
  return {
    wId,
    eId: shown.eId,
    num: shown.num,
    fromNum: before?.num ?? null,
    kind,
    renumbered,
    moved,
    before: textBefore,
    after: textAfter,
    words,
  }
}

function wordingOf(state: ProvisionState, contents: ReadonlyMap<number, string>): string | null {
  if (state.missing) return null
  const xml = state.textId === null ? '' : contents.get(state.textId)
  if (xml === undefined)
    throw new RangeError(`Cannot describe the change of ${state.eId}: text ${state.textId} was not read`)
  return [state.heading ?? '', plainText(xml)].filter((part) => part !== '').join('\n')
}
