import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Node, ProvisionVersion } from './model.ts'
import { GrowingOutline, outline, readingOrder } from './outline.ts'

function row(id: number, provisionId: number, parentId: number | null, sort: string): ProvisionVersion {
  return {
    id,
    provisionId,
    parentId,
    sort,
    wId: `w${provisionId}`,
    eId: `e${provisionId}`,
    kind: 'article',
    num: `${provisionId}`,
    heading: null,
    from: null,
    to: null,
    basis: 'in-force',
    missing: false,
    concurrent: false,
    ground: null,
    textId: id % 3 === 0 ? null : id,
  }
}

const order = (nodes: readonly Node[]) => readingOrder(nodes).map(({ provisionId }) => provisionId)

// What holds on each of some days. A parent has a lower number than its children, as in a tree, and may be absent.
const histories = fc
  .array(fc.array(fc.option(fc.tuple(fc.nat(11), fc.nat(3)), { nil: null }), { maxLength: 12 }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((days) => {
    const ids = new Map<string, number>()
    return days.map((held) =>
      held.flatMap((place, index) => {
        if (!place) return []
        const [above, sort] = place
        const parent = above <= index ? above : 0
        const name = `${index} ${parent} ${sort}`
        const id = ids.get(name) ?? ids.size + 1
        ids.set(name, id)
        return [row(id, index + 1, parent === 0 ? null : parent, `${sort}`)]
      }),
    )
  })

describe('an outline', () => {
  it('that goes from day to day is the one made of the rows of that day alone', () => {
    fc.assert(
      fc.property(histories, ([first = [], ...later]) => {
        const growing = new GrowingOutline(first)
        let before = first
        for (const rows of later) {
          const kept = new Set(before.map(({ id }) => id))
          const comes = new Set(rows.map(({ id }) => id))
          growing.change(
            before.filter(({ id }) => !comes.has(id)),
            rows.filter(({ id }) => !kept.has(id)),
          )
          assert.deepEqual(growing.top, outline(rows))
          assert.equal(growing.size, rows.length)
          assert.equal(order(growing.top).length, rows.length)
          before = rows
        }
      }),
      { numRuns: 500 },
    )
  })

  it('of an earlier day stays as it was', () => {
    const growing = new GrowingOutline([row(1, 1, null, 'a'), row(2, 2, 1, 'b')])
    const earlier = growing.top
    const copy = structuredClone(earlier)
    growing.change([row(2, 2, 1, 'b')], [row(3, 3, 1, 'a')])
    assert.deepEqual(earlier, copy)
    assert.deepEqual(order(growing.top), [1, 3])
  })

  it('makes anew only what a change touches and the way to the top', () => {
    const rows = [row(1, 1, null, 'a'), row(2, 2, 1, 'a'), row(4, 4, null, 'b'), row(5, 5, 4, 'a')]
    const growing = new GrowingOutline(rows)
    const [, untouched] = growing.top
    assert.equal(growing.change([row(2, 2, 1, 'a')], [row(7, 2, 1, 'a')]), 2)
    assert.equal(growing.top[1], untouched)
  })

  it('shows at the top what lost its parent, and under the parent again when that comes back', () => {
    const [parent, child] = [row(1, 1, null, 'a'), row(2, 2, 1, 'a')]
    const growing = new GrowingOutline([parent, child])
    growing.change([parent], [])
    assert.deepEqual(
      growing.top.map(({ provisionId, depth }) => [provisionId, depth]),
      [[2, 0]],
    )
    growing.change([], [parent])
    assert.deepEqual(growing.top, outline([parent, child]))
  })

  it('ends where rows name each other as parents', () => {
    const growing = new GrowingOutline([row(1, 1, 2, 'a'), row(2, 2, 1, 'a')])
    growing.change([], [row(3, 3, null, 'a')])
    assert.deepEqual(order(growing.top), [3])
  })
})
