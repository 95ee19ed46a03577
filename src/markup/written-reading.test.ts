/** Rows read while a document is read are those that are read out of the whole of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../../test/pace.ts'
import { emptyDocument, histories, rowOf } from './akn.fixture.ts'
import { toAkn } from './akn.ts'
import { readWritten } from './written-reading.ts'
import { type WrittenRow, writtenRows } from './written-rows.ts'
import { parseXml, XmlError } from './xml.ts'

const TYPES = ['act', 'bill', 'judgment', 'debate', 'doc', 'statement', 'amendment', 'code']

test('the rows of any history are the same, wherever its text is cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TYPES).chain(histories),
      fc.infiniteStream(fc.integer({ min: 1, max: 700 })),
      (document, sizes) => {
        const xml = toAkn({ ...document, head: '{"fish":"<&>"}' })
        const read = readWritten(piecesOf(xml, sizes))
        const byNumber = new Map([...read.pieces()].map(({ number, row }) => [number, row]))
        assert.deepEqual(inAnOrder(byNumber.values()), inAnOrder(writtenRows(parseXml(xml))))
        assert.equal(read.head, '{"fish":"<&>"}')
        assert.equal(read.work, document.work.iri)
        assert.equal(read.language, 'eng')
      },
    ),
    runs(200),
  )
})

test('words that stand behind the rows of a division are words of the division', () => {
  const rows = [
    rowOf({ provisionId: 1, wId: 'part_1', eId: 'part_1', kind: 'part', num: null, heading: null }),
    rowOf({ provisionId: 2, wId: 'sec_1', eId: 'sec_1', parentId: 1 }),
  ]
  const xml = toAkn({ ...emptyDocument('act'), rows })
  const behind = xml.replace('</part>', '<wrapUp><p>So be it</p></wrapUp></part>')
  assert.notEqual(behind, xml)
  const part = [...readWritten([behind]).pieces()].find(({ row }) => row.wId === 'part_1')
  assert.equal(
    part?.row.fragment,
    writtenRows(parseXml(behind)).find(({ wId }) => wId === 'part_1')?.fragment,
  )
  assert.match(part?.row.fragment ?? '', /So be it/)
})

test('a document type is refused', () => {
  assert.throws(() => readWritten(['<!DOCTYPE akomaNtoso SYSTEM "x"><akomaNtoso/>']), XmlError)
})

// An element inside another is closed before it: rows come in another order, and of one in several places another piece first.
function inAnOrder(rows: Iterable<WrittenRow>): string[] {
  return [...rows].map(({ depth: _, ...row }) => JSON.stringify(Object.entries(row).sort())).sort()
}

function* piecesOf(text: string, sizes: fc.Stream<number>): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const size = sizes.next().value ?? 1
    yield text.slice(at, at + size)
    at += size
  }
}
