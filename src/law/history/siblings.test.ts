import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isSortKey, sortKeys } from './siblings.ts'

describe('sort keys among siblings', () => {
  it('keep what was held and put the new between', () => {
    const [a, b, c] = sortKeys([null, null, null]) as [string, string, string]
    const [first, between, ...rest] = sortKeys([a, null, b, c])
    assert.deepEqual([first, ...rest], [a, b, c])
    assert.ok((between ?? '') > a && (between ?? '') < b)
  })

  it('give a new key to what moved, and to nothing else', () => {
    const held = sortKeys([null, null, null, null]) as [string, string, string, string]
    const moved = sortKeys([held[3], held[0], held[1], held[2]])
    assert.deepEqual(moved.slice(1), held.slice(0, 3))
    assert.notEqual(moved[0], held[3])
  })

  it('ascend, each once, whatever was inserted, moved and taken out', () => {
    const step = fc.array(fc.option(fc.nat(30), { freq: 3 }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let held = sortKeys(Array.from({ length: 10 }, () => null))
        for (const picks of steps) {
          const seen = new Set<string>()
          held = sortKeys(
            picks.map((pick) => {
              const key = pick === null ? undefined : held[pick]
              if (key === undefined || seen.has(key)) return null
              seen.add(key)
              return key
            }),
          )
          for (const [i, key] of held.entries()) {
            assert.ok(isSortKey(key))
            assert.ok(i === 0 || (held[i - 1] as string) < key)
          }
        }
      }),
    )
  })
})
