/** A study that leaves the house comes back as it was, into whichever library; what was altered on the way, or made to do harm, does not come in. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { fromCrate } from '#export/study/crate.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { centre } from '#jobs/exchange/exchange.fixture.ts'
import { article, bringTexts, text } from '#jobs/import/import.fixture.ts'
import { crateOfEdition, editionJson } from '#jobs/study/export/crate.ts'
import { editionToExport } from '#jobs/study/export/export.ts'
import { openStudyFile } from '#jobs/study/open.ts'
import { quoteOf } from '#jobs/study/quote.ts'
import { day } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import type { Change } from '#research/change.ts'
import { FORMAT } from '#research/edition.ts'
import { operator } from '#research/may.ts'
import { publishStudy } from '#research/publish.ts'
import type { Quote } from '#research/quote.ts'
import { StudyError } from '#research/refused.ts'
import { changeStudy, changesOf, newStudy, openStudy } from '#research/studies.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { type Library, openLibrary } from '#store/library.ts'
import { FULL } from '../completeness/judging.ts'
import { QUICK, runs } from '../pace.ts'

const WORK = '/akn/xv/act/1994-02-11/41'
const AT = '2026-11-30T10:00:00.000Z'
const LAW = [
  article('Article 1', 'The period is <b>fourteen days</b>; see <i>Article 2</i>.'),
  article('Article 2', 'Words of another article, &amp; nothing else.'),
]

interface House {
  readonly home: string
  readonly db: Database
  readonly library: Library
}

const houses: House[] = []

async function house(texts: Parameters<typeof bringTexts>[1] = []): Promise<House> {
  const home = await mkdtemp(path.join(tmpdir(), 'comity-study-'))
  const db = openSqlite(path.join(home, 'library.db'))
  const library = await openLibrary(db)
  await createIndex(db.sql)
  const made = { home, db, library }
  houses.push(made)
  if (texts.length > 0) await bringTexts(made, texts)
  return made
}

after(async () => {
  for (const { db, home } of houses) {
    await db.close()
    await rm(home, { recursive: true })
  }
})

const jurisdictions = loadJurisdictions()

async function packed({ db }: House, id: string, edition: number | null = null, withHistory = true) {
  const options = {
    jurisdictions,
    style: 'national',
    locale: 'en',
    site: null,
    withNotes: true,
    withHistory,
  } as const
  return crateOfEdition(db, await editionToExport(db, id, edition), options)
}

async function begun({ db }: House, id: string, changes: readonly Change[]): Promise<void> {
  await newStudy(db, { id, title: 'Periods', by: 'Anna', at: AT })
  for (const change of changes) {
    // What means nothing in the study is refused, and the sequence goes on.
    await changeStudy(db, id, operator(change.kind === 'write' ? 'Boris' : 'Anna'), AT, [change]).catch(
      (error: unknown) => {
        if (!(error instanceof StudyError)) throw error
      },
    )
  }
}

describe('a package', () => {
  let one: House
  let quotes: Quote[]
  before(async () => {
    one = await house([text('2001-01-01', LAW)])
    quotes = await Promise.all(
      ['art_1', 'art_2'].map((eId, index) =>
        quoteOf(one.db, `${WORK}/eng/~${eId}`, { id: `q${index + 1}`, at: day('2020-01-01') }),
      ),
    )
  })

  function standard(): Change[] {
    const place = { row: 'r1', column: 'xv' } as const
    return [
      { kind: 'add-row', row: 'r1', after: null },
      { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
      ...quotes.map((quote): Change => ({ kind: 'add-quote', ...place, quote })),
      { kind: 'write', field: { of: 'cell', ...place, name: 'answer' }, words: 'Fourteen days.', seen: [] },
      { kind: 'status', ...place, status: 'answered' },
    ]
  }

  it('is opened in a library that holds nothing, and what is exported there is the same bytes, whatever the study', async () => {
    const name = fc.constantFrom('r1', 'r2', 'r3')
    const column = fc.constantFrom('xv', 'xb')
    const words = fc.string({ unit: 'grapheme', maxLength: 12 })
    const place = { row: name, column }
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ kind: fc.constant('add-row' as const), row: name, after: fc.option(name) }),
      fc.record({ kind: fc.constant('drop-row' as const), row: name }),
      fc.record({
        kind: fc.constant('add-column' as const),
        column,
        jurisdiction: column,
        at: fc.constantFrom(null, day('2020-01-01')),
        after: fc.constant(null),
      }),
      fc.record({
        kind: fc.constant('write' as const),
        field: fc.record({
          of: fc.constant('cell' as const),
          ...place,
          name: fc.constantFrom('answer' as const, 'notes' as const),
        }),
        words,
        seen: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }),
      }),
      fc.record({
        kind: fc.constant('add-quote' as const),
        ...place,
        quote: fc.nat(1).map((index) => quotes[index] as Quote),
      }),
      fc.record({
        kind: fc.constant('status' as const),
        ...place,
        status: fc.constantFrom('draft' as const, 'reviewed' as const),
      }),
      fc.record({ kind: fc.constant('undo' as const), of: fc.integer({ min: 1, max: 20 }) }),
    )
    const frame: Change[] = [
      ...['r1', 'r2'].map((row): Change => ({ kind: 'add-row', row, after: null })),
      { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
      { kind: 'add-column', column: 'xb', jurisdiction: 'xb', at: null, after: 'xv' },
    ]
    let count = 0
    let quoted = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
        const id = `s${++count}`
        await begun(one, id, [...frame, ...changes])
        if ((await openStudy(one.db, id))?.study.cell('r1', 'xv').quotes.length) quoted++
        const left = await packed(one, id)
        const other = await house()
        const report = await openStudyFile(other.db, left, null)
        assert.equal(report.state, 'opened')
        assert.deepEqual(await changesOf(other.db, id), await changesOf(one.db, id))
        assert.deepEqual(Buffer.from(await packed(other, id)), Buffer.from(left))
      }),
      // However few the studies are, one of them quotes.
      { ...runs(FULL ? 20 : 6), examples: [[standard()]] },
    )
    assert.ok(QUICK || quoted > 0, 'some of the studies quote something')
  })

  it('of an edition is that edition for good, whatever comes after it', async () => {
    await begun(one, 'published', standard())
    await publishStudy(one.db, 'published', { by: operator('Anna'), at: AT })
    const first = await packed(one, 'published', 1)
    await begun(one, 'other', [])
    await changeStudy(one.db, 'published', operator('Anna'), AT, [
      { kind: 'add-row', row: 'later', after: null },
    ])
    assert.deepEqual(await packed(one, 'published', 1), first)
    const other = await house()
    assert.equal((await openStudyFile(other.db, first, null)).edition, 1)
    assert.deepEqual(await packed(other, 'published', 1), first)
    assert.equal((await openStudyFile(other.db, first, null)).state, 'same')
  })

  it('without its history, and an edition as JSON, give back what stands, word for word, and say that it is no more', async () => {
    await begun(one, 'bare', standard())
    const edition = await editionToExport(one.db, 'bare', null)
    for (const file of [await packed(one, 'bare', null, false), strToU8(editionJson(edition))]) {
      const other = await house()
      const report = await openStudyFile(other.db, file, null)
      assert.equal(report.hasHistory, false)
      const study = (await openStudy(other.db, 'bare'))?.study
      const cell = study?.cell('r1', 'xv')
      assert.deepEqual(
        cell?.quotes.map(({ quote }) => quote),
        quotes,
      )
      assert.deepEqual(
        cell?.answer.map(({ words, by, at }) => [words, by, at]),
        [['Fourteen days.', 'Boris', AT]],
      )
      assert.equal(cell?.status, 'answered')
    }
  })

  it('says of each quote what the library itself holds of it', async () => {
    await begun(one, 'held', standard())
    const file = await packed(one, 'held')
    const held = async (other: House) =>
      (await openStudyFile(other.db, file, null)).quotes.map((quote) => quote.held)
    assert.deepEqual(await held(await house()), ['not-held', 'not-held'])
    assert.deepEqual(await held(await house([text('2001-01-01', LAW)])), ['same', 'same'])
    const moved = [article('Article 1', 'The period is ten days.'), ...LAW.slice(1)]
    assert.deepEqual(await held(await house([text('2001-01-01', moved)])), ['differs', 'same'])
    assert.deepEqual(await held(await house([text('2022-01-01', LAW)])), ['unchecked', 'unchecked'])
  })

  it('never takes the place of another study: it needs a name of its own', async () => {
    await begun(one, 'mine', standard())
    const file = await packed(one, 'mine')
    const other = await house()
    await begun(other, 'mine', [])
    await assert.rejects(openStudyFile(other.db, file, null), /another of the name.*--as/)
    assert.equal((await changesOf(other.db, 'mine')).length, 1)
    assert.equal((await openStudyFile(other.db, file, 'theirs')).study, 'theirs')
    assert.equal((await openStudyFile(other.db, file, 'theirs')).state, 'same')
    await assert.rejects(openStudyFile(other.db, file, 'No name'), /expected small letters/)
  })

  describe('that was altered', () => {
    let files: Record<string, Uint8Array>
    before(async () => {
      await begun(one, 'attacked', standard())
      files = unzipSync(await packed(one, 'attacked'))
    })

    // As somebody would who knows how packages are made: every fingerprint is made anew.
    function remade(changed: Readonly<Record<string, string>>): Uint8Array {
      const parts: Zippable = { ...files }
      for (const [name, content] of Object.entries(changed)) parts[name] = strToU8(content)
      const metadata = JSON.parse(strFromU8(files['ro-crate-metadata.json'] ?? new Uint8Array()))
      for (const entity of metadata['@graph']) {
        const part = parts[entity['@id']]
        if (entity['@type'] === 'File' && part instanceof Uint8Array) entity.sha256 = sha256(part)
      }
      parts['ro-crate-metadata.json'] = strToU8(JSON.stringify(metadata))
      return zipSync(parts)
    }
    const textIn = (name: string) => strFromU8(files[name] ?? new Uint8Array())
    const refused = async (bytes: Uint8Array, why: RegExp) => {
      const other = await house()
      await assert.rejects(openStudyFile(other.db, bytes, null), (error: Error) => {
        assert.match(error.message, why)
        assert.match(error.message, /^Cannot .*: /)
        return true
      })
      assert.equal(await openStudy(other.db, 'attacked'), null)
      for (const table of ['study_text', 'study_proof'] as const)
        assert.deepEqual(await other.db.sql.selectFrom(table).selectAll().execute(), [], table)
    }

    it('in any file is refused', async () => {
      assert.equal((await openStudyFile((await house()).db, remade({}), null)).state, 'opened')
      for (const name of Object.keys(files).filter((each) => each !== 'ro-crate-metadata.json')) {
        const bytes = Uint8Array.from(files[name] ?? [])
        bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1
        await refused(zipSync({ ...files, [name]: bytes }), /is not the file that its metadata tells of/)
        const { [name]: _, ...rest } = files
        await refused(zipSync(rest), /is missing/)
      }
      await refused(zipSync({ ...files, 'more.txt': strToU8('x') }), /does not tell of more\.txt/)
    })

    it('with every fingerprint made anew is refused where it contradicts itself', async () => {
      const edition = textIn('edition.json')
      const changes = textIn('changes.json')
      await refused(
        remade({ 'edition.json': edition.replace('Fourteen days.', 'Forty days.') }),
        /not what its changes lead to/,
      )
      const shortened = JSON.stringify(JSON.parse(changes).slice(1))
      await refused(remade({ 'changes.json': shortened }), /missing or out of order/)
      const [words] = Object.keys(files).filter((name) => name.endsWith('.txt'))
      const [provision] = Object.keys(files).filter((name) => name.endsWith('.akn.xml'))
      assert.ok(words && provision)
      const forged = (content: string) => content.replaceAll('fourteen days', 'forty days')
      await refused(remade({ [words]: forged(textIn(words)) }), /its words are not those/)
      const said = {
        'edition.json': forged(edition),
        'changes.json': forged(changes),
        [words]: forged(textIn(words)),
      }
      await refused(remade(said), /words quoted are not those of the provision/)
      await refused(
        remade({ ...said, [provision]: forged(textIn(provision)) }),
        /not the one that was quoted/,
      )
      const led = (content: string) => content.replaceAll(/"iri": "[^"]*"/g, '"iri": "javascript:alert(1)"')
      const leading = { 'edition.json': led(edition), 'changes.json': led(changes) }
      await refused(remade(leading), /its IRI is not one of the act/)
      await refused(strToU8(led(edition)), /its IRI is not one of the act/)
      await refused(
        remade({ [provision]: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
        /not readable|not the one that was quoted/,
      )
    })

    it('to be newer, or something else, is told apart', async () => {
      await refused(
        remade({ 'study.json': textIn('study.json').replace('package/1', 'package/2') }),
        /package\/2.*update/,
      )
      await refused(
        remade({ 'edition.json': textIn('edition.json').replace(FORMAT, 'comity-study/7') }),
        /comity-study\/7.*update/,
      )
      await refused(strToU8('{"format":"comity-study/2"}'), /update/)
      await refused(strToU8('{"hello":1}'), /it is no study/)
      await refused(strToU8(`{"format":"${FORMAT}","id":"x"}`), /Cannot read the file: at /)
      await refused(zipSync({ 'word/document.xml': strToU8('<x/>') }), /no ro-crate-metadata\.json/)
    })

    it('by a file that other programs put beside packages is opened all the same', async () => {
      const viewed = {
        ...files,
        'ro-crate-preview.html': strToU8('<p>'),
        'ro-crate-preview_files/': new Uint8Array(),
      }
      assert.equal((await openStudyFile((await house()).db, zipSync(viewed), null)).state, 'opened')
    })
  })

  it('that was made to do harm is refused before it is unpacked', () => {
    const harm = (parts: Zippable, why: RegExp) => assert.throws(() => fromCrate(zipSync(parts)), why)
    for (const name of ['../out.json', '/etc/x', 'a/../../b', 'C:/x', 'a\\..\\b'])
      harm({ [name]: strToU8('x') }, /leads out of it/)
    harm({ 'bomb.json': new Uint8Array(8 * 2 ** 20) }, /grows more than/)
    const twice = Buffer.from(zipSync({ 'a.json': strToU8('1'), 'b.json': strToU8('2') }))
    const double = Buffer.from(twice.toString('latin1').replaceAll('b.json', 'a.json'), 'latin1')
    assert.throws(() => fromCrate(double), /two files of the name/)
    const whole = zipSync({ 'a.json': strToU8('{"a":1}') })
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (place, by) => {
        const bytes = Uint8Array.from(whole)
        bytes[place] = ((bytes[place] ?? 0) + by) % 256
        assert.throws(() => fromCrate(bytes), { name: 'CrateError' })
        assert.throws(() => fromCrate(whole.slice(0, place)), { name: 'CrateError' })
      }),
      runs(200),
    )
  })
})

describe('a package of law that a publisher signed', () => {
  const now = () => new Date('2026-11-30T06:00:00Z')

  it('carries who signed each wording, is sent on with it, and is refused where the proof is of another', async () => {
    const one = await house([text('2001-01-01', LAW)])
    const publisher = await centre(one.home, now, one)
    await publisher.publish()
    const [first, second] = await Promise.all(
      ['art_1', 'art_2'].map((eId, index) =>
        quoteOf(one.db, `${WORK}/eng/~${eId}`, { id: `q${index + 1}`, at: day('2020-01-01') }),
      ),
    )
    assert.ok(first && second)
    const place = { row: 'r1', column: 'xv' } as const
    await begun(one, 'signed', [
      { kind: 'add-row', row: 'r1', after: null },
      { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
      { kind: 'add-quote', ...place, quote: first },
      { kind: 'add-quote', ...place, quote: second },
    ])
    const file = await packed(one, 'signed')
    const files = unzipSync(file)
    const proofs = Object.keys(files).filter((name) => name.startsWith('proofs/'))
    assert.equal(proofs.length, 2)
    assert.match(
      strFromU8(files['report.md'] ?? new Uint8Array()),
      /signed in release 1 of law by the publisher/,
    )

    const other = await house()
    const report = await openStudyFile(other.db, file, null)
    assert.deepEqual(
      report.quotes.map(({ proved, inFull }) => [proved, inFull]),
      [
        [true, true],
        [true, true],
      ],
    )
    assert.deepEqual(Buffer.from(await packed(other, 'signed')), Buffer.from(file))

    const [mine, another] = proofs
    assert.ok(mine && another)
    const swapped = { ...files, [mine]: files[another] ?? new Uint8Array() }
    const metadata = JSON.parse(strFromU8(files['ro-crate-metadata.json'] ?? new Uint8Array()))
    for (const entity of metadata['@graph'])
      if (entity['@id'] === mine) entity.sha256 = sha256(swapped[mine] ?? new Uint8Array())
    const forged = zipSync({ ...swapped, 'ro-crate-metadata.json': strToU8(JSON.stringify(metadata)) })
    await assert.rejects(openStudyFile((await house()).db, forged, null), /its proof does not prove it/)
  })
})
