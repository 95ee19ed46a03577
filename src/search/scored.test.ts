import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { PostingsWriter, readPostings, termWeight } from './postings.ts'
import { rowKey } from './rank.ts'
import { both, either, raised, type Scored, scoreOf, summed, without } from './scored.ts'

const entries = fc.dictionary(fc.nat(300).map(String), fc.integer({ min: 1, max: 9 }), { maxKeys: 60 })

function setOf(scores: Readonly<Record<string, number>>): Scored {
  const all = Object.entries(scores).map(([key, score]) => [Number(key), score] as const)
  all.sort((a, b) => a[0] - b[0])
  return {
    keys: Float64Array.from(all, ([key]) => key),
    scores: Float32Array.from(all, ([, score]) => score),
  }
}

const read = ({ keys, scores }: Scored) =>
  Object.fromEntries(Array.from(keys, (key, at) => [key, scores[at]]))
const keysOf = (scores: object) => Object.keys(scores)

test('sets are joined as sets are, and their scores with them', () => {
  fc.assert(
    fc.property(entries, entries, (a, b) => {
      const [one, other] = [setOf(a), setOf(b)]
      const common = keysOf(a).filter((key) => key in b)
      const all = [...new Set([...keysOf(a), ...keysOf(b)])]
      const made = (keys: readonly string[], score: (key: string) => number) =>
        Object.fromEntries(keys.map((key) => [key, score(key)]))
      assert.deepEqual(
        read(both(one, other)),
        made(common, (key) => a[key]! + b[key]!),
      )
      assert.deepEqual(
        read(either(one, other)),
        made(all, (key) => Math.max(a[key] ?? 0, b[key] ?? 0)),
      )
      assert.deepEqual(
        read(summed([one, other], 0)),
        made(all, (key) => (a[key] ?? 0) + (b[key] ?? 0)),
      )
      assert.deepEqual(
        read(without(one, other)),
        made(
          keysOf(a).filter((key) => !(key in b)),
          (key) => a[key]!,
        ),
      )
      assert.deepEqual(
        read(raised(one, other)),
        made(keysOf(a), (key) => a[key]! + (b[key] ?? 0)),
      )
      for (let key = 0; key < 300; key++) assert.equal(scoreOf(one, key), a[key] ?? null)
    }),
  )
})

test('a list gives back its rows in order, with weights to a part in 255', () => {
  const rows = fc.dictionary(
    fc.tuple(fc.nat(13), fc.nat(2 ** 31)).map(([rank, id]) => String(rowKey(rank, id))),
    fc.integer({ min: 1, max: 20 }),
  )
  fc.assert(
    fc.property(rows, (all) => {
      const writer = new PostingsWriter()
      const sorted = Object.entries(all)
        .map(([key, frequency]) => [Number(key), termWeight(frequency, 50, 60)] as const)
        .sort((a, b) => a[0] - b[0])
      for (const [key, weight] of sorted) writer.add(key, weight)
      const found = readPostings({ bytes: writer.end(), count: writer.count, rarity: 1 })
      assert.deepEqual(
        [...found.keys],
        sorted.map(([key]) => key),
      )
      for (const [at, [, weight]] of sorted.entries())
        assert.ok(Math.abs(weight - (found.scores[at] ?? 0)) <= 2.2 / 255)
    }),
  )
})
