/** A folder of articles in JSON, invented: what its maker tore is mended, what disagrees is told, what is hostile is refused. */
import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { claimed, lines, readAll, scratch, snapshotsOf } from '../source.fixture.ts'
import { jsonArticles } from './index.ts'
import { mended } from './torn-clauses.ts'

const folder = scratch()
const clause = (clause_number: number, text: string, letters: Readonly<Record<string, string>> = {}) => ({
  type: 'clause',
  clause_number,
  text,
  subclauses: Object.entries(letters).map(([subclause_number, words]) => ({
    type: 'subclause',
    subclause_number,
    text: words,
  })),
})
const article = (article_number: number, title: string, content: readonly object[], part_number = 1) => ({
  article_number,
  title,
  content,
  part_number,
})
const INDEX = {
  title: 'Constitution of Nepal',
  preamble: { title: 'Preamble', file: 'articles/preamble.json' },
  parts: [
    {
      part_number: 1,
      title: 'Bees',
      articles: [
        { article_number: 1, title: 'Hive', file: 'articles/1.json' },
        { article_number: 2, title: 'Honey', file: 'articles/2.json' },
      ],
    },
  ],
}
const FILES: Readonly<Record<string, object>> = {
  'index.json': INDEX,
  'articles/preamble.json': { title: 'Preamble', content: [{ type: 'paragraph', text: 'We, the bees.' }] },
  'articles/1.json': article(1, 'Hive', [
    clause(1, 'The hive is:', { a: 'a box,', b: 'a log.' }),
    clause(2, 'Notwithstanding anything contained in clause'),
    clause(1, ', a tree is none. It is set forth in Schedule-2.'),
  ]),
  'articles/2.json': article(2, 'Honey', [
    { type: 'paragraph', text: 'This Constitution shall commence on 20 September 2015 (1972).' },
  ]),
}

