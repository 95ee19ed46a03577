/** What is read of English references, in strings written for these tests. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cited } from './reading.fixture.ts'

describe('English references', () => {
  it('reads subsections that name their section, and go on from it', () => {
    const text =
      'Subject to subsection 18(2), sections 15.1 to 17 or subsection 19(7), (9) or (9.1) of the Divorce Act'
    assert.deepEqual(cited(text, 'eng', 'ca'), [
      'subsection 18(2) → ca/divorce-act: 18/2',
      'sections 15.1 to 17 → ca/divorce-act: 15.1–17',
      'subsection 19(7) → ca/divorce-act: 19/7',
      '(9) → ca/divorce-act: 19/9',
      '(9.1) of the Divorce Act → ca/divorce-act: 19/9.1',
    ])
  })

  it('reads a part of the provision in which the words stand', () => {
    const text = 'subsection (2) and paragraph 7(3)(c.1) of this Act'
    assert.deepEqual(cited(text, 'eng', 'ca'), [
      'subsection (2) → self: provision 2',
      'paragraph 7(3)(c.1) of this Act → self: 7/3/c-1',
    ])
  })

  it('follows that Act to the one named before', () => {
    const text = 'section 6 of the Human Rights Act 1998, s. 12(3) of that Act'
    assert.deepEqual(cited(text, 'eng', 'gb'), [
      'section 6 of the Human Rights Act 1998 → gb/hra-1998: 6',
      's. 12(3) of that Act → gb/hra-1998: 12/3',
    ])
  })

  it('takes no act of which there may be many for one', () => {
    const text =
      'by a State Act or any Appropriation Act, under the Companies Act or an Interpretation Act 1978'
    assert.deepEqual(
      cited(text, 'eng', 'np').map((each) => each.split(' → ')[0]),
      ['Companies Act', 'Interpretation Act 1978'],
    )
  })

  it('reads a numbered clause that stands alone as one of the provision in which the words stand', () => {
    assert.deepEqual(cited('pursuant to clause (1)', 'eng', 'np'), ['clause (1) → self: provision 1'])
    assert.deepEqual(cited('a clause 1 of which', 'eng', 'gb'), [])
  })

  it('begins a reference anew behind a provision of the one before', () => {
    assert.deepEqual(cited('2017, c. 20, s. 377 2018, c. 27, s. 615', 'eng', 'ca'), [
      '2017, c. 20, s. 377 → ca/statute/2017, c. 20: 377',
      '2018, c. 27, s. 615 → ca/statute/2018, c. 27: 615',
    ])
  })

  it('names an act that it does not know by its title and year', () => {
    const text = 'section 3 of the Bees and Other Insects Act 1937'
    assert.deepEqual(cited(text, 'eng', 'gb'), [
      'section 3 of the Bees and Other Insects Act 1937 → title/gb/bees and other insects act 1937: 3',
    ])
  })

  it('reads references from the inside out, and the said Article', () => {
    const text = 'point (f) of Article 6(1) and Article 9(2) of Regulation (EU) 2016/679, the said Article'
    assert.deepEqual(cited(text, 'eng', 'eu'), [
      'point (f) of Article 6(1) → celex/32016r0679: 6/1/f',
      'Article 9(2) of Regulation (EU) 2016/679 → celex/32016r0679: 9/2',
      'said Article → celex/32016r0679: 9',
    ])
  })

  it("does not take the amended act's sections for its own", () => {
    const text = 'In section 58 of the Bees Act 1937, after subsection (4) insert a reference to section 9'
    assert.deepEqual(cited(text, 'eng', 'gb'), [
      'section 58 of the Bees Act 1937 → title/gb/bees act 1937: 58',
      'subsection (4) → none: provision 4',
      'section 9 → none: 9',
    ])
  })

  it('links no money, possessives, periods or articles of faith', () => {
    const text = "R500 within 14 days, Smith's 5 children, an article of faith, part 3 years"
    assert.deepEqual(cited(text, 'eng', 'za'), [])
  })

  it("reads the act's own short form", () => {
    const text = 'the Human Rights Act 1998 (hereinafter “the Rights Act”). Section 6 of the Rights Act'
    assert.deepEqual(cited(text, 'eng', 'gb'), [
      'Human Rights Act 1998 → gb/hra-1998',
      'Rights Act → gb/hra-1998',
      'Section 6 of the Rights Act → gb/hra-1998: 6',
    ])
  })

  it('tells an act of the former Revised Statutes from the one of the same name, and reads chapters of joined sessions', () => {
    const text =
      'subsection 11(2) of the Divorce Act, chapter D-8 of the Revised Statutes of Canada, 1970, section 3 of the Divorce Act and 1980-81-82-83, c. 111'
    assert.deepEqual(cited(text, 'eng', 'ca'), [
      'subsection 11(2) of the Divorce Act, chapter D-8 of the Revised Statutes of Canada, 1970 → ca/statute/1970, c. D-8: 11/2',
      'section 3 of the Divorce Act → ca/divorce-act: 3',
      '1980-81-82-83, c. 111 → ca/statute/1980-81-82-83, c. 111',
    ])
  })

  it('reads an abbreviation with its year beside a provision only', () => {
    assert.deepEqual(
      cited('as section 165 XYA 2004 says, unlike XYA 2004 and COVID 2019', 'eng', 'gb', false),
      ['section 165 XYA 2004 → title/gb/xya 2004: 165'],
    )
  })

  it('knows instruments by number', () => {
    assert.deepEqual(cited('see SI/2000-29 and SOR/2009-42', 'eng', 'ca'), [
      'SI/2000-29 → ca/si/2000-29',
      'SOR/2009-42 → ca/sor/2009-42',
    ])
  })

  it('leaves open what an act of the same name said before', () => {
    assert.deepEqual(
      cited('section 48 of the previous Constitution, section 5 of the amended Act', 'eng', 'za'),
      ['section 48 → other: 48', 'section 5 → other: 5'],
    )
  })

  it('takes the mark of a note on a word for no number', () => {
    assert.deepEqual(cited('under this subsection3 in any state', 'eng', 'us'), [])
  })
})
