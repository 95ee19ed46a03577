/** Rows of documents inside documents. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXml } from '#markup/xml.ts'
import { rawRows } from './rows.ts'

const kinds = (xml: string) =>
  rawRows(
    parseXml(`<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">${xml}</akomaNtoso>`),
    [],
  ).map(({ kind, depth }) => [kind, depth])
const ACT = '<act name="a"><body><section><num>1</num><content><p>words</p></content></section></body></act>'

test('the only section of an act in a collection is a section', () => {
  const collection = `<documentCollection name="c"><collectionBody><component>${ACT}</component></collectionBody></documentCollection>`
  assert.deepEqual(kinds(collection), [['section', 0]])
})

test('the only provision of an untitled attachment is the attachment', () => {
  const schedule = `<act name="a"><body><section><num>1</num><content><p>x</p></content></section></body><attachments><attachment>${ACT}</attachment></attachments></act>`
  assert.deepEqual(kinds(schedule), [
    ['section', 0],
    ['attachment', 0],
  ])
})
