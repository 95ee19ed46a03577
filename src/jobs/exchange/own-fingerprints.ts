/** By which fingerprints others know this centre: those of the repositories that lie in its folder, one an audience. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { hexDigest } from '#exchange/hashing.ts'
import { PUBLIC, placesOf } from '#exchange/repository/places.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/** Returns the audiences of this centre by the fingerprint of their repositories; none where the library lies in memory. */
export async function ownFingerprints({ file }: Database): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  if (file === null) return found
  const home = path.dirname(file)
  const audiences = await readdir(path.join(home, 'exchange', 'audiences')).catch(() => [])
  for (const audience of [PUBLIC, ...audiences]) {
    const root = path.join(placesOf(home, audience).repository, 'metadata', '1.root.json')
    const bytes = await readFile(root).catch(() => null)
    if (bytes !== null) found.set(hexDigest(bytes), audience)
  }
  return found
}
