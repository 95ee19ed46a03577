import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { plainText } from '#law/content.ts'
import type { ActDraft, Refusal } from '../contract.ts'
import { placeAt } from '../files.ts'
import { ALL } from '../source.fixture.ts'
import { judgmentJson } from './index.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-judgment-'))
})
after(() => rm(folder, { recursive: true }))

const FIELDS = {
  title: 'Urteil des II. Senats vom 3.2.2031 - II ZX 5/30 -',
  court: 1,
  court_chamber: 'II. Senat',
  date: '2031-02-03',
  file_number: 'II\u00a0ZX 5/30',
  type: 'Urteil',
  source_name: 'Hafengericht',
  ecli: '',
}

async function read(json: unknown): Promise<ActDraft | Refusal> {
  const file = path.join(folder, 'decision.json')
  await writeFile(file, typeof json === 'string' ? json : JSON.stringify(json))
  const [item] = await Array.fromAsync(judgmentJson.read([file], ALL))
  assert.ok(item)
  return item
}

async function rowsIn(fields: object) {
  const item = await read([{ model: 'cases.case', pk: 1, fields: { ...FIELDS, ...fields } }])
  assert.ok('expressions' in item, JSON.stringify(item))
  const [expression] = item.expressions
  assert.ok(expression?.history.kind === 'snapshots')
  const [snapshot] = await Array.fromAsync(expression.history.snapshots)
  return (snapshot?.provisions ?? []).map(({ depth, kind, num, heading, content }) => [
    depth,
    kind,
    num ?? heading,
    content ? plainText(content.xml) : null,
  ])
}

const MARKDOWN = `## Tenor

Die Klage wird abgewiesen.

## Gründe

| I.
1| 1\\. Die Kl\u00e4gerin begehrt *Liegegeld* (\u00a7 5 HafG).
sie tut es zu Unrecht.
2| Sie irrt \\[sehr\\].

:| Meer           Ufer
`

describe('a German decision in JSON', () => {
  it('is a work of its court and chamber, found by the number of the case as it is typed', async () => {
    const item = await read([{ fields: { ...FIELDS, content: MARKDOWN } }])
    assert.ok('work' in item)
    const { work } = item
    assert.equal(work.title, 'Hafengericht, Urteil vom 3. Februar 2031, II ZX 5/30')
    assert.deepEqual(
      [work.jurisdiction, work.type, work.date, work.body],
      ['de', 'judgment', '2031-02-03', 'Hafengericht, II. Senat'],
    )
    assert.deepEqual(work.aliases, [{ scheme: 'aktenzeichen', value: 'Hafengericht II ZX 5/30' }])
  })

  it('has a provision for each marginal number, and heads and signatures of their own', async () => {
    assert.deepEqual(await rowsIn({ content: MARKDOWN }), [
      [0, 'section', 'Tenor', null],
      [1, 'paragraph', null, 'Die Klage wird abgewiesen.'],
      [0, 'section', 'Gründe', null],
      [1, 'level', 'I.', null],
      [1, 'paragraph', '1', '1. Die Klägerin begehrt Liegegeld (§ 5 HafG).\nsie tut es zu Unrecht.'],
      [1, 'paragraph', '2', 'Sie irrt [sehr].'],
      [0, 'conclusions', null, 'Meer Ufer'],
    ])
  })

  it('is read from the page of the court where only that holds its text', async () => {
    const pair = (name: string, words: string) =>
      `<div class="rechts"><a name="${name}">${name.slice(3)}</a></div><div class="links">${words}</div>`
    const raw = `<html><head><title>Gericht</title></head><body><nav>Menü</nav>${pair('vg', '<p>Im Namen des Volkes</p><h2>Urteil</h2>')}${pair('abs1', '<p>Es war so.</p><p>Und so.</p>')}${pair('st', '<table><tr><td>Meer</td></tr></table>')}</body></html>`
    assert.deepEqual(await rowsIn({ raw }), [
      [0, 'preface', null, 'Im Namen des Volkes'],
      [0, 'level', 'Urteil', null],
      [0, 'paragraph', '1', 'Es war so.\nUnd so.'],
      [0, 'conclusions', null, 'Meer'],
    ])
  })

  it('without text is refused, and so is what is no decision, with the field', async () => {
    const empty = await read([{ fields: { ...FIELDS, content: '', raw: '<p>nothing here</p>' } }])
    assert.match('refused' in empty ? empty.refused.reason : '', /it has no text/)
    const undated = await read([{ fields: { ...FIELDS, date: '3.2.2031' } }])
    assert.equal('refused' in undated ? undated.refused.where : '', '0.fields.date')
    const broken = await read('{"file_number": ')
    assert.match('refused' in broken ? broken.refused.reason : '', /Cannot read the JSON/)
  })

  it('is claimed by its fields, and other JSON is not', async () => {
    await read([{ fields: { ...FIELDS, content: MARKDOWN } }])
    assert.ok(await judgmentJson.claims(await placeAt(path.join(folder, 'decision.json'))))
    await writeFile(path.join(folder, 'other.json'), '{"type":"code"}')
    assert.equal(await judgmentJson.claims(await placeAt(path.join(folder, 'other.json'))), false)
    assert.equal(await judgmentJson.claims(await placeAt(folder)), false)
    await rm(path.join(folder, 'other.json'))
    assert.ok(await judgmentJson.claims(await placeAt(folder)))
    await writeFile(path.join(folder, 'other.xml'), '<open-rechtspraak/>')
    assert.equal(await judgmentJson.claims(await placeAt(folder)), false)
  })
})
