/** The root of a state depends on what it holds and on nothing else; every pair has a path, and only its own entry fits it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { rowPath, rowsRoot } from './merkle.ts'
import { statementOf } from './object/model.ts'
import { byPair, type Entry, StateTree, stateRootByPath } from './state.ts'

const hash = fc.stringMatching(/^[0-9a-f]{64}$/)
const entry: fc.Arbitrary<Entry> = fc.record({
  work: fc.nat(400).map((number) => `/akn/xv/act/1999/${number}`),
  language: fc.constantFrom('eng', 'fra', 'zho-hans'),
  object: hash,
  length: fc.nat(),
  rows: hash,
})
const states = fc.uniqueArray(entry, {
  selector: ({ work, language }) => `${work} ${language}`,
  maxLength: 60,
})

test('the root does not depend on the order of the entries', () => {
  fc.assert(
    fc.property(states, (entries) => {
      const root = new StateTree(entries).root()
      assert.equal(new StateTree(entries.toSorted(byPair)).root(), root)
      assert.equal(new StateTree(entries.toReversed()).root(), root)
    }),
    runs(300),
  )
})

test('the root is the one that the specification defines', () => {
  fc.assert(
    fc.property(states, (entries) => assert.equal(new StateTree(entries).root(), rootAsWritten(entries))),
    runs(300),
  )
})

test('every entry has a path that leads to the root, and a changed entry has not', () => {
  fc.assert(
    fc.property(states, hash, (entries, other) => {
      const tree = new StateTree(entries)
      for (const one of entries) {
        const path = tree.path(one) ?? assert.fail('has no path')
        const leads = (changed: Entry, by = path) => stateRootByPath(changed, by) === tree.root()
        assert.ok(leads(one))
        assert.ok(!leads({ ...one, length: one.length + 1 }))
        if (other !== one.object) assert.ok(!leads({ ...one, object: other }))
        if (other !== one.rows) assert.ok(!leads({ ...one, rows: other }))
        assert.ok(!leads({ ...one, work: `${one.work}0` }))
        assert.ok(!leads({ ...one, language: 'deu' }))
        assert.ok(!leads(one, [...path, tree.root()]))
        if (path.length > 0) assert.ok(!leads(one, path.slice(1)))
      }
    }),
    runs(100),
  )
})

test('a pair that is not there has no path', () => {
  fc.assert(
    fc.property(states, (entries) => {
      const tree = new StateTree(entries)
      assert.equal(tree.path({ work: '/akn/xv/act/1999/none', language: 'eng' }), null)
      for (const { work } of entries) assert.equal(tree.path({ work, language: 'deu' }), null)
    }),
    runs(200),
  )
})

test('a pair that is there twice is refused', () => {
  const one = {
    work: '/akn/xv/act/1',
    language: 'eng',
    object: 'a'.repeat(64),
    length: 1,
    rows: 'b'.repeat(64),
  }
  assert.throws(() => new StateTree([one, { ...one, length: 2 }]), /^RangeError: Cannot make the tree/)
})

test('entries and paths that no state can have lead nowhere', () => {
  const [one, two] = ['a', 'b'].map((letter) => ({
    work: `/akn/xv/act/${letter}`,
    language: 'eng',
    object: letter.repeat(64),
    length: 7,
    rows: 'c'.repeat(64),
  })) as [Entry, Entry]
  const tree = new StateTree([one, two])
  const path = tree.path(one) ?? []
  for (const entry of [
    { ...one, object: 'a' },
    { ...one, rows: '' },
    { ...one, length: -1 },
    { ...one, length: 1.5 },
    { ...one, length: Number.NaN },
  ])
    assert.equal(stateRootByPath(entry, path), null)
  assert.equal(stateRootByPath(one, ['']), null)
  assert.equal(stateRootByPath(one, [`${path[0]}00`]), null)
  assert.equal(
    stateRootByPath(
      one,
      Array.from({ length: 257 }, () => 'a'.repeat(64)),
    ),
    null,
  )
})

test('the published vectors hold', () => {
  const file = new URL('../../docs/spec/exchange-vectors.json', import.meta.url)
  const vectors = JSON.parse(readFileSync(file, 'utf8'))
  const written = vectors.states.map((vector: { entries: Entry[] }) => ({
    ...vector,
    root: rootAsWritten(vector.entries),
  }))
  assert.deepEqual(vectors.states, written, 'the file says what the text of the specification gives')
  for (const { entries, root, paths } of vectors.states) {
    const tree = new StateTree(entries)
    assert.equal(tree.root(), root)
    assert.deepEqual(
      entries.map((one: Entry) => tree.path(one)),
      paths,
    )
  }
  for (const { rows, statements, root, paths } of vectors.rows) {
    assert.deepEqual(rows.map(statementOf), statements)
    assert.equal(rowsRoot(statements), root)
    assert.deepEqual(
      statements.map((_: string, index: number) => rowPath(statements, index)),
      paths,
    )
  }
})

// Section 5 of the specification, word for word, with bits as text.
function rootAsWritten(entries: readonly Entry[]): string {
  const sha = (...parts: readonly (Buffer | string)[]) =>
    createHash('sha256')
      .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
      .digest()
  const leaves = entries.map(({ work, language, object, rows, length }) => {
    const key = sha(`${work}\n${language}`)
    const size = Buffer.alloc(8)
    size.writeBigUInt64BE(BigInt(length))
    return {
      bits: [...key].map((byte) => byte.toString(2).padStart(8, '0')).join(''),
      leaf: sha(Buffer.of(0), key, Buffer.from(object, 'hex'), Buffer.from(rows, 'hex'), size),
    }
  })
  const tree = (of: typeof leaves, depth: number): Buffer => {
    if (of.length === 0) return Buffer.alloc(32)
    if (of.length === 1) return of[0]?.leaf ?? Buffer.alloc(32)
    const at = (bit: string) => of.filter(({ bits }) => bits[depth] === bit)
    return sha(Buffer.of(1), tree(at('0'), depth + 1), tree(at('1'), depth + 1))
  }
  return tree(leaves, 0).toString('hex')
}
