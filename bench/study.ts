/**
 * A study of twelve states by forty rows with two quotes a cell, a quarter of them no longer the law: how long it takes to open it with its
 * moves, from a connection that has read nothing yet, and again.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importFrom } from '../src/jobs/import/import.ts'
import { recognise } from '../src/jobs/import/recognise.ts'
import { movesOf } from '../src/jobs/study/moves.ts'
import { quoteOf } from '../src/jobs/study/quote.ts'
import { type Day, day } from '../src/kit/day.ts'
import { formatIri } from '../src/law/iri.ts'
import type { Change } from '../src/research/change.ts'
import { operator } from '../src/research/may.ts'
import { changeStudy, newStudy, openStudy } from '../src/research/studies.ts'
import { createIndex } from '../src/search/dialect/sqlite.ts'
import { SOURCES } from '../src/sources/registry.ts'
import { type Database, openSqlite } from '../src/store/dialect/sqlite.ts'
import { type Library, libraryOver, openLibrary } from '../src/store/library.ts'
import { readingOrder } from '../src/store/outline.ts'
import { ms, type Row, time } from './measure.ts'

const STATES = 12
const ROWS = 40
const QUOTES = 2
const TIMES = 30
const LIMIT = 200
const TODAY = day('2026-11-30')
const AT = '2026-11-30T10:00:00.000Z'

// Constitutions of twelve states, those with a history among them with all of it.
const ACTS = [
  'ad-legalize-md/BOPA-C-1993-constitucio',
  'ar-legalize-md/LEY-24430-constitucion-nacional',
  'uy-legalize-md/UY-constitucion-1967-constitucion',
  'ch-legalize-md/cc-1999-404-bundesverfassung',
  'li-legalize-md/LGBl-1921-015-verfassung',
  'de-bundesgesetze-md/gg',
  'fr-legalize-md/LEGITEXT000006071194-constitution-1958',
  'cn-lawrefbook-md/xianfa.md',
  'ru-pravo-html/102027595-constitution.html',
  'jp-egov-html/日本国憲法.html',
  'ua-rada-md/254k96-constitution',
  'ca-justice-xml/P-8.6-pipeda/eng',
]

/** Returns the measurement. */
export async function study(corpora: string): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-study-'))
  const file = path.join(folder, 'library.db')
  try {
    const db = openSqlite(file)
    await openLibrary(db)
    await createIndex(db.sql)
    const { claimed } = await recognise(
      SOURCES,
      ACTS.map((act) => path.join(corpora, act)),
    )
    const options = { collection: null, only: [], dryRun: false, progress: () => {}, jurisdiction: null }
    for (const [source, paths] of claimed)
      await importFrom(db, source, paths, { ...options, now: () => new Date(AT) })
    const quotes = await fill(db)
    const [, moved] = await opened(db)
    await db.close()
    const cold = await time(TIMES, async () => {
      const fresh = openSqlite(file)
      await opened(fresh)
      await fresh.close()
    })
    const warm = openSqlite(file)
    const again = await time(TIMES, () => opened(warm))
    await warm.close()
    const what = `a study of ${STATES} states by ${ROWS} rows, ${quotes} quotes of which ${moved} moved`
    const row = (name: string, { p50, p95 }: { p50: number; p95: number }): Row => ({
      what: `${what}, opened ${name}`,
      figure: `${ms(p50)}, p95 ${ms(p95)}`,
      target: `p95 < ${LIMIT} ms`,
      met: p95 < LIMIT,
      against: '',
    })
    return [row('by a connection of its own', cold), row('again', again)]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function opened(db: Database): Promise<[cells: number, moved: number]> {
  const held = await openStudy(db, 'bench')
  if (!held) throw new Error('The study is not there')
  const moves = await movesOf(db, held.study, TODAY)
  return [held.study.rows.length * held.study.columns.length, moves.length]
}

async function fill(db: Database): Promise<number> {
  await newStudy(db, { id: 'bench', title: 'A study of twelve states', by: 'Bench', at: AT })
  const library = libraryOver(db)
  const works = await library.works({})
  const places = await Promise.all(works.map(({ work }) => provisionsOf(library, work.iri)))
  const held = places.filter((each) => each.length > 0).slice(0, STATES)
  if (held.length < STATES) throw new Error(`Only ${held.length} acts with provisions are held`)
  const rows = Array.from(
    { length: ROWS },
    (_, n): Change => ({
      kind: 'add-row',
      row: `r${n}`,
      after: n === 0 ? null : `r${n - 1}`,
    }),
  )
  const columns = held.map(
    (_, n): Change => ({
      kind: 'add-column',
      column: `c${n}`,
      jurisdiction: `x${String.fromCharCode(97 + n)}`,
      at: null,
      after: n === 0 ? null : `c${n - 1}`,
    }),
  )
  await changeStudy(db, 'bench', operator('Bench'), AT, [...rows, ...columns])
  let count = 0
  for (const [n, provisions] of held.entries())
    for (let r = 0; r < ROWS; r++) {
      const cell = { row: `r${r}`, column: `c${n}` }
      const changes: Change[] = []
      for (let q = 0; q < QUOTES; q++) {
        const place = provisions[(r * QUOTES + q) % provisions.length]
        if (!place) continue
        const quote = await quoteOf(db, place.iri, { id: `q${n}-${r}-${q}`, at: place.at })
        changes.push({ kind: 'add-quote', ...cell, quote })
        count++
      }
      const field = { of: 'cell', ...cell, name: 'answer' } as const
      changes.push({
        kind: 'write',
        field,
        words: 'An answer of two sentences. It says what the law is.',
        seen: [],
      })
      changes.push({ kind: 'status', ...cell, status: 'answered' })
      await changeStudy(db, 'bench', operator('Bench'), AT, changes)
    }
  return count
}

// Old wordings first: the more of them there are, the more has to be compared.
async function provisionsOf(library: Library, work: string): Promise<{ iri: string; at: Day }[]> {
  const reference = await library.resolve(work)
  const expression = reference && (await library.expression(reference.work.id, null))
  if (!expression) return []
  const { language } = expression
  const history = await library.history(expression.id)
  const old = history
    .filter(({ to, from, textId }) => to !== null && from !== null && textId !== null)
    .slice(0, (ROWS * QUOTES) / 2)
    .map(({ eId, from }) => ({
      iri: formatIri({ work, language, at: from, eId }),
      at: from ?? TODAY,
    }))
  const { nodes } = await library.textOnDay(expression.id, TODAY)
  const present = readingOrder(nodes)
    .filter(({ textId }) => textId !== null)
    .map(({ eId }) => ({ iri: formatIri({ work, language, at: TODAY, eId }), at: TODAY }))
  return [...old, ...present]
}
