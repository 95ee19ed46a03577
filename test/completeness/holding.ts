/** A library of its own for a test: corpora imported into a temporary home, and what `comity show --as text` says of it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { toText } from '#export/text.ts'
import { documentOn } from '#jobs/files/document.ts'
import { importFrom } from '#jobs/import/import.ts'
import type { ImportReport } from '#jobs/import/report.ts'
import type { Day } from '#kit/day.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { SOURCES } from '#sources/registry.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { type Library, openLibrary } from '#store/library.ts'
import type { Expression, Work } from '#store/model.ts'

export interface Holding extends AsyncDisposable {
  readonly home: string
  readonly db: Database
  readonly library: Library
}

/** An expression together with its work. */
export interface Held {
  readonly work: Work
  readonly expression: Expression
}

/** Opens an empty library in a temporary folder, which goes away on disposal (`await using`). */
export async function emptyHolding(): Promise<Holding> {
  const home = await mkdtemp(path.join(tmpdir(), 'comity-test-'))
  const db = openSqlite(path.join(home, 'library.db'))
  const library = await openLibrary(db)
  await createIndex(db.sql)
  return {
    home,
    db,
    library,
    [Symbol.asyncDispose]: async () => {
      await db.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Imports the paths by the source of that name. */
export async function bring(
  holding: Holding,
  source: string,
  paths: readonly string[],
  jurisdiction: string | null = null,
): Promise<ImportReport> {
  const reader = SOURCES.find((known) => known.name === source)
  if (!reader) throw new Error(`No source is called ${source}`)
  return importFrom(holding.db, reader, paths, {
    jurisdiction,
    collection: null,
    only: [],
    dryRun: false,
    now: () => new Date('2026-11-01T00:00:00Z'),
    progress: () => {},
  })
}

/** Returns whether a source of that name is there. */
export function hasSource(name: string): boolean {
  return SOURCES.some((known) => known.name === name)
}

/** Returns every expression held, whether shown or kept beside. */
export async function expressionsIn({ library }: Holding): Promise<Held[]> {
  const held: Held[] = []
  for (const { work } of await library.works({})) {
    for (const expression of await library.expressions(work.id)) held.push({ work, expression })
  }
  return held
}

/** Returns what `show --at DATE --as text` prints; null where no text is held for the day. */
export async function shownText(
  { library }: Holding,
  { work, expression }: Held,
  at: string,
): Promise<string | null> {
  const document = await documentOn({ library }, work, expression, at as Day)
  return document.nodes.length === 0 ? null : toText(document)
}
