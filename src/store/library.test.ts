import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import { Weaver } from '#law/history/weave.ts'
import type { Woven } from '#law/history/woven.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { type Database, openSqlite } from './dialect/sqlite.ts'
import { type Library, openLibrary } from './library.ts'
import { readingOrder } from './outline.ts'
import { recordAct } from './record/record.ts'
import type { RecordedAct } from './record/recorded.ts'
import { IriTakenError, type NewWork } from './record/work.ts'

const ACT: NewWork = {
  jurisdiction: 'xv',
  type: 'act',
  subtype: null,
  date: '1994-02-11',
  number: '41',
  title: 'Act on the Protection of Personal Data',
  aliases: [{ scheme: 'register', value: 'XV-41/1994' }],
  published: '1994-02-11',
  topics: ['data-protection'],
}

function article(num: string, words: string): ProvisionDraft {
  return {
    depth: 0,
    kind: 'article',
    num,
    heading: null,
    content: contentOf(`<content><p>${words}</p></content>`),
  }
}

function weave(history: Record<string, ProvisionDraft[]>): Woven {
  const weaver = new Weaver(() => [])
  for (const [date, provisions] of Object.entries(history)) {
    weaver.add({
      date: day(date),
      basis: 'in-force',
      published: null,
      ground: { title: `Act of ${date}`, id: null },
      path: `${date}.md`,
      provisions,
      findings: [],
    })
  }
  return weaver.end()
}

async function library(): Promise<{ db: Database; lib: Library }> {
  const db = openSqlite(':memory:')
  return { db, lib: await openLibrary(db) }
}

function record(
  db: Database,
  woven: Woven,
  work: NewWork = ACT,
  source = 'legalize',
  path = 'a.md',
): Promise<RecordedAct> {
  const expression = { language: 'eng', title: work.title, path, textState: 'point-in-time' as const, woven }
  return db.sql
    .transaction()
    .execute((trx) =>
      recordAct(trx, { source, path, at: '2026-11-23T00:00:00Z', work, expressions: [expression] }),
    )
}

async function words(lib: Library, expressionId: number, at: string): Promise<string[]> {
  const nodes = readingOrder((await lib.textOnDay(expressionId, day(at))).nodes)
  const contents = await lib.contents(nodes.flatMap((node) => node.textId ?? []))
  return nodes.map((node) => `${node.num} ${contents.get(node.textId ?? -1)?.replace(/<[^>]*>/g, '')}`)
}

const HISTORY = {
  '1994-03-01': [article('1', 'one'), article('2', 'two')],
  '2003-01-01': [article('1', 'one'), article('2', 'two, amended'), article('3', 'three')],
  '2024-03-01': [article('1', 'one'), article('3', 'three')],
}

