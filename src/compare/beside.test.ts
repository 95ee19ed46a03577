import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { alignLanguages, type Placed } from './beside.ts'

interface Row extends Placed {
  readonly language: string
  readonly children: readonly Row[]
}

const row = (
  language: string,
  eId: string,
  num: string | null,
  kind = 'article',
  children: Row[] = [],
): Row => ({
  language,
  eId,
  num,
  kind,
  children,
})

const told = (...outlines: Row[][]) =>
  alignLanguages(outlines).map((cells) => cells.map((cell) => cell?.eId ?? '–').join(' | '))

test('provisions of one number stand side by side, whatever their order', () => {
  const english = [row('eng', 'art_1', 'Article 1'), row('eng', 'art_2', 'Article 2')]
  const russian = [row('rus', 'art_2', 'Статья 2'), row('rus', 'art_1', 'Статья 1')]
  assert.deepEqual(told(english, russian), ['art_1 | art_1', 'art_2 | art_2'])
})

test('ids that differ by their divisions are matched by kind and number', () => {
  const english = [row('eng', 'part_I', 'Part I', 'part', [row('eng', 'part_I__sec_5', '5', 'section')])]
  const french = [row('fra', 'sec_5', '5', 'section')]
  assert.deepEqual(told(english, french), ['part_I | –', 'part_I__sec_5 | sec_5'])
})

test('numbers that differ are never paired, for all that they stand at one place', () => {
  assert.deepEqual(told([row('eng', 'art_4', 'Article 4')], [row('fra', 'art_5', 'Article 5')]), [
    '– | art_5',
    'art_4 | –',
  ])
})

test('a number that stands twice in one language is matched by its id alone', () => {
  const twice = [row('eng', 'art_7', 'Article 7'), row('eng', 'art_7__2', 'Article 7')]
  assert.deepEqual(told(twice, [row('fra', 'art_7', 'Article 7')]), ['art_7 | art_7', 'art_7__2 | –'])
})

test('what has no number is matched by its place where both have as many of the kind there', () => {
  const english = [
    row('eng', 'preface', null, 'preface'),
    row('eng', 'art_1', '1'),
    row('eng', 'dvs_nn__2', null, 'division'),
  ]
  const french = [
    row('fra', 'preface', null, 'preface'),
    row('fra', 'art_1', '1'),
    row('fra', 'dvs_nn', null, 'division'),
  ]
  assert.deepEqual(told(english, french), ['preface | preface', 'art_1 | art_1', 'dvs_nn__2 | dvs_nn'])
  const more = [...french, row('fra', 'dvs_nn__2', null, 'division')]
  assert.deepEqual(told(english, more), [
    'preface | preface',
    'art_1 | art_1',
    '– | dvs_nn',
    '– | dvs_nn__2',
    'dvs_nn__2 | –',
  ])
})

test('words that number a part differ from language to language and are matched by place', () => {
  const english = [row('eng', 'part_One', 'Part One', 'part', [row('eng', 'art_1', '1')])]
  const russian = [row('rus', 'part_Первая', 'Часть первая', 'part', [row('rus', 'art_1', '1')])]
  assert.deepEqual(told(english, russian), ['part_One | part_Первая', 'art_1 | art_1'])
})

test('what only some languages have stands after what it follows there; two that have it share a row', () => {
  const one = [row('eng', 'art_1', '1'), row('eng', 'art_2', '2')]
  const two = [row('fra', 'art_1', '1'), row('fra', 'art_1a', '1a'), row('fra', 'art_2', '2')]
  const three = [row('deu', 'art_1', '1'), row('deu', 'art_1a', '1a')]
  assert.deepEqual(told(one, two, three), [
    'art_1 | art_1 | art_1',
    '– | art_1a | art_1a',
    'art_2 | art_2 | –',
  ])
})

const outlines = fc
  .uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 15 })
  .chain((numbers) =>
    fc.tuple(
      fc.constant(numbers),
      fc.array(fc.boolean(), { minLength: numbers.length, maxLength: numbers.length }),
    ),
  )
  .map(([numbers, named]) =>
    numbers.map((n, at) =>
      named[at] ? row('x', `art_${n}`, `Art. ${n}`) : row('x', `txt_${at}`, null, 'text'),
    ),
  )

test('every row of every language stands once, and the first language in its order', () => {
  fc.assert(
    fc.property(fc.array(outlines, { minLength: 1, maxLength: 4 }), (languages) => {
      const rows = alignLanguages(languages)
      assert.deepEqual(
        rows.flatMap((cells) => cells[0] ?? []),
        languages[0],
      )
      for (const [index, nodes] of languages.entries()) {
        const column = rows.flatMap((cells) => cells[index] ?? [])
        assert.equal(column.length, nodes.length)
        assert.deepEqual(new Set(column), new Set(nodes))
      }
      assert.ok(
        rows.every((cells) => cells.length === languages.length && cells.some((cell) => cell !== null)),
      )
    }),
  )
})

test('an outline beside itself has every row full', () => {
  fc.assert(
    fc.property(outlines, (rows) => {
      assert.ok(alignLanguages([rows, rows]).every(([left, right]) => left === right))
    }),
  )
})
