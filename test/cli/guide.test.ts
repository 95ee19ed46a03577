/** The guide of two centres, typed as it is written: every command of it, in its order. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QUICK } from '../pace.ts'
import { comity } from './comity.ts'
import { typed } from './typed.ts'

test('every command of docs/guides/two-centres.md does what it says, from the first to the last', {
  skip: QUICK && 'it belongs to the whole',
}, async (t) => {
  const { code, out, err, at, remove } = await typed('two-centres')
  t.after(remove)
  assert.equal(code, 0, err.slice(-2000))
  for (const said of [
    /valen\/valen: release 1 applied, 20 works/,
    /valen\/valen: up to date at release 1/,
    /Packed to stick\/valen: \d+ files/,
    /"valen" is followed no more: 56 texts that were received stay readable/,
  ])
    assert.match(out, said)
  const [reader, island] = await Promise.all(
    ['reader', 'island'].map((home) => comity(['works', '--home', at(home), '--json'])),
  )
  assert.equal(island?.out, reader?.out)
})
