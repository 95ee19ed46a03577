/** The measure itself: the proof would notice a word lost, invented, or moved. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readAkn } from './akn-xml.ts'
import { readJustice } from './justice-xml.ts'
import { readMarkdown } from './markdown.ts'
import { difference, wordsOf } from './words.ts'

const source = {
  running: 'Art. 1\nEveryone has the right.\nArt. 2\nNobody has.',
  moved: ['As amended in 2001.'],
}
const shown = 'Art. 1\nEveryone has the right.*\n* As amended in 2001.\n\nArt. 2 Nobody has.\n'

describe('the measure of words', () => {
  it('finds no difference where only white space, marks and the place of a note differ', () => {
    assert.equal(difference(source, shown), null)
  })

  it('finds a word lost, in the text and in a note', () => {
    assert.deepEqual(difference(source, shown.replace('the ', ''))?.lost, ['the'])
    assert.deepEqual(difference(source, shown.replace('2001', ''))?.lost, ['2001'])
  })

  it('finds a word invented, and one said twice', () => {
    assert.deepEqual(difference(source, `${shown} Indeed.`)?.invented, ['Indeed'])
    assert.deepEqual(difference(source, shown.replace('Nobody', 'Nobody nobody'))?.invented, ['nobody'])
    assert.deepEqual(difference(source, shown.replace('Nobody', 'Nobody Nobody'))?.invented, ['Nobody'])
  })

  it('finds words in another order, though all are there', () => {
    const found = difference(
      source,
      'Art. 2\nNobody has.\n\nArt. 1\nEveryone has the right.*\n* As amended in 2001.\n',
    )
    assert.deepEqual([found?.lost, found?.invented], [[], []])
    assert.match(found?.disorder ?? '', /Everyone/)
  })

  it('takes a raised digit for the digit, and two forms of a letter for one', () => {
    assert.equal(wordsOf('§ 2¹ caf\u00e9'), wordsOf('§ 21 cafe\u0301'))
  })

  it('reads Markdown as a renderer shows it', () => {
    const { running, moved } = readMarkdown(
      '---\ntitle: "Cut"\n---\n# Act\n\n**Art. 1**[^1] See [the Act](/go/1(a) "title")*now*, I<sup>er</sup>, R*132-1 \\* <!-- cut -->\n\n[^1]: Amended\n    twice.\n',
    )
    assert.equal(wordsOf(running), 'Act Art 1 See the Actnow Ier R 132 1')
    assert.deepEqual(moved.map(wordsOf), ['Amended twice'])
  })

  it('reads the cells of a grid table one by one', () => {
    const table =
      '+------+------+\n| one  | two  |\n| more | too  |\n+======+======+\n| 3    | 4    |\n+------+------+\n'
    assert.equal(wordsOf(readMarkdown(table).running), 'one more two too 3 4')
  })

  it('reads Akoma Ntoso without its metadata, but with the notes in it', () => {
    const { running, moved } = readAkn(
      '<act><meta><FRBRdate date="x">cut</FRBRdate><notes><note>kept</note></notes></meta><p>A<b>B</b> C<authorialNote>n</authorialNote>D &amp; E</p></act>',
    )
    assert.equal(wordsOf(running), 'AB C D E')
    assert.deepEqual(moved, ['kept', 'n'])
  })

  it('reads acts of Canada with the number before its marginal note', () => {
    const { running, moved } = readJustice(
      '<Body><Section><MarginalNote>Short title</MarginalNote><Label>1</Label><Text>This<FootnoteRef>1</FootnoteRef> Act</Text><Footnote><Label>1</Label><Text>Note</Text></Footnote></Section></Body>',
    )
    assert.equal(wordsOf(running), '1 Short title This Act')
    assert.deepEqual(moved.map(wordsOf), ['Note'])
  })
})