describe('the library', () => {
  it('answers for any day from the rows that hold on it', async () => {
    const { db, lib } = await library()
    const { expressions } = await record(db, weave(HISTORY))
    const id = expressions[0]!.id
    assert.deepEqual(await words(lib, id, '1990-01-01'), [])
    assert.deepEqual(await words(lib, id, '1994-03-01'), ['1 one', '2 two'])
    assert.deepEqual(await words(lib, id, '2024-02-29'), ['1 one', '2 two, amended', '3 three'])
    assert.deepEqual(await words(lib, id, '2300-01-01'), ['1 one', '3 three'])
  })

  it('finds an act by its IRI at every level and by its aliases', async () => {
    const { db, lib } = await library()
    await record(db, weave(HISTORY))
    const iri = '/akn/xv/act/1994-02-11/41'
    assert.equal((await lib.resolve(iri))?.work.title, ACT.title)
    const found = await lib.resolve(`${iri}/eng@2003-01-01/~art_2`)
    assert.deepEqual(
      [found?.language, found?.at, found?.eId, found?.alias],
      ['eng', '2003-01-01', 'art_2', false],
    )
    assert.equal((await lib.resolve('xv-41/1994'))?.alias, true)
    assert.equal(await lib.resolve('/akn/xv/act/1994-02-11/42'), null)
    assert.equal(await lib.resolve("' OR 1=1 --"), null)
  })

  it('finds an act by an alias whose last segment looks like a language', async () => {
    const { db, lib } = await library()
    const alias = '/akn/za/act/1996/con'
    await record(db, weave(HISTORY), { ...ACT, aliases: [{ scheme: 'akn', value: alias }] })
    assert.equal((await lib.resolve(alias))?.work.title, ACT.title)
    const found = await lib.resolve(`${alias}/~sec_9`)
    assert.deepEqual([found?.language, found?.eId, found?.alias], [null, 'sec_9', true])
  })

  it('takes after an alias what may follow an IRI: a language, a day, a provision', async () => {
    const { db, lib } = await library()
    const alias = '/eli/xv/act/1994/41'
    await record(db, weave(HISTORY), { ...ACT, aliases: [{ scheme: 'eli', value: alias }] })
    const parts = async (text: string) => {
      const found = await lib.resolve(text)
      return found && [found.language, found.at, found.eId, found.alias]
    }
    assert.deepEqual(await parts(`${alias}/~art_9`), [null, null, 'art_9', true])
    assert.deepEqual(await parts(`${alias}/eng`), ['eng', null, null, true])
    assert.deepEqual(await parts(`${alias}/eng@2003-01-01/~art_9`), ['eng', '2003-01-01', 'art_9', true])
    assert.equal(await parts(`${alias}/eng@2003-02-30/~art_9`), null)
    assert.equal(await parts('/eli/xv/act/1994/42/~art_9'), null)
  })

  it('lists what differs between two days in either direction', async () => {
    const { db, lib } = await library()
    const { expressions } = await record(db, weave(HISTORY))
    const id = expressions[0]!.id
    const forth = await lib.changes(id, day('1994-03-01'), day('2024-03-01'))
    assert.deepEqual(
      forth.map(({ before, after }) => [before?.num ?? null, after?.num ?? null]),
      [
        ['2', null],
        [null, '3'],
      ],
    )
    const back = await lib.changes(id, day('2024-03-01'), day('1994-03-01'))
    assert.deepEqual(
      back.map(({ before, after }) => [before?.num ?? null, after?.num ?? null]).sort(),
      [
        ['3', null],
        [null, '2'],
      ].sort(),
    )
    assert.deepEqual(await lib.changes(id, day('1995-01-01'), day('1996-01-01')), [])
  })

  it('keeps what it held when an import repeats it, row for row', async () => {
    const { db, lib } = await library()
    await record(db, weave(HISTORY))
    const again = await record(db, weave(HISTORY))
    assert.equal(again.isNew, false)
    assert.deepEqual(
      [
        again.expressions[0]!.inserted.length,
        again.expressions[0]!.superseded.length,
        again.expressions[0]!.newTexts,
      ],
      [0, 0, 0],
    )
    assert.equal((await lib.stats()).provisionVersions, 4)
  })

  it('supersedes what a correction contradicts and deletes nothing', async () => {
    const { db, lib } = await library()
    await record(db, weave(HISTORY))
    const corrected = {
      ...HISTORY,
      '1994-03-01': [article('1', 'one'), article('2', 'two, misprint mended')],
    }
    const { expressions } = await record(db, weave(corrected))
    assert.equal(expressions[0]!.superseded.length, 1)
    assert.deepEqual(await words(lib, expressions[0]!.id, '1995-01-01'), ['1 one', '2 two, misprint mended'])
    const old = await db.sql
      .selectFrom('provision_version')
      .where('superseded_in', 'is not', null)
      .selectAll()
      .execute()
    assert.equal(old.length, 1)
  })

  it('sees at once what another process wrote', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comity-test-'))
    const file = path.join(folder, 'library.db')
    const reading = openSqlite(file)
    const lib = await openLibrary(reading)
    const writing = openSqlite(file)
    const { expressions } = await record(writing, weave(HISTORY))
    const id = expressions[0]!.id
    assert.deepEqual(await words(lib, id, '1995-01-01'), ['1 one', '2 two'])
    const corrected = {
      ...HISTORY,
      '1994-03-01': [article('1', 'one'), article('2', 'two, misprint mended')],
    }
    await record(writing, weave(corrected))
    assert.deepEqual(await words(lib, id, '1995-01-01'), ['1 one', '2 two, misprint mended'])
    await Promise.all([reading.close(), writing.close()])
    await rm(folder, { recursive: true })
  })

  it('keeps the identity of a provision when an earlier version is learnt later', async () => {
    const { db } = await library()
    const { '1994-03-01': first, ...rest } = HISTORY
    await record(db, weave(rest))
    const before = await db.sql.selectFrom('provision').selectAll().execute()
    await record(db, weave({ '1994-03-01': first, ...rest }))
    const after = await db.sql.selectFrom('provision').selectAll().execute()
    assert.deepEqual(after, before)
  })

  it('meets two sources of one act in one work, and shows the one that holds more wordings', async () => {
    const { db, lib } = await library()
    const poor = await record(
      db,
      weave({ '2024-03-01': HISTORY['2024-03-01'] }),
      { ...ACT, date: null },
      'akn',
    )
    const rich = await record(db, weave(HISTORY))
    assert.equal(rich.workId, poor.workId)
    const expressions = await lib.expressions(rich.workId)
    assert.deepEqual(
      expressions.map((expression) => [expression.source.name, expression.shown]),
      [
        ['legalize', true],
        ['akn', false],
      ],
    )
  })

  it('refuses to name two acts alike, and leaves the first as it was', async () => {
    const { db, lib } = await library()
    await record(db, weave(HISTORY))
    const other = { ...ACT, title: 'Another act', aliases: [{ scheme: 'register', value: 'XV-41a/1994' }] }
    await assert.rejects(record(db, weave({ '2000-01-01': [article('1', 'x')] }), other), (error: Error) => {
      assert.ok(error instanceof IriTakenError)
      assert.match(
        error.message,
        /Another act.*XV-41a\/1994.*already names "Act on the Protection.*XV-41\/1994/,
      )
      return true
    })
    assert.equal((await lib.stats()).works, 1)
  })

  it('keeps apart two acts that are called the same for short: the name finds the one that had it first', async () => {
    const { db, lib } = await library()
    const named = { scheme: 'abbreviation', value: 'DPA' }
    await record(db, weave(HISTORY), { ...ACT, aliases: [...ACT.aliases, named] })
    const aliases = [{ scheme: 'register', value: 'XV-9/2010' }, named]
    await record(db, weave({ '2010-01-01': [article('1', 'x')] }), {
      ...ACT,
      date: '2010-01-01',
      number: '9',
      title: 'New act',
      aliases,
    })
    assert.equal((await lib.stats()).works, 2)
    assert.equal((await lib.resolve('dpa'))?.work.title, ACT.title)
  })

  it('stores a text once, however many rows and acts carry it', async () => {
    const { db, lib } = await library()
    await record(db, weave(HISTORY))
    const { texts } = await lib.stats()
    await record(db, weave(HISTORY), { ...ACT, number: '42', title: 'Twin', aliases: [] })
    assert.equal((await lib.stats()).texts, texts)
  })

  it('holds days before 1900 and days to come like any other', async () => {
    const { db, lib } = await library()
    const { expressions } = await record(
      db,
      weave({ '1803-03-27': [article('1', 'old')], '2099-01-01': [article('1', 'to come')] }),
    )
    assert.deepEqual(await words(lib, expressions[0]!.id, '1850-01-01'), ['1 old'])
    assert.deepEqual(await words(lib, expressions[0]!.id, '2099-01-01'), ['1 to come'])
  })
})
