import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '#kit/day.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { runs } from '../../test/pace.ts'
import { rowsOfBeginning } from './beginnings.ts'
import { createIndex } from './dialect/sqlite.ts'
import { openIndex } from './dialect/sqlite-attributes.ts'
import { matchKeys } from './dialect/sqlite-find.ts'
import { makeLists } from './dialect/sqlite-lists.ts'
import { type Articles, record } from './search.fixture.ts'

// Words of a language without rules of its own, so that terms are the words; some begin others, and one is the last of its letters.
const WORDS = ['alf', 'alfa', 'alfabet', 'alfb', 'alfz', 'alfя', 'alg', 'al']

async function libraryOf(texts: readonly string[]): Promise<Database> {
  const db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  const articles: Articles = texts.map((text, index) => [`${index + 1}`, null, text] as const)
  const act = {
    jurisdiction: 'aa',
    language: 'xho',
    title: 'Zzz',
    date: '2000-01-01',
    versions: { '2000-01-01': articles },
  }
  await record(db, act, day('2026-01-01'))
  return db
}

test('a beginning has the same rows from the lists of common terms and the places of the others as from the index', async () => {
  const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 3, maxLength: 12 }),
      fc.constantFrom(...WORDS),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 1, max: 15 }),
      async (texts, beginning, leastRows, most) => {
        const db = await libraryOf(texts)
        makeLists(db, () => {}, { oneIn: 1e9, leastRows })
        const index = openIndex(db)
        const rows = rowsOfBeginning(index, 1, beginning, most, () => new Float64Array(0))
        const listed = [...index.common[1].keys()].some((term) => term.startsWith(beginning))
        assert.equal(rows !== null, listed)
        if (rows) assert.deepEqual([...rows], [...matchKeys(db, 1, `"${beginning}" *`, most)])
        await db.close()
      },
    ),
    runs(40),
  )
})
