/** Spans of the plain text are marked in the rendering without a word moved, whatever mark-up stands between. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unescapeText } from '#kit/escape.ts'
import { plainText } from '#law/content.ts'
import { runs } from '../../test/pace.ts'
import { renderHtml } from './html.ts'
import { markSpans, type PlainSpan } from './marked-spans.ts'

const rendered = (xml: string) => renderHtml(xml, { eIdPrefix: 'art_1' })

function marked(xml: string, ...words: string[]): string {
  const plain = plainText(xml)
  const spans = words.map((each) => {
    const start = plain.indexOf(each)
    assert.ok(start >= 0, `${each} is not in ${plain}`)
    return { start, end: start + each.length }
  })
  return rendered(markSpans(xml, spans))
}

test('a span becomes one link around its words', () => {
  assert.equal(
    marked(
      '<content><p>See article 5 of the Act &amp; section 3.</p></content>',
      'article 5 of the Act',
      'section 3',
    ),
    '<p>See <a data-span="0">article 5 of the Act</a> &amp; <a data-span="1">section 3</a>.</p>',
  )
})

test('inline mark-up that begins and ends in a span stays inside its link', () => {
  assert.equal(
    marked('<p>See article <b>5</b><sup>1</sup> of <i>the</i> Act.</p>', 'article 51 of the Act'),
    '<p>See <a data-span="0">article <b>5</b><sup>1</sup> of <i>the</i> Act</a>.</p>',
  )
})

test('a span across the end of an element is a link on either side', () => {
  assert.equal(
    marked('<p>See <i>also article</i> 5.</p>', 'article 5'),
    '<p>See <i>also <a data-span="0">article</a></i> <a data-span="0">5</a>.</p>',
  )
})

test('a note called within a span keeps its own link, and a span within a note is found there', () => {
  assert.equal(
    marked(
      '<p>Section 3<authorialNote><p>As in section 9.</p></authorialNote> of the Act</p>',
      'Section 3* of the Act',
      'section 9',
    ),
    '<p><a data-span="0">Section 3</a><sup class="noteref"><a id="art_1__fnref_1" href="#art_1__fn_1">1</a></sup> <a data-span="0">of the Act</a></p>' +
      '<ol class="notes"><li id="art_1__fn_1"><a href="#art_1__fnref_1">1</a><div><p>As in <a data-span="1">section 9</a>.</p></div></li></ol>',
  )
})

test('a mark takes the place of the source’s own reference and keeps where that led', () => {
  const xml = '<p>See <ref href="/akn/fr/act/2000/1">article 5</ref> of the Act.</p>'
  assert.equal(
    marked(xml, 'article 5 of the Act'),
    '<p>See <a data-span="0" href="/akn/fr/act/2000/1">article 5 of the Act</a>.</p>',
  )
  assert.equal(
    marked(xml, '5 of'),
    '<p>See <a data-span="0" href="/akn/fr/act/2000/1">article 5</a> of the Act.</p>',
  )
  assert.equal(
    marked('<p><ref href="javascript:alert(1)">article 5</ref></p>', 'article 5'),
    '<p><a data-span="0">article 5</a></p>',
  )
})

test('a span that meets several references of the source is left to them', () => {
  const xml = '<p><ref href="#art_5">Articles 5</ref> and <ref href="#art_6">6</ref></p>'
  assert.equal(marked(xml, 'Articles 5 and 6'), rendered(xml))
})

test('what ends a sentence stays with the quotation that it ends with, marked in two or not', () => {
  const xml = '<p><quotedText startQuote="“" endQuote="”">Act</quotedText>”.</p>'
  const made = rendered(markSpans(xml, [{ start: plainText(xml).length - 1, end: plainText(xml).length }]))
  assert.equal(made.replace(/<a [^>]*>|<\/a>/g, ''), rendered(xml))
})

test('a span that the plain text does not have is left out', () => {
  const xml = '<p>See it.</p>'
  assert.equal(rendered(markSpans(xml, [{ start: 40, end: 48 }])), rendered(xml))
  assert.equal(rendered(markSpans(xml, [{ start: 3, end: 4 }])), rendered(xml))
})

const words = fc.constantFrom(
  'article 5',
  'of the',
  'Act',
  ' ',
  '&amp;',
  '12',
  '¹',
  '.',
  '“',
  '”',
  '  ',
  '§ 3',
  '𝒜',
)
const inline: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    words,
    fc
      .tuple(
        fc.constantFrom('b', 'i', 'sup', 'term', 'ins', 'remark', 'unheardof'),
        fc.array(tie('node'), { maxLength: 3 }),
      )
      .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
    fc.array(tie('node'), { maxLength: 2 }).map((inner) => `<ref href="#art_2">${inner.join('')}</ref>`),
    fc
      .array(tie('node'), { maxLength: 2 })
      .map((inner) => `<quotedText startQuote="“" endQuote="”">${inner.join('')}</quotedText>`),
    fc.constant('<br/>'),
  ),
})).node
const note = fc
  .array(inline, { maxLength: 3 })
  .map((inner) => `<authorialNote><p>${inner.join('')}</p></authorialNote>`)
const paragraph = fc
  .array(fc.oneof({ weight: 5, arbitrary: inline }, { weight: 1, arbitrary: note }), { maxLength: 6 })
  .map((inner) => `<p>${inner.join('')}</p>`)
const numbered = fc
  .tuple(fc.constantFrom('(1)', 'a)', '12.'), fc.array(paragraph, { minLength: 1, maxLength: 3 }))
  .map(
    ([num, inner]) =>
      `<paragraph eId="para_1"><num>${num}</num><content>${inner.join('')}</content></paragraph>`,
  )
const table = fc
  .array(fc.array(paragraph, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
  .map(
    (rows) =>
      `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  )
const fragment = fc
  .array(fc.oneof(paragraph, numbered, table), { maxLength: 5 })
  .map((blocks) => `<content>${blocks.join('')}</content>`)

function spansIn(plain: string, cuts: readonly number[]): PlainSpan[] {
  const at = [...new Set(cuts.map((cut) => cut % (plain.length + 1)))].sort((a, b) => a - b)
  return at.flatMap((start, index) =>
    index % 2 === 0 ? [{ start, end: at[index + 1] ?? plain.length }] : [],
  )
}

test('marking changes nothing but links: without them the rendering is the one without marks', () => {
  fc.assert(
    fc.property(fragment, fc.array(fc.nat(400), { maxLength: 8 }), (xml, cuts) => {
      const made = rendered(markSpans(xml, spansIn(plainText(xml), cuts)))
      assert.equal(withoutLinks(made), withoutLinks(rendered(xml)))
    }),
    runs(500),
  )
})

test('links stand in no link, and every element ends where it must', () => {
  fc.assert(
    fc.property(fragment, fc.array(fc.nat(400), { maxLength: 8 }), (xml, cuts) => {
      const open: string[] = []
      const made = rendered(markSpans(xml, spansIn(plainText(xml), cuts)))
      for (const [, slash, name = ''] of made.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
        if (name === 'br') continue
        if (slash) assert.equal(open.pop(), name, made)
        else {
          assert.ok(name !== 'a' || !open.includes('a'), made)
          open.push(name)
        }
      }
      assert.deepEqual(open, [])
    }),
    runs(500),
  )
})

test('the words of a link are those of its span', () => {
  fc.assert(
    fc.property(fragment, fc.array(fc.nat(400), { maxLength: 8 }), (xml, cuts) => {
      const plain = plainText(xml)
      const spans = spansIn(plain, cuts)
      const made = rendered(markSpans(xml.replaceAll(/ (?:start|end)Quote="."/g, ''), spans))
      const said = new Map<number, string>()
      for (const [, n, inner = ''] of made.matchAll(/<a data-span="(\d+)">(.*?)<\/a>/gs))
        said.set(Number(n), (said.get(Number(n)) ?? '') + unescapeText(inner.replace(/<[^>]*>/g, '')))
      for (const [n, text] of said) {
        const { start, end } = spans[n] as PlainSpan
        assert.equal(bare(text), bare(plain.slice(start, end).replaceAll('*', '')))
      }
    }),
    runs(500),
  )
})

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

// A note called in a link has none of its own: its number is left.
function withoutLinks(html: string): string {
  return html.replace(/<sup class="noteref".*?(\d+)(?:<\/a>)?<\/sup>/g, '[$1]').replace(/<\/?a\b[^>]*>/g, '')
}
