import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Node } from '#store/model.ts'
import { concurrentIn } from './concurrent.ts'
import { inOrder, isDivision, readingOf } from './reading.ts'

let next = 1

function node(
  eId: string,
  children: readonly Node[] = [],
  kind = children.length > 0 ? 'title' : 'article',
): Node {
  const id = next++
  return {
    id,
    provisionId: id,
    wId: eId,
    eId,
    parentId: null,
    sort: '',
    kind,
    num: eId,
    heading: null,
    from: null,
    to: null,
    basis: 'unknown',
    missing: false,
    concurrent: false,
    ground: null,
    textId: children.length > 0 ? null : id,
    depth: 0,
    children,
    texts: children.reduce((sum, { texts }) => sum + texts, children.length > 0 ? 0 : 1),
  }
}

const articles = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => node(`${prefix}${index + 1}`))
const NOTHING = { eId: null, part: null }

// Follows the "next" links from the first page to the last.
function pages(nodes: readonly Node[]): Node[][] {
  const read: Node[][] = []
  for (let part: number | null = 1; part !== null; ) {
    const reading = readingOf(nodes, { eId: null, part }, false)
    assert.ok(reading)
    read.push([...reading.nodes])
    part = reading.next && 'part' in reading.next ? reading.next.part : null
  }
  return read
}

test('a short act is one page', () => {
  const nodes = [node('title_I', articles(3, 'art_'))]
  assert.deepEqual(readingOf(nodes, NOTHING, true)?.nodes, nodes)
})

test('reading on from the first page comes by every provision once, in order', () => {
  const shape = fc.letrec<{ tree: Node }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.integer().map(() => node(`art_${next}`)),
      fc
        .array(tie('tree'), { minLength: 1, maxLength: 12 })
        .map((children) => node(`title_${next}`, children)),
      fc.integer({ min: 60, max: 200 }).map((count) => node(`chp_${next}`, articles(count, `art_${next}_`))),
    ),
  }))
  fc.assert(
    fc.property(fc.array(shape.tree, { minLength: 1, maxLength: 8 }), (nodes) => {
      const words = (list: readonly Node[]) => inOrder(list).filter(({ textId }) => textId !== null)
      const read = pages(nodes)
      assert.deepEqual(
        read.flatMap((part) => words(part).map(({ id }) => id)),
        words(nodes).map(({ id }) => id),
      )
      assert.ok(
        read.every((part) => words(part).length <= 80),
        'no page is longer than it may be',
      )
    }),
    { numRuns: 60 },
  )
})

test('a division too long for a page shows what it holds, and reading goes on with its first part', () => {
  const book = node('book_I', [
    node('title_I', articles(70, 'art_a')),
    node('title_II', articles(70, 'art_b')),
  ])
  const reading = readingOf(
    [book, node('book_II', articles(50, 'art_c'))],
    { eId: 'book_I', part: null },
    false,
  )
  assert.equal(reading?.mode, 'contents')
  assert.equal(reading?.next?.node.eId, 'title_I')
})

test('whatever part holds a provision is found by it, and by a paragraph of it', () => {
  const nodes = [
    node('book_I', [node('title_I', articles(70, 'art_a')), node('title_II', articles(70, 'art_b'))]),
    node('book_II', articles(50, 'art_c')),
  ]
  for (const [near, holder] of [
    ['art_b7', 'title_II'],
    ['art_b7__para_2', 'title_II'],
    ['art_c50', 'book_II'],
    ['book_I', 'title_I'],
    ['title_II', 'title_II'],
    ['nowhere', 'title_I'],
  ] as const) {
    assert.equal(readingOf(nodes, { ...NOTHING, near }, false)?.nodes[0]?.eId, holder, near)
  }
})

test('a provision stands alone, between its neighbours and below its divisions', () => {
  const nodes = [node('title_I', [node('art_1'), node('art_2')]), node('title_II', [node('art_3')])]
  const reading = readingOf(nodes, { eId: 'art_2', part: null }, true)
  assert.equal(reading?.mode, 'provision')
  assert.deepEqual(
    reading?.path.map(({ eId }) => eId),
    ['title_I'],
  )
  assert.equal(reading?.previous?.node.eId, 'art_1')
  assert.equal(reading?.next?.node.eId, 'art_3')
})

test('a paragraph is found in the provision that holds it; what is nowhere is not found', () => {
  const nodes = [node('art_5')]
  assert.equal(readingOf(nodes, { eId: 'art_5__para_2', part: null }, true)?.nodes[0]?.eId, 'art_5')
  assert.equal(readingOf(nodes, { eId: 'art_55', part: null }, true), null)
})

test('a division that lost all its provisions is still a division, an article without words is not', () => {
  assert.ok(isDivision({ ...node('sec_1', [], 'section'), textId: null }))
  assert.ok(!isDivision({ ...node('art_1'), textId: null }))
  assert.ok(!isDivision({ ...node('sec_1', [], 'section'), textId: null, missing: true }))
})

test('the first of two wordings of one number is as concurrent as the second; their neighbours are not', () => {
  const second = { ...node('art_88-1__2'), concurrent: true }
  const nodes = [node('title_XV', [node('art_88'), node('art_88-1'), second])]
  assert.deepEqual([...concurrentIn(nodes)].sort(), ['art_88-1', 'art_88-1__2'])
})
