/** For tests: a publisher with real keys that signed a collection of objects, and proofs of what it signed. */
import fc from 'fast-check'
import { type Day, day } from '#kit/day.ts'
import { writeDocument } from '../documents.ts'
import { type ExchangeObject, numbered } from '../object/model.ts'
import { objects } from '../object/object.fixture.ts'
import { writeObject } from '../object/write.ts'
import { beginPublisher, type Publisher } from '../repository/publisher.fixture.ts'
import { byPair, type Entry, StateTree } from '../state.ts'
import { makeProof, type Signature } from './make.ts'
import type { Proof } from './model.ts'
import { NODE_PRIMITIVES } from './node-primitives.ts'
import { signingFiles } from './signing-files.ts'
import type { VerifyOptions } from './verify.ts'

export const NOW = () => new Date('2026-11-30T06:00:00Z')

/** A publisher that signed a release of the objects. */
export interface Signed {
  readonly publisher: Publisher
  readonly signature: Signature
  readonly tree: StateTree
  readonly entries: readonly Entry[]
  readonly objects: readonly ExchangeObject[]
}

/** Signs a release of the collection `law` that holds the objects, each as an act of its own. */
export async function signed(
  folder: string,
  held: readonly ExchangeObject[],
  { number = 1, publisher }: { number?: number; publisher?: Publisher } = {},
): Promise<Signed> {
  const begun = publisher ?? (await beginPublisher(folder, NOW))
  const { repository } = begun
  if (!repository.hasCollection('law')) await repository.addCollection('law')
  const entries = held.map((object, index): Entry => {
    const { bytes, hash, rows } = writeObject(object)
    return { work: `/akn/xv/act/${index + 1}`, language: 'eng', object: hash, length: bytes.length, rows }
  })
  const tree = new StateTree(entries)
  const document = writeDocument({
    format: 'comity-release/1',
    publisher: repository.fingerprint,
    collection: 'law',
    release: number,
    previous: number === 1 ? null : { hash: '0'.repeat(64), length: 1 },
    at: '2026-11-30T06:00:00Z',
    title: 'Law in force',
    regime: { licence: 'CC0-1.0', terms: null, onward: 'free', agreement: null },
    counts: { works: held.length, expressions: held.length, put: held.length, tombstoned: 0 },
    root: tree.root(),
    put: entries.map((entry) => ({ ...entry, was: null, pack: 0 })).sort(byPair),
    tombstones: [],
    packs: [{ hash: '0'.repeat(64), length: 1, size: 1 }],
  })
  await repository.publish('law', [{ path: 'law/release.json.zst', bytes: document.bytes }])
  const signature = await signatureOf(begun, {
    number,
    hash: document.hash,
    at: '2026-11-30T06:00:00Z',
    bytes: document.bytes,
  })
  return { publisher: begun, signature, tree, entries, objects: held }
}

/** Returns the signature of a release, as the repository stands now. */
export async function signatureOf(publisher: Publisher, release: Signature['release']): Promise<Signature> {
  const files = await signingFiles(publisher.folder, 'law')
  if (!files) throw new Error('The repository signs nothing')
  return { publisher: publisher.repository.fingerprint, collection: 'law', release, files }
}

/** Returns the proof of an act of the signed collection. Throws where nothing stands on the day. */
export function proofOf(
  { signature, tree, entries, objects: held }: Signed,
  index: number,
  at: Day,
  eId: string | null = null,
): Proof {
  const [entry, object] = [entries[index], held[index]]
  const proof = entry && object && makeProof(signature, tree, entry, object, { at, eId })
  if (!proof) throw new Error(`Nothing of act ${index} stands on ${at}`)
  return proof
}

/** Returns a day on which something of the object stands. */
export function someDay({ rows }: Pick<ExchangeObject, 'rows'>): Day {
  return rows.find(({ from }) => from !== null)?.from ?? day('2000-01-01')
}

/** Returns invented objects, nothing of which stood before 1990, with at least that many rows that have words on one day; the same at each call. */
export function inventedObjects(count: number, rows = 4): ExchangeObject[] {
  const dated = objects('act').map((object) => ({
    ...object,
    rows: numbered(object.rows.map((row) => ({ ...row, from: row.from ?? day('1990-01-01') }))),
  }))
  const rich = dated.filter((object) => {
    const at = someDay(object)
    const standing = object.rows.filter(
      ({ from, to }) => (from === null || from <= at) && (to === null || at < to),
    )
    return standing.filter(({ text }) => text !== null).length >= rows
  })
  return fc.sample(rich, { numRuns: count, seed: 5 })
}

/** Trusts the publishers whose fingerprints are given, of which nothing else is known. */
export function trusting(...fingerprints: readonly string[]): VerifyOptions {
  return {
    primitives: NODE_PRIMITIVES,
    trust: (fingerprint) =>
      fingerprints.includes(fingerprint) ? { name: 'xv', roots: [], releases: () => new Map() } : null,
  }
}
