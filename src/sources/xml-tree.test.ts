import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { escapeText } from '#kit/escape.ts'
import { UnreadableError } from './contract.ts'
import { childOf, descend, parseXml, wordsIn } from './xml-tree.ts'

describe('XML trees', () => {
  it('hold elements, attributes, text and the line of each element', () => {
    const root = parseXml('<a x="1">\n<b>one <i>two</i></b><![CDATA[<three>]]></a>', 'a.xml')
    assert.deepEqual([root.name, root.attributes.x, childOf(root, 'b')?.line], ['a', '1', 2])
    assert.equal(wordsIn(root), 'one two<three>')
    assert.equal(wordsIn(descend(root, 'b', 'i')), 'two')
  })

  it('give back any text that was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const legal = text.replace(/[^\P{C}]/gu, '')
        assert.equal(parseXml(`<a>${escapeText(legal)}</a>`, 'a.xml').children.join(''), legal)
      }),
    )
  })

  for (const [name, xml, message, where] of [
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /declares a document type/, 'line 1'],
    ['an unknown entity', '<a>\n&nbsp;</a>', /undefined entity/, 'line 2'],
    ['a missing end tag', '<a>\n<b>\n</a>', /expected well-formed XML 1\.0/, 'line 3'],
    ['text alone', 'words', /expected well-formed XML 1\.0/, 'line 1'],
    ['nothing', '', /expected well-formed XML 1\.0/, 'line 1'],
    ['elements nested without end', '<a>'.repeat(100_000), /more than 200 deep/, 'line 1'],
  ] as const) {
    it(`refuse ${name}, with the line`, () => {
      assert.throws(
        () => parseXml(xml, 'a.xml'),
        (error: unknown) => {
          assert.ok(error instanceof UnreadableError)
          assert.match(error.message, message)
          assert.deepEqual([error.path, error.where], ['a.xml', where])
          return true
        },
      )
    })
  }
})
