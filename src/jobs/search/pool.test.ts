import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { day } from '#kit/day.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { SearchBusyError, SearchTimeoutError } from '#search/model.ts'
import { QueryError } from '#search/query.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { article, bring, expression, text, WORK } from '../import/import.fixture.ts'
import { type SearchPool, searchPool } from './pool.ts'

const TODAY = day('2026-11-23')
const LIMITS = { threads: 1, time: 20_000, waiting: 2 }
let folder: string
let db: Database
let pool: SearchPool

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-search-pool-'))
  const file = path.join(folder, 'library.db')
  db = openSqlite(file)
  const library = await openLibrary(db)
  await createIndex(db.sql)
  await act({ db, library }, 'Keepers sleep by daylight.')
  pool = searchPool(file, LIMITS)
})

after(async () => {
  await pool.close()
  await db.close()
  await rm(folder, { recursive: true })
})

async function act(held: Parameters<typeof bring>[0], words: string): Promise<void> {
  await bring(held, [{ work: WORK, expressions: [expression([text('2020-01-01', [article('1', words)])])] }])
}

const ask = (query: string, more: object = {}) => pool.search(query, { at: TODAY, today: TODAY, ...more })

test('a thread answers as the library does, and sees what is written later', async () => {
  assert.equal((await ask('daylight')).hits[0]?.num, '1')
  await act({ db, library: await openLibrary(db) }, 'Keepers sleep at noon.')
  assert.equal((await ask('daylight')).total, 0)
  assert.equal((await ask('noon')).total, 1)
})

test('what is wrong with a query comes back as it was thrown', async () => {
  await assert.rejects(
    ask('at:2023-02-29 noon'),
    (error) => error instanceof QueryError && error.fault === 'value',
  )
})

test('suggestions and the history of words are asked the same way', async () => {
  assert.equal((await pool.suggest('protection of pers', {}))[0]?.text, WORK.title)
  assert.equal((await pool.phrase('noon', {})).events[0]?.day, '2020-01-01')
})

test('a search that takes longer than it may is ended, and the next one is answered', async () => {
  // A thread that has only just begun to start cannot answer within a millisecond.
  const hasty = searchPool(path.join(folder, 'library.db'), { ...LIMITS, time: 1 })
  await assert.rejects(hasty.search('noon', { at: TODAY }), SearchTimeoutError)
  assert.equal((await hasty.search('noon', { at: TODAY, timeLimitMs: 20_000 })).total, 1)
  await hasty.close()
})

test('more searches than may wait are refused at once', async () => {
  const all = await Promise.allSettled(Array.from({ length: 6 }, () => ask('noon')))
  const refused = all.filter((each) => each.status === 'rejected')
  assert.equal(refused.length, 3)
  assert.ok(refused.every(({ reason }) => reason instanceof SearchBusyError))
})

test('a pool that was closed refuses, and keeps no thread', async () => {
  const closing = searchPool(path.join(folder, 'library.db'), LIMITS)
  const ended = assert.rejects(closing.search('noon', { at: TODAY }), /the search was ended/)
  await closing.close()
  await ended
  await assert.rejects(closing.search('noon', { at: TODAY }), /the search was ended/)
})
