/** Files that are not what they should be, and how places are recognised. */
import assert from 'node:assert/strict'
import path from 'node:path'
import test from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import { placeAt } from '../files.ts'
import { article, CODE, code, folderOf, type Json, readAll, section } from './example.fixture.ts'
import { legiData } from './index.ts'

const ONE = article('L1', 'A1', 'A1', '<p>Texte.</p>', [['A1', '2016-01-01', null]])
const GOOD = code('2020-01-01', [ONE])

async function refusalOf(content: Json | string | Uint8Array, name = 'code.json') {
  const folder = await folderOf({ [name]: content })
  const { acts, refused } = await readAll([path.join(folder, name)])
  assert.equal(acts.length, 0)
  assert.equal(refused.length, 1)
  return refused[0]
}

test('A file cut short is refused with the byte where it ends', async () => {
  const text = JSON.stringify(GOOD)
  const cut = text.slice(0, text.indexOf('Texte.') + 3)
  const refused = await refusalOf(cut)
  assert.equal(refused?.where, `byte ${cut.length}`)
  assert.match(refused?.reason ?? '', /cut short/)
})

test('A file cut at any byte is refused and never read in part', async () => {
  const text = JSON.stringify(GOOD)
  const folder = await folderOf(
    Object.fromEntries([...text].map((_, at) => [`${at}.json`, text.slice(0, at)])),
  )
  for (const at of text.slice(0, -1).split('').keys()) {
    const { acts } = await readAll([path.join(folder, `${at}.json`)])
    assert.equal(acts.length, 0, `cut at ${at}`)
  }
})

test('A truncated snapshot in a folder is refused and the others are read as if it were not there', async () => {
  const newer = JSON.stringify(
    code('2021-01-01', [article('L1', 'A1', 'A1', '<p>Autre.</p>', [['A1', '2016-01-01', null]])]),
  )
  const folder = await folderOf({ '2020-01-01.json': GOOD, '2021-01-01.json': newer.slice(0, -3) })
  const { acts, refused } = await readAll([folder])
  assert.equal(refused.length, 1)
  const history = acts[0]?.expressions[0]?.history
  assert.ok(history?.kind === 'wordings')
  assert.equal(history.wordings[0]?.content?.xml, '<content><p>Texte.</p></content>')
  assert.deepEqual(history.findings, [])
})

test('JSON of another shape is refused with what was expected', async () => {
  const refused = await refusalOf({ title: 'Something else', articles: [] })
  assert.match(refused?.reason ?? '', /no code in it; expected JSON of @socialgouv\/legi-data/)
})

test('An article without an identifier is refused with its place', async () => {
  const refused = await refusalOf(
    code('2020-01-01', [
      section('Titre Ier', 'S1', '2016-01-01', [{ type: 'article', data: { num: 'L1' } }]),
    ]),
  )
  assert.equal(refused?.where, 'a child of S1')
  assert.match(refused?.reason ?? '', /data\.cid/)
})

for (const [name, date] of [
  ['null, which is how JSON writes NaN', null],
  ['no date', 'demain'],
  ['beyond the calendar', 9e15],
] as const) {
  test(`An article whose date is ${name} is refused with its identifier`, async () => {
    const refused = await refusalOf(
      code('2020-01-01', [
        article('L1', 'A1', 'A1', '<p>x</p>', [['A1', '2016-01-01', null]], { dateDebut: date }),
      ]),
    )
    assert.match(refused?.where ?? '', /^A1/)
    assert.match(refused?.reason ?? '', /date/i)
  })
}

test('A snapshot without a date is refused', async () => {
  const { data, ...rest } = GOOD
  const refused = await refusalOf({
    ...rest,
    data: { ...(data as Json), dateModif: 'hier', dateDebutVersion: undefined },
  })
  assert.match(refused?.reason ?? '', /Cannot date the snapshot/)
})

test('A code without articles is refused', async () => {
  assert.match((await refusalOf(code('2020-01-01', [])))?.reason ?? '', /no article/)
})

test('Bytes that are not UTF-8 are refused', async () => {
  const refused = await refusalOf(
    Buffer.from(
      JSON.stringify(
        code('2020-01-01', [article('L1', 'A1', 'A1', '<p>é</p>', [['A1', '2016-01-01', null]])]),
      ),
      'latin1',
    ),
  )
  assert.match(refused?.reason ?? '', /not UTF-8/)
})

test('Divisions nested beyond sense are refused before they exhaust the stack', async () => {
  const deep = Array.from({ length: 300 }).reduce<Json>(
    (inner, _, at) => section('Titre', `S${at}`, '2016-01-01', [inner]),
    ONE,
  )
  assert.match((await refusalOf(code('2020-01-01', [deep])))?.reason ?? '', /deep/)
})

