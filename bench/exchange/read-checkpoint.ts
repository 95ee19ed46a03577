/** Reads and verifies a checkpoint: `read-checkpoint.ts COUNT`. Tells as JSON what it took; it is written here, and that is not counted. */

import { stateOf } from '../../src/exchange/collection-state.ts'
import { readCheckpoint, writeDocument } from '../../src/exchange/documents.ts'
import { hexDigest } from '../../src/exchange/hashing.ts'
import { byPair, StateTree } from '../../src/exchange/state.ts'
import { spent } from './spent.ts'

const count = Number(process.argv[2] ?? 0)
const state = Array.from({ length: count }, (_, number) => {
  const hash = (of: string) => hexDigest(`${of} ${number}`)
  const work = `/akn/xv/act/2001-01-01/${number}`
  return {
    work,
    language: 'eng',
    object: hash('object'),
    length: 5000 + (number % 977),
    rows: hash('rows'),
    pack: 0,
  }
}).sort(byPair)
const { bytes } = writeDocument({
  ...{ format: 'comity-checkpoint/1', publisher: hexDigest('publisher'), collection: 'law', release: 1 },
  ...{ hash: hexDigest('release'), root: new StateTree(state).root(), state },
  packs: [{ hash: hexDigest('pack'), length: 1, size: 1 }],
})
state.length = 0
const cost = await spent(() => stateOf(readCheckpoint(bytes)))
console.log(JSON.stringify({ ...cost, bytes: bytes.length }))
