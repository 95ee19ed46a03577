/** A measure of relevance counts what it says: the right act by where it came from, the right provision by its number, first or further down. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { importFrom } from '#jobs/import/import.ts'
import { day } from '#kit/day.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { legalize } from '#sources/legalize/index.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { plainBm25 } from './bm25.ts'
import { type GoldQuery, parseGold } from './gold.ts'
import { Judge, type JudgedHit } from './judge.ts'
import { failures, figuresOf, figuresTable, measure } from './measure.ts'

const TODAY = day('2026-11-30')
const ACTS = {
  'law-on-bees': ['Law on Bees', 'BEES-1'],
  'law-on-hives': ['Law on Hives', 'HIVES-2'],
} as const

let db: Database
let corpora: string
let works: Readonly<Record<keyof typeof ACTS, string>>

before(async () => {
  corpora = await mkdtemp(path.join(tmpdir(), 'comity-relevance-test-'))
  for (const [name, [title, identifier]] of Object.entries(ACTS)) {
    const folder = path.join(corpora, 'invented', name)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, '2020-01-01.md'), textOf(title, identifier))
  }
  db = openSqlite(':memory:')
  await openLibrary(db)
  await createIndex(db.sql)
  const options = { jurisdiction: null, only: [], progress: () => {}, collection: null, dryRun: false }
  const paths = Object.keys(ACTS).map((name) => path.join(corpora, 'invented', name))
  const report = await importFrom(db, legalize, paths, {
    ...options,
    now: () => new Date('2026-11-30T10:00:00Z'),
  })
  assert.deepEqual(report.quarantined, [])
  const held = await db.sql.selectFrom('work').select(['iri', 'title']).execute()
  const iriOf = (title: string) => held.find((work) => work.title === title)!.iri
  works = { 'law-on-bees': iriOf('Law on Bees'), 'law-on-hives': iriOf('Law on Hives') }
})

after(async () => {
  await db.close()
  await rm(corpora, { recursive: true, force: true })
})

function textOf(title: string, identifier: string): string {
  const head = {
    title,
    identifier,
    country: 'fr',
    rank: 'loi',
    publication_date: '2020-01-01',
    status: 'in_force',
  }
  const front = Object.entries(head).map(([key, value]) => `${key}: "${value}"`)
  return `---
${front.join('\n')}
---
# ${title}

## Chapter 2. Of keepers

##### Article 1

A keeper of ${title.split(' ').at(-1)?.toLowerCase()} writes down every swarm that leaves.

##### Article 2

The register is open to the neighbours.
`
}

function asking(expected: string, query = 'open register', kind = 'concept'): GoldQuery {
  const columns = 'id\tkind\tlanguage\tquery\tfilters\texpected\tjurisdiction\tevidence\tquote\tnote'
  return parseGold(`${columns}\nfr-${kind}-01\t${kind}\ten\t${query}\t\t${expected}\tfr\ta.md:1\tq\tn`)[0]!
}

const hit = (work: string, eId: string | null, below: string[] = []): JudgedHit => ({
  work,
  iri: `${work}/eng@2020-01-01${eId ? `/~${eId}` : ''}`,
  provisions: below.map((id) => ({ iri: `${work}/eng@2020-01-01/~${id}` })),
})
const found = (...hits: JudgedHit[]) => ({ hits, notHeld: [] })

test('an act is right by the place that it was imported from', () => {
  const judge = new Judge(db, corpora)
  const { 'law-on-bees': bees, 'law-on-hives': hives } = works
  const query = asking('invented/law-on-bees', 'law on bees', 'name')
  assert.equal(judge.rank(query, found(hit(bees, null), hit(hives, null))), 1)
  assert.equal(judge.rank(query, found(hit(hives, null), hit(bees, 'art_1'))), 2)
  assert.equal(judge.rank(query, found(hit(hives, null))), null)
  assert.equal(judge.rank(asking('invented/law-on-bees|invented/law-on-hives'), found(hit(hives, null))), 1)
  assert.equal(judge.isHeld(query), true)
  assert.equal(judge.isHeld(asking('invented/law-on')), false, 'a folder is not the beginning of its name')
})

test('a provision is right by its number, in the hit, inside the provision, or below the act', () => {
  const judge = new Judge(db, corpora)
  const bees = works['law-on-bees']
  const query = asking('invented/law-on-bees#2')
  assert.equal(judge.rank(query, found(hit(bees, 'art_2'))), 1)
  assert.equal(judge.rank(query, found(hit(bees, 'art_2__para_1'))), 1)
  assert.equal(judge.rank(query, found(hit(bees, null, ['art_2']))), 1, 'the best provision of the act')
  assert.equal(judge.rank(query, found(hit(bees, null, ['art_1', 'art_2']))), 2)
  assert.equal(judge.rank(query, found(hit(bees, 'art_1', ['art_2']))), 2)
  assert.equal(judge.rank(query, found(hit(bees, 'art_1'))), null)
  assert.equal(judge.rank(query, found(hit(works['law-on-hives'], 'art_2'))), null, 'that of another act')
  assert.equal(judge.isHeld(asking('invented/law-on-bees#17')), false)
})

test('a chapter that bears the number of an article is not the article', async () => {
  const chapters = await db.sql
    .selectFrom('provision_version')
    .select('eid')
    .where('text_id', 'is', null)
    .execute()
  const chapter = chapters.find(({ eid }) => eid.startsWith('chp_2'))
  assert.ok(chapter, 'the chapter was not imported')
  assert.equal(
    new Judge(db, corpora).rank(
      asking('invented/law-on-bees#2'),
      found(hit(works['law-on-bees'], chapter.eid)),
    ),
    null,
  )
})

test('of an act that is not held the right answer is to say so, or nothing', () => {
  const judge = new Judge(db, corpora)
  const query = asking('-', 'art. 146 Code of Wasps', 'citation')
  assert.equal(judge.rank(query, found()), 1)
  assert.equal(judge.rank(query, found(hit(works['law-on-bees'], 'art_1'))), null)
  assert.equal(
    judge.rank(query, { hits: [hit(works['law-on-bees'], 'art_1')], notHeld: [{ named: 'Code of Wasps' }] }),
    1,
  )
})

test('plain BM25 finds all terms before any of them, and keeps to place and day', () => {
  const ask = plainBm25(db)
  const filters = { in: [], at: null }
  assert.ok(ask('hives swarm', filters, 10).hits.every(({ work }) => work === works['law-on-hives']))
  assert.equal(ask('swarm wasps', filters, 10).hits.length, 2, 'any of them where no text has all')
  assert.equal(ask('register', { in: ['de'], at: null }, 10).hits.length, 0)
  assert.equal(ask('register', { in: ['fr'], at: day('2019-12-31') }, 10).hits.length, 0)
  assert.equal(ask('register', { in: ['fr'], at: TODAY }, 10).hits.length, 2)
  assert.deepEqual(ask('?!', filters, 10).hits, [])
})

test('figures are shares of first and of the first five, and the mean of reciprocal ranks', () => {
  assert.deepEqual(figuresOf([1, 2, 6, null]), {
    queries: 4,
    first: 0.25,
    firstFive: 0.5,
    mrr: (1 + 1 / 2 + 1 / 6) / 4,
  })
})

test('a measurement tells each query that failed, and why', async () => {
  const gold = [
    asking('invented/law-on-bees#2'),
    asking('invented/law-on-hives#9', 'nothing like it', 'citation'),
    asking('invented/law-on-hives', 'refused', 'name'),
  ]
  const search = async (query: string) => {
    if (query === 'refused') throw new Error('Cannot search: too odd')
    return found(hit(works['law-on-bees'], 'art_2'))
  }
  const outcomes = await measure(db, corpora, gold, search, TODAY)
  assert.deepEqual(
    outcomes.map(({ rank, held }) => [rank, held]),
    [
      [1, true],
      [null, false],
      [null, true],
    ],
  )
  const told = failures(outcomes)
  assert.doesNotMatch(told, /concept-01/)
  assert.match(told, /citation-01 .*not in this library: invented\/law-on-hives#9/)
  assert.match(told, /name-01 .*Cannot search: too odd/)
  assert.match(figuresTable(outcomes), /^all +3 +0\.333/m)
})
