/**
 * Whether what a reader means comes first: the gold set of `test/search/relevance/` asked of a library of all corpora, beside plain
 * BM25 on the same index. By itself (`node bench/relevance.ts`) it prints figures by kind and language and every query that failed.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finderOver } from '../src/jobs/search/find.ts'
import { day } from '../src/kit/day.ts'
import { openSqlite } from '../src/store/dialect/sqlite.ts'
import { type GoldKind, readGold } from '../test/search/relevance/gold.ts'
import { failures, figuresOf, figuresTable, measure, type Outcome } from '../test/search/relevance/measure.ts'
import { runFile } from './child.ts'
import type { Row } from './measure.ts'

const TODAY = day('2026-11-30')
const ROOT = path.resolve(import.meta.dirname, '..')
// What a library is made by: where none of it changed, one made before is used again.
const MADE_BY = [
  'src/sources',
  'src/law',
  'src/markup',
  'src/store',
  'src/jobs',
  'src/search',
  'jurisdictions',
  'bench/relevance-import.ts',
]

/** Returns the rows of the promises: names and citations first, concepts among the first five. */
export async function relevance(corpora: string): Promise<Row[]> {
  const outcomes = await measured(corpora)
  const named = ['name', 'abbreviation', 'inflected-name'] as const
  return [
    rowOf('relevance: acts by name, first', outcomes, named, 'first', 0.9),
    rowOf('relevance: provisions by citation, first', outcomes, ['citation'], 'first', 0.9),
    rowOf('relevance: concepts, among five', outcomes, ['concept'], 'firstFive', 0.8),
  ]
}

function rowOf(
  what: string,
  outcomes: readonly Outcome[],
  kinds: readonly GoldKind[],
  figure: 'first' | 'firstFive',
  target: number,
): Row {
  const of = outcomes.filter(({ query }) => kinds.includes(query.kind))
  const own = figuresOf(of.map(({ rank }) => rank))
  const plain = figuresOf(of.map(({ bm25Rank }) => bm25Rank))
  return {
    what: `${what} (${of.length} queries)`,
    figure: own[figure].toFixed(3),
    target: `≥ ${target}`,
    met: own[figure] >= target,
    against: `plain BM25 ${plain[figure].toFixed(3)}`,
  }
}

async function measured(corpora: string): Promise<Outcome[]> {
  const db = openSqlite(path.join(await libraryOf(corpora), 'library.db'))
  try {
    return await measure(
      db,
      corpora,
      readGold(),
      (text, options) => finderOver(db).search(text, options),
      TODAY,
    )
  } finally {
    await db.close()
  }
}

// The library is made beside its place and moved there whole, so that one half made is never taken for one.
async function libraryOf(corpora: string): Promise<string> {
  const mark = await markOf([
    ...MADE_BY.map((name) => path.join(ROOT, name)),
    path.join(corpora, 'index.tsv'),
  ])
  const home = path.join(tmpdir(), `comity-relevance-${mark}`)
  if (existsSync(path.join(home, 'library.db'))) return home
  const made = `${home}-${process.pid}`
  console.error('Importing the corpora …')
  const { seconds, stdout } = await runFile('bench/relevance-import.ts', [made, corpora])
  console.error(`${stdout.trim()}\nImported in ${seconds.toFixed(0)} s into ${home}`)
  await rm(home, { recursive: true, force: true })
  await rename(made, home)
  return home
}

async function markOf(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const place of places)
    for (const file of await filesOf(place)) hash.update(file).update(await readFile(file))
  return hash.digest('hex').slice(0, 12)
}

async function filesOf(place: string): Promise<string[]> {
  if (path.extname(place) !== '') return [place]
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

if (import.meta.main) {
  const outcomes = await measured(path.resolve(ROOT, '..', 'shared', 'corpora'))
  console.log(`${failures(outcomes)}\n\n${figuresTable(outcomes)}`)
}
