/** The metadata that sign a collection's latest release, out of the folder of a repository or a mirror. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { LIMITS } from '../limits.ts'
import type { SigningFiles } from './make.ts'

/**
 * Returns the files as they stand, none of them checked; null where one is not there. `timestamp` is a file elsewhere, where the
 * folder's own is not the one to begin with.
 */
export async function signingFiles(
  repository: string,
  collection: string,
  timestampFile = path.join(repository, 'metadata', 'timestamp.json'),
): Promise<SigningFiles | null> {
  const folder = path.join(repository, 'metadata')
  const named = (name: string) => bytesOf(path.join(folder, name))
  const timestamp = await bytesOf(timestampFile)
  const version = versionIn(timestamp, 'snapshot.json')
  const snapshot = version === null ? null : await named(`${version}.snapshot.json`)
  const versions = ['targets', collection].map((role) => versionIn(snapshot, `${role}.json`))
  const [targets, own] = await Promise.all([
    named(`${versions[0]}.targets.json`),
    named(`${versions[1]}.${collection}.json`),
  ])
  const roots = await rootsIn(folder)
  if (!timestamp || !snapshot || !targets || !own || roots.length === 0) return null
  const profile = hashIn(targets, 'profile.json')
  return {
    roots,
    timestamp,
    snapshot,
    targets,
    collection: own,
    profile:
      profile === null ? null : await bytesOf(path.join(repository, 'targets', `${profile}.profile.json`)),
  }
}

async function rootsIn(folder: string): Promise<Buffer[]> {
  const roots: Buffer[] = []
  while (roots.length < LIMITS.roots) {
    const root = await bytesOf(path.join(folder, `${roots.length + 1}.root.json`))
    if (!root) break
    roots.push(root)
  }
  return roots
}

function bytesOf(file: string): Promise<Buffer | null> {
  return readFile(file).catch(() => null)
}

interface Loose {
  readonly signed?: {
    readonly meta?: Readonly<Record<string, { readonly version?: unknown }>>
    readonly targets?: Readonly<Record<string, { readonly hashes?: { readonly sha256?: unknown } }>>
  }
}

function versionIn(metadata: Buffer | null, name: string): number | null {
  const version = signedIn(metadata)?.meta?.[name]?.version
  return Number.isSafeInteger(version) ? Number(version) : null
}

function hashIn(metadata: Buffer | null, name: string): string | null {
  const hash = signedIn(metadata)?.targets?.[name]?.hashes?.sha256
  return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : null
}

function signedIn(metadata: Buffer | null): Loose['signed'] {
  try {
    return (JSON.parse(metadata?.toString() ?? 'null') as Loose | null)?.signed
  } catch {
    return undefined
  }
}
