import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { toCsv } from './csv.ts'

describe('comma-separated values', () => {
  it('are read back as they were, whatever stands in them', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a,b', '"', '\r\n', '=1+1', 'статья «5»', ''))
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
    fc.assert(
      fc.property(table, ([names = [], ...rows]) =>
        assert.deepEqual(read(toCsv(names, rows)), [names, ...rows]),
      ),
    )
  })

  it('leave empty what is unknown', () => {
    assert.equal(toCsv(['a', 'b', 'c'], [[null, 1.5, true]]), 'a,b,c\r\n,1.5,true\r\n')
  })
})

// By the grammar of RFC 4180, section 2, and not by the code that wrote it.
function read(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; ) {
    let value = ''
    if (text[at] === '"') {
      for (at++; !(text[at] === '"' && text[at + 1] !== '"'); at++) {
        value += text[at]
        if (text[at] === '"') at++
      }
      at++
    } else for (; text[at] !== ',' && text.slice(at, at + 2) !== '\r\n'; at++) value += text[at]
    row.push(value)
    if (text[at] === ',') at++
    else {
      rows.push(row)
      row = []
      at += 2
    }
  }
  return rows
}
