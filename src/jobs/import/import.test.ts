import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import type { Wording } from '#law/provision.ts'
import { search } from '#search/search.ts'
import type { ExpressionDraft } from '#sources/contract.ts'
import {
  bring,
  bringTexts,
  expression,
  findingsIn,
  GARBLED,
  linesOn,
  type Shelf,
  shelf,
  text,
  two,
  versionsOf,
  WORK,
  YEARS,
} from './import.fixture.ts'

describe('a history that comes with its intervals', () => {
  const wording = (num: string, from: string, words: string): Wording => ({
    key: `K${num}`,
    parentKey: null,
    order: num,
    kind: 'article',
    num,
    heading: null,
    content: contentOf(`<content><p>${words}</p></content>`),
    from: day(from),
    to: null,
    basis: 'in-force',
    missing: false,
    published: null,
    ground: null,
  })
  const whole = (from: string): ExpressionDraft => ({
    ...expression([]),
    history: {
      kind: 'wordings',
      wordings: [wording('1', from, 'one')],
      notes: [],
      findings: [],
      completeFrom: null,
    },
  })

  it('takes the place of an earlier one that it covers', async () => {
    const held = await shelf()
    await bring(held, [{ work: WORK, expressions: [whole('2001-01-01')] }])
    const report = await bring(held, [{ work: WORK, expressions: [whole('2000-01-01')] }])
    assert.deepEqual(report.quarantined, [])
    assert.deepEqual(await versionsOf(held), ['2000-01-01 held'])
  })

  it('is refused where texts held before it begins would be lost', async () => {
    const held = await shelf()
    await bring(held, [{ work: WORK, expressions: [whole('2001-01-01')] }])
    const report = await bring(held, [{ work: WORK, expressions: [whole('2002-01-01')] }])
    assert.match(
      report.quarantined[0]!.reason,
      /begins on 2002-01-01, and the texts held from 2001-01-01 on would be lost; import all files of the act together/,
    )
    assert.deepEqual(await linesOn(held, '2001-06-01'), ['1 | one'])
  })

  it('is not replaced by a single text of the act', async () => {
    const held = await shelf()
    await bring(held, [{ work: WORK, expressions: [whole('2001-01-01')] }])
    const report = await bringTexts(held, [text('2005-01-01', two('x'))])
    assert.match(report.quarantined[0]!.reason, /would be lost/)
    assert.deepEqual(await versionsOf(held), ['2001-01-01 held'])
  })
})

describe('the transaction of an act', () => {
  it('leaves the library as it was where indexing fails', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 2))
    const before = await held.library.stats()
    await sql.raw('ALTER TABLE search_now RENAME TO elsewhere').execute(held.db.sql)
    await assert.rejects(bringTexts(held, YEARS.slice(2)), /search_now/)
    assert.deepEqual({ ...(await held.library.stats()), bytes: 0 }, { ...before, bytes: 0 })
    assert.deepEqual(await linesOn(held, '2003-01-01'), ['1 | one', '2 | two of 2002'])
  })

  it('takes superseded wordings out of the search, commit after commit', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2001-01-01', two('quokka'))])
    await bringTexts(held, [text('2001-01-01', two('wombat'))])
    assert.deepEqual([await found(held, 'quokka'), await found(held, 'wombat')], [0, 1])
  })

  it('is taken back by a dry run, which counts what it would have done', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 2))
    const before = await held.library.stats()
    const dry = await bring(held, [{ work: WORK, expressions: [expression(YEARS.slice(1, 4))] }], {
      dryRun: true,
    })
    assert.deepEqual({ ...(await held.library.stats()), bytes: 0 }, { ...before, bytes: 0 })
    const wet = await bring(held, [{ work: WORK, expressions: [expression(YEARS.slice(1, 4))] }])
    const { outline, ...counted } = dry
    assert.deepEqual({ ...counted, seconds: 0 }, { ...wet, seconds: 0 })
    assert.deepEqual(
      outline?.map(({ title, rows }) => [title, rows.map(({ num }) => num)]),
      [[WORK.title, ['1', '2']]],
    )
    assert.deepEqual([dry.works, dry.versions, dry.texts], [1, 4, 2])
  })

  it('shows a dry run what a real one would refuse', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS)
    const other = {
      ...WORK,
      title: 'Another act',
      aliases: [{ scheme: 'xv-register', value: 'XV-41a/1994' }],
    }
    const report = await bring(held, [{ work: other, expressions: [expression(YEARS)] }], { dryRun: true })
    assert.match(report.quarantined[0]!.reason, /already names/)
    assert.deepEqual(await findingsIn(held), [])
  })

  it('counts the acts, texts and refusals of one run', async () => {
    const held = await shelf()
    const report = await bringTexts(held, [YEARS[0]!, text('2002-01-01', two(GARBLED)), YEARS[2]!])
    const { seconds, ...rest } = report
    assert.ok(seconds >= 0)
    assert.deepEqual(rest, {
      works: 1,
      expressions: 1,
      versions: 3,
      provisions: 2,
      provisionVersions: 4,
      texts: 3,
      quarantined: [{ path: '2002-01-01.md', where: '2', reason: rest.quarantined[0]!.reason }],
      warnings: 0,
      bytes: rest.bytes,
    })
  })
})

describe('an act that gets another title', () => {
  it('is found by the new one and no more by the old, though no provision changed', async () => {
    const held = await shelf()
    const titled = (title: string) => ({
      work: { ...WORK, title },
      expressions: [expression([YEARS[0]!], { title })],
    })
    await bring(held, [titled('Act on Hedgehogs')])
    await bring(held, [titled('Act on Porcupines')])
    assert.deepEqual([await found(held, 'hedgehogs'), await found(held, 'porcupines')], [0, 1])
  })
})

async function found({ db }: Shelf, words: string): Promise<number> {
  const options = { at: day('2010-01-01'), in: [], lang: null, type: null, limit: 10, offset: 0 }
  return (await search(db, words, options)).total
}
