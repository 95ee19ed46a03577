/** Documents of Word: the numbers that Word only draws, words counted by another route, and what is refused. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { plainText, wordsOf } from '#law/content.ts'
import { outlineIn, readFiles, wordsRead } from '../reading.fixture.ts'
import { docx } from './index.ts'
import { numeral } from './numerals.ts'

const LAW = {
  reference: 'law',
  levels: [
    { level: 0, format: LevelFormat.UPPER_ROMAN, text: 'Chapter %1' },
    { level: 1, format: LevelFormat.DECIMAL, text: 'Article %2' },
    { level: 2, format: LevelFormat.DECIMAL, text: '%3.' },
    { level: 3, format: LevelFormat.LOWER_LETTER, text: '(%4)' },
  ],
}
const numbered = (text: string, level: number, heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, numbering: { reference: 'law', level }, ...(heading && { heading }) })
const { HEADING_1, HEADING_2, TITLE } = HeadingLevel

function bees(): Promise<Buffer> {
  const children = [
    new Paragraph({ text: 'Act on Bees', heading: TITLE }),
    new TableOfContents('Contents', { headingStyleRange: '1-2' }),
    numbered('General', 0, HEADING_1),
    numbered('Scope', 1, HEADING_2),
    new Paragraph({
      numbering: { reference: 'law', level: 2 },
      children: [
        new TextRun('This Act protects '),
        new TextRun({ text: 'bees', bold: true }),
        new FootnoteReferenceRun(1),
        new TextRun('.'),
      ],
    }),
    numbered('Bees are:', 2),
    numbered('small;', 3),
    numbered('busy.', 3),
    numbered('Terms', 1, HEADING_2),
    numbered('A hive is a box.', 2),
    new Table({
      rows: [
        ['Copy', 'Fee'],
        ['paper', '5'],
      ].map(
        (row) =>
          new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
      ),
    }),
    numbered('Ends', 0, HEADING_1),
    numbered('Entry into force', 1, HEADING_2),
    numbered('This Act enters into force at once.', 2),
  ]
  const footnotes = { 1: { children: [new Paragraph('Wild ones too.')] } }
  return Packer.toBuffer(new Document({ numbering: { config: [LAW] }, footnotes, sections: [{ children }] }))
}

/** Takes the parts of a file out, changes them, and packs them again. */
function altered(file: Uint8Array, change: (parts: Record<string, string>) => void): Uint8Array {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(file)).map(([name, part]) => [name, strFromU8(part)]),
  )
  change(parts)
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])))
}

const body = (xml: string) => async () =>
  altered(await bees(), (parts) => {
    parts['word/document.xml'] = (parts['word/document.xml'] ?? '').replace(
      /<w:body>.*<w:sectPr/s,
      `<w:body>${xml}<w:sectPr`,
    )
  })
const paragraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const listed = (text: string, list: number, level: number) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

/** A file whose numbering and styles are as given, with a body. */
async function made(numbering: string, styles: string, xml: string): Promise<Uint8Array> {
  return altered(await body(xml)(), (parts) => {
    const numberingRoot = (parts['word/numbering.xml'] ?? '').match(/^.*?<w:numbering[^>]*>/s)?.[0] ?? ''
    parts['word/numbering.xml'] = `${numberingRoot}${numbering}</w:numbering>`
    parts['word/styles.xml'] = (parts['word/styles.xml'] ?? '').replace('</w:styles>', `${styles}</w:styles>`)
  })
}

