/** An object is valid Akoma Ntoso, comes back as it was written, and is written to the same bytes again, whatever lies where in memory. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import { emptyDocument, rowOf } from '#markup/akn.fixture.ts'
import { validateAkn } from '#markup/validate.ts'
import { runs } from '../../../test/pace.ts'
import { hexDigest } from '../hashing.ts'
import { rowsRoot } from '../merkle.ts'
import { RefusedError } from '../refused.ts'
import { headIn, headText } from './head.ts'
import { type ExchangeObject, numbered, type Row, statementOf } from './model.ts'
import { anyObject, objectFrom, objects, TYPES } from './object.fixture.ts'
import { readObject } from './read.ts'
import { checkRows } from './soundness.ts'
import { writeObject } from './write.ts'

test('any history of any type is valid, comes back whole, and gives the same bytes again', () => {
  for (const type of TYPES)
    fc.assert(
      fc.property(objects(type), (object) => {
        const { bytes, hash, rows } = writeObject(object)
        assert.deepEqual(validateAkn(bytes), [])
        const back = readObject(bytes, 'x')
        assertSame(back, object)
        assert.equal(rowsRoot(back.rows.map(statementOf)), rows)
        const again = writeObject(back)
        assert.equal(again.hash, hash)
        assert.ok(again.bytes.equals(bytes))
      }),
      runs(40),
    )
})

test('the order in which rows and texts lie in memory does not matter', () => {
  fc.assert(
    fc.property(anyObject, fc.infiniteStream(fc.nat()), (object, numbers) => {
      const shuffled = <Item>(items: Iterable<Item>): Item[] =>
        [...items]
          .map((item) => [numbers.next().value ?? 0, item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item)
      const { hash, rows } = writeObject(object)
      const other = writeObject({
        ...object,
        rows: shuffled(object.rows),
        texts: new Map(shuffled(object.texts)),
      })
      assert.equal(other.hash, hash)
      assert.equal(other.rows, rows)
    }),
    runs(100),
  )
})

test('rows that differ in what is not ordered by have an order all the same', () => {
  const [one, two] = ['1.', '2.'].map((num) => rowWith({ num })) as [Row, Row]
  assert.deepEqual(numbered([two, one]), numbered([one, two]))
})

test('every character that XML can hold comes back from every field', () => {
  const odd = fc.constantFrom(' a ', 'a\tb', 'a\nb', 'a\rb', 'a  b', '<&">\'', '\u0085\u2028', '𝟙', ']]>', '')
  fc.assert(
    fc.property(odd, odd, odd, odd, odd, (num, heading, sort, title, id) => {
      const text = '<content><p>x</p></content>'
      const object: ExchangeObject = {
        ...objectFrom(emptyDocument()),
        rows: [
          rowWith({
            wId: `w${sort}x`,
            eId: `e${sort}x`,
            kind: 'part',
            text: null,
            ground: { title, id: null },
          }),
          rowWith({ num, heading, sort, parent: `w${sort}x`, ground: { title, id }, text: hexDigest(text) }),
          rowWith({ wId: 'third', eId: 'third', ground: { title: `${id} ${title}`, id: '' } }),
        ],
        texts: new Map([[hexDigest(text), text]]),
      }
      const back = readObject(writeObject(object).bytes, 'x')
      assertSame(back, { ...object, rows: numbered(object.rows) })
    }),
    runs(200),
  )
})

test('the head says the same whatever the order of its members, with every character', () => {
  const { head } = objectFrom(emptyDocument())
  const title = 'a\u0000\ud800\uffff\r\n'
  const odd = { ...head, work: { ...head.work, title } }
  const turned = Object.fromEntries(Object.entries(odd).reverse()) as unknown as typeof head
  assert.equal(headText(turned), headText(odd))
  assert.deepEqual(headIn(headText(odd)), odd)
  const object = { ...objectFrom(emptyDocument()), head: odd }
  assert.equal(readObject(writeObject(object).bytes, 'x').head.work.title, title)
})

const SMALL = objectFrom({
  ...emptyDocument(),
  rows: [
    rowOf({ provisionId: 1, wId: 'part_1', eId: 'part_1', kind: 'part', num: 'I', heading: null }),
    rowOf({
      provisionId: 2,
      wId: 'sec_1',
      parentId: 1,
      to: day('2001-01-01'),
      textId: 1,
      ground: { title: 'Act 9', id: null },
    }),
    rowOf({ provisionId: 2, wId: 'sec_1', parentId: 1, from: day('2001-01-01'), textId: 2 }),
  ],
  contents: new Map([
    [1, '<content><p>One <ref href="https://example.org/">fish</ref></p></content>'],
    [2, '<paragraph eId="para_1"><num>(1)</num><content><p>Two</p></content></paragraph>'],
  ]),
})
const XML = writeObject(SMALL).bytes.toString()

type Change = (xml: string) => string | Uint8Array
const swap =
  (from: string | RegExp, to: string): Change =>
  (xml) => {
    assert.match(xml, typeof from === 'string' ? new RegExp(RegExp.escape(from)) : from)
    return xml.replace(from, to)
  }

const REFUSED: readonly [what: string, change: Change, reason: RegExp][] = [
  ['bytes that are no XML', () => 'no XML', /line 1/],
  ['nothing', () => '', /Object x/],
  ['bytes that are not UTF-8', (xml) => Buffer.from(xml.replace('One', 'Óne'), 'latin1'), /is not UTF-8/],
  ['UTF-16', (xml) => Buffer.from(xml, 'utf16le'), /Object x/],
  [
    'a declaration of entities',
    swap('<akomaNtoso', '<!DOCTYPE akomaNtoso [<!ENTITY a "b">]><akomaNtoso'),
    /declares a document type/,
  ],
  [
    'a document type of elsewhere',
    swap('<akomaNtoso', '<!doctype akomaNtoso SYSTEM "file:///etc/passwd"><akomaNtoso'),
    /declares a document type|line/,
  ],
  ['an entity that nobody declared', swap('One', '&one;'), /line/],
  ['no head', swap(/<comity:head>.*<\/comity:head>/s, '<comity:note/>'), /has no head/],
  ['a head that is no JSON', swap('<comity:head>{', '<comity:head>{{'), /head that cannot be read/],
  [
    'a head of wrong types',
    swap('"topics":["fish"]', '"topics":"fish"'),
    /head that cannot be read.*topics/s,
  ],
  ['a head with a day that is none', swap('"published":"1999-12-31"', '"published":"1999-02-31"'), /a day/],
  [
    'a head of another work',
    swap('"iri":"/akn/xv/act/1999/7"', '"iri":"/akn/xv/act/1999/8"'),
    /by its metadata/,
  ],
  ['a head of another language', swap('"language":"eng"', '"language":"fra"'), /by its metadata/],
  ['a script element', swap('<p>One', '<script>alert(1)</script><p>One'), /not valid/],
  ['an element of HTML', swap('<p>One', '<p xmlns="http://www.w3.org/1999/xhtml">One</p><p>'), /not valid/],
  ['an eId taken twice', swap(/ eId="sec_1__v2"/, ' eId="sec_1"'), /not valid|taken/],
  ['an eId with white space', swap(/ eId="part_1"/, ' eId="part 1"'), /not valid/],
  ['a wId with white space', swap(/ wId="part_1"/, ' wId="part 1"'), /not valid/],
  ['a row of two numbers', swap(/comity:row="3"/, 'comity:row="2"'), /row 2 .* states two things/],
  [
    'a period that is not there',
    swap(/ period="#tg_\d+" comity:row="2"/, ' period="#tg_99" comity:row="2"'),
    /period/,
  ],
  ['a row without a period', swap(/ period="#tg_\d+" comity:row="2"/, ' comity:row="2"'), /names a period/],
  ['a ground that is not there', swap('comity:ground="#gr_1"', 'comity:ground="#gr_9"'), /names a ground/],
  [
    'a division that is not there',
    swap(/comity:row="3"/, 'comity:row="3" comity:parent="x"'),
    /x, which is not there/,
  ],
  [
    'a provision that stands in itself',
    swap(/comity:row="3"/, 'comity:row="3" comity:parent="sec_1"'),
    /in itself/,
  ],
  ['very deep elements', swap('<p>One', `${'<p><inline name="a">'.repeat(200)}`), /deep|line/],
]

for (const [what, change, reason] of REFUSED)
  test(`${what}: refused, and the reason is told`, () => {
    const changed = change(XML)
    const bytes = typeof changed === 'string' ? Buffer.from(changed) : changed
    assert.throws(
      () => readObject(bytes, 'x'),
      (error) => {
        assert.ok(error instanceof RefusedError, String(error))
        assert.equal(error.refusal, 'object-invalid')
        assert.match(error.message, reason)
        return true
      },
    )
  })

const HARMLESS: readonly [what: string, change: Change][] = [
  ['a link that runs a script', swap('https://example.org/', 'javascript:alert(1)')],
  ['a link to data', swap('https://example.org/', 'data:text/html,x')],
  ['a processing instruction', swap('<p>One', '<?php echo 1 ?><p>One')],
  ['a comment', swap('<p>One', '<!-- <script> --><p>One')],
  ['marked characters', swap('One', '<![CDATA[<script>]]>')],
  ['a style', swap('<p>One', '<p style="background:url(https://example.org)" class="x">One')],
]

for (const [what, change] of HARMLESS)
  test(`${what}: nothing of it is left but words`, () => {
    const object = readObject(Buffer.from(change(XML) as string), 'x')
    const written = writeObject(object).bytes.toString()
    assert.deepEqual(validateAkn(written), [])
    for (const harm of [/<script/, /javascript:/, /data:/, /<\?php/, /<!--/, /style=/, /CDATA/])
      assert.doesNotMatch(written.slice(39), harm)
    assertSame(readObject(Buffer.from(written), 'x'), object)
  })

const ROWS: readonly [what: string, rows: readonly Row[], reason: RegExp][] = [
  ['no day', [rowWith({ from: day('2001-01-01'), to: day('2001-01-01') })], /ends on 2001-01-01, before/],
  [
    'two wordings on a day',
    [rowWith({ to: day('2001-01-02') }), rowWith({ from: day('2001-01-01') })],
    /two wordings/,
  ],
  ['two without end', [rowWith({}), rowWith({})], /two wordings/],
  ['itself', [rowWith({ parent: 'sec_1' })], /stands in itself/],
  [
    'a circle of a day',
    [
      rowWith({ parent: 'b', to: day('2001-01-02') }),
      rowWith({ wId: 'b', parent: 'c', from: day('2001-01-01') }),
      rowWith({ wId: 'c', parent: 'sec_1' }),
      rowWith({ wId: 'd', parent: 'c' }),
    ],
    /stands in itself from 2001-01-01/,
  ],
]

for (const [what, rows, reason] of ROWS)
  test(`rows with ${what} are refused`, () => assert.throws(() => checkRows(rows, 'x'), reason))

test('a chain of divisions without end is refused before it is climbed from every link', () => {
  const chain = Array.from({ length: 100_000 }, (_, index) =>
    rowWith({ wId: `d${index}`, parent: index === 0 ? null : `d${index - 1}` }),
  )
  assert.throws(() => checkRows(chain, 'x'), /stands in more than 250 divisions/)
})

test('divisions that change places are no circle', () => {
  const turn = day('2001-01-01')
  checkRows(
    [
      rowWith({ wId: 'a', parent: 'b', to: turn }),
      rowWith({ wId: 'b', to: turn }),
      rowWith({ wId: 'a', from: turn }),
      rowWith({ wId: 'b', parent: 'a', from: turn }),
    ],
    'x',
  )
})

test('a document without end is refused before it fills the memory', () => {
  const days = Array.from({ length: 3000 }, (_, index) => addDays(day('1990-01-01'), index))
  const divisions = days.map((from, index) => rowWith({ wId: 'part', from, to: days[index + 1] ?? null }))
  const articles = days.map((_, index) => rowWith({ wId: `art_${index}`, parent: 'part' }))
  const object = { ...SMALL, rows: [...divisions, ...articles] }
  assert.throws(
    () => writeObject(object),
    (error) => error instanceof RefusedError && error.refusal === 'too-large',
  )
})

function rowWith(row: Partial<Row>): Row {
  const { provisionId: _, parentId: _p, textId: _t, ...rest } = rowOf({})
  return { ...rest, parent: null, concurrent: false, text: null, ...row }
}

function assertSame(back: ExchangeObject, object: ExchangeObject): void {
  assert.deepEqual(back.rows.map(statementOf), object.rows.map(statementOf))
  assert.equal(headText(back.head), headText(object.head))
  const used = new Set(object.rows.map(({ text }) => text))
  assert.deepEqual(
    new Map([...back.texts].sort()),
    new Map([...object.texts].filter(([hash]) => used.has(hash)).sort()),
  )
}
