import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { compareOutlines, type OutlineRow } from './outlines.ts'

interface Row extends OutlineRow<Row> {
  readonly wId: string
}

const row = (wId: string, change: Partial<Row> = {}): Row => ({
  wId,
  num: wId,
  heading: null,
  textId: 1,
  missing: false,
  children: [],
  ...change,
})

const told = (before: readonly Row[], after: readonly Row[]) =>
  compareOutlines(before, after).map((each) => {
    const marks = [
      each.before === null && 'added',
      each.after === null && 'removed',
      each.changed && 'changed',
      each.renumbered && 'renumbered',
      each.movedFrom &&
        `moved from ${each.movedFrom.path.at(-1)?.wId ?? ''}/${each.movedFrom.previous?.wId ?? ''}`,
    ].filter(Boolean)
    return [each.wId, ...marks].join(' ')
  })

test('what went stands where it stood: after what it followed', () => {
  assert.deepEqual(told([row('1'), row('2'), row('3')], [row('1'), row('3'), row('4')]), [
    '1',
    '2 removed',
    '3',
    '4 added',
  ])
})

test('a division that went keeps its provisions together, but for those that live on elsewhere', () => {
  const before = [row('I', { children: [row('1'), row('2')] }), row('II', { children: [row('3')] })]
  const after = [row('II', { children: [row('3'), row('2')] })]
  assert.deepEqual(told(before, after), ['I removed', '1 removed', 'II', '3', '2 moved from I/1'])
})

test('what came to stand elsewhere among its siblings moved, and says after what it was', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((wId) => row(wId)) as [Row, Row, Row, Row]
  assert.deepEqual(told([a, b, c, d], [a, c, d, b]), ['a', 'c', 'd', 'b moved from /a'])
})

test('siblings did not move because others came, went or took other numbers', () => {
  assert.deepEqual(
    told(
      [row('1'), row('2'), row('3')],
      [row('0'), row('2', { num: '1' }), row('2a'), row('3', { textId: 2 })],
    ),
    ['1 removed', '0 added', '2 renumbered', '2a added', '3 changed'],
  )
})

test('a division that moved takes its provisions along: they did not move', () => {
  const first = row('I', { children: [row('1')] })
  const second = row('II', { children: [row('2')] })
  assert.deepEqual(told([first, second], [second, first]).filter((each) => each.includes('moved')).length, 1)
})

const outlines = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 4 })), {
    selector: ([name]) => name,
    maxLength: 24,
  })
  .map((items) => {
    const divisions = [0, 1, 2].map((n) =>
      items.filter(([, place]) => place === n).map(([name]) => row(`p${name}`)),
    )
    const loose = items.filter(([, place]) => place > 2).map(([name]) => row(`p${name}`))
    return [
      ...loose,
      ...divisions.flatMap((children, n) => (children.length > 0 ? [row(`d${n}`, { children })] : [])),
    ]
  })

const flat = (rows: readonly Row[]): string[] => rows.flatMap((each) => [each.wId, ...flat(each.children)])

test('every row of either day stands once, the later ones in their own order', () => {
  fc.assert(
    fc.property(outlines, outlines, (before, after) => {
      const compared = compareOutlines(before, after)
      assert.deepEqual(
        compared.filter((each) => each.after).map((each) => each.wId),
        flat(after),
      )
      assert.deepEqual(
        compared.map((each) => each.wId).toSorted(),
        [...new Set([...flat(before), ...flat(after)])].toSorted(),
      )
    }),
  )
})

test('an outline against itself has no change', () => {
  fc.assert(
    fc.property(outlines, (rows) => {
      assert.deepEqual(told(rows, rows), flat(rows))
    }),
  )
})
