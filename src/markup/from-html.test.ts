/** HTML comes in as canonical fragments: what this library rendered as it was, what a word processor wrote without its mess, every word of both. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainText, wordsOf } from '#law/content.ts'
import { type Block, fragment, inline, note, p, text } from './fragment.ts'
import { fromHtml, survivesHtml } from './from-html.ts'
import { renderHtml } from './html.ts'

const phrase = fc
  .array(fc.constantFrom('law', 'data', 'жыццё', 'æ', '“quoted”', '12', 'a&b', '<x>', 'naïve', '法'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => text(parts.join(' ')))
const marked = fc.oneof(
  phrase,
  fc
    .tuple(phrase, fc.constantFrom('b', 'i', 'u', 'sup', 'sub', 'ins', 'del', 'def', 'term', 'remark'))
    .map(([words, name]) => `${words} ${inline(name as 'b', words)} ${words}`),
  phrase.map((words) => `${words}${note([words])} ${words}`),
  phrase.map((words) => `${words} <ref href="https://example.org/a?b=1&amp;c">${words}</ref>`),
  phrase.map((words) => `${words}<br/>${words}`),
)
const blocks = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    marked.map(p),
    fc.record({
      kind: fc.constant('item' as const),
      num: fc.option(fc.constantFrom('1.', '(2)', 'a)', '3°')),
      blocks: tie('blocks'),
    }),
    fc
      .array(
        fc.array(
          phrase.map((words) => ({ inline: words })),
          { minLength: 2, maxLength: 2 },
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((rows) => ({ kind: 'table' as const, rows })),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
})).blocks

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<!--[if gte mso 9]><xml><o:Words>hidden</o:Words></xml><![endif]-->
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Every</b> <st1:place w:st="on">keeper</st1:place> registers.<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a)<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;</span></span><![endif]>bees;</p>
<p class=MsoNormal><span style='font-style:italic'>hi&shy;ves</span> and <del>wasps</del><ins>hornets</ins>.</p>
<table border=1><tr><td colspan=2><p class=MsoNormal>Fee</p></td></tr><tr><td><p>1</p></td><td><p>10</p></td></tr></table>
<p class=MsoNormal onclick="x()"><a href="javascript:alert(1)">go</a><script>alert(1)</script><img src=x onerror=alert(1) alt="seal"></p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span>[1]</span></a> In the <i>open</i> register.</p></div></div>
</body></html>`

describe('HTML of this library', () => {
  it('comes back as the fragment that it was rendered from', () => {
    fc.assert(
      fc.property(blocks, (made) => {
        const xml = fragment(made)?.xml
        if (xml !== undefined)
          assert.equal(
            fromHtml(renderHtml(xml, { eIdPrefix: 'art_1' }), { prefix: 'art_1', original: xml }),
            xml,
          )
      }),
      { numRuns: 400 },
    )
  })

  it('is not offered for editing where mark-up would be lost on the way', () => {
    assert.ok(survivesHtml('<content><p>Words of <term refersTo="#law">law</term></p></content>'))
    assert.ok(!survivesHtml('<content><p>On <date date="2001-01-01">that day</date></p></content>'))
    assert.ok(!survivesHtml('<content><p>Mr <person refersTo="#x">X</person></p></content>'))
  })
})

describe('HTML of a word processor', () => {
  it('loses its mess and keeps its words, its notes where they are called', () => {
    assert.equal(
      fromHtml(WORD),
      '<content><p><b>Every</b> keeper registers.<authorialNote><p>In the <i>open</i> register.</p></authorialNote></p>' +
        '<p>a) bees;</p><p><i>hives</i> and <del>wasps</del><ins>hornets</ins>.</p>' +
        '<table><tr><td colspan="2"><p>Fee</p></td></tr><tr><td><p>1</p></td><td><p>10</p></td></tr></table><p>goseal</p></content>',
    )
  })

  it('of LibreOffice has its notes where they are called too', () => {
    const html =
      '<p>Text<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> goes on.</p>' +
      '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>The note.</p></div>'
    assert.equal(
      fromHtml(html),
      '<content><p>Text<authorialNote><p>The note.</p></authorialNote> goes on.</p></content>',
    )
  })

  it('brings no element in that is on no list, and no address but safe ones', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<p>',
            '</p>',
            '<b>',
            '<div onclick=x>',
            '</div>',
            '<script>evil()</script>',
            '<a href="javascript:x">',
            '</a>',
            '<svg><x/></svg>',
            '<table><tr><td>',
            '</table>',
            '<style>p{}</style>',
            'words',
            '&lt;b&gt;',
            '<!--',
            '-->',
            '<iframe src=x>',
            '<li>',
            '<ol>',
            '<math>',
            '<p lang="x\'>',
            '<sup class="noteref"><a href="#x" id="y">1</a></sup>',
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const xml = fromHtml(parts.join(''))
          assert.doesNotMatch(xml, /evil|onclick|javascript|<(?:script|style|iframe|svg|math|div|a)\b/)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('keeps all the words that a browser would show', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('p', 'div', 'span', 'h2', 'li', 'td', 'st1:place', 'center', 'blockquote'),
            fc.constantFrom('one', 'two', 'три', '4'),
          ),
        ),
        (parts) => {
          const html = parts.map(([tag, word]) => `<${tag}>${word}</${tag}> `).join('')
          const shown = parts.map(([, word]) => word).join(' ')
          assert.deepEqual(wordsOf(plainText(fromHtml(html))), wordsOf(shown))
        },
      ),
    )
  })
})
