/** The drawing of a graph: the same each time, nothing over anything else, everything inside. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EDGE_KINDS, type GraphNode, sideOf } from '#jobs/citations/act-graph.ts'
import { day } from '#kit/day.ts'
import { arrowsOf, pathOf, SIGN, thickness } from './edges.ts'
import { layoutOf } from './layout.ts'
import { fitted, lines, textWidth } from './text-width.ts'

const node = (through: string | null): fc.Arbitrary<GraphNode> =>
  fc.record({
    key: fc.uuid(),
    iri: fc.constantFrom('/akn/xv/act/1', null),
    name: fc.constantFrom(
      'Act',
      'A very long title of an act that goes on and on and on until it is cut somewhere',
    ),
    language: fc.constant('eng'),
    jurisdiction: fc.constantFrom('xv', 'xb', null),
    group: fc.constantFrom('legislation' as const, 'decision' as const, 'practice' as const),
    date: fc.constant('2001-05-10'),
    endedOn: fc.constantFrom(null, day('2010-01-01')),
    edges: fc.array(
      fc.record({
        kind: fc.constantFrom(...EDGE_KINDS),
        direction: fc.constantFrom('out' as const, 'in' as const),
        weight: fc.integer({ min: 1, max: 5000 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    through: fc.constant(through),
  })

const graph = fc.record({
  nodes: fc.array(node(null), { minLength: 1, maxLength: 40 }),
  more: fc.record({ out: fc.nat(300), in: fc.nat(300) }),
})

test('no two neighbours stand closer than a label is high, and all stand inside', () => {
  fc.assert(
    fc.property(graph, fc.boolean(), (drawn, isTwo) => {
      const beyond = isTwo
        ? drawn.nodes.slice(0, 8).map((each) => ({ ...each, key: `${each.key}+`, through: each.key }))
        : null
      const { left, width, height, nodes } = layoutOf(drawn, beyond)
      for (const { x, y } of nodes) {
        assert.ok(x - SIGN >= left && x + SIGN <= left + width, `${x} in ${left}+${width}`)
        assert.ok(y >= 20 && y <= height - 20, `${y} in ${height}`)
      }
      const columns = Map.groupBy(nodes, ({ x }) => x)
      for (const column of columns.values()) {
        const places = column.map(({ y }) => y).toSorted((a, b) => a - b)
        for (const [at, y] of places.slice(1).entries()) assert.ok(y - (places[at] ?? 0) >= 40)
      }
    }),
  )
})

test('every neighbour is drawn once, on the side of what its first edge does', () => {
  fc.assert(
    fc.property(graph, (drawn) => {
      const { nodes, centre } = layoutOf(drawn, null)
      assert.deepEqual(
        nodes.map(({ node: { key } }) => key).toSorted(),
        drawn.nodes.map(({ key }) => key).toSorted(),
      )
      for (const placed of nodes) assert.equal(placed.x < centre.x, sideOf(placed.node) === 'out')
    }),
  )
})

test('the same graph is drawn the same', () => {
  fc.assert(
    fc.property(graph, (drawn) => {
      const draw = () => layoutOf(drawn, null).nodes.map((placed) => pathOf(placed) + arrowsOf(placed))
      assert.deepEqual(draw(), draw())
    }),
  )
})

test('lines grow with the weight and stay lines', () => {
  assert.ok(thickness(1) < thickness(2) && thickness(2) < thickness(50))
  assert.ok(thickness(1_000_000) <= 7)
})

test('labels fit their room, in every script, and say where they were cut', () => {
  for (const text of [
    'Act on the Protection of Personal Data',
    'Закон о персональных данных и их защите',
    '個人情報の保護に関する法律施行令',
  ])
    for (const width of [40, 90, 160, 400]) {
      const cut = fitted(text, width, 14)
      assert.ok(textWidth(cut, 14) <= width || cut.length <= 2, `${cut} in ${width}`)
      assert.ok(cut === text || cut.endsWith('…'))
    }
  assert.deepEqual(lines('Act on the Protection of Personal Data', 120, 14, 2).length, 2)
})
