/** Finding out which source can read what lies at the paths. A folder that none claims is looked into. */
import path from 'node:path'
import { type Refusal, type Source, UnreadableError } from '#sources/contract.ts'
import { placeAt } from '#sources/files.ts'

export interface Recognised {
  readonly claimed: ReadonlyMap<Source, readonly string[]>
  /** Files that look like data and that no source claims. */
  readonly unclaimed: readonly string[]
  /** What cannot be looked at. */
  readonly unreadable: readonly Refusal['refused'][]
}

/** Returns the places by source; general formats only where a place is given itself. Files of kinds that carry no law (readme, licence, pictures, tables) are passed over in folders. */
export async function recognise(sources: readonly Source[], paths: readonly string[]): Promise<Recognised> {
  const claimed = new Map<Source, string[]>()
  const unclaimed: string[] = []
  const unreadable: Refusal['refused'][] = []
  for (const given of paths) await tryLooking(given, true)
  return { claimed, unclaimed, unreadable }

  async function tryLooking(location: string, given: boolean): Promise<void> {
    try {
      await look(location, given)
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      unreadable.push({ path: error.path, where: error.where, reason: error.message })
    }
  }

  async function look(location: string, given: boolean): Promise<void> {
    const place = await placeAt(location)
    for (const source of sources) {
      if ((source.general && !given) || !(await source.claims(place))) continue
      claimed.set(source, [...(claimed.get(source) ?? []), location])
      return
    }
    if (place.directory) for (const name of place.names) await tryLooking(path.join(location, name), false)
    else if (given || LAW.test(location)) unclaimed.push(location)
  }
}

const LAW = /(?<!(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING)[^/]*)\.(xml|akn|md|json|html?|docx|rtf|zst)$/i
