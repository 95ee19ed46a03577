/** What people say of a provision's subjects stands above what its words suggest, stays with it, and keeps who said it and when. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { record } from '#search/search.fixture.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { rereadConcepts } from './concept-index.ts'
import { subjectShelf } from './shelf.ts'
import { TagError, type Tagging, tagProvision, tagsNamed } from './tags.ts'

const TODAY = day('2026-11-30')
const NOW = new Date('2026-11-30T12:00:00Z')
const WORK = '/akn/xv/act/work-act'
const DISMISSAL = 'urn:comity:subject:dismissal'
const NOTICE = 'urn:comity:subject:notice-of-termination'

let db: Database

beforeEach(async () => {
  db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  await record(
    db,
    {
      jurisdiction: 'xv',
      language: 'eng',
      title: 'Work Act',
      versions: {
        '2020-01-01': [
          ['1', null, 'The notice period is four weeks.'],
          ['2', null, 'Nobody is sent away in winter.'],
        ],
        '2022-01-01': [
          ['1', null, 'The notice period is five weeks.'],
          ['2', null, 'Nobody is sent away in winter or spring.'],
        ],
      },
    },
    TODAY,
  )
  await rereadConcepts(db)
})

afterEach(() => db.close())

const iri = (number: number) => `${WORK}/eng/~art_${number}`
const say = (verdict: Tagging['verdict'], number: number, subject: string, by = 'A. Reader') =>
  tagProvision(db, { iri: iri(number), subject, verdict, by, now: NOW })
const about = async (concept: string, at = TODAY) =>
  (
    await subjectShelf(db).provisions({ concepts: [concept], in: null, at, limit: 10, offset: 0 })
  ).provisions.map(({ num, tag }) => [num, tag?.by ?? null])

describe('tags', () => {
  it('put a provision first among those about a subject, whatever its words are', async () => {
    const { changed, wId } = await say('about', 2, 'dismissal')
    assert.equal(changed, true)
    assert.equal(wId, 'art_2')
    assert.deepEqual(await about(DISMISSAL), [['2', 'A. Reader']])
    assert.deepEqual(await about(NOTICE), [['1', null]])
    await say('about', 2, NOTICE)
    assert.deepEqual(await about(NOTICE), [
      ['2', 'A. Reader'],
      ['1', null],
    ])
  })

  it('stay with the provision when it is amended', async () => {
    await say('about', 2, 'dismissal')
    assert.deepEqual(await about(DISMISSAL, day('2020-06-01')), [['2', 'A. Reader']])
  })

  it('reject what the words suggest, and say so on the provision', async () => {
    await say('not', 1, 'notice-of-termination', 'B. Judge')
    assert.deepEqual(await about(NOTICE), [])
    const { place } = await tagsNamed(db, iri(1), TODAY)
    const subjects = await subjectShelf(db).subjectsOf({ ...place, language: 'eng' })
    const notice = subjects.find(({ concept }) => concept === NOTICE)
    assert.deepEqual(
      [notice?.tag?.verdict, notice?.tag?.by, notice?.words],
      ['not', 'B. Judge', ['notice period']],
    )
    assert.equal(subjects.at(-1)?.concept, NOTICE)
  })

  it('are kept when they are taken back, with who did it; the last word stands', async () => {
    await say('about', 1, 'dismissal')
    await say('not', 1, 'dismissal', 'B. Judge')
    assert.deepEqual(await about(DISMISSAL), [])
    assert.equal((await say('not', 1, 'dismissal', 'C. Late')).changed, false)
    assert.equal((await say('none', 1, 'dismissal', 'C. Late')).changed, true)
    assert.equal((await say('none', 1, 'dismissal', 'C. Late')).changed, false)
    const { tags } = await tagsNamed(db, iri(1), TODAY)
    assert.deepEqual(
      tags.map(({ verdict, by, withdrawn }) => [verdict, by, withdrawn?.by]),
      [
        ['not', 'B. Judge', 'C. Late'],
        ['about', 'A. Reader', 'B. Judge'],
      ],
    )
  })

  it('name a provision that is held and a subject that there is, by somebody', async () => {
    await assert.rejects(say('about', 9, 'dismissal'), TagError)
    await assert.rejects(say('about', 1, 'dismiss'), /perhaps .*dismissal/)
    await assert.rejects(say('about', 1, 'dismissal', '  '), /nobody is named/)
  })
})
