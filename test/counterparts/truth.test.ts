/** The truth set of counterparts says what it claims: its spread, and that each provision stands at the file and line it names. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import { withoutCorpora } from '../corpora.ts'
import { linesOf, pathOf } from './lines.ts'
import { type Place, type Row, truthRows } from './truth.ts'

const rows = truthRows()
const corporaNamed = [...new Set(rows.flatMap(filesOf).map((file) => file.split('/')[0] ?? ''))].sort()

describe('the truth set of counterparts', () => {
  it('asks between states, of all four topics, within and across languages, with rows that nothing answers', () => {
    const within = rows.filter(({ from, to }) => from.language === to.language)
    const sides = rows.flatMap(({ from, to }) => [from, to])
    assert.deepEqual([...new Set(rows.map(({ topic }) => topic))].sort(), [
      'child-rights',
      'constitution',
      'data-protection',
      'labour',
    ])
    assert.ok(rows.length >= 150)
    assert.ok(within.length >= 60, `${within.length} rows within a language`)
    assert.ok(rows.length - within.length >= 60, `${rows.length - within.length} rows across languages`)
    assert.ok(rows.filter(({ answers }) => answers.length === 0).length >= 15)
    assert.ok(rows.filter(({ unit }) => unit === 'chapter').length >= 15)
    assert.ok(new Set(sides.map(({ state }) => state)).size >= 8)
    assert.ok(new Set(sides.map(({ language }) => language)).size >= 8)
    for (const { id, from, to } of rows) assert.notEqual(from.state, to.state, id)
  })

  it('asks nothing twice and answers nothing twice', () => {
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length)
    const asked = rows.map(({ from, to }) => `${from.place.file} ${from.place.provision} → ${to.file}`)
    assert.equal(new Set(asked).size, asked.length)
    for (const { id, answers } of rows)
      assert.equal(new Set(answers.map(({ provision }) => provision)).size, answers.length, id)
  })

  it('names files and lines at which the numbers stand', { skip: withoutCorpora(...corporaNamed) }, () => {
    const faults: string[] = []
    for (const row of rows) {
      for (const file of filesOf(row))
        if (!existsSync(pathOf(file))) faults.push(`${row.id}: no file ${file}`)
      for (const place of [row.from.place, ...row.answers]) {
        const line = linesOf(place.file)[place.line - 1]
        if (line == null) faults.push(`${row.id}: ${place.file} has no line ${place.line}`)
        else if (!stands(place, line))
          faults.push(`${row.id}: “${place.provision}” is not in line ${place.line} of ${place.file}`)
      }
    }
    assert.deepEqual(faults, [])
  })
})

function filesOf({ from, to, answers }: Row): string[] {
  return [from.place.file, ...(answers.length > 0 ? answers.map(({ file }) => file) : [to.file])]
}

// In files of a single line the number must stand where a number stands, not just anywhere.
function stands({ file, provision }: Place, line: string): boolean {
  if (file.startsWith('ca-justice-xml/')) return line.includes(`<Label>${provision}</Label>`)
  if (file.startsWith('za-constitution-json/')) return line.includes(`<h3>${provision}. `)
  const number = provision.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s*')
  return new RegExp(`(?<![\\p{N}.])${number}(?![\\da-zA-Z]|[.-]\\d|\\s?-\\s?\\d|の)`, 'u').test(wordsOf(line))
}

function wordsOf(line: string): string {
  return line
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('*', '')
    .replace(/\s+/g, ' ')
}
