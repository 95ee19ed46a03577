import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contentOf, plainText, wordsOf } from './content.ts'

describe('plainText()', () => {
  it('puts a number on the line of what it numbers, and each block on its own line', () => {
    const xml =
      '<intro><p>There is:</p></intro><paragraph eId="para_a"><num>a)</num><content><p>one;</p></content></paragraph><wrapUp><p>No more.</p></wrapUp>'
    assert.equal(plainText(xml), 'There is:\na) one;\nNo more.')
  })

  it('parts the cells of a table by tabs and its rows by lines', () => {
    const xml =
      '<content><table><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></table></content>'
    assert.equal(plainText(xml), 'A\tB\n1\t2')
  })

  it('keeps the words of notes, after the text that calls them', () => {
    const xml = '<content><p>Before<authorialNote><p>The note.</p></authorialNote> after.</p></content>'
    assert.equal(plainText(xml), 'Before* after.\n* The note.')
  })

  it('gives back the characters that XML escapes', () => {
    assert.equal(plainText('<content><p>a &lt; b &amp; c &gt; d</p></content>'), 'a < b & c > d')
  })
})

describe('contentOf()', () => {
  it('names a fragment by its mark-up, and its words apart from it', () => {
    const plain = contentOf('<content><p>One thing and another</p></content>')
    const bold = contentOf('<content><p><b>One thing</b></p><p>and another</p></content>')
    assert.notEqual(plain.hash, bold.hash)
    assert.equal(plain.wordsHash, bold.wordsHash)
    assert.equal(plain.length, 4)
  })
})

describe('wordsOf()', () => {
  it('reads letters with their marks, and digits, in any script', () => {
    assert.deepEqual(wordsOf('L’État, 3° об’єкт — 第一条'), ['L', 'État', '3', 'об', 'єкт', '第一条'])
  })
})
