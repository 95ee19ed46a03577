import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Day, day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { runs } from '../../test/pace.ts'
import { createIndex, run } from './dialect/sqlite.ts'
import { makeLists } from './dialect/sqlite-lists.ts'
import type { SearchOptions } from './model.ts'
import { reindex } from './reindex.ts'
import { type Act, type Articles, record } from './search.fixture.ts'
import { search } from './search.ts'

// Words of a language without rules of its own, so that what the test looks for is what stands there.
const WORDS = ['alfa', 'beta', 'gama', 'delta', 'omega', 'alfabet']
const LANGUAGE = 'xho'
const DAYS = ['1990-01-01', '1999-12-31', '2005-06-01', '2012-03-01', '2026-01-01'].map((each) => day(each))
const PLACES = ['aa', 'aa-nn', 'bb']
const FORCES = ['code', 'law', null]

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
const articles: fc.Arbitrary<Articles> = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((text, index) => [`${index + 1}`, null, text] as const))
const versions = fc.dictionary(
  fc.constantFrom('1989-05-01', '2000-01-01', '2010-01-01', '2020-01-01'),
  articles,
  {
    minKeys: 1,
    maxKeys: 3,
  },
)
const acts = fc
  .array(
    fc.record({
      jurisdiction: fc.constantFrom(...PLACES),
      force: fc.constantFrom(...FORCES),
      subtype: fc.constantFrom('code', 'charter'),
      year: fc.integer({ min: 1985, max: 1989 }),
      versions,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map(
      ({ force, year, versions: texts, ...act }, index): Act => ({
        ...act,
        language: LANGUAGE,
        title: `Zzz ${'x'.repeat(index + 1)}`,
        date: `${year}-01-0${index + 1}`,
        versions: Object.fromEntries(Object.entries(texts).sort()),
        ...(force === null ? {} : { force }),
      }),
    ),
  )

/** A query and whether a text has what it asks for. */
interface Asked {
  readonly text: string
  readonly has: (words: readonly string[]) => boolean
}

const word = fc.constantFrom(...WORDS)
const asked: fc.Arbitrary<Asked> = fc.oneof(
  word.map((one) => ({ text: one, has: (all: readonly string[]) => all.includes(one) })),
  fc.tuple(word, word).map(([a, b]) => ({
    text: `${a} ${b}`,
    has: (all: readonly string[]) => all.includes(a) && all.includes(b),
  })),
  fc.tuple(word, word).map(([a, b]) => ({
    text: `${a} OR ${b}`,
    has: (all: readonly string[]) => all.includes(a) || all.includes(b),
  })),
  fc.tuple(word, word, word).map(([a, b, c]) => ({
    text: `(${a} OR ${b}) -${c}`,
    has: (all: readonly string[]) => (all.includes(a) || all.includes(b)) && !all.includes(c),
  })),
  fc.tuple(word, word).map(([a, b]) => ({
    text: `"${a} ${b}"`,
    has: (all: readonly string[]) => all.some((each, at) => each === a && all[at + 1] === b),
  })),
  fc.constant({ text: 'alf*', has: (all: readonly string[]) => all.some((each) => each.startsWith('alf')) }),
)

const narrowed = fc.record({
  at: fc.option(fc.constantFrom(...DAYS), { nil: null }),
  in: fc.constantFrom([], ['aa'], ['bb'], ['aa-nn', 'bb']),
  type: fc.constantFrom(null, 'code', 'act'),
  force: fc.constantFrom([], ['law' as const], ['code' as const, 'law' as const]),
  years: fc.constantFrom(null, { from: 1986, to: 1987 }, { from: null, to: 1986 }),
})
type Narrowed = typeof narrowed extends fc.Arbitrary<infer Value> ? Value : never

async function libraryOf(all: readonly Act[], split: Day): Promise<Database> {
  const db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  for (const act of all) await record(db, act, split)
  return db
}

// Every row of the library, read one by one.
function scanned(db: Database, { has }: Asked, filter: Narrowed): string[] {
  const rows = run(
    db,
    `SELECT w.jurisdiction, w.type, w.subtype, w.force, w.date, pv.valid_from, pv.valid_to, t.xml, pv.id
     FROM provision_version AS pv JOIN expression AS e ON e.id = pv.expression_id JOIN work AS w ON w.id = e.work_id
     JOIN text AS t ON t.id = pv.text_id WHERE pv.superseded_in IS NULL AND e.shown = 1`,
  ) as [string, string, string, string | null, string, string | null, string | null, string, number][]
  return rows
    .filter(([place, type, subtype, force, date, from, to, xml]) => {
      const year = Number(date.slice(0, 4))
      const { at, years } = filter
      return (
        has(plainText(xml).split(/\s+/)) &&
        (at === null || ((from === null || from <= at) && (to === null || to > at))) &&
        (filter.in.length === 0 ||
          filter.in.some((code) => place === code || place.startsWith(`${code}-`))) &&
        (filter.type === null || filter.type === type || filter.type === subtype) &&
        (filter.force.length === 0 || filter.force.some((each) => each === force)) &&
        (years === null || (year >= (years.from ?? 0) && year <= (years.to ?? 9999)))
      )
    })
    .map((row) => String(row[8]))
    .sort()
}

async function found(db: Database, { text }: Asked, filter: SearchOptions): Promise<string[]> {
  const result = await search(db, text, { ...filter, fold: false, limit: 1000 })
  assert.deepEqual(result.approximate, [])
  if (result.loosened) return []
  assert.equal(result.total, result.hits.length)
  return result.hits.map(({ iri }) => iri).sort()
}

function irisOf(db: Database, ids: readonly string[]): string[] {
  const rows = run(
    db,
    `SELECT w.iri || '/${LANGUAGE}@' || pv.valid_from || '/~' || pv.eid FROM provision_version AS pv
     JOIN expression AS e ON e.id = pv.expression_id JOIN work AS w ON w.id = e.work_id
     WHERE pv.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids.map(Number)),
  )
  return rows.map(([iri]) => String(iri)).sort()
}

const RUNS = runs(40)

test('what is found is what reading every provision finds, whatever narrows it', async () => {
  const questions = fc.array(fc.tuple(asked, narrowed), { minLength: 5, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(acts, fc.constantFrom(...DAYS), questions, async (all, split, each) => {
      const db = await libraryOf(all, split)
      for (const [question, filter] of each)
        assert.deepEqual(
          await found(db, question, filter),
          irisOf(db, scanned(db, question, filter)),
          question.text,
        )
      await db.close()
    }),
    RUNS,
  )
})

test('texts of the past apart from the present are found as if they were together, on every day', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.constantFrom(...DAYS), asked, async (all, split, question) => {
      const apart = await libraryOf(all, split)
      const together = await libraryOf(all, day('0001-01-01'))
      for (const at of [...DAYS, null])
        assert.deepEqual(await found(apart, question, { at }), await found(together, question, { at }))
      await apart.close()
      await together.close()
    }),
    RUNS,
  )
})

test('lists of common terms give what the index gives, and what came in after them too', async () => {
  await fc.assert(
    fc.asyncProperty(acts, asked, fc.constantFrom(...DAYS, null), async (all, question, at) => {
      const listed = await libraryOf(all.slice(0, -1), day('2008-01-01'))
      makeLists(listed, () => {}, { oneIn: 1000, leastRows: 0 })
      for (const act of all.slice(-1)) await record(listed, act, day('2008-01-01'))
      const plain = await libraryOf(all, day('2008-01-01'))
      assert.deepEqual(await found(listed, question, { at }), await found(plain, question, { at }))
      await listed.close()
      await plain.close()
    }),
    RUNS,
  )
})

test('an index kept by imports is the index made anew', async () => {
  await fc.assert(
    fc.asyncProperty(acts, acts, async (first, second) => {
      // The second import changes acts of the first: what it contradicts is superseded.
      const changed = second
        .slice(0, first.length)
        .map((act, index) => ({ ...first[index]!, versions: act.versions }))
      const db = await libraryOf([...first, ...changed], DAYS[2]!)
      const kept = contentOf(db)
      await reindex(db, { today: DAYS[2]! })
      assert.deepEqual(contentOf(db), kept)
      await db.close()
    }),
    RUNS,
  )
})

// Every term and where it stands, and every span.
function contentOf(db: Database): unknown {
  const places = ['now', 'past'].map((part) =>
    run(db, `SELECT term, doc, col, offset FROM search_${part}_places ORDER BY term, doc, col, offset`),
  )
  const titles = run(db, 'SELECT id, rank, terms FROM search_expression ORDER BY id')
  const spans = run(db, 'SELECT block, rows FROM search_span ORDER BY block').map(([block, rows]) => {
    const records: string[] = []
    const bytes = rows as Uint8Array
    for (let at = 0; at < bytes.length; at += 16)
      if (bytes[at + 14] !== 0)
        records.push(`${at}:${Buffer.from(bytes.subarray(at, at + 16)).toString('hex')}`)
    return [block, records]
  })
  return { places, titles, spans: spans.filter(([, records]) => (records as string[]).length > 0) }
}
