/** A document in parts is valid exactly where it is valid whole, wherever it is cut and whatever is wrong with it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { emptyDocument, histories, rowOf } from './akn.fixture.ts'
import { toAkn } from './akn.ts'
import { schemaParts } from './schema-parts.ts'
import { faultsInParts, validateAkn } from './validate.ts'

const TYPES = ['act', 'bill', 'judgment', 'doc', 'statement', 'debateReport', 'code']
const anyDocument = fc
  .constantFrom(...TYPES)
  .chain(histories)
  .map(toAkn)

test('what is valid whole is valid in parts of any size', () => {
  fc.assert(
    fc.property(anyDocument, fc.integer({ min: 1, max: 3000 }), (xml, size) => {
      assert.deepEqual(faultsInParts(Buffer.from(xml), size), [])
    }),
    runs(150),
  )
})

const damage = fc.record({
  how: fc.constantFrom('lost', 'twice', 'renamed', 'moved', 'word', 'eId', 'cut'),
  where: fc.nat(),
  to: fc.nat(),
  name: fc.constantFrom('p', 'article', 'num', 'content', 'body', 'wrapUp', 'crossHeading', 'nothing'),
})

test('what is not valid whole is not valid in parts, and the other way round', () => {
  let invalid = 0
  fc.assert(
    fc.property(
      anyDocument,
      damage,
      fc.integer({ min: 1, max: 2000 }),
      (xml, { how, where, to, name }, size) => {
        const damaged = damagedBy(xml, how, { where, to, name })
        const whole = validateAkn(damaged).length
        invalid += Math.min(1, whole)
        assert.equal(faultsInParts(Buffer.from(damaged), size).length > 0, whole > 0)
      },
    ),
    runs(600),
  )
  assert.ok(invalid > 10)
})

test('an act is cut down to its articles, and attachments from each other', () => {
  const rows = [1, 2, 3].flatMap((number) => [
    rowOf({
      provisionId: number,
      wId: `part_${number}`,
      eId: `part_${number}`,
      kind: 'part',
      sort: `a${number}`,
    }),
    ...[4, 5].map((inner) =>
      rowOf({
        provisionId: number * 10 + inner,
        wId: `art_${number}_${inner}`,
        eId: `art_${number}_${inner}`,
        kind: 'article',
        parentId: number,
        sort: `a${inner}`,
        textId: 1,
      }),
    ),
    rowOf({
      provisionId: number + 100,
      wId: `att_${number}`,
      eId: `att_${number}`,
      kind: 'attachment',
      sort: `b${number}`,
      textId: 1,
    }),
  ])
  const contents = new Map([[1, '<content><p>Fish</p></content>']])
  const parts = [...schemaParts(Buffer.from(toAkn({ ...emptyDocument('act'), rows, contents })), 1)]
  // Three parts of two articles, cut five times; three attachments, cut two times; and what comes before them all.
  assert.equal(parts.length, 8)
})

test('a fault is told with its line in the whole document', () => {
  const rows = Array.from({ length: 30 }, (_, number) =>
    rowOf({ provisionId: number, wId: `s_${number}`, eId: `s_${number}`, sort: `a${number + 10}` }),
  )
  const lines = toAkn({ ...emptyDocument('act'), rows }).split('\n')
  const at = lines.findIndex((line) => line.includes('eId="s_20"'))
  lines[at] = `${lines[at]}`.replace('<num>', '<nun>').replace('</num>', '</nun>')
  const [whole] = validateAkn(lines.join('\n'))
  const [inParts] = faultsInParts(Buffer.from(lines.join('\n')), 400)
  assert.equal(whole?.line, at + 1)
  assert.deepEqual(inParts, whole)
})

test('two elements of one eId are found though they stand in two parts, however the eId is spelled', () => {
  const rows = Array.from({ length: 9 }, (_, number) =>
    rowOf({ provisionId: number, wId: `s_${number}`, eId: `s_${number}`, sort: `a${number}` }),
  )
  const xml = toAkn({ ...emptyDocument('act'), rows })
  for (const spelled of ['eId="s_2"', "eId='s_2'", 'eId="s_&#50;"', 'eId="s_&#x32;"']) {
    const twice = xml.replace('eId="s_7"', spelled)
    assert.equal(validateAkn(twice).length, 1)
    assert.match(faultsInParts(Buffer.from(twice), 100)[0]?.message ?? '', /s_2 is there twice/)
  }
})

test('comments, sections of characters and instructions of programs hold no tags', () => {
  const xml = toAkn({
    ...emptyDocument('act'),
    rows: [rowOf({}), rowOf({ provisionId: 2, wId: 'b', eId: 'b' })],
  })
  const odd = xml.replace('<heading>Fish', '<!-- <b> --><?x <c ?><heading title="a > b"><![CDATA[<d>]]>')
  assert.notEqual(odd, xml)
  assert.deepEqual(validateAkn(odd), faultsInParts(Buffer.from(odd), 1))
})

interface Damage {
  readonly where: number
  readonly to: number
  readonly name: string
}

function damagedBy(xml: string, how: string, { where, to, name }: Damage): string {
  const tags = [...xml.matchAll(/<\/?[A-Za-z][^<>]*>/g)]
  const one = tags[where % tags.length]
  const other = tags[to % tags.length]
  if (!one || !other) return xml
  const [at, end] = [one.index, one.index + one[0].length]
  const without = xml.slice(0, at) + xml.slice(end)
  if (how === 'lost') return without
  if (how === 'twice') return xml.slice(0, end) + one[0] + xml.slice(end)
  if (how === 'word') return `${xml.slice(0, end)}word${xml.slice(end)}`
  if (how === 'cut') return xml.slice(0, end)
  if (how === 'eId')
    return xml.replace(/ eId="[^"]*"/, ` eId="${/ eId="([^"]*)"/.exec(other[0])?.[1] ?? 'x'}"`)
  if (how === 'renamed') return renamed(xml, one[0], name)
  return without.slice(0, other.index) + one[0] + without.slice(other.index)
}

// The element of a tag, or all of its name, called otherwise from beginning to end: well-formed still.
function renamed(xml: string, tag: string, name: string): string {
  const old = /[A-Za-z]+/.exec(tag)?.[0] ?? 'p'
  return xml.replaceAll(new RegExp(`(</?)${old}(?=[ />])`, 'g'), `$1${name}`)
}
