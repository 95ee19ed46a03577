/** What sources share that read acts from single files: which files lie at the paths, which acts are wanted, what is refused. */
import { stat } from 'node:fs/promises'
import type { Snapshot } from '#law/provision.ts'
import {
  type ActDraft,
  type ReadOptions,
  type Refusal,
  type SnapshotHistory,
  UnreadableError,
  type WorkDraft,
} from './contract.ts'
import { reading, refusalOf } from './faults.ts'
import { walkFiles } from './files.ts'

/**
 * Streams the files at the paths, each once: those given whatever their name, and those below folders whose name is accepted.
 * A path where nothing is, and a folder without such a file, is refused; `what` says what a file is expected to be.
 */
export async function* filesAt(
  paths: readonly string[],
  accept: (name: string) => boolean,
  what: string,
): AsyncGenerator<string | Refusal> {
  const seen = new Set<string>()
  for (const location of paths) {
    try {
      for (const file of await below(location, accept, what)) {
        if (!seen.has(file)) yield file
        seen.add(file)
      }
    } catch (error) {
      yield refusalOf(error)
    }
  }
}

/** What single files of a format are, and how one is read. */
export interface OneFileFormat {
  readonly accept: (name: string) => boolean
  /** What a file is expected to be, for messages. */
  readonly what: string
  /** Returns the act in the file. Throws UnreadableError. */
  readonly actIn: (file: string) => Promise<ActDraft>
}

/** Streams the acts that are wanted of those in the files at the paths, an act a file; a file that cannot be read is refused. */
export async function* readFiles(
  { accept, what, actIn }: OneFileFormat,
  paths: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ActDraft | Refusal> {
  for await (const file of filesAt(paths, accept, what)) {
    if (typeof file !== 'string') {
      yield file
      continue
    }
    try {
      const act = await followed(file, () => actIn(file))
      options.progress({ label: act.work.title, done: 1, total: null })
      if (isWanted(options.only, file, act.work))
        yield { ...act, work: { ...act.work, jurisdiction: options.jurisdiction ?? act.work.jurisdiction } }
    } catch (error) {
      yield refusalOf(error)
    }
  }
}

/** Returns what the work gives. Throws UnreadableError where the file is nested so deep that it cannot be followed. */
export async function followed<Result>(file: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof RangeError && /call stack/.test(error.message))) throw error
    const reason =
      'Cannot read the file: what is in it is nested thousands of levels deep; expected the text of an act; leave it out'
    throw new UnreadableError(file, null, reason)
  }
}

/** Returns whether the operator wants the act: by a part of its path, an identifier, its number, its title. */
export function isWanted(only: ReadOptions['only'], path: string, work: WorkDraft): boolean {
  const names = [work.title, work.number, ...work.aliases.map((alias) => alias.value)]
  return only.length === 0 || only.some((part) => path.includes(part) || names.includes(part))
}

/** Returns the history of texts that are all read already, in the order of their dates. */
export function historyOf(snapshots: readonly Snapshot[]): SnapshotHistory {
  const dated = snapshots.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
  const each = async function* () {
    yield* dated
  }
  return { kind: 'snapshots', snapshots: { [Symbol.asyncIterator]: each }, count: dated.length }
}

async function below(location: string, accept: (name: string) => boolean, what: string): Promise<string[]> {
  const info = await reading(location, () => stat(location))
  if (!info.isDirectory()) return [location]
  const files = await walkFiles(location, accept)
  if (files.length === 0)
    throw new UnreadableError(location, null, `Cannot read the folder: it has no ${what}; check the path`)
  return files
}
