/** Rows over several texts: nothing is lost, the first text keeps its order, and what only later texts have is told in its place. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Alone, alignedRows, type Pairing } from './rows.ts'

const shown = (sizes: readonly number[], pairs: Readonly<Record<string, readonly Pairing[]>>, alone: Alone) =>
  alignedRows(sizes, (before, after) => pairs[`${before}${after}`] ?? [], alone).map(({ cells }) =>
    cells.map(({ column, index }) => `${'abc'[column]}${index}`).join(' '),
  )
const pair = (before: number, after: number, confidence = 0.9): Pairing => ({ before, after, confidence })

test('a part with several partners has them in its row, the surest first, and a partner of several stands in each', () => {
  assert.deepEqual(shown([2, 2], { '01': [pair(0, 0, 0.5), pair(0, 1), pair(1, 1)] }, 'behind'), [
    'a0 b1 b0',
    'a1 b1',
  ])
})

test('what only the second text has stands behind all, or behind what it follows in its own text', () => {
  const pairs = { '01': [pair(0, 1), pair(1, 2)] }
  assert.deepEqual(shown([2, 4], pairs, 'behind'), ['a0 b1', 'a1 b2', 'b0', 'b3'])
  assert.deepEqual(shown([2, 4], pairs, 'among'), ['b0', 'a0 b1', 'a1 b2', 'b3'])
})

test('what two later texts have and the first has not goes together', () => {
  assert.deepEqual(shown([1, 2, 1], { '01': [pair(0, 0)], '12': [pair(1, 0)] }, 'behind'), ['a0 b0', 'b1 c0'])
})

const pairing = fc.record({ before: fc.nat(5), after: fc.nat(5), confidence: fc.double({ min: 0, max: 1 }) })

test('every part of every text stands in some row, whatever was paired', () => {
  fc.assert(
    fc.property(
      fc.array(pairing),
      fc.array(pairing),
      fc.constantFrom<Alone>('among', 'behind'),
      (one, two, alone) => {
        const rows = alignedRows([6, 6, 6], (before) => (before === 0 ? one : two), alone)
        const there = new Set(
          rows.flatMap(({ cells }) => cells.map(({ column, index }) => `${column}${index}`)),
        )
        assert.equal(there.size, 18)
      },
    ),
  )
})
