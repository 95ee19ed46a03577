/** Fragments become HTML that is safe whatever they hold, keeps every word, and can be pointed into. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unescapeText as plainOf } from '#kit/escape.ts'
import { renderHtml } from './html.ts'

const html = (xml: string, language?: string) =>
  renderHtml(xml, { eIdPrefix: 'art_1', ...(language ? { language } : {}) })

test('numbered parts stand in the grids of the page, with ids behind the eId of the provision', () => {
  assert.equal(
    html(
      '<intro><p>If</p></intro><paragraph eId="para_1"><num>(1)</num><intro><p>either</p></intro><point eId="para_1__point_a"><num>a)</num><content><p>this</p></content></point></paragraph>',
    ),
    '<p>If</p><div class="para" id="art_1__para_1"><span>(1)</span><div><p>either</p><div class="point" id="art_1__para_1__point_a"><span>a)</span><div><p>this</p></div></div></div></div>',
  )
  assert.equal(
    html('<paragraph><content><p>no number</p></content></paragraph>'),
    '<div class="para"><span></span><div><p>no number</p></div></div>',
  )
})

test('notes are numbered where they are called and listed at the end, linked both ways', () => {
  const made = html(
    '<content><p>One<authorialNote><p>first</p></authorialNote> two<authorialNote><p>second</p></authorialNote></p></content>',
  )
  assert.equal(
    made,
    '<p>One<sup class="noteref"><a id="art_1__fnref_1" href="#art_1__fn_1">1</a></sup> two<sup class="noteref"><a id="art_1__fnref_2" href="#art_1__fn_2">2</a></sup></p>' +
      '<ol class="notes"><li id="art_1__fn_1"><a href="#art_1__fnref_1">1</a><div><p>first</p></div></li><li id="art_1__fn_2"><a href="#art_1__fnref_2">2</a><div><p>second</p></div></li></ol>',
  )
})

test('only references to http(s), this library and this text become links', () => {
  assert.equal(
    html('<p><ref href="/akn/fr/act/2000/1">a</ref> <ref href="#art_2">b</ref></p>'),
    '<p><a href="/akn/fr/act/2000/1">a</a> <a href="#art_2">b</a></p>',
  )
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/login',
    ' https://x',
    'JAVASCRIPT:x',
  ]) {
    assert.equal(html(`<p><ref href="${href}">a</ref></p>`), '<p>a</p>', href)
  }
})

test('a quoted provision does not stand in a paragraph of HTML', () => {
  assert.equal(
    html(
      '<p><mod>Read <quotedStructure startQuote="“" endQuote="”"><section><num>1</num><content><p>x</p></content></section></quotedStructure></mod></p>',
    ),
    '<div>Read <blockquote class="quoted"><div class="para"><span>“1</span><div><p>x”</p></div></div></blockquote></div>',
  )
})

test('the marks of a quotation stand at its first and last word, and the stop of the sentence with them', () => {
  const quoted = (inner: string) => `<quotedStructure startQuote="«" endQuote="»">${inner}</quotedStructure>`
  assert.equal(
    html(`<p>Read: ${quoted('<p>a</p><p>b <i>c</i></p>')}; then go on.</p>`),
    '<div>Read: <blockquote class="quoted"><p>«a</p><p>b <i>c»;</i></p></blockquote> then go on.</div>',
  )
  assert.equal(
    html(`<p>${quoted(`<p>a ${quoted('<p>b</p>')}</p>`)}.</p>`),
    '<div><blockquote class="quoted"><div>«a <blockquote class="quoted"><p>«b»».</p></blockquote></div></blockquote></div>',
  )
  assert.equal(html(`<p>x ${quoted('')} y</p>`), '<div>x <blockquote class="quoted">«»</blockquote> y</div>')
})

test('a note in a quotation leaves the marks to its words', () => {
  assert.match(
    html(
      '<p>x <quotedStructure startQuote="“" endQuote="”"><p>a<authorialNote><p>n</p></authorialNote></p></quotedStructure></p>',
    ),
    /<p>“a”<sup.*<div><p>n<\/p><\/div>/,
  )
})

test('a passage in another language says so', () => {
  assert.equal(
    html('<p xml:lang="la">ius</p><p xml:lang="eng">law</p>', 'eng'),
    '<p lang="la">ius</p><p>law</p>',
  )
})

test('tables keep their spans, and nothing else of their attributes', () => {
  assert.equal(
    html(
      '<table><caption>T</caption><tr><th colspan="2" onclick="x()"><p>A</p></th></tr><tr><td rowspan="0"><p>B</p></td></tr></table>',
    ),
    '<div class="table" tabindex="0"><table><caption>T</caption><thead><tr><th scope="col" colspan="2"><p>A</p></th></tr></thead><tr><td><p>B</p></td></tr></table></div>',
  )
})

test('a note called inside a link is numbered without a link of its own', () => {
  const made = html(
    '<p><ref href="#a">x<authorialNote><p><ref href="#b">y</ref></p></authorialNote> <ref href="#c">z</ref></ref></p>',
  )
  assert.match(made, /<a href="#a">x<sup class="noteref" id="art_1__fnref_1">1<\/sup> z<\/a>/)
  assert.match(made, /<div><p><a href="#b">y<\/a><\/p><\/div>/)
})

test('header cells say what they head', () => {
  const made = html('<table><tr><th>A</th><th>B</th></tr><tr><th>C</th><td>1</td></tr></table>')
  assert.deepEqual(
    [...made.matchAll(/scope="(\w+)"/g)].map((match) => match[1]),
    ['col', 'col', 'row'],
  )
})

test('an id comes once', () => {
  assert.equal(
    [...html('<point eId="a"><num>1</num></point><point eId="a"><num>2</num></point>').matchAll(/ id=/g)]
      .length,
    1,
  )
})

const ALLOWED =
  /^<\/?(?:p|div|span|blockquote|ul|ol|li|table|caption|tr|th|td|b|i|u|sup|sub|ins|del|abbr|dfn|a|br)(?: (?:class|id|href|lang|colspan|rowspan|scope|tabindex)="[^"<>]*")*>$/
const hostile = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<script>',
      '</script>',
      '<img src="x" onerror="alert(1)"/>',
      '<p onclick="x">',
      '</p>',
      '<p>',
      '<ref href="javascript:x">',
      '</ref>',
      '<iframe src="//x"/>',
      '<point eId="&quot;><script>">',
      '</point>',
      '<num>',
      '</num>',
      '<authorialNote>',
      '</authorialNote>',
      '<table>',
      '<td>',
      '<svg/onload=alert(1)>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<',
      '>',
      '&',
      '"',
      "'",
      '<a href="https://x" style="x">',
      '<constructor>',
      '<toString/>',
      '<p xml:lang="&quot; onx=">',
      '<mod>',
    ),
    fc.string(),
  ),
  { maxLength: 12 },
)

test('no input whatever makes a tag or attribute that is not on the list', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      for (const tag of html(parts.join('')).match(/<[^>]*>?/g) ?? []) assert.match(tag, ALLOWED)
    }),
    { numRuns: 3000 },
  )
})

test('tags are closed in the order they were opened', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const open: string[] = []
      for (const [, end, name] of html(parts.join('')).matchAll(/<(\/?)(\w+)[^>]*>/g)) {
        if (name === 'br') continue
        if (end) assert.equal(open.pop(), name)
        else open.push(name ?? '')
      }
      assert.deepEqual(open, [])
    }),
    { numRuns: 1500 },
  )
})

test('elements on no list lose their tags and keep their words', () => {
  assert.equal(
    plainOf(html('<p><foo bar="1">one</foo> <x:y>two</x:y> &lt;three&gt;</p>')),
    '<p>one two <three></p>',
  )
})

test('a page of a hundred provisions takes a few milliseconds', () => {
  const paragraph =
    '<paragraph eId="para_1"><num>(1)</num><content><p>Every person concerned may demand that the <ref href="/akn/xv/act/2000/1">controller</ref> erase data without delay, where they are no longer needed.</p></content></paragraph>'
  const provision = paragraph.repeat(5)
  for (let warm = 0; warm < 300; warm++) html(provision)
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now()
    for (let index = 0; index < 100; index++) html(provision)
    return performance.now() - start
  })
  // Three milliseconds on a quiet machine; the bound allows for a busy one.
  assert.ok(Math.min(...times) < 12, `${Math.min(...times)} ms`)
})
