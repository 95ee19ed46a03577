/** The gold set is whole: enough of every kind and language, and every line proved by the source that it names. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { corpus } from '../../corpora.ts'
import { EvidenceReader } from './evidence.ts'
import { parseGold, readGold, tally } from './gold.ts'

const gold = readGold()
const held = readGold(path.join(import.meta.dirname, 'holdout.tsv'))
const both = [...gold, ...held]
const index = corpus('index.tsv')
const skip = index === null && 'needs the corpora of real law, absent here'
const root = path.dirname(index ?? '')

const COLUMNS = 'id\tkind\tlanguage\tquery\tfilters\texpected\tjurisdiction\tevidence\tquote\tnote'
const ROW =
  'fr-name-01\tname\tfr\tCode civil\tin:fr at:1990-01-01\tfr/civil#1,2|fr/other\tfr\tfr/a.zst!b.md:3\tCode\twhy'

test('a line of the gold set is read into what it says', () => {
  assert.deepEqual(parseGold(`# why\n${COLUMNS}\n${ROW}\n`), [
    {
      id: 'fr-name-01',
      kind: 'name',
      language: 'fr',
      query: 'Code civil',
      filters: { in: ['fr'], at: '1990-01-01' },
      expected: [
        { path: 'fr/civil', provisions: ['1', '2'] },
        { path: 'fr/other', provisions: [] },
      ],
      jurisdiction: 'fr',
      evidence: { path: 'fr/a.zst', member: 'b.md', line: 3 },
      quote: 'Code',
      note: 'why',
    },
  ])
})

test('a line that is not what the header says is refused by its number', () => {
  for (const [wrong, why] of [
    [ROW.replace('\twhy', ''), /line 2 .* 9 columns/],
    [ROW.replace('\tname\t', '\ttitle\t').replace('fr-name', 'fr-title'), /no kind "title"/],
    [ROW.replace('at:1990-01-01', 'at:1990-02-30'), /filter "at:1990-02-30"/],
    [ROW.replace('b.md:3', 'b.md'), /evidence/],
    [ROW.replace('fr-name-01', 'de-name-01'), /id "de-name-01"/],
    [`${ROW}\n${ROW}`, /line 3 .* twice/],
    [ROW.replace('\tCode civil\t', '\t\t'), /query is empty/],
  ] as const)
    assert.throws(() => parseGold(`${COLUMNS}\n${wrong}`), why)
  assert.throws(() => parseGold(ROW), /first line must name the columns/)
})

test('the gold set is broad: kinds, languages, states, days of the past, and what is not held', () => {
  const languages = tally(gold, (query) => query.language)
  assert.ok(gold.length >= 220, `${gold.length} queries`)
  assert.ok(languages.size >= 12, `${languages.size} languages`)
  for (const kind of ['name', 'abbreviation', 'inflected-name', 'citation', 'concept'])
    assert.ok((tally(gold, (query) => query.kind).get(kind) ?? 0) >= 25, `too few of the kind ${kind}`)
  assert.ok(gold.filter((query) => query.filters.at !== null).length >= 12, 'too few of past days')
  assert.ok(
    gold.some((query) => query.expected === null),
    'nothing that is not held',
  )
  for (const [group, count] of tally(gold, (query) => `${query.jurisdiction} ${query.kind}`))
    assert.ok(count <= 25, `${count} of ${group}: the set leans to one side`)
  const asked = gold.map((query) => JSON.stringify([query.query, query.filters]))
  assert.equal(new Set(asked).size, asked.length, 'a query is asked twice')
})

test('what is held back is asked nowhere else', () => {
  const asked = new Set(gold.map(({ query }) => query.toLowerCase()))
  assert.ok(held.length >= 40, `${held.length} queries`)
  for (const { id, query } of held) assert.ok(!asked.has(query.toLowerCase()), `${id} is in the gold set too`)
})

test('every answer lies in the corpora', { skip }, () => {
  for (const { id, expected } of both)
    for (const answer of expected ?? [])
      assert.ok(existsSync(path.join(root, answer.path)), `${id}: ${answer.path} is not there`)
})

test('every quote stands on the line that it is said to stand on', { skip, timeout: 300_000 }, async () => {
  const reader = new EvidenceReader(root)
  for (const { id, evidence, quote } of both) {
    const line = await reader.line(evidence)
    assert.ok(line?.includes(quote), `${id}: "${quote}" is not on line ${evidence.line} of ${evidence.path}`)
  }
})

test('evidence of an act that is held lies in an act that answers', () => {
  for (const { id, expected, evidence } of both)
    assert.ok(
      expected === null || expected.some((answer) => `${evidence.path}/`.startsWith(`${answer.path}/`)),
      `${id}: ${evidence.path} proves none of its answers`,
    )
})

test('no state that a query calls not held has an act in the corpora', { skip }, async () => {
  const states = new Set(
    (await readFile(path.join(root, 'index.tsv'), 'utf8')).split('\n').map((row) => row.split('\t')[2]),
  )
  assert.ok(states.has('FR'))
  assert.ok(!states.has('KZ'), 'an act of Kazakhstan is held')
})
