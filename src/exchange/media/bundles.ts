/** Bundles on a medium, and whose they are: an operator who puts in a stick need not know what lies where on it. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Fetching } from '../follow/fetching.ts'
import { ARCHIVE, overMedium } from '../follow/medium.ts'
import { hexDigest } from '../hashing.ts'
import { LIMITS } from '../limits.ts'

const ROOT = 'metadata/1.root.json'

/** Returns the bundles in the folder: itself where it is one, else the folders and archives in it that are. A file is taken to be one. */
export async function bundlesIn(place: string): Promise<string[]> {
  if (isRepository(place)) return [place]
  const names = await readdir(place).catch(() => null)
  if (names === null) return [place]
  const found = names
    .filter((name) => !name.startsWith('.'))
    .map((name) => path.join(place, name))
    .filter((each) => each.endsWith(ARCHIVE) || isRepository(each))
  return found.length > 0 ? found.sort() : [place]
}

/** Returns the fingerprint that a medium shows: the hash of its first root. Throws NotThereError where it has none, RefusedError where it cannot be read. */
export async function fingerprintAt(place: string): Promise<string> {
  const transport = overMedium(path.resolve(place), ROOT)
  const fetching = new Fetching({ transports: [transport], bandwidth: null, clock: () => performance.now() })
  try {
    return hexDigest(await fetching.small(ROOT, LIMITS.metadata))
  } finally {
    await transport.close()
  }
}

function isRepository(folder: string): boolean {
  return existsSync(path.join(folder, ROOT))
}
