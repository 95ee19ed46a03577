/** The network as a site shows it: who has fallen silent, told at once with every page; the board, its changes and the directory where they are asked for. */
import { readProfile } from '#exchange/profile.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { wordsHeld } from '#store/network.ts'
import { publisherOf } from '#store/own-source.ts'
import { type Centre, centresOf } from './centres.ts'
import { changesOf, type NetworkChange } from './changes.ts'
import { type Freshness, freshnessOf } from './freshness.ts'
import { type OwnRepository, ownRepositories } from './own.ts'
import { type Silence, silenceAt, type Word, wordOf } from './word.ts'

/** How the publisher of a text stands. */
export interface Standing {
  /** The name under which it is followed. */
  readonly source: string
  /** What it calls itself; else the name under which it is followed. */
  readonly name: string
  /** Null while it is heard in time; `left` where it is followed no more. */
  readonly silence: Silence | 'left' | null
  readonly heard: Date | null
  /** Until when what is held of it is shown within the grace. */
  readonly until: Date | null
}

export interface Board {
  /** ISO instant as of which all of it holds. */
  readonly at: string
  readonly sources: readonly Freshness[]
  /** The repositories of this library. */
  readonly own: readonly OwnRepository[]
}

export interface NetworkWatch {
  readonly now: () => Date
  /** Returns how the publisher of a text stands, given the source of the text; null for texts that came otherwise. */
  standingOf(source: string): Standing | null
  /** Returns when what is told of the source of a text last changed; null where it never did. */
  changedAt(source: string): Date | null
  /** Returns a text that changes whenever anything that is told with pages does, be it by the passing of time alone. */
  mark(): string
  board(which: 'public' | 'all'): Promise<Board>
  /** Returns the latest changes, the last first. */
  changes(limit: number): Promise<NetworkChange[]>
  centres(): Promise<Centre[]>
}

interface Watched {
  readonly name: string
  readonly title: string
  readonly word: Word
  readonly changed: Date | null
}

/** Watches over the sources of a library. `home` is its folder; null where it lies in memory. */
export function watchOver(
  db: Database,
  { home, now }: { readonly home: string | null; readonly now: () => Date },
): NetworkWatch {
  let kept: { readonly stamp: string; readonly watched: ReadonlyMap<string, Watched> } | null = null
  // Read anew only after somebody wrote; what is silent by now is reckoned each time.
  const watched = () => {
    const stamp = db.stamp()
    if (kept?.stamp !== stamp) kept = { stamp, watched: readWatched(db) }
    return kept.watched
  }
  return {
    now,
    standingOf: (source) => {
      const name = publisherOf(source)
      if (name === null) return null
      const found = watched().get(name)
      return found
        ? standingAt(found, now())
        : { source: name, name, silence: 'left', heard: null, until: null }
    },
    changedAt: (source) => {
      const name = publisherOf(source)
      if (name === null) return null
      const found = watched().get(name)
      // When a publisher was given up is not kept: what is said then is never taken to be the same.
      return found ? lastChange(found, now()) : now()
    },
    mark: () =>
      [...watched().values()]
        .map((each) => standingAt(each, now()))
        .map(
          ({ source, silence, heard }) =>
            `${source} ${silence === null ? '' : `${silence} ${heard?.toISOString()}`}`,
        )
        .join('\n'),
    board: async (which) => ({
      at: now().toISOString(),
      sources: await freshnessOf(db, now()),
      own: home === null ? [] : await ownRepositories(home, now(), which),
    }),
    changes: (limit) => changesOf(db, now(), limit),
    centres: () => centresOf(db, { home, now: now() }),
  }
}

function readWatched(db: Database): ReadonlyMap<string, Watched> {
  const all = wordsHeld(db).map((held) => ({
    name: held.name,
    title: readProfile(held.profile)?.name ?? held.name,
    word: wordOf(held),
    changed: held.changed === null ? null : new Date(held.changed),
  }))
  return new Map(all.map((each) => [each.name, each]))
}

function standingAt({ name, title, word }: Watched, now: Date): Standing {
  return {
    source: name,
    name: title,
    silence: silenceAt(word, now),
    heard: word.heard,
    until: word.staleFrom,
  }
}

function lastChange({ word, changed }: Watched, now: Date): Date | null {
  const past = [changed, word.lateFrom, word.staleFrom].filter((each) => each !== null && each <= now)
  return past.reduce((last, each) => (last !== null && each !== null && each < last ? last : each), null)
}
