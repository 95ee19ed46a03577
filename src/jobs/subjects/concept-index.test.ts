import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { day } from '#kit/day.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { readTold, toldBytes } from '#store/concept-bytes.ts'
import { conceptCounts, conceptsOf, provisionsTelling } from '#store/concepts.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import { readingOrder } from '#store/outline.ts'
import { conceptMark, recordConceptMark } from '#store/record/concepts.ts'
import { joined } from '#vocab/hierarchy.ts'
import { keepVocabulary } from '#vocab/kept.ts'
import {
  article,
  bring,
  bringTexts,
  expression,
  type Shelf,
  shelf,
  text,
  WORK,
} from '../import/import.fixture.ts'
import { rereadConcepts } from './concept-index.ts'
import { areConceptsOutdated } from './concept-mark.ts'

const ERASURE = 'urn:comity:subject:right-to-erasure'
const LEAVE = 'urn:comity:subject:annual-leave'
const AT = day('2020-01-01')

const erasure = (num: string, more: Partial<ProvisionDraft> = {}) =>
  article(num, 'Everyone has the right to erasure of data about them.', more)
const leave = (num: string) => article(num, 'The worker has annual leave of four weeks with pay.')

function telling({ db }: Shelf, concept: string, at = AT): string[] {
  return provisionsTelling(db, concept, { in: null, at, limit: 50 }).map(
    ({ jurisdiction, eId }) => `${jurisdiction} ${eId}`,
  )
}

async function rowOf({ library }: Shelf, eId: string): Promise<number> {
  const found = await library.resolve('XV-41/1994')
  const held = found && (await library.expression(found.work.id, 'eng'))
  const { nodes } = held ? await library.textOnDay(held.id, AT) : { nodes: [] }
  return readingOrder(nodes).find((node) => node.eId === eId)?.id ?? -1
}

// Everything that is told, whatever the numbers of concepts are.
function everythingTold({ db }: Shelf): unknown {
  const rows = conceptCounts(db, { at: AT }).map((each) => JSON.stringify(each))
  return [...rows].sort()
}

