/** `comity import docx|rtf|html|text`: what the operator states, what is asked for, the outline before anything is written, and `auto`. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { comity, scratch } from './comity.ts'

const ACT = `Act on Bees

Chapter 1 General

Article 1 Scope

(1) This Act protects bees.

Article 2 Terms

A hive is a box in which bees live.
`
const LETTER = `Letter on hives

We are asked what a hive is.

A hive is a box in which bees live, and nothing else.
`

interface Outline {
  readonly title: string
  readonly type: string
  readonly subtype: string | null
  readonly date: string | null
  readonly number: string | null
  readonly language: string
  readonly rows: readonly { readonly depth: number; readonly num: string | null; readonly words: number }[]
}

describe('comity import of ordinary documents', () => {
  let folder: Awaited<ReturnType<typeof scratch>>
  before(async () => {
    folder = await scratch()
    await mkdir(folder.at('laws'))
    await writeFile(folder.at('laws', 'bees.txt'), ACT)
    await writeFile(
      folder.at('laws', 'letter.html'),
      `<html lang="en"><p>${LETTER.trim().split('\n\n').join('<p>')}`,
    )
  })
  after(() => folder.remove())

  const bees = () => folder.at('laws', 'bees.txt')
  const stated = ['--jurisdiction', 'xv', '--language', 'en', '--date', '2001-05-05', '--number', '7']

  it('shows the outline with its numbers and counts of words before anything is written', async () => {
    const home = folder.at('none')
    const { code, out } = await comity(['import', 'text', bees(), ...stated, '--dry-run', '--home', home])
    assert.equal(code, 0)
    assert.match(
      out,
      /Act on Bees\n {2}xv · act · 2001-05-05 · No\. 7 · eng\n {2}\[preface\] Act on Bees {2}\(3 words\)\n {2}Chapter 1 General\n {4}Article 1 Scope {2}\(5 words\)\n {4}Article 2 Terms {2}\(9 words\)\n/,
    )
    assert.equal(existsSync(home), false)
    const { out: json } = await comity([
      'import',
      'text',
      bees(),
      ...stated,
      '--dry-run',
      '--json',
      '--home',
      home,
    ])
    const [outline] = (JSON.parse(json) as { outline: Outline[] }).outline
    assert.deepEqual(
      outline?.rows.map(({ depth, num, words }) => [depth, num, words]),
      [
        [0, null, 3],
        [0, 'Chapter 1', 0],
        [1, 'Article 1', 5],
        [1, 'Article 2', 9],
      ],
    )
  })

  it('brings the act in under what was stated, and a later text of it as the same act', async () => {
    const home = folder.at('home')
    const first = await comity([
      'import',
      'text',
      bees(),
      ...stated,
      '--in-force',
      '2001-06-01',
      '--home',
      home,
    ])
    assert.equal(first.code, 0, first.err + first.out)
    await writeFile(folder.at('bees-2005.txt'), ACT.replace('protects bees', 'protects bees and wasps'))
    const later = await comity([
      'import',
      'text',
      folder.at('bees-2005.txt'),
      ...stated,
      '--in-force',
      '2005-01-01',
      '--home',
      home,
    ])
    assert.equal(later.code, 0, later.err + later.out)
    const on = async (day: string) =>
      (await comity(['show', `/akn/xv/act/2001-05-05/7/eng@${day}/~art_1`, '--home', home])).out
    assert.match(await on('2004-12-31'), /protects bees\.$/m)
    assert.match(await on('2005-01-01'), /protects bees and wasps\.$/m)
  })

  it('asks for the language that nothing states, and for the state', async () => {
    const home = folder.at('asked')
    const { code, out } = await comity(['import', 'text', bees(), '--jurisdiction', 'xv', '--home', home])
    assert.equal(code, 1)
    assert.match(out, /Cannot tell the language of bees\.txt: .*give it with --language/)
    const placeless = await comity(['import', 'text', bees(), '--language', 'en', '--home', home])
    assert.match(placeless.out, /states no jurisdiction\. Give one with --jurisdiction/)
  })

  it('takes practice for guidance of a body', async () => {
    const home = folder.at('practice')
    const letter = folder.at('laws', 'letter.html')
    const { code, out } = await comity([
      ...[
        'import',
        'html',
        letter,
        '--jurisdiction',
        'xv',
        '--type',
        'practice',
        '--body',
        'Inspectorate of Bees',
      ],
      ...['--date', '2020-03-01', '--number', '12/5', '--home', home],
    ])
    assert.equal(code, 0, out)
    const shown = await comity(['show', '/akn/xv/doc/practice/2020-03-01/12-5/eng', '--home', home])
    assert.match(shown.out, /A hive is a box in which bees live/)
  })

  it('refuses options that cannot be read, and those of a source that says these things itself', async () => {
    const usage = async (...args: string[]) => {
      const { code, err } = await comity(['import', ...args, '--home', folder.at('none')])
      assert.equal(code, 2)
      return err
    }
    assert.match(await usage('text', bees(), '--language', '1'), /Cannot read --language "1"/)
    assert.match(await usage('text', bees(), '--date', '2023-02-29'), /Cannot read --date "2023-02-29"/)
    assert.match(await usage('text', bees(), '--type', 'x/y'), /Cannot read --type "x\/y"/)
    assert.match(await usage('text', bees(), '--encoding', 'klingon'), /Cannot read --encoding "klingon"/)
    assert.match(
      await usage('akn', bees(), '--title', 'Act'),
      /Cannot use --title with akn: .*docx, rtf, html, text/,
    )
  })

  it('recognises a document that is named itself, and makes no act of what lies about in a folder', async () => {
    const args = ['--jurisdiction', 'xv', '--language', 'en', '--dry-run', '--home', folder.at('none')]
    assert.equal((await comity(['import', 'auto', bees(), ...args])).code, 0)
    const { code, err, out } = await comity(['import', 'auto', folder.at('laws'), ...args])
    assert.equal(code, 1)
    assert.match(out, /^0 acts/m, err)
    assert.match(out, /letter\.html: Cannot recognise the format; name the source: .*html/)
  })
})
