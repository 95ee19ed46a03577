import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { READING } from '#citations/version.ts'
import { akn } from '#sources/akn/index.ts'
import type { WorkDraft } from '#sources/contract.ts'
import { isReadOtherwise, readingVersion } from '#store/citation-reading.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { MIGRATIONS, migrate } from '#store/migrate.ts'
import { FULL, QUICK, runs } from '../../../test/pace.ts'
import { article, bring, expression, shelf, text, WORK } from '../import/import.fixture.ts'
import { importFrom } from '../import/import.ts'
import { rereadCitations } from './reread.ts'

// One state, of two languages other than the sentences below, and the treaties; all with COMITY_FULL=1.
const DEMO = (FULL ? [''] : ['xb', 'treaties']).map((name) =>
  path.resolve(import.meta.dirname, '..', '..', '..', 'demo', name),
)

// Where every row leads, whatever numbers the tables give it.
function links(db: Database): string[] {
  const statement = db.sql
    .selectFrom('citation_link as link')
    .innerJoin('citation', 'citation.id', 'link.citation_id')
    .leftJoin('cited_act', 'cited_act.id', 'citation.act_id')
    .select([
      'link.row_id',
      'citation.start',
      'citation.stop',
      'citation.path',
      'citation.upto',
      'citation.meant',
    ])
    .select(['cited_act.name', 'link.state', 'link.work_id', 'link.provision_id', 'link.last_id'])
  return db
    .rows(statement.compile())
    .map((row) => JSON.stringify(row))
    .sort()
}

const titles = [
  'Bee Keeping Act, 2001',
  'Honey Trade Act, 2003',
  'Wax and Candles Act, 2007',
  'Orchards Act, 2011',
]
const works = titles.map(
  (title, index): WorkDraft => ({
    ...WORK,
    date: `20${String(10 + index)}-05-05`,
    number: String(index + 1),
    title,
    aliases: [{ scheme: 'xv-register', value: `XV-${index}` }],
  }),
)

const sentence = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...titles))
    .map(([n, title]) => `Section ${n} of the ${title} applies.`),
  fc
    .integer({ min: 1, max: 6 })
    .map((n) => `Article ${n} of this Act is without prejudice to article ${n + 1}.`),
  fc.constantFrom(...titles).map((title) => `In the ${title} (hereinafter “the Main Act”) it is said.`),
  fc.integer({ min: 1, max: 6 }).map((n) => `Article ${n} of the Main Act is meant.`),
  fc.constant('The preceding article is meant.'),
  fc.constant('Honey is sweet.'),
)
const words = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '))
const texts = fc.array(fc.array(words, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 })

describe('citations read anew', () => {
  it('are those that importing gave, whatever came in and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...works), texts), { minLength: 1, maxLength: 4 }),
        async (acts) => {
          const library = await shelf()
          for (const [work, versions] of acts) {
            const snapshots = versions.map((articles, year) =>
              text(
                `20${20 + year}-01-01`,
                articles.map((each, index) => article(String(index + 1), each)),
              ),
            )
            await bring(library, [
              { work, expressions: [expression(snapshots, { title: work.title, path: work.title })] },
            ])
          }
          const imported = links(library.db)
          await rereadCitations(library.db)
          assert.deepEqual(links(library.db), imported)
          await library.db.close()
        },
      ),
      runs(FULL ? 12 : 6),
    )
  })

  it('are those that importing gave of acts of the demo', {
    skip: QUICK && 'reads acts of the demo twice: left to npm test',
  }, async () => {
    const library = await shelf()
    await importFrom(library.db, akn, DEMO, {
      jurisdiction: null,
      only: [],
      collection: null,
      dryRun: false,
      now: () => new Date('2026-11-23T00:00:00Z'),
      progress: () => {},
    })
    const imported = links(library.db)
    assert.ok(imported.length > 100, String(imported.length))
    await rereadCitations(library.db)
    assert.deepEqual(links(library.db), imported)
    await library.db.close()
  })

  it('take the place of those that other rules read, all at once, and a library that breaks off keeps those', async () => {
    const { db, ...rest } = await shelf()
    assert.equal(readingVersion(db), null)
    await bring({ db, ...rest }, [
      { work: WORK, expressions: [expression([text('2001-01-01', [article('1', 'See article 1.')])])] },
    ])
    assert.equal(isReadOtherwise(db, READING), false)
    assert.equal(isReadOtherwise(db, `${READING}a`), true)
    const imported = links(db)
    const breaksOff = () => {
      throw new Error('the power went')
    }
    await assert.rejects(rereadCitations(db, breaksOff), /the power went/)
    assert.deepEqual(links(db), imported)
    await rereadCitations(db)
    assert.deepEqual(links(db), imported)
    await db.close()
  })

  it('are wanting where texts came in before citations were kept', async () => {
    const db = openSqlite(':memory:')
    const before = Object.entries(MIGRATIONS).filter(([name]) => name < '006')
    await migrate(db.sql, Object.fromEntries(before))
    await db.sql
      .insertInto('text')
      .values({ hash: 'h', xml: '<content><p>See article 1.</p></content>' } as never)
      .execute()
    await migrate(db.sql)
    assert.equal(isReadOtherwise(db, READING), true)
    await rereadCitations(db)
    assert.equal(isReadOtherwise(db, READING), false)
    await db.close()
  })
})
