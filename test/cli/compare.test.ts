/** `comity compare` for a newcomer: what is typed as the help says works, and what is wrong is told with what to type. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { comity } from './comity.ts'

const DEMO = path.resolve(import.meta.dirname, '..', '..', 'demo')
const VALEN = '/akn/xv/act/1994-02-11/41'
const CYRENE = '/akn/xc/act/1998-06-11/98-17'
let home = ''

before(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'comity-compare-'))
  const folders = ['xv/personal-data-1994', 'xc/personal-data-1998'].map((folder) => path.join(DEMO, folder))
  const answer = await comity(['import', 'akn', ...folders, '--home', home])
  assert.equal(answer.code, 0, answer.err)
})
after(() => rm(home, { recursive: true }))

const compare = (...words: string[]) => comity(['compare', ...words, '--home', home])

test('provisions are printed beside each other as text, and as JSON with cells, what they share, confidence and why', async () => {
  const of = [`${VALEN}/eng/~art_8`, `${CYRENE}/eng/~art_10`]
  const text = await compare(...of)
  assert.equal(text.code, 0, text.err)
  assert.match(text.out, /shared subjects: .*right to rectification/)
  const json = await compare(...of, '--json')
  const { rows } = JSON.parse(json.out)
  assert.deepEqual(Object.keys(rows[0]), ['cells', 'shared', 'confidence', 'why'])
  assert.ok(rows[0].cells.every((cell: { text: string; iri: string }) => cell.text && cell.iri))
})

test('whole acts are a table, and a file of any kind that is named', async () => {
  const table = await compare(VALEN, CYRENE, '--table')
  assert.match(table.out, /Article 8 Rectification +Article 10 /)
  const csv = await compare(VALEN, CYRENE, '--table', '--as', 'csv')
  assert.match(csv.out, /^row,iri_1,num_1,/)
  const file = path.join(home, 'both.docx')
  assert.equal((await compare(VALEN, CYRENE, '--as', 'docx', '-o', file)).code, 0)
  assert.equal((await readFile(file)).subarray(0, 2).toString(), 'PK')
})

for (const [words, code, said] of [
  [[VALEN], 2, /expected 2 to 6 provisions or acts; name another one/],
  [[VALEN, VALEN], 2, /with itself/],
  [[VALEN, 'nothing'], 1, /no act held has this IRI or alias; see comity works/],
  [[VALEN, `${CYRENE}/~art_999`], 1, /no such provision is in the text of that day; see comity show/],
  [[VALEN, CYRENE, '--as', 'pdf'], 2, /expected text, json, html, docx, csv/],
  [[VALEN, CYRENE, '--as', 'docx'], 2, /name a file with -o FILE.docx/],
  [[VALEN, CYRENE, '--as', 'csv', '--json'], 2, /leave out --json or --as/],
  [[VALEN, CYRENE, '--at', 'today'], 2, /YYYY-MM-DD/],
  [[VALEN, CYRENE, '--lang', 'klingon'], 2, /such as fr or fra/],
] as const)
  test(`wrong words are told with what to type: ${words.slice(1).join(' ') || 'one text alone'}`, async () => {
    const answer = await compare(...words)
    assert.equal(answer.code, code)
    assert.match(answer.err, said)
  })
