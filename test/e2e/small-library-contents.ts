/** What the small library holds, brought in as an operator would. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { importFrom } from '#jobs/import/import.ts'
import { learnLexicon } from '#jobs/lexicon/learn.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import type { Source } from '#sources/contract.ts'
import { udhr } from '#sources/udhr/index.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { citing } from './citing-acts.ts'
import { invented } from './invented.ts'
import { networked, received } from './network-sources.ts'

/** Nothing; the invented acts and the Declaration; or works besides that cite them, and a network. */
export type Contents = 'empty' | 'filled' | 'citing'

const LANGUAGES = ['eng', 'fra', 'rus', 'arb', 'spa', 'deu', 'ell', 'jpn']

const LEARNT = [
  ['eng', 'fra'],
  ['ara', 'eng'],
] as const

/** Makes the library in the folder. */
export async function fill(home: string, what: Contents): Promise<void> {
  const db = openSqlite(path.join(home, 'library.db'))
  await openLibrary(db)
  await createIndex(db.sql)
  if (what !== 'empty') {
    await bring(db, invented, [''], [])
    const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')
    await bring(db, udhr, [folder], LANGUAGES)
    await learnLexicon(db, { at: '2026-11-20T09:00:00Z', pairs: LEARNT })
  }
  if (what === 'citing') {
    await bring(db, citing, [''], [])
    await bring(db, received, [''], [])
    await networked(db, home)
  }
  await db.close()
}

async function bring(
  db: ReturnType<typeof openSqlite>,
  source: Source,
  paths: readonly string[],
  only: readonly string[],
): Promise<void> {
  const options = {
    jurisdiction: null,
    only,
    progress: () => {},
    collection: null,
    dryRun: false,
    now: () => new Date('2026-11-20T09:00:00Z'),
  }
  const report = await importFrom(db, source, paths, options)
  if (report.works === 0) throw new Error(`Cannot fill the library for the test: ${source.name} gave no act`)
}