describe('the concept index', () => {
  it('tells which provisions tell a concept once they have come in', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2019-01-01', [erasure('1'), leave('2'), article('3', 'Bees are bees.')])])
    assert.deepEqual(telling(held, ERASURE), ['xv art_1'])
    assert.deepEqual(telling(held, LEAVE), ['xv art_2'])
    const row = await rowOf(held, 'art_1')
    const told = conceptsOf(held.db, [row]).get(row) ?? []
    assert.ok(told.some(({ concept, strong, inHeading }) => concept === ERASURE && strong && !inHeading))
  })

  it('puts first what says it in its heading too, and finds a division by its heading alone', async () => {
    const held = await shelf()
    const chapter = { ...article('I', ''), kind: 'chapter', heading: 'Right to erasure', content: null }
    await bringTexts(held, [
      text('2019-01-01', [
        erasure('1'),
        erasure('2', { heading: 'Right to erasure' }),
        chapter,
        { ...article('3', 'Bees are bees.'), depth: 1 },
      ]),
    ])
    assert.deepEqual(telling(held, ERASURE), ['xv art_2', 'xv art_1', 'xv chp_I'])
  })

  it('goes by the day: what holds tells, what was or will be does not', async () => {
    const held = await shelf()
    await bringTexts(held, [
      text('2010-01-01', [leave('1'), erasure('2')]),
      text('2019-01-01', [erasure('1'), leave('2')]),
      text('2025-01-01', [erasure('1'), article('2', 'Repealed.')]),
    ])
    assert.deepEqual(telling(held, LEAVE, day('2015-01-01')), ['xv art_1'])
    assert.deepEqual(telling(held, LEAVE), ['xv art_2'])
    assert.deepEqual(telling(held, LEAVE, day('2026-01-01')), [])
  })

  it('counts by jurisdiction, and names places inside a state under the state', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2019-01-01', [erasure('1'), erasure('2')])])
    const other = { ...WORK, jurisdiction: 'xb-no', number: '7', aliases: [] }
    await bring(held, [{ work: other, expressions: [expression([text('2019-01-01', [erasure('1')])])] }])
    const counts = conceptCounts(held.db, { at: AT, concepts: [ERASURE] })
    assert.deepEqual(
      counts.map(({ jurisdiction, provisions }) => [jurisdiction, provisions]),
      [
        ['xb-no', 1],
        ['xv', 2],
      ],
    )
    const inside = provisionsTelling(held.db, ERASURE, { in: ['xb'], at: AT, limit: 5 })
    assert.deepEqual(
      inside.map(({ jurisdiction }) => jurisdiction),
      ['xb-no'],
    )
  })

  it('is counted once until the law changes, whatever else is written', async () => {
    const held = await shelf()
    const counted = () => conceptCounts(held.db, { at: AT })
    await bringTexts(held, [text('2019-01-01', [erasure('1'), leave('2')])])
    const first = counted()
    await held.db.sql.insertInto('concept_state').values({ name: 'other', value: '1' }).execute()
    assert.equal(counted(), first)
    await bringTexts(held, [text('2019-06-01', [erasure('1'), erasure('2')])])
    const erasures = counted().filter(({ concept }) => concept === ERASURE)
    assert.deepEqual(
      erasures.map(({ provisions }) => provisions),
      [2],
    )
  })

  it('is not kept as counted where what was read may be taken back', async () => {
    const held = await shelf()
    const counted = () => conceptCounts(held.db, { at: AT }).map(({ provisions }) => provisions)
    await bringTexts(held, [text('2019-01-01', [erasure('1')])])
    await held.db.sql
      .transaction()
      .execute(async (trx) => {
        await trx.deleteFrom('concept_row').execute()
        assert.deepEqual(counted(), [])
        throw new RangeError('taken back')
      })
      .catch((error: unknown) => assert.ok(error instanceof RangeError))
    assert.ok(counted().length > 0)
  })

  it('pages without gaps or repeats', async () => {
    const held = await shelf()
    const many = Array.from({ length: 9 }, (_, index) => erasure(String(index + 1)))
    await bringTexts(held, [text('2019-01-01', many)])
    const pages = [0, 4, 8].flatMap((offset) =>
      provisionsTelling(held.db, ERASURE, { in: null, at: AT, limit: 4, offset }).map(({ eId }) => eId),
    )
    assert.deepEqual([...pages].sort(), many.map(({ num }) => `art_${num}`).sort())
  })

  it('is the same read anew as it grew import by import', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2010-01-01', [leave('1'), erasure('2')])])
    await bringTexts(held, [text('2019-01-01', [erasure('1'), leave('2')])])
    const grown = everythingTold(held)
    await rereadConcepts(held.db)
    assert.deepEqual(everythingTold(held), grown)
  })

  it('is outdated when a vocabulary comes in, and read anew tells its concepts by their labels', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'comity-concepts-'))
    const db = openSqlite(path.join(home, 'library.db'))
    try {
      const held = { db, library: await openLibrary(db) }
      await createIndex(db.sql)
      await bringTexts(held, [text('2019-01-01', [article('1', 'Bee keepers keep bees.')])])
      assert.equal(areConceptsOutdated(db), false)
      const wording = { preferred: 'bee keeper', alternatives: [], hidden: [], patterns: [], exceptions: [] }
      const concept = {
        iri: 'https://bees.example/keeper',
        broader: [],
        narrower: [],
        related: [],
        wordings: new Map([['eng', wording]]),
        scope: [],
        editorial: [],
      }
      await keepVocabulary(home, 'bees', {
        iri: 'https://bees.example/',
        title: [],
        version: null,
        concepts: joined(new Map([[concept.iri, concept]])),
      })
      assert.equal(areConceptsOutdated(db), true)
      await rereadConcepts(db)
      assert.equal(areConceptsOutdated(db), false)
      assert.deepEqual(telling(held, concept.iri), ['xv art_1'])
    } finally {
      await db.close()
      await rm(home, { recursive: true })
    }
  })

  it('of a library from before it was there is outdated, and of an empty one is not', async () => {
    const held = await shelf()
    assert.equal(areConceptsOutdated(held.db), false)
    await held.db.sql.transaction().execute((trx) => recordConceptMark(trx, '0'))
    assert.equal(conceptMark(held.db), '0')
    assert.equal(areConceptsOutdated(held.db), true)
  })

  it('reads back whatever it wrote of a text', () => {
    const told = fc.record({
      concept: fc.integer({ min: 1, max: 5_000_000 }),
      count: fc.integer({ min: 1, max: 127 }),
      strong: fc.boolean(),
      early: fc.integer({ min: 0, max: 255 }),
    })
    fc.assert(
      fc.property(fc.array(told), (all) =>
        assert.deepEqual(
          readTold(toldBytes(all)),
          all.map((each) => ({ ...each })),
        ),
      ),
    )
  })
})
