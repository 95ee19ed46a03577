/** Fragments as Markdown: levels, tables, notes, and nothing that Markdown would take for mark-up of its own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { escapeText } from '#kit/escape.ts'
import { renderMarkdown } from './markdown.ts'

test('numbered parts are list items by level, with the number as printed', () => {
  const made = renderMarkdown(
    '<intro><p>If</p></intro><paragraph><num>(1)</num><intro><p>either</p></intro><point><num>a)</num><content><p>this</p></content></point></paragraph>',
  )
  assert.equal(made, 'If\n\n- (1) either\n\n  - a) this')
})

test('notes become footnotes, named after the provision', () => {
  assert.equal(
    renderMarkdown('<content><p>One<authorialNote><p>a</p><p>b</p></authorialNote>.</p></content>', 'art_1-'),
    'One[^art_1-1].\n\n[^art_1-1]: a b',
  )
})

test('tables become tables', () => {
  assert.equal(
    renderMarkdown(
      '<table><tr><th><p>A</p></th><th><p>B|C</p></th></tr><tr><td><p>1</p><p>2</p></td></tr></table>',
    ),
    '| A | B\\|C |\n| --- | --- |\n| 1 2 |  |',
  )
})

test('emphasis and safe links come through, other links lose the address', () => {
  assert.equal(
    renderMarkdown('<p><b>x</b> <ref href="https://e.org/a">y</ref> <ref href="javascript:x">z</ref></p>'),
    '**x** [y](<https://e.org/a>) z',
  )
})

test('text stays text: no character of it makes mark-up or HTML', () => {
  assert.equal(
    renderMarkdown('<p>*a* [b](c) &lt;script&gt; `d`</p>'),
    '\\*a\\* \\[b\\](c) \\<script\\> \\`d\\`',
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.doesNotMatch(renderMarkdown(`<p>${escapeText(text)}</p>`), /(?<!\\)</)
    }),
  )
})
