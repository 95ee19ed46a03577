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

  it('reads treaties by the state they were made with, and civil law by paragraph', () => {
    const text =
      'art. 26, lid 5, van het belastingverdrag met Borea, art. 6:162 lid 1 BW, LJN BY5954 en zaak C-337/08'
    assert.deepEqual(cited(text, 'nld', 'nl'), [
      'art. 26, lid 5, van het belastingverdrag met Borea → title/nl/belastingverdrag met borea: 26/5',
      'art. 6:162 lid 1 BW → nl/bw: 6:162/1',
      'LJN BY5954 → ljn/ljn:by5954',
      'C-337/08 → eu-case/c-337/08',
    ])
  })
})
