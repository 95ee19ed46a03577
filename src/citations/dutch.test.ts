/** What is read of Dutch references, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('Dutch references', () => {
  it('reads numbers of the civil code, and parts set off by commas', () => {
    const text = 'artikel 6:162 BW en artikel 7, eerste lid, onder a, van de Algemene wet bestuursrecht'
    assert.deepEqual(cited(text, 'nld', 'nl'), [
      'artikel 6:162 BW → nl/bw: 6:162',
      'artikel 7, eerste lid, onder a, van de Algemene wet bestuursrecht → nl/awb: 7/1/a',
    ])
  })
})