const level = (at: number, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`

async function lines(file: Uint8Array): Promise<string[]> {
  const { snapshot, refused } = await readFiles(
    docx,
    { 'a.docx': file },
    { language: 'eng', title: 'An act' },
  )
  assert.deepEqual(refused, [])
  return (snapshot?.provisions ?? []).flatMap(({ num, heading, content }) => [
    ...([num, heading].some(Boolean) ? [[num, heading].filter(Boolean).join(' ')] : []),
    ...(content === null ? [] : plainText(content.xml).split('\n')),
  ])
}

describe('a document of Word', () => {
  it('keeps the numbers that Word draws and does not write, of chapters, articles, paragraphs and points', async () => {
    const { snapshot, acts } = await readFiles(docx, { 'bees.docx': await bees() }, { language: 'eng' })
    assert.equal(acts[0]?.work.title, 'Act on Bees')
    assert.deepEqual(outlineIn(snapshot?.provisions ?? []), [
      '0|Chapter I|General',
      '1|Article 1|Scope',
      '1|Article 2|Terms',
      '0|Chapter II|Ends',
      '1|Article 1|Entry into force',
    ])
    const scope = snapshot?.provisions.find(({ num }) => num === 'Article 1')?.content?.xml ?? ''
    assert.equal(
      plainText(scope),
      '1. This Act protects bees*.\n2. Bees are:\n(a) small;\n(b) busy.\n* Wild ones too.',
    )
    assert.match(scope, /<point eId="para_2__point_b">/)
    assert.match(scope, /<b>bees<\/b><authorialNote><p>Wild ones too\.<\/p><\/authorialNote>/)
  })

  it('has the words that its XML has, counted by another route, and the numbers beside them', async () => {
    const file = await bees()
    const { snapshot } = await readFiles(docx, { 'bees.docx': file }, { language: 'eng' })
    const parts = unzipSync(file)
    const printed = ['word/document.xml', 'word/footnotes.xml'].flatMap((name) =>
      wordsIn(strFromU8(parts[name] ?? new Uint8Array())),
    )
    const drawn = 'Chapter I Article 1 1 2 a b Article 2 1 Chapter II Article 1 1'.split(' ')
    assert.deepEqual(wordsRead(snapshot?.provisions ?? []).toSorted(), [...printed, ...drawn].toSorted())
  })

  it('begins a level anew behind each of those above, or never where it says so, and at the number it states', async () => {
    const pattern = `<w:abstractNum w:abstractNumId="7">${level(0, 'Part %1')}${level(1, '%1.%2.')}${level(2, '%3)', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>
      <w:num w:numId="70"><w:abstractNumId w:val="7"/></w:num>
      <w:num w:numId="71"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`
    const text = [
      listed('one', 70, 0),
      listed('two', 70, 1),
      listed('three', 70, 2),
      listed('four', 70, 1),
      listed('five', 70, 0),
      listed('six', 70, 1),
      listed('seven', 70, 2),
      listed('eight', 71, 1),
      listed('nine', 70, 1),
    ].join('')
    assert.deepEqual(await lines(await made(pattern, '', text)), [
      'Part 1 one',
      '1.1. two',
      '1) three',
      '1.2. four',
      'Part 2 five',
      '2.1. six',
      '2) seven',
      '2.5. eight',
      '2.6. nine',
    ])
  })

  it('takes numbers from styles and what they are based on, and none where a paragraph says none', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="8">${level(0, 'Article %1', '<w:pStyle w:val="Art"/>')}${level(1, '(%2)', '<w:pStyle w:val="Para"/>')}</w:abstractNum><w:num w:numId="80"><w:abstractNumId w:val="8"/></w:num>`
    const styles = `<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Art"/><w:pPr><w:numPr><w:numId w:val="80"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:basedOn w:val="Art"/></w:style>`
    const styled = (text: string, style: string, more = '') =>
      paragraph(text, `<w:pStyle w:val="${style}"/>${more}`)
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    const text = `${styled('Scope', 'Art')}${styled('one.', 'Para')}${styled('aside.', 'Para', none)}${styled('two.', 'Para')}${styled('Terms', 'Art')}${styled('one.', 'Para')}`
    assert.deepEqual(await lines(await made(numbering, styles, text)), [
      'Article 1 Scope',
      '(1) one.',
      'aside.',
      '(2) two.',
      'Article 2 Terms',
      '(1) one.',
    ])
  })

  it('reads moved and inserted text and formulas, leaves out what was struck, and says so', async () => {
    const run = (text: string, name = 'w:t') => `<w:r><${name} xml:space="preserve">${text}</${name}></w:r>`
    const text = `${paragraph('Article 1. Scope')}<w:p>${run('The law ')}<w:del w:id="1">${run('never ', 'w:delText')}</w:del><w:ins w:id="2">${run('always ')}</w:ins><w:moveFrom w:id="3">${run('gone ')}</w:moveFrom><w:moveTo w:id="4">${run('holds ')}</w:moveTo><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath><w:bdo w:val="rtl">${run(' here.')}</w:bdo></w:p>`
    const { snapshot } = await readFiles(
      docx,
      { 'a.docx': await body(text)() },
      { language: 'eng', title: 'An act' },
    )
    assert.deepEqual(
      wordsRead(snapshot?.provisions ?? []).join(' '),
      'Article 1 Scope The law always holds a b here',
    )
    assert.deepEqual(
      snapshot?.findings.map(({ check }) => check),
      ['tracked-changes', 'formula-flattened'],
    )
  })

  it('leaves out a table of contents, which repeats headings, and says so', async () => {
    const entry = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Article 1. Scope 3</w:t></w:r></w:p>'
    const styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    const file = await made('', styles, `${entry}${paragraph('Article 1. Scope')}${paragraph('It holds.')}`)
    const { snapshot } = await readFiles(docx, { 'a.docx': file }, { language: 'eng', title: 'An act' })
    assert.deepEqual(outlineIn(snapshot?.provisions ?? []), ['0|Article 1|Scope'])
    assert.match(snapshot?.findings[0]?.message ?? '', /table of contents/)
  })

  it('says its language in its properties; the language of spelling is no statement', async () => {
    const spelled = altered(await bees(), (parts) => {
      parts['word/styles.xml'] = (parts['word/styles.xml'] ?? '').replace(
        /<w:docDefaults>.*?<\/w:docDefaults>|<w:docDefaults\/>/s,
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault></w:docDefaults>',
      )
    })
    const { refused } = await readFiles(docx, { 'a.docx': spelled })
    assert.match(refused[0] ?? '', /does not state it \(its spelling is checked as ru.*--language ru/)
    const stated = altered(await bees(), (parts) => {
      parts['docProps/core.xml'] = (parts['docProps/core.xml'] ?? '').replace(
        '</cp:coreProperties>',
        '<dc:language>be</dc:language></cp:coreProperties>',
      )
    })
    const { acts } = await readFiles(docx, { 'a.docx': stated })
    assert.equal(acts[0]?.expressions[0]?.language, 'bel')
  })
})