function written(changes: Readonly<Record<string, object | string>> = {}): string {
  const all = Object.entries({ ...FILES, ...changes })
  return folder(
    Object.fromEntries(
      all.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  )
}

describe('a folder of articles', () => {
  it('becomes parts and articles in the order of its index, clauses and points numbered as they are', async () => {
    const { acts, refused } = await readAll(jsonArticles, [written()])
    assert.deepEqual(refused, [])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual(lines(snapshot?.provisions ?? []), [
      'preamble | - | Preamble | We, the bees.',
      'part | 1 | Bees | -',
      '  article | 1 | Hive | (1) The hive is: / (a) a box, / (b) a log. / (2) Notwithstanding anything contained in clause (1), a tree is none. It is set forth in Schedule-2.',
      '  article | 2 | Honey | This Constitution shall commence on 20 September 2015 (1972).',
    ])
    assert.match(snapshot?.provisions[2]?.content?.xml ?? '', /eId="para_1__point_b"/)
    assert.deepEqual([snapshot?.date, snapshot?.basis], ['2015-09-20', 'in-force'])
    assert.deepEqual(
      snapshot?.findings.map(({ check, message }) => [check, message.slice(0, 44)]),
      [
        ['torn-references', '1 references such as "clause (1)" stood in t'],
        ['incomplete', 'The articles refer to schedules 2, which the'],
      ],
    )
    const { work } = acts[0] ?? {}
    assert.deepEqual([work?.jurisdiction, work?.subtype, work?.date], ['np', 'constitution', '2015-09-20'])
  })

  it('has no date where it states none, and no jurisdiction where its name states none', async () => {
    const at = written({
      'index.json': { ...INDEX, title: 'Constitution of the Bees' },
      'articles/2.json': article(2, 'Honey', [{ type: 'paragraph', text: 'Sweet.' }]),
    })
    const { acts } = await readAll(jsonArticles, [at])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual([acts[0]?.work.jurisdiction, snapshot?.date, snapshot?.basis], [null, null, 'unknown'])
  })

  it('tells where article and index disagree, and where clauses are not numbered in order', async () => {
    const at = written({
      'articles/2.json': article(2, 'Mead', [clause(1, 'One.'), clause(3, 'Three.')], 2),
    })
    const { acts } = await readAll(jsonArticles, [at])
    const [snapshot] = await snapshotsOf(acts[0])
    const checks = snapshot?.findings.filter(({ where }) => where === 'article 2').map(({ check }) => check)
    assert.deepEqual(checks, ['index-disagrees', 'numbering-disorder'])
  })
})

describe('a reference that was taken for a clause', () => {
  const told = (parts: Parameters<typeof mended>[0]) =>
    mended(parts).clauses.map(({ number, words, subclauses }) => [
      number,
      words,
      ...subclauses.map(({ letter, words: below }) => `${letter}: ${below}`),
    ])

  it('goes back into its sentence, in lists as well', () => {
    assert.deepEqual(
      told([
        clause(3, 'The provisions of clauses'),
        clause(2, 'and'),
        clause(3, 'shall not prevent it.'),
        clause(4, 'In clause'),
        clause(5, ', it is said.'),
      ] as never),
      [
        [3, 'The provisions of clauses (2) and (3) shall not prevent it.'],
        [4, 'In clause (5), it is said.'],
      ],
    )
  })

  it('goes back into a point, whose own successors stay points', () => {
    assert.deepEqual(
      told([
        clause(1, 'It is vacant:', { a: 'under sub-clause' }),
        clause(7, '', {}),
        clause(2, 'A Minister leaves:', { a: 'by death,', b: 'under sub-clause' }),
      ] as never),
      [
        [1, 'It is vacant:', 'a: under sub-clause (7)'],
        [2, 'A Minister leaves:', 'a: by death,', 'b: under sub-clause'],
      ],
    )
    const list = [
      { subclause_number: 'a', text: 'under sub-clause' },
      { subclause_number: 'b', text: 'or' },
      { subclause_number: 'c', text: 'of clause' },
    ].map((each) => ({ type: 'subclause', ...each }))
    assert.deepEqual(
      told([
        { type: 'clause', clause_number: 1, text: 'It ends:', subclauses: list },
        { ...clause(1, ','), subclauses: [{ type: 'subclause', subclause_number: 'd', text: 'by death.' }] },
      ] as never),
      [[1, 'It ends:', 'a: under sub-clause (b) or (c) of clause (1),', 'd: by death.']],
    )
  })

  it('may be the ending of a word', () => {
    assert.deepEqual(told([clause(2, 'It may determine language', { s: 'spoken there.' })] as never), [
      [2, 'It may determine language(s) spoken there.'],
    ])
  })

  it('is none where a sentence ends otherwise', () => {
    const parts = [clause(1, 'One.'), clause(2, 'Two, and'), clause(3, 'three.')] as never
    assert.equal(mended(parts).torn, 0)
  })
})

describe('what is read', () => {
  it('is refused with the file and the field where it is not of the shape, a field that is not known included', async () => {
    for (const [changes, file, where, reason] of [
      [
        { 'articles/1.json': '{"article_number": 1,' },
        'articles/1.json',
        /character \d+|^$/,
        /it is not JSON, or cut short/,
      ],
      [
        { 'articles/1.json': { ...FILES['articles/1.json'], note: 'x' } },
        'articles/1.json',
        /^$/,
        /Unrecognized key.*note/,
      ],
      [
        { 'articles/2.json': article(2, 'Honey', [{ type: 'clause', clause_number: 'one', text: 'x' }]) },
        'articles/2.json',
        /^content\[0\]\.clause_number$/,
        /expected number/,
      ],
      [
        { 'index.json': { ...INDEX, parts: [] } },
        'index.json',
        /^parts$/,
        /Cannot read the file as an index/,
      ],
    ] as const) {
      const at = written(changes as Record<string, object | string>)
      const { acts, refused } = await readAll(jsonArticles, [at])
      assert.deepEqual(acts, [])
      assert.equal(refused[0]?.path, path.join(at, file))
      assert.match(refused[0]?.where ?? '', where)
      assert.match(refused[0]?.reason ?? '', reason)
    }
  })

  it('is refused whole where a file is missing or lies outside the folder, by name or by link', async () => {
    const outside = written()
    const name = (file: string) => ({
      ...INDEX,
      preamble: { title: 'Preamble', file },
    })
    const missing = await readAll(jsonArticles, [written({ 'index.json': name('articles/none.json') })])
    assert.match(missing.refused[0]?.reason ?? '', /nothing is there; check the path/)
    const climbing = `../${path.basename(outside)}/articles/preamble.json`
    const climbed = await readAll(jsonArticles, [written({ 'index.json': name(climbing) })])
    assert.match(climbed.refused[0]?.reason ?? '', /names "\.\.\/.*", which lies outside its folder/)
    const at = written({ 'index.json': name('link.json') })
    symlinkSync(path.join(outside, 'articles/preamble.json'), path.join(at, 'link.json'))
    const linked = await readAll(jsonArticles, [at])
    assert.match(linked.refused[0]?.reason ?? '', /lies outside its folder/)
  })

  it('is claimed by its index; other JSON is not', async () => {
    const at = written()
    assert.equal(await claimed(jsonArticles, at), true)
    assert.equal(await claimed(jsonArticles, path.join(at, 'index.json')), true)
    assert.equal(await claimed(jsonArticles, path.join(at, 'articles')), false)
    assert.equal(await claimed(jsonArticles, folder({ 'index.json': '{"parts":[]}' })), false)
    assert.equal(await claimed(jsonArticles, folder({ 'package.json': '{"name":"x"}' })), false)
  })
})
