import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { translator } from '#i18n/messages.ts'
import { day } from '#kit/day.ts'
import { toComparisonDocx } from './docx.ts'
import type { ComparisonFile, FileCell, FileText } from './file.ts'
import { toComparisonHtml } from './html.ts'

const AT = day('2026-11-30')

function text(n: number, language: string): FileText {
  const iri = `/akn/xv/act/2000-01-0${n}/1/${language}@2026-11-30/~art_1`
  const title = `An Act with a name so long that nobody would read it twice at the head of a column, No. ${n}`
  return { title, lines: ['Valen', 'Article 1'], language, iri, at: AT, provisions: 1, alone: 0, leftOut: 0 }
}

function cell(language: string, words: string, marked: string): FileCell {
  const start = words.indexOf(marked)
  return {
    label: 'Article 1',
    heading: null,
    iri: '/akn/xv/act/2000-01-01/1/eng@2026-11-30/~art_1',
    language,
    xml: `<content><p>${words}</p></content>`,
    marks: [{ start, end: start + marked.length }],
    confidence: 0.9,
  }
}

const CELLS: readonly FileCell[] = [
  cell('eng', 'Every keeper erases personal data at once.', 'personal data'),
  cell('rus', 'Оператор удаляет персональные данные сразу.', 'персональные данные'),
  cell('ara', 'يحذف المسؤول البيانات الشخصية فورا.', 'البيانات الشخصية'),
]

function comparison(texts: number, table = false): ComparisonFile {
  const cells = CELLS.slice(0, texts)
  return {
    t: translator('en'),
    table,
    level: 'provision',
    texts: cells.map(({ language }, at) => text(at + 1, language)),
    rows: [
      {
        cells: cells.map((each) => [each]),
        shared: [
          { kind: 'concept', words: ['erasure', 'keeper', 'data', 'person', 'time'] },
          { kind: 'term', words: ['erase · удалять'] },
        ],
        confidence: 0.9,
      },
      { cells: cells.map((each, at) => (at === 0 ? [each] : [])), shared: [], confidence: null },
    ],
    madeOn: AT,
  }
}

async function documentOf(file: ComparisonFile): Promise<string> {
  return strFromU8(unzipSync(await toComparisonDocx(file))['word/document.xml'] ?? new Uint8Array())
}

const plain = (xml: string) => xml.replace(/<[^>]+>/g, '')

describe('a comparison for word processors', () => {
  it('stands upright for two texts and lies on its side for more', async () => {
    assert.match(await documentOf(comparison(2)), /<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/)
    assert.match(await documentOf(comparison(3)), /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/)
  })

  it('repeats its head on every sheet, with titles shortened there and whole before', async () => {
    const xml = await documentOf(comparison(3))
    assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 1)
    const head = plain(/<w:tblHeader\/>[\s\S]*?<\/w:tr>/.exec(xml)?.[0] ?? '')
    assert.match(head, /1\. Valen · English/)
    assert.doesNotMatch(head, /head of a column/)
    assert.match(plain(xml), /at the head of a column, No\. 3 · Article 1/)
  })

  it('says the language of the words of each text, and their direction', async () => {
    const xml = await documentOf(comparison(3))
    const run = (words: string) => xml.split('<w:r>').find((each) => each.includes(words)) ?? ''
    assert.match(run('Оператор удаляет'), /<w:lang w:val="ru"/)
    assert.match(run('يحذف المسؤول'), /<w:rtl\/>[\s\S]*<w:lang w:val="ar"|<w:lang w:val="ar"[\s\S]*<w:rtl\/>/)
  })

  it('underlines what the texts share, so that it is told without colour, and says what that means', async () => {
    const xml = await documentOf(comparison(2))
    const marked = xml.split('<w:r>').filter((run) => run.includes('<w:u w:val="dotted"'))
    assert.deepEqual(
      marked.map((run) => plain(run.slice(0, run.indexOf('</w:r>')))),
      ['abc', 'personal data', 'персональные данные', 'personal data'],
    )
    assert.match(plain(xml), /abc a subject that another text tells too/)
  })

  it('has every word, and what is lacking said', async () => {
    const words = plain(await documentOf(comparison(3)))
    for (const { xml } of CELLS) assert.ok(words.includes(plain(xml ?? '')), xml ?? '')
    assert.match(words, /Nothing found that corresponds/)
    assert.match(words, /Shared subjects: erasure; keeper; data; person; time/)
  })

  it('names in a correspondence table the first of what is shared, and no words of the law', async () => {
    const words = plain(await documentOf(comparison(2, true)))
    assert.match(words, /erasure; keeper; data; person(?!; time)/)
    assert.doesNotMatch(words, /erases/)
    assert.doesNotMatch(words, /another text tells/)
  })
})

describe('a comparison as a page', () => {
  it('marks what the texts share by its element, and leaves every word of the law', () => {
    const html = toComparisonHtml(comparison(3))
    assert.match(html, /erases <mark>personal data<\/mark> at once/)
    assert.match(html, /<div lang="ar" dir="rtl">[\s\S]*<mark>البيانات الشخصية<\/mark>/)
    for (const { xml } of CELLS) assert.ok(plain(html).includes(plain(xml ?? '')))
  })

  it('prints upright for two texts and on its side for more, dated and numbered', () => {
    assert.match(toComparisonHtml(comparison(2)), /@page \{ size: A4 portrait/)
    const wide = toComparisonHtml(comparison(3))
    assert.match(
      wide,
      /@page \{ size: A4 landscape; @bottom-left \{ content: "Provisions side by side · Made on 30 November 2026"/,
    )
    assert.match(wide, /counter\(page\)/)
  })

  it('lets no title end its style sheet or become mark-up', () => {
    const file = comparison(2)
    const [first, ...rest] = file.texts
    assert.ok(first)
    const html = toComparisonHtml({
      ...file,
      texts: [{ ...first, title: '</style><script>x</script>' }, ...rest],
    })
    assert.doesNotMatch(html, /<script/)
    assert.equal(html.match(/<\/style>/g)?.length, 1)
  })
})
