/** Inline Markdown: what looks like HTML and is none keeps its words; what is HTML keeps words apart. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unescapeText } from '#kit/escape.ts'
import { inlineOf, plainOf } from './inline.ts'

const words = (markdown: string) => unescapeText(inlineOf(markdown).replace(/<[^>]*>/g, ''))

test('angle brackets that make no tag of HTML are text', () => {
  assert.equal(words('Texte a<b et c>d, 5 < 6'), 'Texte a<b et c>d, 5 < 6')
  assert.equal(words('<insert name> shall pay <amount>'), '<insert name> shall pay <amount>')
  assert.equal(words('<Nom de la commune>'), '<Nom de la commune>')
})

test('cells and paragraphs of HTML part words, whatever their attributes; inline tags part none', () => {
  const table =
    '<table class="x"><tr><th rowspan="2">Tête</th><td>c1</td></tr><tr><td>c2 &amp; c3</td></tr></table>'
  assert.equal(plainOf(table), 'Tête c1 c2 & c3')
  assert.equal(plainOf('<details><summary>Résumé</summary>détails</details>'), 'Résumé détails')
  assert.equal(plainOf('<span style="color:red">A</span>rticle<br/>fin'), 'Articlefin')
  assert.equal(inlineOf('H<sub class="s">2</sub>O'), 'H<sub>2</sub>O')
})