describe('a document of Word that is refused', () => {
  const refusal = async (file: Uint8Array, name = 'a.docx') =>
    (await readFiles(docx, { [name]: file }, { language: 'eng', title: 'An act' })).refused.join('\n')

  it('holds macros, is encrypted, or of the old format', async () => {
    const macros = altered(await bees(), (parts) => {
      parts['word/vbaProject.bin'] = 'x'
    })
    assert.match(await refusal(macros, 'a.docm'), /holds macros/)
    const enabled = altered(await bees(), (parts) => {
      parts['[Content_Types].xml'] = (parts['[Content_Types].xml'] ?? '').replace(
        'document.main',
        'macroEnabled.main',
      )
    })
    assert.match(await refusal(enabled), /holds macros/)
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    assert.match(await refusal(compound), /old format of Word \(\.doc\)/)
    assert.match(
      await refusal(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])),
      /encrypted with a password/,
    )
  })

  it('is a bomb, leads out of itself, is damaged or cut short', async () => {
    const bomb = altered(await bees(), (parts) => {
      parts['word/bomb.xml'] = ' '.repeat(40 * 2 ** 20)
    })
    assert.match(await refusal(bomb), /made to fill the memory/)
    const leading = altered(await bees(), (parts) => {
      parts['../../evil.xml'] = '<a/>'
    })
    assert.match(await refusal(leading), /leads out of it/)
    const file = await bees()
    assert.match(await refusal(file.subarray(0, file.length - 40)), /damaged or cut short/)
    const flipped = Buffer.from(zipSync(unzipSync(file), { level: 0 }))
    const at = flipped.indexOf('This Act protects')
    flipped[at + 1] = (flipped[at + 1] as number) ^ 1
    assert.match(await refusal(flipped), /check sum of word\/document\.xml is wrong/)
    assert.match(await refusal(Buffer.from('Act')), /is no archive/)
  })

  it('numbers its paragraphs in words, which nobody but Word can know', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="9">${level(0, 'Article %1').replace('"decimal"', '"ordinalText"')}</w:abstractNum><w:num w:numId="90"><w:abstractNumId w:val="9"/></w:num>`
    assert.match(await refusal(await made(numbering, '', listed('Scope', 90, 0))), /format "ordinalText"/)
  })
})

describe('numerals of Word', () => {
  it('count as states do', () => {
    const all = (format: string, values: readonly number[]) => values.map((value) => numeral(value, format))
    assert.deepEqual(all('lowerLetter', [1, 26, 27, 53]), ['a', 'z', 'aa', 'aaa'])
    assert.deepEqual(all('russianLower', [1, 7, 10, 29, 30]), ['а', 'ж', 'к', 'я', 'аа'])
    assert.deepEqual(all('upperRoman', [4, 9, 49, 1999]), ['IV', 'IX', 'XLIX', 'MCMXCIX'])
    assert.deepEqual(all('chineseCountingThousand', [1, 10, 11, 20, 21, 105, 110, 115]), [
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '一百零五',
      '一百一十',
      '一百一十五',
    ])
    assert.deepEqual(all('japaneseCounting', [10, 105, 1200]), ['十', '百五', '千二百'])
    assert.deepEqual(all('hebrew1', [1, 15, 16, 21]), ['א', 'טו', 'טז', 'כא'])
    assert.deepEqual(all('ordinalText', [1]), [null])
  })
})

// What a reader of the file that knows nothing of law sees: text of runs, paragraphs apart.
function wordsIn(xml: string): string[] {
  const parser = new SaxesParser()
  let text = ''
  let reading = false
  let contents = 0
  parser.on('opentag', ({ name }) => {
    if (name === 'w:sdt') contents++
    reading = name === 'w:t' && contents === 0
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:sdt') contents--
    if (name === 'w:p') text += '\n'
    reading = false
  })
  parser.on('text', (words) => {
    if (reading) text += words
  })
  parser.write(xml).close()
  return wordsOf(text)
}
