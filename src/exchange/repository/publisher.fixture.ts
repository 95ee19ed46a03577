/** For tests: a publisher with real keys in a folder of its own, and followers that judge it with tuf-js' own Updater. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { BaseFetcher, Updater } from 'tuf-js'
import { DownloadHTTPError } from 'tuf-js/dist/error.js'
import { type KeyRing, type KeyRingOptions, openKeyRing } from '../keys/key-ring.ts'
import { type Beginning, type Begun, createRepository } from './create.ts'
import { openRepository, type Repository } from './repository.ts'

/** What a derivation costs where nobody tries to guess. */
export const CHEAP = { memory: 8, passes: 1, parallelism: 1 }
export const PASSPHRASE = 'three grey herons'

export interface Publisher {
  readonly begun: Begun
  readonly repository: Repository
  readonly ring: KeyRing
  readonly folder: string
  readonly keys: string
  /** Opens a ring over the same keys, as another process would. */
  ringOf(options?: Partial<KeyRingOptions>): KeyRing
  reopen(options?: {
    ring?: KeyRing
    now?: () => Date
    written?: (file: string) => unknown
  }): Promise<Repository>
}

/** Makes a folder that is thrown away at the end of the test, below another where that is there. */
export async function scratch(
  t: { after: (work: () => Promise<void>) => void },
  below = os.tmpdir(),
): Promise<string> {
  const folder = await mkdtemp(path.join(existsSync(below) ? below : os.tmpdir(), 'comity-publisher-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Begins a publisher below the folder. */
export async function beginPublisher(
  home: string,
  now: () => Date,
  options: Partial<Beginning> = {},
): Promise<Publisher> {
  const [folder, keys] = [path.join(home, 'exchange', 'public'), path.join(home, 'keys')]
  const ringOf = (other: Partial<KeyRingOptions> = {}) =>
    openKeyRing({ folders: [keys], passphrase: async () => PASSPHRASE, cost: CHEAP, ...other })
  const ring = ringOf()
  const quorums = { root: { keys: 3, threshold: 2 }, targets: { keys: 2, threshold: 1 } }
  const begun = await createRepository({ folder, ring, now: now(), quorums, ...options })
  const reopen: Publisher['reopen'] = ({ written, ...other } = {}) =>
    openRepository({
      folder,
      ring,
      now,
      ...other,
      ...(written
        ? {
            written: async (file) => {
              await written(file)
            },
          }
        : {}),
    })
  return { begun, repository: await reopen(), ring, folder, keys, ringOf, reopen }
}

/** A client that trusts the first root, and remembers what it saw. */
export interface Follower {
  /** Refreshes and returns the bytes of each target; null for what is not there. */
  follow(...names: string[]): Promise<(string | null)[]>
  readonly folder: string
}

/** Makes a follower of the repository that keeps its metadata below the folder. */
export async function followerOf(repository: string, folder: string): Promise<Follower> {
  const [metadataDir, targetDir] = [path.join(folder, 'metadata'), path.join(folder, 'targets')]
  await mkdir(metadataDir, { recursive: true })
  await mkdir(targetDir, { recursive: true })
  await copyFile(path.join(repository, 'metadata', '1.root.json'), path.join(metadataDir, 'root.json'))
  const follow = async (...names: string[]) => {
    const updater = new Updater({
      metadataDir,
      targetDir,
      metadataBaseUrl: 'file:///metadata',
      targetBaseUrl: 'file:///targets',
      fetcher: new FolderFetcher(repository),
    })
    await updater.refresh()
    const found: (string | null)[] = []
    for (const name of names) {
      const info = await updater.getTargetInfo(name)
      found.push(info ? await readFile(await updater.downloadTarget(info), 'utf8') : null)
    }
    return found
  }
  return { follow, folder }
}

class FolderFetcher extends BaseFetcher {
  readonly #folder: string
  constructor(folder: string) {
    super()
    this.#folder = folder
  }

  override async fetch(url: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const file = path.join(this.#folder, new URL(url).pathname)
    const bytes = await readFile(file).catch(() => {
      throw new DownloadHTTPError('Not there', 404)
    })
    return new Blob([bytes]).stream()
  }
}
