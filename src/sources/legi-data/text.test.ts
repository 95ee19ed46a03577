/** Texts of articles: HTML to fragments, numbered parts, titles, JSON by nodes. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { plainText } from '#law/content.ts'
import { lettersOf, readBody } from './content.ts'
import { statedDay } from './dates.ts'
import { jsonNodes } from './json.ts'
import { markersOf } from './markers.ts'
import { splitTitle } from './title.ts'

function outline(html: string): string {
  const xml = readBody(html, '').content?.xml ?? ''
  return xml.replace(/ eId="[^"]*"/g, '').replace(/<\/?content>/g, '')
}

test('Points are nested by the series to which they belong', () => {
  const html = '<p>Cas :</p><p>1° Un :</p><p>a) x ;</p><p>b) y ;</p><p>2° Deux.</p><p>Fin.</p>'
  assert.equal(
    outline(html),
    '<intro><p>Cas :</p></intro><paragraph><num>1°</num><intro><p>Un :</p></intro><point><num>a)</num><p>x ;</p></point><point><num>b)</num><p>y ;</p></point></paragraph><paragraph><num>2°</num><p>Deux.</p></paragraph><wrapUp><p>Fin.</p></wrapUp>',
  )
})

test('Paragraphs after "I." belong to it until "II."; points inside it end with their own paragraph', () => {
  const html = '<p>I.-Un :<br/>1° x ;<br/>2° y.<br/>Suite.</p><p>II.-Deux.</p>'
  assert.equal(
    outline(html),
    '<paragraph><num>I.-</num><intro><p>Un :</p></intro><point><num>1°</num><p>x ;</p></point><point><num>2°</num><p>y.</p></point><wrapUp><p>Suite.</p></wrapUp></paragraph><paragraph><num>II.-</num><p>Deux.</p></paragraph>',
  )
})

test('A paragraph between two points belongs to the first of them', () => {
  assert.match(
    outline('<p>1° Un.</p><p>Suite.</p><p>2° Deux.</p>'),
    /<num>1°<\/num><p>Un\.<\/p><p>Suite\.<\/p><\/paragraph>/,
  )
})

test('A number that belongs to no series stays words of its paragraph', () => {
  assert.equal(outline('<p>2° Seul.</p>'), '<p>2° Seul.</p>')
  assert.equal(outline('<p>I. Seul.</p>'), '<p>I. Seul.</p>')
  assert.equal(outline('<p>-30 heures.</p>'), '<p>-30 heures.</p>')
})

test('A number directly after another opens a series inside', () => {
  assert.equal(
    outline('<p>I. – A. – Un.</p><p>B. – Deux.</p><p>II. – Trois.</p>'),
    '<paragraph><num>I. –</num><point><num>A. –</num><p>Un.</p></point><point><num>B. –</num><p>Deux.</p></point></paragraph><paragraph><num>II. –</num><p>Trois.</p></paragraph>',
  )
})

test('"bis" and repealed ranges stay in their series', () => {
  const html = '<p>1° Un ;</p><p>1° bis Encore ;</p><p>2° à 4° (Abrogés) ;</p><p>5° Cinq.</p>'
  assert.deepEqual(
    [...outline(html).matchAll(/<num>(.*?)<\/num>/g)].map((one) => one[1]),
    ['1°', '1° bis', '2° à 4°', '5°'],
  )
})

test('A letter may be a Roman numeral: the series decides', () => {
  assert.deepEqual(
    markersOf('i) x').map((one) => [one.type, one.value]),
    [
      ['lower', 9],
      ['lowerRoman', 1],
    ],
  )
  assert.deepEqual(markersOf('Paragraphe'), [])
})

test('Tables keep cells, spans and headers; links only their words; scripts nothing', () => {
  const html =
    '<div align="center"><table border="1"><tbody><tr><th colspan="2">A</th></tr><tr><td>1<br/>2</td><td><a href="javascript:x">L. 1</a>du</td></tr></tbody></table></div><script>alert(1)</script>'
  assert.equal(
    outline(html),
    '<table><tr><th colspan="2"><p>A</p></th></tr><tr><td><p>1<br/>2</p></td><td><p>L. 1 du</p></td></tr></table>',
  )
})

test('A bare "<" is a character of the text', () => {
  assert.equal(outline('<p>t < 10 s et <b>x</b> &lt; y</p>'), '<p>t &lt; 10 s et <b>x</b> &lt; y</p>')
})

test('Whatever the HTML, no letter is lost, added or moved', () => {
  const word = fc.constantFrom(
    'I.-',
    '1°',
    '2°',
    'a)',
    'b)',
    'A.-',
    '-',
    'mot',
    'Ier',
    'c)',
    '10 %',
    'é',
    '<',
    '&',
  )
  const piece = fc.oneof(
    word.map((one) => ({ html: one === '<' || one === '&' ? `${one} ` : `${one} `, plain: `${one} ` })),
    fc
      .constantFrom(
        '<p>',
        '</p>',
        '<br/>',
        '<div align="center">',
        '</div>',
        '<table>',
        '<tr>',
        '<td>',
        '</td>',
        '</tr>',
        '</table>',
        '<a href="x">',
        '</a>',
        '<b>',
        '</b>',
        '<sup>',
        '</sup>',
        '<ul>',
        '<li>',
        '</ul>',
      )
      .map((html) => ({ html, plain: ' ' })),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { content } = readBody(pieces.map((one) => one.html).join(''), '')
      const plain = lettersOf(pieces.map((one) => one.plain).join(''))
      assert.equal(lettersOf(content ? plainText(content.xml) : ''), plain)
    }),
    { numRuns: 500 },
  )
})

test('Words between the cells of a table stay between them', () => {
  const { content } = readBody('<table><tr><td>I.- a</td>stray<td>b</td></tr></table>after', '')
  assert.deepEqual(plainText(content?.xml ?? '').split(/\s+/), ['I.-', 'a', 'stray', 'b', 'after'])
})

test('Titles are split into kind, number and heading', () => {
  const split = (title: string) => Object.values(splitTitle(title))
  assert.deepEqual(split("Titre Ier : De l'action"), ['title', 'Titre Ier', "De l'action"])
  assert.deepEqual(split('Sous-Section 2 bis :  Suite\r\n'), ['subsection', 'Sous-Section 2 bis', 'Suite'])
  assert.deepEqual(split('Première partie : Les relations'), ['part', 'Première partie', 'Les relations'])
  assert.deepEqual(split('Chapitre unique.'), ['chapter', 'Chapitre unique', null])
  assert.deepEqual(split('Section 6 -   Suivi financier'), ['section', 'Section 6', 'Suivi financier'])
  assert.deepEqual(split('Partie législative'), ['part', null, 'Partie législative'])
  assert.deepEqual(split('Dispositions préliminaires'), ['division', null, 'Dispositions préliminaires'])
  assert.deepEqual(split('C - Dispositions communes.'), ['division', 'C', 'Dispositions communes.'])
})

test('Dates are days of their own, far years are no dates, Paris midnight is the day it begins', () => {
  assert.equal(statedDay(Date.parse('2016-01-01T00:00:00Z')), '2016-01-01')
  assert.equal(statedDay(Date.parse('2015-12-31T23:00:00Z')), '2016-01-01')
  assert.equal(statedDay(Date.parse('1803-03-14T23:50:39Z')), '1803-03-15')
  assert.equal(statedDay(32472144000000), null)
  assert.equal(statedDay('2222-02-22'), null)
  assert.throws(() => statedDay(Number.NaN), RangeError)
  assert.throws(() => statedDay('hier'), RangeError)
})

test('Reading node by node gives what parsing the whole gives, however the JSON is written', () => {
  const data = fc.jsonValue({ maxDepth: 2 })
  const { node } = fc.letrec<{ node: { type: string; data: unknown; children?: unknown[] } }>((tie) => ({
    node: fc.record(
      { type: fc.string(), data, children: fc.array(tie('node'), { maxLength: 3 }) },
      { requiredKeys: ['type', 'data'] },
    ),
  }))
  const flat = (one: { type: string; data: unknown; children?: unknown[] }, depth = 0): unknown[] => [
    { members: { type: one.type, data: one.data }, depth },
    ...(one.children ?? []).flatMap((child) => flat(child as typeof one, depth + 1)),
  ]
  fc.assert(
    fc.property(node, fc.constantFrom(undefined, 1, '\t'), fc.boolean(), (tree, indent, reversed) => {
      const text = JSON.stringify(tree, reversed ? turned : undefined, indent)
      assert.deepEqual([...jsonNodes(Buffer.from(text), 'x')], flat(JSON.parse(JSON.stringify(tree))))
    }),
  )
})

// Children before type and data.
function turned(_key: string, value: unknown): unknown {
  const isNode = value !== null && typeof value === 'object' && 'children' in value && 'data' in value
  return isNode ? Object.fromEntries(Object.entries(value).reverse()) : value
}
