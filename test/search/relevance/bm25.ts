/** Plain BM25 on the index that Comity searches: all terms of the query, else any, ranked by `bm25()` alone. What ranking is measured against. */
import { sql } from 'kysely'
import { formatIri } from '#law/iri.ts'
import { queryTerms, wordsIn } from '#search/analysis/analysis.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Filters } from './gold.ts'
import type { JudgedHit, JudgedResult } from './judge.ts'

/** Returns a search that ranks provisions by BM25 without weights, titles, numbers, legal force or folding. */
export function plainBm25(db: Database): (query: string, filters: Filters, most: number) => JudgedResult {
  const tables = provisionTables(db)
  const languages = strings(db, sql`SELECT DISTINCT substr(language, 1, 3) FROM expression WHERE shown = 1`)
  return (query, filters, most) => {
    const words = [...wordsIn(query)].flatMap(({ text }) => termsOf(text, languages))
    const ask = (operator: string) =>
      words.length === 0 ? [] : ranked(db, tables, words.join(` ${operator} `), filters, most)
    const all = ask('AND')
    return { hits: all.length > 0 ? all : ask('OR'), notHeld: [] }
  }
}

// A word is any of the terms that the rules of a language make of it.
function termsOf(word: string, languages: readonly string[]): string[] {
  const terms = languages
    .map((language) => queryTerms(word, language))
    .filter((answer) => answer.terms !== '')
    .map((answer) => `"${answer.terms.replaceAll('"', '')}"${answer.open ? ' *' : ''}`)
  return terms.length === 0 ? [] : [`(${[...new Set(terms)].join(' OR ')})`]
}

function ranked(
  db: Database,
  tables: readonly string[],
  match: string,
  { in: places, at }: Filters,
  most: number,
): JudgedHit[] {
  const inPlaces =
    places.length === 0
      ? sql`1`
      : sql.join(
          places.map((place) => sql`(w.jurisdiction = ${place} OR w.jurisdiction LIKE ${`${place}-%`})`),
          sql` OR `,
        )
  const onDay =
    at === null
      ? sql`1`
      : sql`(pv.valid_from IS NULL OR pv.valid_from <= ${at}) AND (pv.valid_to IS NULL OR pv.valid_to > ${at})`
  const found = tables.flatMap((name) => {
    const query = sql`
      SELECT bm25(${sql.table(name)}) AS score, w.iri, e.language, pv.valid_from, pv.eid
      FROM ${sql.table(name)}
      JOIN provision_version AS pv ON pv.id = (${sql.table(name)}.rowid & 4294967295)
      JOIN expression AS e ON e.id = pv.expression_id JOIN work AS w ON w.id = e.work_id
      WHERE ${sql.table(name)} MATCH ${match} AND pv.superseded_in IS NULL AND e.shown = 1
        AND (${inPlaces}) AND (${onDay})
      ORDER BY score LIMIT ${most}`
    return db.rows(query.compile(db.sql))
  })
  return found
    .sort((a, b) => Number(a[0]) - Number(b[0]))
    .slice(0, most)
    .map(([, work, language, at, eId]) => ({
      work: `${work}`,
      iri: formatIri({ work: `${work}`, language: `${language}`, at: at as never, eId: `${eId}` }),
      provisions: [],
    }))
}

// The full-text tables that hold the words of provisions, whatever they are called.
function provisionTables(db: Database): string[] {
  const tables = strings(
    db,
    sql`SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%body%' ORDER BY name`,
  )
  if (tables.length === 0)
    throw new Error('Cannot measure: the library has no full-text table with a column body')
  return tables
}

function strings(db: Database, query: ReturnType<typeof sql>): string[] {
  return db.rows(query.compile(db.sql)).map(([value]) => `${value}`)
}
