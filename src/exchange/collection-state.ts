/** What a release makes of the state before it: checked in full before anything is fetched for it (spec: exchange, section 6, step 3). */
import type { Checkpoint, Release } from './documents.ts'
import { RefusedError } from './refused.ts'
import { type Entry, pairOf, StateTree } from './state.ts'

/** The objects of a collection, by pair. */
export type CollectionState = ReadonlyMap<string, Entry>

/** Returns the state after the release. Throws RefusedError where it is not the one that was signed. */
export function stateAfter(before: CollectionState, release: Release): CollectionState {
  const state = new Map(before)
  const named = `release ${release.release} of ${release.collection}`
  for (const { work, language, object } of release.tombstones) {
    const held = state.get(pairOf({ work, language }))
    if (held?.object !== object)
      throw wrong(`${named} withdraws ${work} (${language}), which is not what was published`)
    state.delete(pairOf({ work, language }))
  }
  for (const { was, pack: _, ...entry } of release.put) {
    const held = state.get(pairOf(entry))?.object ?? null
    if (held !== was)
      throw wrong(`${named} changes ${entry.work} (${entry.language}) from an object that was not published`)
    state.set(pairOf(entry), entry)
  }
  const works = new Set([...state.values()].map(({ work }) => work)).size
  if (state.size !== release.counts.expressions || works !== release.counts.works)
    throw wrong(
      `${named} counts ${release.counts.works} works in ${release.counts.expressions} languages; there are ${works} in ${state.size}`,
    )
  checkRoot(state, release.root, named)
  return state
}

/** Returns the state of a checkpoint. Throws RefusedError where it is not the one that was signed. */
export function stateOf(checkpoint: Checkpoint): CollectionState {
  const state = new Map(checkpoint.state.map(({ pack: _, ...entry }) => [pairOf(entry), entry]))
  checkRoot(
    state,
    checkpoint.root,
    `the checkpoint of ${checkpoint.collection} at release ${checkpoint.release}`,
  )
  return state
}

function checkRoot(state: CollectionState, root: string, named: string): void {
  const found = new StateTree(state.values()).root()
  if (found !== root)
    throw wrong(`${named} signs the root ${root.slice(0, 12)}…; what it names gives ${found.slice(0, 12)}…`)
}

function wrong(reason: string): RefusedError {
  return new RefusedError('wrong-root', `The state is not the one signed: ${reason}`)
}
