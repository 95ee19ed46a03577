import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import type { Snapshot } from '#law/provision.ts'
import {
  article,
  bring,
  bringTexts,
  expression,
  linesOn,
  type Shelf,
  shelf,
  text,
  two,
  versionsOf,
  WORK,
  YEARS,
} from './import.fixture.ts'

async function wIds({ db }: Shelf): Promise<string[]> {
  return (await db.sql.selectFrom('provision').select('wid').orderBy('id').execute()).map(({ wid }) => wid)
}

describe('importing again', () => {
  it('joins overlapping runs of versions into one history', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 5))
    await bringTexts(held, YEARS.slice(3))
    assert.deepEqual(
      await versionsOf(held),
      YEARS.map(({ date }) => `${date} held`),
    )
    assert.deepEqual(await linesOn(held, '2004-06-01'), ['1 | one', '2 | two of 2004'])
    assert.deepEqual(await wIds(held), ['art_1', 'art_2'])
  })

  it('takes older versions that come later', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(4))
    await bringTexts(held, YEARS.slice(0, 4))
    assert.deepEqual(await linesOn(held, '2001-06-01'), ['1 | one', '2 | two of 2001'])
    assert.deepEqual(await linesOn(held, '2009-01-01'), ['1 | one', '2 | two of 2008'])
    assert.deepEqual(await wIds(held), ['art_1', 'art_2'])
  })

  it('adds a single file to the versions held', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS)
    await bringTexts(held, [text('2003-07-01', two('two of the summer'))])
    assert.deepEqual(await linesOn(held, '2003-06-30'), ['1 | one', '2 | two of 2003'])
    assert.deepEqual(await linesOn(held, '2003-07-01'), ['1 | one', '2 | two of the summer'])
    assert.deepEqual(await linesOn(held, '2004-01-01'), ['1 | one', '2 | two of 2004'])
  })

  it('remembers a text that changed nothing: what is inserted before it does not reach beyond it', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2001-01-01', two('old')), text('2005-01-01', two('old'))])
    assert.deepEqual(await versionsOf(held), ['2001-01-01 held'])
    await bringTexts(held, [text('2003-01-01', two('new'))])
    assert.deepEqual(await linesOn(held, '2004-01-01'), ['1 | one', '2 | new'])
    assert.deepEqual(await linesOn(held, '2005-01-01'), ['1 | one', '2 | old'])
    const found = await held.library.resolve('XV-41/1994')
    const shown = await held.library.expression(found!.work.id, 'eng')
    const [, again] = (await held.library.textOnDay(shown!.id, day('2005-01-01'))).nodes
    assert.equal(again?.ground?.title, 'Act of 2005-01-01')
  })

  it('puts an undated text before the first dated one, whichever comes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const held = await shelf()
      const texts = [text(null, two('of unknown age')), YEARS[0]!]
      for (const i of order) await bringTexts(held, [texts[i]!])
      assert.deepEqual(await linesOn(held, '1900-01-01'), ['1 | one', '2 | of unknown age'])
      assert.deepEqual(await linesOn(held, '2001-01-01'), ['1 | one', '2 | two of 2001'])
    }
  })

  it('keeps the identity of a provision whose only wording is corrected', async () => {
    const held = await shelf()
    await bringTexts(held, [text('2001-01-01', two('misprunt'))])
    await bringTexts(held, [text('2001-01-01', two('misprint'))])
    assert.deepEqual(await wIds(held), ['art_1', 'art_2'])
    assert.deepEqual(await linesOn(held, '2001-01-01'), ['1 | one', '2 | misprint'])
  })

  it('keeps the eIds and keys that a source states', async () => {
    const held = await shelf()
    const keyed = (words: string) => [
      article('1', words, { key: 'sec_A' }),
      article('2', 'two', { key: 'sec_B' }),
    ]
    await bringTexts(held, [text('2001-01-01', keyed('one')), text('2003-01-01', keyed('one of 2003'))])
    await bringTexts(held, [text('2002-01-01', keyed('one of 2002'))])
    const eIds = await held.db.sql
      .selectFrom('provision_version')
      .where('superseded_in', 'is', null)
      .select('eid')
      .distinct()
      .orderBy('eid')
      .execute()
    assert.deepEqual(
      eIds.map(({ eid }) => eid),
      ['sec_A', 'sec_B'],
    )
    assert.deepEqual(await wIds(held), ['sec_A', 'sec_B'])
  })

  it('holds languages that come at different times side by side, each with its own versions', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 3))
    await bring(held, [
      { work: WORK, expressions: [expression([text('2002-01-01', two('deux'))], { language: 'fra' })] },
    ])
    assert.deepEqual(await linesOn(held, '2003-01-01', 'eng'), ['1 | one', '2 | two of 2003'])
    assert.deepEqual(await linesOn(held, '2003-01-01', 'fra'), ['1 | one', '2 | deux'])
    assert.deepEqual(await linesOn(held, '2001-01-01', 'fra'), [])
  })

  it('calls an act what its latest text calls it, whichever text comes last', async () => {
    const named = (title: string, texts: Snapshot[]) => [
      { work: { ...WORK, title }, expressions: [expression(texts, { title, path: title })] },
    ]
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const held = await shelf()
      const parts = [named('Data Act', YEARS.slice(0, 3)), named('Privacy Act', YEARS.slice(3))]
      for (const i of order) await bring(held, parts[i]!)
      const [summary] = await held.library.works({})
      assert.equal(summary?.work.title, 'Privacy Act')
      assert.deepEqual(
        summary?.expressions.map(({ title, source, textState }) => [title, source.path, textState]),
        [['Privacy Act', 'Privacy Act', 'point-in-time']],
      )
    }
  })

  it('never mixes acts of two states that have one number', async () => {
    const held = await shelf()
    const act = (jurisdiction: string, words: string, date: string) => ({
      work: {
        ...WORK,
        jurisdiction,
        number: null,
        title: `Act of ${jurisdiction}`,
        aliases: [{ scheme: `${jurisdiction}-register`, value: '41' }],
      },
      expressions: [expression([text(date, two(words))])],
    })
    await bring(held, [act('xv', 'of Valen', '2001-01-01')])
    await bring(held, [act('xb', 'of Borea', '2002-01-01')])
    const found = await held.library.resolve('/akn/xb/act/1994-02-11/act-of-xb')
    const borea = await held.library.expression(found!.work.id, 'eng')
    assert.deepEqual(
      (await held.library.versions(borea!.id)).map(({ from }) => from),
      ['2002-01-01'],
    )
  })

  it('refuses to write over what another import has changed meanwhile', async () => {
    const held = await shelf()
    await bringTexts(held, YEARS.slice(0, 2))
    const slow = expression([])
    const snapshots = async function* () {
      await bringTexts(held, YEARS.slice(2, 4))
      yield YEARS[5]!
    }
    const report = await bring(held, [
      {
        work: WORK,
        expressions: [{ ...slow, history: { kind: 'snapshots', snapshots: snapshots(), count: 1 } }],
      },
    ])
    assert.match(report.quarantined[0]!.reason, /another import changed it meanwhile; import it again/)
    assert.deepEqual(await linesOn(held, '2004-01-01'), ['1 | one', '2 | two of 2004'])
  })
})
