/** What is read of references to the law of the United States, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('references to the law of the United States', () => {
  it('reads titles of the Code, public laws and amendments of the constitution', () => {
    const text =
      '42 U.S.C. 1983(a), Public Law 113-6, the Fourteenth Amendment, § 1 and section 7 of the Clayton Act'
    assert.deepEqual(cited(text, 'eng', 'us'), [
      '42 U.S.C. 1983(a) → us/usc/42: 1983/a',
      'Public Law 113-6 → us/pl/113-6',
      'Fourteenth Amendment, § 1 → us/constitution: xiv/1',
      'section 7 of the Clayton Act → us/clayton-act: 7',
    ])
  })

  it('reads sections of a title of the Code', () => {
    const text = 'sections 1475 and 1489 of title 10, United States Code'
    assert.deepEqual(cited(text, 'eng', 'us'), [
      'sections 1475 → us/usc/10: 1475',
      '1489 of title 10, United States Code → us/usc/10: 1489',
    ])
  })
})
