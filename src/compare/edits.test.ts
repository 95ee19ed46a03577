import assert from 'node:assert/strict'
import test from 'node:test'
import { diffArrays } from 'diff'
import fc from 'fast-check'
import { equalRuns } from './edits.ts'

const rows = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 })

test('the runs are equal, in order, and as many numbers as any comparison can keep', () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const runs = equalRuns(a, b, 200) ?? assert.fail('within the bound')
      let [i, j, kept] = [0, 0, 0]
      for (const [from, to, length] of runs) {
        assert.ok(from >= i && to >= j && length > 0)
        assert.deepEqual(a.slice(from, from + length), b.slice(to, to + length))
        ;[i, j] = [from + length, to + length]
        kept += length
      }
      const longest = diffArrays(a, b).flatMap(({ added, removed, count }) =>
        added || removed ? [] : [count],
      )
      assert.equal(
        kept,
        longest.reduce((sum, count) => sum + count, 0),
      )
    }),
  )
})

test('past the bound nothing is compared', () => {
  assert.equal(equalRuns([1, 2, 3, 4], [4, 3, 2, 1], 2), null)
  assert.deepEqual(equalRuns([], [], 0), [])
})
