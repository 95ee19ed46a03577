/** `comity study export` and `comity study open` as somebody types them, wrong arguments included. */
import assert from 'node:assert/strict'
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fromCrate } from '#export/study/crate.ts'
import { comity, scratch } from './comity.ts'

const LAW = path.resolve(import.meta.dirname, '..', '..', 'demo', 'xv')
const ARTICLE = '/akn/xv/act/1994-02-11/41/eng@2024-06-01/~art_9'

describe('comity study export and open', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  before(async () => {
    folder = await scratch()
    const steps = [
      ['import', 'akn', LAW],
      ['study', 'new', 'erasure', 'The right to erasure', '--who', 'A. Lind'],
      ['study', 'row', 'erasure', 'time', '--question', 'Within what time?'],
      ['study', 'add', 'erasure', ARTICLE, '--row', 'time'],
      ['study', 'answer', 'erasure', 'time', 'xv', '=Fourteen days.'],
    ]
    for (const step of steps) {
      const { code, err } = await comity([...step, '--home', folder.at('home')])
      assert.ok(code === 0 || step[0] === 'import', err)
    }
  })
  after(() => folder.remove())

  const at = (...args: string[]) => comity(['study', ...args, '--home', folder.at('home')])
  const elsewhere = (...args: string[]) => comity(['study', ...args, '--home', folder.at('elsewhere')])

  it('writes each format to a file by its ending, and says what it wrote', async () => {
    for (const ending of ['docx', 'xlsx', 'csv', 'md', 'json', 'jsonld', 'zip']) {
      const file = folder.at(`erasure.${ending}`)
      const { code, out, err } = await at('export', 'erasure', '--out', file, '--annexes')
      assert.equal(code, 0, err)
      assert.match(out, /^Study "erasure", as it stands, written to .* \(\d/)
      assert.ok((await stat(file)).size > 100)
    }
  })

  it('prints what is text, and tells programs what it wrote', async () => {
    const { out } = await at('export', 'erasure', '--as', 'csv')
    assert.match(out, /^Question,Valen\r\n"?Within what time\?"?,"'=Fourteen days\./)
    const json = await at('export', 'erasure', '--json')
    assert.equal(JSON.parse(json.out).format, 'comity-study/1')
    const told = await at('export', 'erasure', '--as', 'ro-crate', '--out', folder.at('told.zip'), '--json')
    const { study, edition, format } = JSON.parse(told.out)
    assert.deepEqual([study, edition, format], ['erasure', null, 'zip'])
  })

  it('says what is wrong with what was typed, and what was expected', async () => {
    const cases: [string[], number, RegExp][] = [
      [['export', 'erasure'], 2, /name one with --as \(docx, pdf/],
      [['export', 'erasure', '--as', 'odt'], 2, /Cannot export as "odt": expected docx/],
      [['export', 'erasure', '--as', 'docx'], 2, /it is no text; name a file with --out/],
      [['export', 'erasure', '--as', 'md', '--style', 'apa'], 2, /expected national, bluebook/],
      [['export', 'erasure', '--as', 'md', '--language', 'xx'], 2, /the languages are be, en, fr, ru/],
      [['export', 'erasure', '--as', 'md', '--site', 'law'], 2, /expected an address such as/],
      [['export', 'erasure', '--as', 'md', '--edition', 'last'], 2, /expected its number/],
      [['export', 'erasure', '--as', 'md', '--edition', '3'], 1, /none was published/],
      [['export', 'nothing', '--as', 'md'], 1, /Cannot find the study "nothing"/],
      [['export', 'erasure', '--as', 'md', '--out', folder.at('no/such/folder.md')], 1, /Cannot write/],
      [['open', folder.at('not-there.zip')], 1, /it is not there/],
      [['open', folder.at('home')], 1, /it is a folder/],
    ]
    for (const [args, code, message] of cases) {
      const answer = await at(...args)
      assert.equal(answer.code, code, args.join(' '))
      assert.match(answer.err, message)
    }
  })

  it('is opened elsewhere with what can be checked there, once and not twice', async () => {
    const file = folder.at('erasure.zip')
    const opened = await elsewhere('open', file)
    assert.equal(opened.code, 0, opened.err)
    assert.match(
      opened.out,
      /^Study "erasure" opened \(not published\), with \d+ changes\n {2}1 quotation not held here\n/,
    )
    assert.match((await elsewhere('open', file)).out, /is here already, the same/)
    await elsewhere('answer', 'erasure', 'time', 'xv', 'Thirty days.', '--who', 'B.', '--beside')
    const other = await elsewhere('open', file)
    assert.equal(other.code, 1)
    assert.match(other.err, /another of the name.*--as/)
    const named = await elsewhere('open', file, '--as', 'theirs', '--json')
    assert.equal(JSON.parse(named.out).state, 'opened')
  })

  it('goes with every backup of the library, whole, and is sent on from where that is restored as it came', async () => {
    const [backup, sent] = [folder.at('elsewhere.db'), folder.at('sent-on.zip')]
    const restored = folder.at('restored')
    for (const step of [
      ['backup', backup, '--home', folder.at('elsewhere')],
      ['restore', backup, '--home', restored],
      ['study', 'export', 'erasure', '--as', 'ro-crate', '--out', sent, '--home', restored],
      ['study', 'open', sent, '--home', folder.at('third')],
      [
        'study',
        'export',
        'erasure',
        '--as',
        'md',
        '--annexes',
        '--out',
        sent.replace('zip', 'md'),
        '--home',
        folder.at('third'),
      ],
    ]) {
      const { code, err } = await comity(step)
      assert.equal(code, 0, `${step.join(' ')}: ${err}`)
    }
    const [came, left] = [
      fromCrate(await readFile(folder.at('erasure.zip'))),
      fromCrate(await readFile(sent)),
    ]
    const provisions = [...came.keys()].filter((name) => name.startsWith('provisions/'))
    assert.equal(provisions.filter((name) => name.endsWith('.akn.xml')).length, 1)
    for (const name of provisions) assert.deepEqual(left.get(name), came.get(name), name)
    assert.match(
      await readFile(sent.replace('zip', 'md'), 'utf8'),
      /erase personal data within fourteen days/,
    )
  })

  it('is refused with exit code 1 where it was altered', async () => {
    const bytes = await readFile(folder.at('erasure.zip'))
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 255
    await writeFile(folder.at('altered.zip'), bytes)
    const { code, err } = await elsewhere('open', folder.at('altered.zip'), '--as', 'altered')
    assert.equal(code, 1)
    assert.match(err, /^Cannot open the package: /)
  })
})
