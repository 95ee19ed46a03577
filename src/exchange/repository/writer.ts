/** Writing to a repository: planned at leisure, carried out while nobody else writes, planned again where somebody did. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { KeyRing } from '../keys/key-ring.ts'
import { type Change, type Step, stepsOf, writeSteps } from './commit.ts'
import { type Held, metadataFile, readHeld } from './held.ts'
import { assertNewest, highWater, raise, versionsOf } from './high-water.ts'
import { whileLocked } from './lock.ts'
import { prune, removeOrphans } from './prune.ts'
import { PERIODS, type Periods } from './roles.ts'
import type { Desk } from './signing.ts'

export interface RepositoryOptions {
  readonly folder: string
  readonly ring: KeyRing
  readonly now: () => Date
  readonly periods?: Periods
  /** Told of each file once it is written. */
  readonly written?: (file: string) => void | Promise<void>
}

/** What was written. */
export interface Written {
  readonly files: number
  readonly bytes: number
}

/** The one who writes. */
export interface Writer {
  readonly ring: KeyRing
  readonly now: () => Date
  /** Returns where, with which keys and when something is signed now. */
  desk(): Desk
  /** Returns what the repository stated when it was last read. */
  held(): Held
  /** Reads what it states. */
  fresh(): Promise<Held>
  /** Makes the change that is wanted of what the repository states, with the files that it signs. `wanted` may be called again. */
  change(wanted: Wanted, how?: Changing): Promise<Written>
}

export type Wanted = (held: Held) => Change | Promise<Change>

export interface Changing {
  readonly files?: readonly Step[]
  /** Number beyond which versions are counted; else they go on from what the repository states, which must be the newest. */
  readonly after?: number
}

/** Opens a repository to write to it. Throws PublishingError where none is there, or where it is not what was signed. */
export async function openWriter(options: RepositoryOptions): Promise<Writer> {
  const { folder, ring, now, periods = PERIODS } = options
  let held = await readHeld(folder)
  const fresh = async () => {
    held = await readHeld(folder)
    return held
  }
  const desk = (): Desk => ({ folder, ring, periods, now: now() })
  const plan = async (wanted: Wanted, after: number) => {
    const current = await fresh()
    const mark = await highWater(ring.folder, current.fingerprint)
    assertNewest({ folder, stated: await versionsOf(current), mark, after })
    return { current, steps: await stepsOf({ ...desk(), after }, current, await wanted(current)) }
  }
  return {
    ring,
    now,
    desk,
    held: () => held,
    fresh,
    change: async (wanted, { files = [], after = 0 } = {}) => {
      // Passphrases may have to be typed: others are not kept waiting for that.
      const first = await plan(wanted, after)
      return whileLocked(folder, async () => {
        const { current, steps } = (await isStill(first.current, first.steps))
          ? first
          : await plan(wanted, after)
        // Files that are named by their hash never change.
        const all = [...files.filter(({ file }) => !existsSync(file)), ...steps]
        await writeSteps(folder, all, options.written)
        await fresh()
        await raise(ring.folder, held)
        await removeOrphans(current, held)
        await prune({ held, periods, now: now() })
        return { files: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes.length, 0) }
      })
    },
  }
}

// What was planned holds where nobody wrote since: neither a state nor a file with one of the numbers.
async function isStill(held: Held, steps: readonly Step[]): Promise<boolean> {
  const timestamp = metadataFile(held.folder, 'timestamp', null)
  if (existsSync(metadataFile(held.folder, 'root', held.root.signed.version + 1))) return false
  if (steps.some(({ file }) => file !== timestamp && existsSync(file))) return false
  return held.timestamp.bytes.equals(await readFile(timestamp))
}
