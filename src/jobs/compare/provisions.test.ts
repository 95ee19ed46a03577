/** Comparing law of the invented states: provisions of two acts, days and languages of one, and what is said where nothing can be compared. */
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { toComparisonCsv } from '#export/comparison/csv.ts'
import { toComparisonDocx } from '#export/comparison/docx.ts'
import { toComparisonHtml } from '#export/comparison/html.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { day } from '#kit/day.ts'
import { akn } from '#sources/akn/index.ts'
import { type Shelf, shelf } from '../import/import.fixture.ts'
import { importFrom } from '../import/import.ts'
import { CompareError, type CompareFault } from './error.ts'
import { comparisonFile } from './file.ts'
import { comparisonJson } from './json.ts'
import type { CompareAsked, ComparedRow, Comparison } from './model.ts'
import { compareProvisions } from './provisions.ts'

const DEMO = path.resolve(import.meta.dirname, '..', '..', '..', 'demo')
const VALEN = '/akn/xv/act/1994-02-11/41'
const BOREA = '/akn/xb/act/1997-03-12/84-З'
const CYRENE = '/akn/xc/act/1998-06-11/98-17'
const AT = day('2026-11-23')

const jurisdictions = loadJurisdictions()
let held: Shelf

before(async () => {
  held = await shelf()
  const folders = ['xv/personal-data-1994', 'xb/personal-data-1997', 'xc/personal-data-1998']
  const report = await importFrom(
    held.db,
    akn,
    folders.map((folder) => path.join(DEMO, folder)),
    {
      jurisdiction: null,
      only: [],
      progress: () => {},
      collection: null,
      dryRun: false,
      now: () => new Date('2026-11-20T09:00:00Z'),
    },
  )
  assert.equal(report.works, 3)
})
after(() => held.db.close())

const compare = (of: readonly string[], more: Partial<CompareAsked> = {}): Promise<Comparison> =>
  compareProvisions({ ...held, jurisdictions }, { of, at: AT, ...more })

function numbers({ cells }: ComparedRow): string {
  return cells.map(({ column, num }) => `${column}:${num}`).join(' ')
}

test('provisions of two states stand in one row, with the subjects that both are about and how sure it is', async () => {
  const { level, rows, texts } = await compare([`${VALEN}/eng/~art_9`, `${BOREA}/eng/~art_9`])
  assert.equal(level, 'provision')
  assert.equal(rows.length, 1)
  const [row] = rows
  assert.deepEqual(
    row?.cells.map(({ language, num }) => [language, num?.match(/\d+/)?.[0]]),
    [
      ['eng', '9'],
      ['eng', '9'],
    ],
  )
  assert.ok(
    row?.shared.some(({ kind, iri }) => kind === 'concept' && iri === 'urn:comity:subject:right-to-erasure'),
  )
  assert.ok((row?.confidence ?? 0) > 0.8, `${row?.confidence}`)
  assert.deepEqual(
    texts.map(({ jurisdiction, part }) => [jurisdiction, part?.heading !== null]),
    [
      ['xv', true],
      ['xb', true],
    ],
  )
})

test('every mark of a subject lies on words of its cell, and marks do not overlap', async () => {
  const { rows } = await compare([`${VALEN}/eng`, `${CYRENE}/fra`])
  let marks = 0
  for (const { cells } of rows)
    for (const { text, places, concepts } of cells) {
      let end = 0
      for (const place of places) {
        assert.ok(place.start >= end && place.end <= (text?.length ?? 0))
        assert.ok(concepts.includes(place.concept))
        end = place.end
        marks++
      }
    }
  assert.ok(marks > 50, `${marks}`)
})

test('whole acts become rows of corresponding provisions; every provision of either stands in one, alone where nothing corresponds', async () => {
  const { rows, texts, level } = await compare([`${VALEN}/eng`, `${BOREA}/eng`])
  assert.equal(level, 'outline')
  const told = rows.map(numbers)
  assert.ok(
    told.some((row) => /^0:.*\b8\b.* 1:.*\b8\b/.test(row)),
    told.join('\n'),
  )
  for (const [column, { provisions, alone, leftOut }] of texts.entries()) {
    const iris = new Set(
      rows.flatMap(({ cells }) => cells.filter((cell) => cell.column === column).map(({ iri }) => iri)),
    )
    assert.equal(iris.size, provisions)
    const single = rows.filter(({ cells }) => cells.every((cell) => cell.column === column))
    assert.equal(single.length, alone)
    assert.ok(leftOut > 0, 'preamble and signatures are counted as left out')
  }
  assert.ok(
    rows.every(
      ({ confidence, cells }) =>
        (confidence === null) === new Set(cells.map(({ column }) => column)).size < 2,
    ),
  )
})

test('two days of an act go together by its history: a provision that moved stands beside what it was', async () => {
  const { rows, texts } = await compare([`${VALEN}/eng@2001-01-01`, `${VALEN}/eng@2024-06-01`])
  const moved = rows.find(({ cells }) => cells[0]?.heading === 'Complaints')
  assert.equal(moved?.cells[1]?.heading, 'Complaint to the Commission')
  assert.equal(moved?.why[0]?.how, 'moved')
  const added = rows.findIndex(({ cells }) => cells.length === 1 && /9a/.test(cells[0]?.num ?? ''))
  assert.equal(rows[added - 1]?.cells[1]?.heading, 'Erasure', 'what is new stands behind what it follows')
  assert.equal(texts[0]?.alone, 0)
})

