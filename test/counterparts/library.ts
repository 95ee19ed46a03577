/** The acts that the truth set speaks of, imported into a library of their own. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importFrom } from '#jobs/import/import.ts'
import { recognise } from '#jobs/import/recognise.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { SOURCES } from '#sources/registry.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'

const OPTIONS = {
  collection: null,
  only: [],
  dryRun: false,
  now: () => new Date('2026-06-01T00:00:00Z'),
  progress: () => {},
}

// Files that do not say whose law they are, and files that are read only with others.
const STATES: Readonly<Record<string, string>> = { 'us-constitution-md': 'us' }
const WHOLE: readonly string[] = ['np-constitution-json']

/** Imports the files, which are named below the folder of the corpora, into a new library in a home. */
export async function libraryOf(corpora: string, files: readonly string[], home: string): Promise<Database> {
  await mkdir(home, { recursive: true })
  const db = openSqlite(path.join(home, 'library.db'))
  await openLibrary(db)
  await createIndex(db.sql)
  // Only the versions that are spoken of: a folder of its own for them, beside which no other lies.
  const apart = await mkdtemp(path.join(tmpdir(), 'comity-counterparts-'))
  try {
    for (const [corpus, ofCorpus] of Map.groupBy(files, (file) => file.split('/')[0] ?? '')) {
      const places = WHOLE.includes(corpus)
        ? [path.join(corpora, corpus)]
        : await copied(corpora, ofCorpus, apart)
      const { claimed } = await recognise(SOURCES, places)
      for (const [source, paths] of claimed)
        await importFrom(db, source, paths, { ...OPTIONS, jurisdiction: STATES[corpus] ?? null })
    }
  } finally {
    await rm(apart, { recursive: true })
  }
  return db
}

async function copied(corpora: string, files: readonly string[], apart: string): Promise<string[]> {
  for (const file of files) await cp(path.join(corpora, file), path.join(apart, file), { recursive: true })
  return [...new Set(files.map((file) => path.join(apart, file.split('/').slice(0, 2).join('/'))))]
}
