/** A release and a checkpoint for tests: two objects put, one withdrawn. */
import type { Checkpoint, Release } from './documents.ts'
import { hexDigest } from './hashing.ts'
import { type Entry, StateTree } from './state.ts'

export const hashOf = (name: string): string => hexDigest(name)

export function entryOf(number: number, object = `object ${number}`): Entry {
  return {
    work: `/akn/xv/act/${number}`,
    language: 'eng',
    object: hashOf(object),
    length: 1000 + number,
    rows: hashOf(`rows of ${object}`),
  }
}

/** What is held before `RELEASE`. */
export const BEFORE: readonly Entry[] = [entryOf(1, 'older object'), entryOf(3), entryOf(4)]

const AFTER: readonly Entry[] = [entryOf(1), entryOf(2), entryOf(4)]

export const RELEASE: Release = {
  format: 'comity-release/1',
  publisher: hashOf('publisher'),
  collection: 'law',
  release: 2,
  previous: { hash: hashOf('release 1'), length: 600 },
  at: '2026-11-30T06:00:00Z',
  title: 'Law in force',
  regime: { licence: 'CC0-1.0', terms: null, onward: 'free', agreement: null },
  counts: { works: 3, expressions: 3, put: 2, tombstoned: 1 },
  root: new StateTree(AFTER).root(),
  put: [
    { ...entryOf(1), was: hashOf('older object'), pack: 0 },
    { ...entryOf(2), was: null, pack: 0 },
  ],
  tombstones: [{ work: '/akn/xv/act/3', language: 'eng', object: hashOf('object 3'), reason: 'By mistake' }],
  packs: [{ hash: hashOf('pack'), length: 900, size: 1700 }],
}

export const CHECKPOINT: Checkpoint = {
  format: 'comity-checkpoint/1',
  publisher: RELEASE.publisher,
  collection: 'law',
  release: 2,
  hash: hashOf('release 2'),
  root: RELEASE.root,
  state: AFTER.map((entry) => ({ ...entry, pack: 0 })),
  packs: RELEASE.packs,
}
