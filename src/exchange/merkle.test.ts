/** The tree over statements is that of RFC 6962, and a path proves the statement it belongs to and no other. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { rowPath, rowsRoot, rowsRootByPath } from './merkle.ts'

const statements = (count: number) => Array.from({ length: count }, (_, index) => `["row ${index}"]`)
const SIZES = Array.from({ length: 70 }, (_, index) => index + 1)

// RFC 6962, section 2.1, as it is written there.
function treeHash(entries: readonly string[]): Buffer {
  const sha = (...parts: (Buffer | string)[]) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest()
  }
  if (entries.length === 0) return sha()
  if (entries.length === 1) return sha(Buffer.of(0), entries[0] ?? '')
  let k = 1
  while (k * 2 < entries.length) k *= 2
  return sha(Buffer.of(1), treeHash(entries.slice(0, k)), treeHash(entries.slice(k)))
}

test('the root is the Merkle tree hash of RFC 6962, of nothing too', () => {
  for (const size of [0, ...SIZES])
    assert.equal(rowsRoot(statements(size)), treeHash(statements(size)).toString('hex'), `${size} statements`)
})

test('every path of every tree leads to its root', () => {
  for (const size of SIZES) {
    const all = statements(size)
    const root = rowsRoot(all)
    for (const [index, statement] of all.entries())
      assert.equal(
        rowsRootByPath(statement, { index, size }, rowPath(all, index)),
        root,
        `${index} of ${size}`,
      )
  }
})

test('no other statement, place or path leads to the root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), fc.nat(), (size, at, other, more) => {
      const all = statements(size)
      const root = rowsRoot(all)
      const index = at % size
      const path = rowPath(all, index)
      const statement = all[index] as string
      const leads = (to: string, place: { index: number; size: number }, by = path) =>
        rowsRootByPath(to, place, by) === root
      assert.ok(!leads(`${statement} `, { index, size }))
      if (other % size !== index) {
        assert.ok(!leads(statement, { index: other % size, size }))
        assert.ok(!leads(all[other % size] as string, { index, size }))
      }
      assert.ok(!leads(statement, { index, size }, [...path, root]))
      assert.ok(!leads(statement, { index, size }, [root, ...path]))
      if (path.length > 0) {
        assert.ok(!leads(statement, { index, size }, path.slice(1)))
        assert.ok(!leads(statement, { index, size }, path.slice(0, -1)))
        const cut = more % path.length
        const turned = path.map((hash, step) => (step === cut ? hash.replace(/^./, flipped) : hash))
        assert.ok(!leads(statement, { index, size }, turned))
      }
    }),
    runs(2000),
  )
})

test('a size for which the path has another length is refused', () => {
  for (const size of SIZES) {
    const all = statements(size)
    for (const wrong of SIZES) {
      const index = size - 1
      const path = rowPath(all, index)
      const reached = rowsRootByPath(all[index] as string, { index, size: wrong }, path)
      // A size is proved only as far as the path bends: the last statement of a tree has its own turns.
      if (wrong !== size && reached !== null)
        assert.equal(path.length, rowPath(statements(wrong), index).length, `${wrong} for ${size}`)
    }
  }
})

test('hostile paths and places lead nowhere', () => {
  const all = statements(5)
  const path = rowPath(all, 2)
  const hash = rowsRoot(all)
  const places = [
    { index: -1, size: 5 },
    { index: 5, size: 5 },
    { index: 2.5, size: 5 },
    { index: Number.NaN, size: 5 },
    { index: 2, size: Number.POSITIVE_INFINITY },
    { index: 2 ** 53, size: 2 ** 54 },
    { index: 0, size: 0 },
  ]
  for (const place of places) assert.equal(rowsRootByPath(all[2] as string, place, path), null)
  const paths = [
    ['', ...path.slice(1)],
    [path[0]?.slice(2) ?? '', ...path.slice(1)],
    [path[0]?.toUpperCase() ?? '', ...path.slice(1)],
    path.map((step) => `${step}00`),
    ['zz'.repeat(32), ...path.slice(1)],
    Array.from({ length: 100_000 }, () => hash),
  ]
  for (const hostile of paths)
    assert.equal(rowsRootByPath(all[2] as string, { index: 2, size: 5 }, hostile), null)
  assert.throws(() => rowPath(all, 5), /^RangeError: Cannot find the path of statement 5/)
})

function flipped(digit: string): string {
  return digit === '0' ? '1' : '0'
}
