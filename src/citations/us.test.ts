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

  it('reads a letter with a full stop behind a section as its subsection', () => {
    const text =
      'under section 11 e. (2) of the Clayton Act and section 12 a. of this Act, by section 9. a new rule'
    assert.deepEqual(cited(text, 'eng', 'us'), [
      'section 11 e. (2) of the Clayton Act → us/clayton-act: 11/e/2',
      'section 12 a. of this Act → self: 12/a',
      'section 9 → self: 9',
    ])
  })

  it('reads a title of the Code before its section, and articles of the constitution', () => {
    const text =
      'Title 17 Section 105 of the United States Code; 17 CFR 240.10b-5; U.S. Const. art. I, § 8, cl. 3'
    assert.deepEqual(cited(text, 'eng', 'us'), [
      'Title 17 Section 105 of the United States Code → us/usc/17: 105',
      '17 CFR 240.10b-5 → us/cfr/17: 240.10b-5',
      'U.S. Const. art. I, § 8, cl. 3 → us/constitution: i/8/3',
    ])
  })

  it('reads initials and nicknames in the name of an act, and takes no bill for a rule', () => {
    const text = 'section 3 of the Ann B. “Bee” Mead Orchard Act for Fiscal Year 2015; H.R. 3321'
    assert.deepEqual(cited(text, 'eng', 'us'), [
      'section 3 of the Ann B. “Bee” Mead Orchard Act for Fiscal Year 2015 → title/us/ann b bee mead orchard act for fiscal year 2015: 3',
    ])
  })

  it('takes no amending act of another state for an amendment of the constitution', () => {
    assert.deepEqual(cited('the Orchard Sixth Amendment Act, 2001', 'eng', 'za'), [
      'Orchard Sixth Amendment Act, 2001 → title/za/orchard sixth amendment act 2001',
    ])
  })
})
