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

  it('reads acts without a name by their day, and such a section as one of the act cited before', () => {
    const text =
      'the Act of February 25, 1920 and section 552 of title 5, United States Code; under subsection (b)(3) of such section 552'
    assert.deepEqual(cited(text, 'eng', 'us'), [
      'Act of February 25, 1920 → us/act/february 25 1920',
      'section 552 of title 5, United States Code → us/usc/5: 552',
      'subsection (b)(3) of such section 552 → us/usc/5: 552/b/3',
    ])
  })

  it('leaves a section open where a name behind it is not understood', () => {
    const text = 'Section 12 of the Jane and John Q. “Jack” Doe Program. Section 12 of this Act.'
    assert.deepEqual(cited(text, 'eng', 'us'), [
      'Section 12 → other: 12',
      'Section 12 of this Act → self: 12',
    ])
  })
})
