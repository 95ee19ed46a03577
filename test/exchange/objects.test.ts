/** Expressions of the corpora as objects: valid, read back equal, and written to the same bytes again. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ExchangeObject, statementOf } from '#exchange/object/model.ts'
import { patchBetween, patchedBy } from '#exchange/object/patch.ts'
import { readObject } from '#exchange/object/read.ts'
import { checkRows } from '#exchange/object/soundness.ts'
import { writeObject } from '#exchange/object/write.ts'
import { FULL } from '../completeness/judging.ts'
import { withoutCorpora } from '../corpora.ts'
import { allCorpora, libraryOf, objectsIn } from './corpora-library.ts'

const LIMIT = 2 ** 28

// A format, a script or a kind of work each; everything with COMITY_FULL=1.
const SAMPLE = [
  'za-bylaws-akn2/za-cpt/act/by-law/2003',
  'oasis-akn3-examples',
  'court-decisions/uk-akn3',
  'li-legalize-md/LGBl-1921-015-verfassung',
  'cn-lawrefbook-md',
  'jp-egov-html',
  'np-constitution-json',
  'udhr-html',
  'us-constitution-md',
  'ua-rada-md/2136-20-labour-relations-martial-law',
]

describe('expressions of the corpora as objects', { skip: withoutCorpora('ua-rada-md') }, () => {
  it('are valid, come back whole, and are written to the same bytes again', async (t) => {
    await using holding = await libraryOf(...(FULL ? allCorpora() : SAMPLE))
    let [count, bytes] = [0, 0]
    for await (const { name, object } of objectsIn(holding)) {
      checkRows(object.rows, name)
      const written = writeObject(object)
      // readObject validates against the schema.
      const back = readObject(written.bytes, name)
      assert.deepEqual(back.head, object.head, name)
      assertRows(back, object, name)
      assert.equal(writeObject(back).hash, written.hash, name)
      assert.equal(writeObject(patchedBy(back, patchBetween(back, object), LIMIT)).hash, written.hash, name)
      count += 1
      bytes += written.bytes.length
    }
    assert.ok(count > (FULL ? 150 : 50), `${count} expressions`)
    t.diagnostic(`${count} expressions, ${(bytes / 1e6).toFixed(1)} MB of objects`)
  })
})

function assertRows(back: ExchangeObject, object: ExchangeObject, name: string): void {
  assert.equal(back.rows.length, object.rows.length, `${name}: rows`)
  for (const [index, row] of object.rows.entries())
    assert.equal(statementOf(back.rows[index] ?? row), statementOf(row), `${name}: row ${index + 1}`)
  for (const [hash, xml] of object.texts) assert.equal(back.texts.get(hash), xml, `${name}: text ${hash}`)
}