test('A snapshot of another code in a dated folder is refused', async () => {
  const other = code('2021-01-01', [ONE], 'LEGITEXT000000000002')
  const { acts, refused } = await readAll([
    await folderOf({ '2020-01-01.json': other, '2021-01-01.json': GOOD }),
  ])
  assert.equal(acts.length, 1)
  assert.match(refused[0]?.reason ?? '', /of another code/)
})

test('A path that does not exist is refused, and the other paths are read', async () => {
  const folder = await folderOf({ 'code.json': GOOD })
  const { acts, refused } = await readAll([path.join(folder, 'absent.json'), folder])
  assert.equal(acts.length, 1)
  assert.match(refused[0]?.reason ?? '', /nothing is there/)
})

test('A bad npm address is refused with the form expected', async () => {
  const { refused } = await readAll(['npm:@socialgouv/legi-data'])
  assert.match(refused[0]?.reason ?? '', /expected npm:/)
})

test('Files, compressed files, dated folders and folders of many codes are recognised; others are not', async () => {
  const packed = zstdCompressSync(JSON.stringify(GOOD))
  const claims = async (location: string) => legiData.claims(await placeAt(location))
  const many = await folderOf({ [`${CODE}.json`]: GOOD, 'index.json': '[]' })
  const dated = await folderOf({
    '2020-01-01.json.zst': packed,
    'history.tsv': 'file\tdate\n2020-01-01.json.zst\t2020-01-01\n',
  })
  const foreign = await folderOf({ '2020-01-01.json': { toc: [] }, 'other.json': '{}' })
  assert.deepEqual(
    [
      await claims(many),
      await claims(dated),
      await claims(path.join(dated, '2020-01-01.json.zst')),
      await claims(path.join(many, `${CODE}.json`)),
    ],
    [true, true, true, true],
  )
  assert.deepEqual(
    [
      await claims(foreign),
      await claims(path.join(many, 'index.json')),
      await claims(path.join(foreign, 'other.json')),
    ],
    [false, false, false],
  )
})

test('Only the acts asked for are read, by identifier or by part of a path; files of one act in several paths are one act', async () => {
  const other = code('2020-01-01', [ONE], 'LEGITEXT000000000002')
  const folder = await folderOf({ 'a.json': GOOD, 'b.json': other })
  const later = await folderOf({ 'c.json': code('2021-01-01', [ONE]) })
  assert.deepEqual(
    (await readAll([folder], [CODE])).acts.map((act) => act.work.aliases[0]?.value),
    [CODE],
  )
  assert.deepEqual(
    (await readAll([folder], ['b.json'])).acts.map((act) => act.work.aliases[0]?.value),
    ['LEGITEXT000000000002'],
  )
  assert.equal((await readAll([folder, later])).acts.length, 2)
})

test('The act is French unless the operator says otherwise', async () => {
  const folder = await folderOf({ 'code.json': GOOD })
  const [plain, told] = [await readAll([folder]), await readAll([folder], [], 'xb')]
  assert.deepEqual([plain.acts[0]?.work.jurisdiction, told.acts[0]?.work.jurisdiction], ['fr', 'xb'])
  assert.deepEqual(plain.acts[0]?.work.aliases, [{ scheme: 'legitext', value: CODE }])
})

test('A packed file that is damaged is told as damaged, and what lies beside it is read', async () => {
  const packed = zstdCompressSync(JSON.stringify(GOOD))
  const folder = await folderOf({
    'cut.json.zst': packed.subarray(0, 40),
    'garbage.json.gz': 'not packed at all',
    'whole.json.zst': packed,
  })
  const { acts, refused } = await readAll([folder])
  assert.equal(acts.length, 1)
  assert.deepEqual(
    refused.map((one) => path.basename(one.path)),
    ['cut.json.zst', 'garbage.json.gz'],
  )
  for (const { reason } of refused) assert.match(reason, /Cannot unpack the file: it is damaged or cut short/)
})

test('Several files of one code are read from paths of their own', async () => {
  const newer = code('2021-01-01', [ONE])
  const folder = await folderOf({ 'a.json': GOOD, 'b.json': newer })
  const { acts, refused } = await readAll(['b.json', 'a.json'].map((name) => path.join(folder, name)))
  assert.deepEqual(refused, [])
  const history = acts[0]?.expressions[0]?.history
  assert.ok(history?.kind === 'wordings')
  assert.deepEqual(
    history.texts?.map(({ date }) => date),
    ['2020-01-01', '2021-01-01'],
  )
})
