/** The independent reader against the vectors of the specification: what judges others is itself judged first. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { type Pair, rootByPath, statementsRoot, stateRoot } from './trees.ts'

interface Vectors {
  readonly states: readonly {
    entries: readonly Pair[]
    root: string
    paths: readonly (readonly string[])[]
  }[]
  readonly rows: readonly { statements: readonly string[]; root: string }[]
}

const SPEC = path.resolve(import.meta.dirname, '..', '..', '..', 'docs', 'spec')
const { states, rows } = JSON.parse(readFileSync(path.join(SPEC, 'exchange-vectors.json'), 'utf8')) as Vectors

describe('the reader of this suite', () => {
  it('§5: comes to the roots of the states given, and to the same by each path', () => {
    assert.ok(states.length > 0)
    for (const { entries, root, paths } of states) {
      assert.equal(stateRoot(entries), root)
      for (const [index, entry] of entries.entries())
        assert.equal(rootByPath(entry, paths[index] ?? []), root)
    }
  })

  it('§3: comes to the roots over the statements given', () => {
    assert.ok(rows.length > 0)
    for (const { statements, root } of rows) assert.equal(statementsRoot(statements), root)
  })
})
