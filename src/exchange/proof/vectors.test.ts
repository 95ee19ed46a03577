/** The proofs that docs/spec/exchange.md gives to test an implementation with. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { browserPrimitives } from './browser-primitives.ts'
import { trusting } from './proof.fixture.ts'
import { verifyProof } from './verify.ts'

interface Vectors {
  readonly trusted: string
  readonly proofs: Readonly<Record<string, object>>
  readonly cases: readonly {
    readonly name: string
    readonly of: string
    readonly set: readonly [pointer: string, value: unknown][]
    readonly trusted?: false
    readonly valid: boolean | null
    readonly step: string | null
  }[]
}

const file = new URL('../../../docs/spec/proof-vectors.json', import.meta.url)
const { trusted, proofs, cases }: Vectors = JSON.parse(readFileSync(file, 'utf8'))

describe('the vectors of the specification', () => {
  for (const { name, of, set, valid, step, ...more } of cases)
    it(name, async () => {
      const proof = structuredClone(proofs[of] ?? {})
      for (const [pointer, value] of set) put(proof, pointer.slice(1).split('/'), value)
      const options = trusting(...(more.trusted === false ? [] : [trusted]))
      for (const primitives of [options.primitives, browserPrimitives()]) {
        const verdict = await verifyProof(JSON.stringify(proof), { ...options, primitives })
        const ended = (verdict.fault ?? verdict.doubt)?.step ?? null
        assert.deepEqual([verdict.valid, ended], [valid, step], JSON.stringify(verdict.fault))
      }
    })
})

function put(value: object, [name = '', ...below]: readonly string[], to: unknown): void {
  const members = value as Record<string, unknown>
  if (below.length === 0) members[name] = to
  else put(members[name] as object, below, to)
}
