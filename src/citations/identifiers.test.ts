/** What is read of identifiers in a text, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('identifiers in a text', () => {
  it('reads identifiers as they are', () => {
    const text =
      'ECLI:EU:C:2014:317, 32016R0679, [2007] UKHL 27, http://data.europa.eu/eli/reg/2016/679/oj, /akn/fr/act/code/x/~art_5'
    assert.deepEqual(cited(text, 'eng', null), [
      'ECLI:EU:C:2014:317 → ecli/ecli:eu:c:2014:317',
      '32016R0679 → celex/32016r0679',
      '[2007] UKHL 27 → neutral/[2007] ukhl 27',
      'http://data.europa.eu/eli/reg/2016/679/oj → eli/http://data.europa.eu/eli/reg/2016/679/oj',
      '/akn/fr/act/code/x/~art_5 → akn//akn/fr/act/code/x: art_5',
    ])
  })
})
