/** What is read of references to the European Union's acts, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe("references to the European Union's acts", () => {
  it('reads Bulgarian', () => {
    const text = 'член 6, параграф 1, буква е) от Регламент (ЕС) 2016/679 и член 5 от настоящия регламент'
    assert.deepEqual(cited(text, 'bul', 'eu'), [
      'член 6, параграф 1, буква е) от Регламент (ЕС) 2016/679 → celex/32016r0679: 6/1/е',
      'член 5 от настоящия регламент → self: 5',
    ])
  })

  it('reads Roman numbers written with Greek letters', () => {
    assert.deepEqual(cited('το κεφάλαιο ΙΙ και το κεφάλαιο ΙΧ του παρόντος κανονισμού', 'ell', 'eu'), [
      'κεφάλαιο ΙΙ → self: ii',
      'κεφάλαιο ΙΧ του παρόντος κανονισμού → self: ix',
    ])
  })

  it('reads Greek', () => {
    const text = 'το άρθρο 6 παράγραφος 1 στοιχείο στ) του κανονισμού (ΕΕ) 2016/679'
    assert.deepEqual(cited(text, 'ell', 'eu'), [
      'άρθρο 6 παράγραφος 1 στοιχείο στ) του κανονισμού (ΕΕ) 2016/679 → celex/32016r0679: 6/1/στ',
    ])
  })

  it('reads Polish', () => {
    const text = 'art. 6 ust. 1 lit. f) rozporządzenia (UE) 2016/679 oraz art. 5 niniejszego rozporządzenia'
    assert.deepEqual(cited(text, 'pol', 'eu'), [
      'art. 6 ust. 1 lit. f) rozporządzenia (UE) 2016/679 → celex/32016r0679: 6/1/f',
      'art. 5 niniejszego rozporządzenia → self: 5',
    ])
  })

  it('gives directives and old regulations the CELEX numbers that they have', () => {
    const text = 'Directive 95/46/EC, Regulation (EC) No 45/2001 and Directive 2002/58/EC'
    assert.deepEqual(cited(text, 'eng', 'eu'), [
      'Directive 95/46/EC → celex/31995l0046',
      'Regulation (EC) No 45/2001 → celex/32001r0045',
      'Directive 2002/58/EC → celex/32002l0058',
    ])
  })
})
