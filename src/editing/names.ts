/** eIds of an edited text: what is untouched keeps its own, what is new, renumbered or moved gets one by the rules of `law/eid.ts`. */
import { eIdPrefix, firstFree, shortEId } from '#law/eid.ts'
import { isDivisionKind, isNumberedKind } from '#law/provision.ts'
import { type Entry, parentsOf, type Text } from './text.ts'

export interface Name {
  readonly eId: string
  readonly concurrent: boolean
}

/** Where a provision stood before the draft: its eId, and the wId of what held it. */
export interface Standing {
  readonly eId: string
  readonly parent: string | null
}

/** Returns the name of each entry, none twice. `elsewhere` tells eIds that later versions of the act give to others. */
export function namesOf(
  text: Text,
  before: ReadonlyMap<string, Standing>,
  elsewhere: (eId: string, wId: string) => boolean,
): Name[] {
  const parents = parentsOf(text)
  const kept = keptNames(text, parents, before)
  const taken = new Map<string, number>()
  text.forEach((entry, index) => {
    if (kept[index] && entry.eId !== null) taken.set(entry.eId, index)
  })
  const names: Name[] = []
  text.forEach((entry, index) => {
    if (kept[index] && entry.eId !== null) {
      names.push({ eId: entry.eId, concurrent: entry.concurrent })
      return
    }
    const parent = parents[index] ?? -1
    const above = parent < 0 ? '' : `${names[parent]?.eId}__`
    const free = { has: (eId: string) => taken.has(eId) || elsewhere(eId, entry.wId) }
    const twin = (eId: string) => {
      const other = taken.get(eId)
      return other !== undefined && other !== index && parents[other] === parent
    }
    const name = mint(entry, above, free, twin)
    taken.set(name.eId, index)
    names.push(name)
  })
  return names
}

// A name that carries the path of its parent goes where that path goes.
function keptNames(text: Text, parents: readonly number[], before: ReadonlyMap<string, Standing>): boolean[] {
  const kept: boolean[] = []
  text.forEach((entry, index) => {
    const parent = parents[index] ?? -1
    const above = parent < 0 ? null : (text[parent]?.wId ?? null)
    const stood = before.get(entry.wId)
    if (entry.eId === null || !stood) {
      kept.push(false)
      return
    }
    const path = above === null ? undefined : before.get(above)?.eId
    const named = path !== undefined && entry.eId.startsWith(`${path}__`)
    if (stood.parent === above) kept.push(!named || kept[parent] === true)
    else kept.push(!entry.eId.includes('__') && !isDivisionKind(entry.kind))
  })
  return kept
}

function mint(
  entry: Entry,
  above: string,
  free: { has(eId: string): boolean },
  twin: (eId: string) => boolean,
): Name {
  const { kind, num, content } = entry
  const short = isNumberedKind(kind) ? shortEId(kind, num) : null
  const nameless = isNumberedKind(kind) ? `${eIdPrefix(kind)}_nn` : eIdPrefix(kind)
  if (short === null) return { eId: firstFree(`${above}${nameless}`, free), concurrent: false }
  if (isDivisionKind(kind) || content === null)
    return { eId: firstFree(`${above}${short}`, free), concurrent: false }
  if (!free.has(short)) return { eId: short, concurrent: false }
  const concurrent = twin(short)
  return { eId: firstFree(concurrent ? short : `${above}${short}`, free), concurrent }
}
