/** What the date of a version rests on: legal effect only where the life of the document says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXml } from '#markup/xml.ts'
import { identify } from './identify.ts'
import { snapshotOf } from './snapshots.ts'

function basisOf(type: string, meta: string): string {
  const root = parseXml(
    `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><${type} name="x"><meta><identification source="#s"><FRBRWork><FRBRuri value="/akn/xv/${type}/2020/1"/></FRBRWork><FRBRExpression><FRBRdate date="2020-05-01" name="x"/></FRBRExpression></identification>${meta}</meta></${type}></akomaNtoso>`,
  )
  return snapshotOf(root, identify(root, 'some/file.xml'), 'some/file.xml', false).basis
}

const event = (type: string, date: string) =>
  `<lifecycle source="#s"><eventRef source="#s" type="${type}" date="${date}"/></lifecycle>`

test('a version whose day is an amendment or the beginning of the act rests on legal effect', () => {
  assert.equal(basisOf('act', event('amendment', '2020-05-01')), 'in-force')
  assert.equal(basisOf('act', event('generation', '2020-05-01')), 'in-force')
})

test('a date that the document merely bears says nothing of legal effect, nor of a day on which it was seen', () => {
  assert.equal(basisOf('judgment', ''), 'unknown')
  assert.equal(basisOf('act', event('amendment', '2019-01-01')), 'unknown')
})
