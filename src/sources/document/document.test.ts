/** What general sources do alike: naming the act, one block of text, several files, practice, and rules that are missing. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inspect } from '#law/gate/gate.ts'
import { workTypeOf } from '#law/work-type.ts'
import { outlineIn, readFiles, wordsRead } from './reading.fixture.ts'
import { text } from './text/index.ts'

const ENGLISH = { language: 'eng' }
const read = (act: string, stated = {}, more = {}) =>
  readFiles(text, { 'a.txt': act }, { ...ENGLISH, ...stated }, more)

describe('an ordinary document', () => {
  it('is an act with one article, and with none: one block of text', async () => {
    const one = await read('Act on Bees\n\nArticle 1\nBees are free.')
    assert.deepEqual(outlineIn(one.snapshot?.provisions ?? []), ['0|Article 1|'])
    const block = await read(
      'Resolution on Bees\n\nThe Council, having met, resolves that bees are free.\n\nJ. Keeper',
    )
    assert.deepEqual(
      block.snapshot?.provisions.map(({ kind, num }) => [kind, num]),
      [
        ['preface', null],
        ['paragraph', null],
        ['conclusions', null],
      ],
    )
    assert.equal(block.acts[0]?.work.title, 'Resolution on Bees')
    for (const { snapshot } of [one, block]) assert.deepEqual(snapshot && inspect(snapshot, null), [])
  })

  it('is no act of a name where its title is not clear, and the operator gives one', async () => {
    assert.match(
      (await read('LAW\n\nArticle 1\nBees.')).refused[0] ?? '',
      /no title that is clear; give it with --title/,
    )
    assert.equal(
      (await read('LAW\n\nArticle 1\nBees.', { title: 'Law on Bees' })).acts[0]?.work.title,
      'Law on Bees',
    )
    const dated = await readFiles(
      text,
      {
        'a.txt':
          'ЗАКОН РЕСПУБЛИКИ\n\n10 мая 1999 г. № 251-З\n\nО пчелах\n\nСтатья 1. Предмет\n\nПчелы свободны.',
      },
      { language: 'rus' },
    )
    assert.equal(dated.acts[0]?.work.title, 'ЗАКОН РЕСПУБЛИКИ О пчелах')
  })

  it('has no date, number or type but those that are stated', async () => {
    const plain = await read('Act on Bees\n\nArticle 1\nOf 5 May 2001, bees are free.')
    assert.deepEqual(
      [
        plain.acts[0]?.work.date,
        plain.acts[0]?.work.number,
        plain.acts[0]?.work.type,
        plain.snapshot?.date,
        plain.snapshot?.basis,
      ],
      [null, null, 'act', null, 'unknown'],
    )
    const stated = await read('Act on Bees\n\nArticle 1\nBees.', {
      date: '2001-05-05',
      number: '7',
      type: workTypeOf('decree'),
      inForce: '2001-06-01',
    })
    const { work } = stated.acts[0] ?? {}
    assert.deepEqual(
      [work?.date, work?.number, work?.type, work?.subtype],
      ['2001-05-05', '7', 'act', 'decree'],
    )
    assert.deepEqual([stated.snapshot?.date, stated.snapshot?.basis], ['2001-06-01', 'in-force'])
  })

  it('is practice of those who apply the law where the operator says so: guidance, and whose it is', async () => {
    const letter = await read(
      'Letter on hives\n\nWe are asked what a hive is.\n\nAnswer\n\nA hive is a box in which bees live.',
      {
        type: workTypeOf('practice'),
        body: 'Inspectorate of Bees',
      },
    )
    const { work } = letter.acts[0] ?? {}
    assert.deepEqual(
      [work?.type, work?.subtype, work?.force, work?.body],
      ['doc', 'practice', 'guidance', 'Inspectorate of Bees'],
    )
  })

  it('is refused where two of them would be one act, and where one title is stated for several', async () => {
    const act = 'Act on Bees\n\nArticle 1\nBees.'
    const both = await readFiles(text, { 'a.txt': act, 'b.txt': act }, ENGLISH)
    assert.equal(both.acts.length, 1)
    assert.match(
      both.refused[0] ?? '',
      /Cannot tell the act from that of .*a\.txt: both would be \/akn\/xv\/act\/act-on-bees\/eng/,
    )
    const titled = await readFiles(text, { 'a.txt': act, 'b.txt': act }, { ...ENGLISH, title: 'One act' })
    assert.deepEqual([titled.acts.length, titled.refused.length], [0, 2])
    assert.match(titled.refused[0] ?? '', /--title for 2 files/)
  })

  it('is told of when it numbers in a way that no rule knows', async () => {
    const act =
      'Lex de apibus\n\nCaput I. De apibus\n\nApes liberae sunt.\n\nCaput II. De alvis\n\nAlvus arca est.'
    const { snapshot } = await read(act, { language: 'lat' })
    assert.match(
      snapshot?.findings[0]?.message ?? '',
      /2 lines such as "Caput I\. De apibus" were not recognised.*jurisdictions\/xv\/numbering\.json/,
    )
    assert.equal(wordsRead(snapshot?.provisions ?? []).length, 17)
  })

  it('takes a table of contents in its text for text, and begins at the act', async () => {
    const contents = ['Chapter 1 General', 'Chapter 2 Bees', 'Chapter 3 Ends']
    const act = contents.flatMap((chapter, at) => [chapter, `Article ${at + 1}`, 'Words are here.'])
    const { snapshot } = await read(['Act on Bees', ...contents, ...act].join('\n\n'))
    assert.deepEqual(
      outlineIn(snapshot?.provisions ?? []).map((row) => row.split('|')[1]),
      ['Chapter 1', 'Article 1', 'Chapter 2', 'Article 2', 'Chapter 3', 'Article 3'],
    )
  })

  it('is decoded as stated, and refused where it cannot be', async () => {
    const cyrillic = Buffer.from('cfeee2e5eae8'.repeat(2), 'hex')
    const bytes = Buffer.concat([Buffer.from('Act on Bees\n\nArticle 1\nBees '), cyrillic])
    const { snapshot } = await readFiles(text, { 'a.txt': bytes }, { ...ENGLISH, encoding: 'windows-1251' })
    assert.ok(wordsRead(snapshot?.provisions ?? []).includes('ПовекиПовеки'))
    assert.match((await readFiles(text, { 'a.txt': bytes }, ENGLISH)).refused[0] ?? '', /expected UTF-8/)
  })
})
