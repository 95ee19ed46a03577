/** Exports are valid Akoma Ntoso 3.0, whatever the history; keeping the elements of a day gives the text of the day. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import { contains } from '#law/interval.ts'
import { runs } from '../../test/pace.ts'
import { documentAround, emptyDocument, histories, rowOf } from './akn.fixture.ts'
import { toAkn } from './akn.ts'
import type { AknDocument } from './akn-document.ts'
import { validateAkn } from './validate.ts'
import { descendants, parseXml, type XmlElement } from './xml.ts'

const TYPES = [
  'act',
  'bill',
  'judgment',
  'debate',
  'doc',
  'statement',
  'debateReport',
  'amendment',
  'documentCollection',
  'portion',
  'code',
]

test('any history of any document type is valid', () => {
  for (const type of TYPES) {
    fc.assert(
      fc.property(histories(type), (document) => assert.deepEqual(validateAkn(toAkn(document)), [])),
      runs(30),
    )
  }
})

test('any day of any history is valid', () => {
  for (const type of TYPES) {
    fc.assert(
      fc.property(histories(type), fc.integer({ min: -5, max: 900 }), (document, days) => {
        assert.deepEqual(validateAkn(toAkn({ ...document, at: addDays(day('1999-12-31'), days) })), [])
      }),
      runs(15),
    )
  }
})

test('the elements that stand on a day are the rows of the day', () => {
  fc.assert(
    fc.property(histories('act'), fc.integer({ min: -5, max: 900 }), (document, days) => {
      const at = addDays(day('1999-12-31'), days)
      const held = document.rows.filter((row) => contains(row, at)).map((row) => row.wId)
      const shown = [...standing(parseXml(toAkn(document)), at)].map(
        (element) => element.attributes.wId ?? element.attributes['{urn:comity:1.0}wId'],
      )
      assert.deepEqual(shown.sort(), held.sort())
    }),
    runs(200),
  )
})

test('eIds are unique in the document, the real ones kept beside', () => {
  const first = rowOf({ to: day('2001-01-01'), textId: 1 })
  const second = rowOf({ from: day('2001-01-01'), textId: 1 })
  const document: AknDocument = {
    ...emptyDocument(),
    rows: [first, second],
    contents: new Map([[1, '<paragraph eId="para_1"><num>1</num></paragraph>']]),
  }
  const xml = toAkn(document)
  const eIds = [...xml.matchAll(/ eId="([^"]+)"/g)].map((match) => match[1])
  assert.equal(new Set(eIds).size, eIds.length)
  assert.match(xml, /eId="sec_1" wId="sec_1" period="#tg_1"/)
  assert.match(xml, /eId="sec_1__v2" wId="sec_1" period="#tg_2"[^>]* comity:eId="sec_1"/)
  assert.match(xml, /eId="sec_1__v2__para_1"/)
})

test('what the fragment may hold and the schema may not is written so that both agree', () => {
  const document = documentAround(
    '<content><p><term>fish</term><ref href="https://example.org/">x</ref></p></content>',
  )
  const xml = toAkn(document)
  assert.match(xml, /<inline name="term">fish<\/inline>/)
  assert.deepEqual(validateAkn(xml), [])
})

test('an unknown date of the work is written as unknown', () => {
  const document = emptyDocument()
  assert.match(
    toAkn({ ...document, work: { ...document.work, date: null } }),
    /<FRBRdate date="0001-01-01" name="unknown"\/>/,
  )
})

function* standing(element: XmlElement, at: string, groups = groupsOf(element)): Generator<XmlElement> {
  for (const inner of element.children) {
    if (typeof inner === 'string' || inner.name === 'meta') continue
    const group = groups.get(inner.attributes.period ?? '')
    if (group && !((group.from === null || group.from <= at) && (group.to === null || at < group.to)))
      continue
    if (inner.attributes['{urn:comity:1.0}row'] !== undefined) yield inner
    yield* standing(inner, at, groups)
  }
}

function groupsOf(root: XmlElement): Map<string, { from: string | null; to: string | null }> {
  const all = [...descendants(root)]
  const dayOf = (reference: string | undefined) =>
    all.find((element) => `#${element.attributes.eId}` === reference)?.attributes.date ?? null
  return new Map(
    all
      .filter((element) => element.name === 'temporalGroup')
      .map((group) => {
        const interval = group.children.find((inner) => typeof inner !== 'string')
        const { start, end } = typeof interval === 'object' ? interval.attributes : {}
        return [`#${group.attributes.eId}`, { from: dayOf(start), to: dayOf(end) }]
      }),
  )
}
