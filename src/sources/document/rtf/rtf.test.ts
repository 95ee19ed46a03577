/** Rich Text Format: code pages, characters beyond them, groups, lists, tables, notes; and what is refused. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainText } from '#law/content.ts'
import { outlineIn, readFiles, wordsRead } from '../reading.fixture.ts'
import { rtf } from './index.ts'

async function read(source: string, language = 'eng') {
  return readFiles(rtf, { 'a.rtf': Buffer.from(source, 'latin1') }, { language, title: 'An act' })
}
async function words(source: string): Promise<string> {
  const { snapshot, refused } = await read(source)
  assert.deepEqual(refused, [])
  return wordsRead(snapshot?.provisions ?? []).join(' ')
}
async function refusal(source: string): Promise<string> {
  return (await read(source)).refused.join('\n')
}

describe('a document in Rich Text Format', () => {
  const PAGES: readonly (readonly [page: string, bytes: string, words: string])[] = [
    ['\\ansicpg1251', "\\'cf\\'f7\\'e5\\'eb\\'fb", 'Пчелы'],
    ['\\ansicpg1252', "Bi\\'e8ne \\'e9lev\\'e9e", 'Bième élevée'.replace('Bième', 'Biène')],
    ['\\ansicpg1257', "Mesilast\\'f5ug \\'e0\\'fe", 'Mesilastõug ąž'],
    ['\\ansicpg932', "\\'96\\'49\\'82\\'cc\\'96\\'40", '蜂の法'],
    ['\\ansicpg936', "\\'b7\\'e4\\'b7\\'a8", '蜂法'],
    ['\\ansicpg1256', "\\'c7\\'e1\\'e4\\'cd\\'e1", 'النحل'],
  ]
  for (const [page, bytes, expected] of PAGES)
    it(`has its words in ${page.slice(1)}: ${expected}`, async () => {
      assert.equal(await words(`{\\rtf1\\ansi${page}\\pard ${bytes}\\par}`), expected)
    })

  it('reads bytes in the character set of their font, and returns to the page of the document behind it', async () => {
    const fonts = '{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Times;}}'
    assert.equal(
      await words(`{\\rtf1\\ansi\\ansicpg1252${fonts}\\pard caf\\'e9 {\\f1\\'e4\\'ee\\'ec} th\\'e9\\par}`),
      'café дом thé',
    )
  })

  it('reads characters beyond its page once, and passes over what stands in their place', async () => {
    assert.equal(
      await words("{\\rtf1\\ansi\\uc1\\pard \\u1087?\\u1095\\'3f\\u1077 ?\\u1083?\\u1072?\\par}"),
      'пчела',
    )
    assert.equal(
      await words('{\\rtf1\\ansi\\pard\\uc2 \\u1087ab\\u1095cd{\\uc0\\u1077}\\u1083ef\\par}'),
      'пчел',
    )
    assert.equal(await words('{\\rtf1\\ansi\\uc1\\pard \\u-10178?\\u-8853?x\\u-4087?\\par}'), 'x'.padStart(1))
  })

  it('keeps printed numbers of lists, raised numbers, emphasis, tables and notes where they stand', async () => {
    const source = `{\\rtf1\\ansi\\pard Article 1{\\super 1}. Scope\\par
{\\listtext\\pard\\plain (1)\\tab}\\pard\\ls1 It is {\\b bold}{\\footnote\\pard\\chftn  A note.};\\par
{\\listtext\\pard\\plain (2)\\tab}\\pard\\ls1 it holds.\\par
\\trowd\\cellx1000\\cellx2000\\pard\\intbl Copy\\cell Fee\\cell\\row\\trowd\\pard\\intbl paper\\par small\\cell 5\\cell\\row
\\pard Article 2. Terms\\par Words.\\par}`
    const { snapshot } = await read(source)
    assert.deepEqual(outlineIn(snapshot?.provisions ?? []), ['0|Article 1¹|Scope', '0|Article 2|Terms'])
    const xml = snapshot?.provisions[0]?.content?.xml ?? ''
    assert.equal(plainText(xml), '(1) It is bold*;\n(2) it holds.\nCopy\tFee\npaper\nsmall\t5\n* A note.')
    assert.match(xml, /<b>bold<\/b><authorialNote><p>A note\.<\/p><\/authorialNote>/)
  })

  it('passes over what is no text, and tells of pictures and objects', async () => {
    const source = `{\\rtf1\\ansi{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\author Somebody}}{\\*\\generator Msftedit;}{\\header Page head\\par}
\\pard Article 1. Scope\\par It {\\field{\\*\\fldinst HYPERLINK "http://example.org"}{\\fldrslt really}} holds{\\v hidden}.{\\pict\\wmetafile8 0102ff}{\\object\\objemb{\\*\\objdata 00}{\\result{\\pict 00}}}{\\deleted gone}\\bin3 }{}\\par}`
    const { snapshot } = await read(source)
    assert.equal(wordsRead(snapshot?.provisions ?? []).join(' '), 'Article 1 Scope It really holds')
    assert.deepEqual(
      snapshot?.findings.map(({ message }) => message),
      ['2 pictures were left out', '1 embedded objects were left out'],
    )
  })

  it('is refused where it is cut short, is none, or holds bytes that mean nothing', async () => {
    assert.match(await refusal('{\\rtf1\\ansi\\pard Article 1'), /ends inside a group: it is cut short/)
    assert.match(await refusal('Article 1'), /expected Rich Text Format/)
    assert.match(await refusal('{\\rtf1\\ansi\\pard }}'), /a group ends that never began/)
    assert.match(
      await refusal("{\\rtf1\\ansi\\ansicpg932\\pard \\'96\\par}"),
      /bytes that mean nothing in its code page 932/,
    )
    assert.match(await refusal(`{\\rtf1 ${'{'.repeat(2000)}`), /groups stand more than 1000 deep/)
  })

  it('is refused where it numbers a paragraph and does not print the number: that number is what is cited', async () => {
    assert.match(await refusal('{\\rtf1\\ansi\\pard\\ls1 Scope\\par}'), /does not print the numbers/)
  })

  it('names the language of spelling only as a hint', async () => {
    const { refused } = await readFiles(rtf, { 'a.rtf': '{\\rtf1\\ansi\\deflang1059\\pard Act\\par}' })
    assert.match(refused[0] ?? '', /spelling is checked as be.*--language be/)
  })
})