test('two languages of an act go together by number, and each cell is in its own', async () => {
  const { rows } = await compare([`${VALEN}/eng`, `${VALEN}/rus`])
  assert.ok(rows.length > 25)
  for (const { cells, why } of rows) {
    assert.deepEqual(
      cells.map(({ language }) => language),
      ['eng', 'rus'],
    )
    assert.ok(why[0]?.confidence === 1)
  }
})

test('paragraphs of provisions stand beside each other, and no word of either is lost', async () => {
  const of = [`${VALEN}/eng/~art_9`, `${VALEN}/fra/~art_9`]
  const whole = await compare(of)
  const parts = await compare(of, { byParagraph: true })
  assert.equal(parts.level, 'paragraph')
  for (const column of [0, 1]) {
    const words = (rows: readonly ComparedRow[]) =>
      rows
        .flatMap(({ cells }) => cells.filter((cell) => cell.column === column).map(({ text }) => text))
        .join(' ')
        .split(/\s+/)
        .sort()
    assert.deepEqual(words(parts.rows), words(whole.rows))
  }
})

test('a paragraph can be compared by its own address', async () => {
  const { rows } = await compare([`${VALEN}/eng/~art_9`, `${BOREA}/eng/~art_9`], { byParagraph: true })
  const inner = rows.flatMap(({ cells }) => cells).find(({ iri }) => iri.includes('__'))
  assert.ok(inner, 'a paragraph has an address')
  const again = await compare([inner.iri, `${CYRENE}/eng/~art_1`])
  assert.equal(again.rows[0]?.cells[0]?.text, inner.text)
})

test('a provision against a whole act is one row with what corresponds, and rows of the rest', async () => {
  const { rows, level } = await compare([`${VALEN}/eng/~art_8`, `${BOREA}/eng`])
  assert.equal(level, 'outline')
  assert.match(rows[0]?.cells[1]?.heading ?? '', /rectification/i)
})

test('three states are compared at once, and concepts are named in the language of the reader', async () => {
  const { rows, concepts } = await compare(
    [`${VALEN}/eng/~art_8`, `${BOREA}/rus/~art_8`, `${CYRENE}/fra/~art_1`],
    {
      reader: 'fra',
    },
  )
  assert.deepEqual(
    rows[0]?.cells.map(({ column }) => column),
    [0, 1, 2],
  )
  assert.ok(
    concepts.some(({ label }) => label === 'droit de rectification'),
    concepts.map(({ label }) => label).join(),
  )
})

const FAULTS: readonly [CompareFault, readonly string[]][] = [
  ['too-few', [VALEN]],
  ['too-many', Array<string>(7).fill(VALEN)],
  ['same', [`${VALEN}/eng`, VALEN]],
  ['not-found', [VALEN, '/akn/xv/act/1900/1']],
  ['no-language', [VALEN, `${BOREA}/deu`]],
  ['no-provision', [VALEN, `${BOREA}/eng/~art_999`]],
  ['no-provision', [`${VALEN}/~art_1`, `${BOREA}/eng/~art_9__para_77`]],
  ['no-text', [VALEN, `${BOREA}/eng@1900-01-01`]],
  ['wrong-day', [VALEN, `${BOREA}/eng@2024-13-01`]],
]

for (const [fault, of] of FAULTS)
  test(`what cannot be compared (${fault}) is told: what, why, and what to do`, async () => {
    await assert.rejects(compare(of), (error) => {
      assert.ok(error instanceof CompareError)
      assert.equal(error.fault, fault)
      assert.match(error.message, /^Cannot .+/)
      return true
    })
  })

test('an act of more provisions than may be compared is refused with a part of it to name', async () => {
  await assert.rejects(
    compare([VALEN, BOREA], { most: 5 }),
    /5 are compared at most; name a part of it, such as/,
  )
})

test('as JSON a row has its cells, what they share, the confidence and why', async () => {
  const made = comparisonJson(await compare([`${VALEN}/eng/~art_9`, `${BOREA}/eng/~art_9`]), true)
  const [row] = made.rows
  assert.deepEqual(Object.keys(row ?? {}), ['cells', 'shared', 'confidence', 'why'])
  assert.deepEqual(Object.keys(row?.cells[0] ?? {}), [
    'column',
    'iri',
    'num',
    'heading',
    'text',
    'language',
    'concepts',
  ])
})

test('files say what was compared and hold every word: a table, a page and a document, the same each time', async () => {
  const comparison = await compare([`${VALEN}/eng`, `${CYRENE}/fra`])
  const wish = { table: false, reader: 'eng', madeOn: AT, jurisdictions }
  const file = comparisonFile(comparison, wish)
  const html = toComparisonHtml(file)
  const csv = toComparisonCsv(file)
  for (const { title, iri } of comparison.texts) {
    assert.ok(html.includes(title.slice(0, 12)))
    assert.ok(html.includes(iri))
    assert.ok(csv.includes(iri))
  }
  for (const { cells } of comparison.rows)
    for (const { text } of cells) {
      const [word] = text?.match(/\p{L}{9,}/u) ?? []
      if (word) assert.ok(csv.includes(word), word)
    }
  assert.doesNotMatch(html, /<script|https?:\/\/(?!www\.w3)/)
  const lines = toComparisonCsv(comparisonFile(comparison, { ...wish, table: true })).split('\r\n')
  assert.match(lines[0] ?? '', /^row,iri_1,num_1,heading_1,iri_2,num_2,heading_2,confidence,/)
  assert.ok(lines.length > comparison.rows.length)
  const [one, other] = [await toComparisonDocx(file), await toComparisonDocx(file)]
  assert.deepEqual(one, other)
  assert.ok(one.length > 10_000)
})
