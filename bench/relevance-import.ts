/** Imports all corpora into a home, each with the state that the list of corpora names where the source states none: `relevance-import.ts HOME CORPORA`. */
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { importFrom } from '../src/jobs/import/import.ts'
import { recognise } from '../src/jobs/import/recognise.ts'
import { createIndex } from '../src/search/dialect/sqlite.ts'
import { SOURCES } from '../src/sources/registry.ts'
import { openSqlite } from '../src/store/dialect/sqlite.ts'
import { openLibrary } from '../src/store/library.ts'

const [home = '', corpora = ''] = process.argv.slice(2)
await mkdir(home, { recursive: true })
const db = openSqlite(path.join(home, 'library.db'))
await openLibrary(db)
await createIndex(db.sql)

const listed = (await readFile(path.join(corpora, 'index.tsv'), 'utf8')).trim().split('\n').slice(1)
for (const [place, states] of statesByPlace(listed)) await bring(path.join(corpora, place), states)
await db.close()

async function bring(place: string, states: ReadonlySet<string>): Promise<void> {
  const { claimed, unclaimed } = await recognise(SOURCES, [place])
  const [state = null] = states.size === 1 ? states : []
  for (const [source, paths] of claimed) {
    const refused = await brought(source, paths, null)
    const placeable =
      refused.some(({ reason }) => reason.includes('states no jurisdiction')) && state !== null
    for (const { path: file, reason } of placeable ? await brought(source, paths, state) : refused)
      console.log(`refused ${path.relative(corpora, file)}: ${reason}`)
  }
  if (unclaimed.length > 0)
    console.log(`no source claims ${unclaimed.length} files of ${path.relative(corpora, place)}`)
}

async function brought(
  source: (typeof SOURCES)[number],
  paths: readonly string[],
  jurisdiction: string | null,
) {
  const report = await importFrom(db, source, paths, {
    jurisdiction,
    collection: null,
    only: [],
    dryRun: false,
    now: () => new Date(),
    progress: () => {},
  })
  return report.quarantined
}

// Court decisions of three states lie in one corpus, a folder each.
function statesByPlace(rows: readonly string[]): Map<string, Set<string>> {
  const states = new Map<string, Set<string>>()
  for (const row of rows) {
    const [corpus = '', place = '', state = ''] = row.split('\t')
    const folder = corpus === 'court-decisions' ? place.split('/').slice(0, 2).join('/') : corpus
    states.set(folder, (states.get(folder) ?? new Set()).add(state.toLowerCase()))
  }
  return states
}
