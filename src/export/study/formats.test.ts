/** What the formats of a study promise: every word in them, nothing calculated, nothing read as mark-up, the same bytes for the same study. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { wordsOf } from '#law/content.ts'
import { typesetting } from '../pdf/typesetter.ts'
import { tagsOf, textOfXml } from '../reading-back.fixture.ts'
import { reportOf } from './compose.ts'
import { studyToCsv } from './csv.ts'
import { quotesOf, type StudyDocument } from './document.ts'
import { studyToDocx } from './docx.ts'
import { grouped } from './grid.ts'
import { studyToJsonLd } from './json-ld.ts'
import { studyToMarkdown } from './markdown.ts'
import { studyToPdf } from './pdf.ts'
import { linesOf } from './quotation.ts'
import { CHINESE_QUOTE, STUDY, said } from './study.fixture.ts'
import { studyToXlsx } from './xlsx.ts'

/** Everything that somebody wrote, and every word of law quoted. */
function writtenIn(document: StudyDocument): string[] {
  return [
    document.title.words,
    document.question.words,
    document.summary.words,
    document.mandate.words,
    ...document.states.map(({ note }) => note.words),
    ...document.rows.flatMap(({ question, guidance }) => [question.words, guidance.words]),
    ...document.cells.flatMap(({ answer, notes, sources }) => [
      answer.words,
      ...answer.others.map(({ words }) => words),
      notes.words,
      ...sources.map(({ words }) => words),
    ]),
    ...quotesOf(document).flatMap(({ quote }) => [quote.text, quote.citation, quote.hash, quote.iri]),
  ].filter((words) => words !== '')
}

const squeezed = (text: string) => wordsOf(text).join(' ')

function assertHolds(text: string, document: StudyDocument): void {
  const all = ` ${squeezed(text)} `
  for (const words of writtenIn(document))
    for (const line of words.split('\n'))
      assert.ok(all.includes(` ${squeezed(line)} `) || squeezed(line) === '', line)
}

const reader = spawnSync('pdftotext', ['-v']).error ? 'pdftotext is not on this machine' : false

describe('a report for word processors', () => {
  const words = async (document: StudyDocument) => {
    const xml = strFromU8(unzipSync(await studyToDocx(document))['word/document.xml'] ?? new Uint8Array())
    const parting = new Set(['w:p', 'w:tab', 'w:br', 'w:tc'])
    return textOfXml(
      xml,
      (name) => parting.has(name),
      ({ name }) => name === 'w:instrText',
    )
  }

  it('has every word that people wrote and that is quoted, in every language of the interface', async () => {
    for (const locale of ['en', 'fr', 'ru', 'be']) assertHolds(await words({ ...STUDY, locale }), STUDY)
  })

  it('lies on its side where states stand beside each other, and repeats the head of tables', async () => {
    const xml = strFromU8(unzipSync(await studyToDocx(STUDY))['word/document.xml'] ?? new Uint8Array())
    const tags = tagsOf(xml)
    const wide = tags.filter(
      ({ name, attributes }) => name === 'w:pgSz' && attributes['w:orient'] === 'landscape',
    )
    assert.equal(wide.length, 3)
    assert.equal(tags.filter(({ name }) => name === 'w:tblHeader').length, 3)
    assert.ok(tags.some(({ name }) => name === 'w:rtl'))
  })

  it('names in its contents every question with its page, without having fields updated', async () => {
    const xml = strFromU8(unzipSync(await studyToDocx(STUDY))['word/document.xml'] ?? new Uint8Array())
    const entries = xml.split('<w:p>').filter((each) => /<w:pStyle w:val="TOC1"\/>/.test(each))
    const told = entries.map((each) =>
      Array.from(
        each.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab)\/>/g),
        ([, text, tab]) => text ?? (tab && ' '),
      ).join(''),
    )
    for (const question of STUDY.rows.map((row) => row.question.words))
      assert.ok(
        told.some((entry) => entry.includes(question) && / \d+$/.test(entry)),
        `${question}: ${told.join(' | ')}`,
      )
    assert.doesNotMatch(xml, /w:dirty="(?:true|1)"/)
  })

  it('is the same bytes for the same study', async () => {
    assert.deepEqual(await studyToDocx(STUDY), await studyToDocx(STUDY))
  })
})

describe('a report for paper', {
  skip: typesetting() === null && 'no typesetter is published for this machine',
}, () => {
  it('is tagged PDF, the same bytes for the same study', () => {
    const file = studyToPdf(STUDY)
    assert.match(Buffer.from(file).toString('latin1'), /^%PDF-1\.7[\s\S]*\/MarkInfo/)
    assert.deepEqual(file, studyToPdf(STUDY))
  })

  it('has quotations in Chinese letters whole, and names what it has no letters for', {
    skip: reader,
  }, () => {
    const thai = { ...CHINESE_QUOTE, language: 'tha', text: 'บุคคลมีสิทธิ' } as const
    const cells = STUDY.cells.map((cell) =>
      cell.row === 'time' && cell.state === 'xc' ? { ...cell, quotes: [{ ...thai, id: 'q-thai' }] } : cell,
    )
    const input = studyToPdf({ ...STUDY, cells })
    const read = spawnSync('pdftotext', ['-raw', '-', '-'], { input, maxBuffer: 1e8 })
    const text = String(read.stdout).replace(/\s/g, '')
    assert.ok(text.includes(CHINESE_QUOTE.text.replace(/\s/g, '')))
    assert.ok(text.includes(CHINESE_QUOTE.citation.replace(/\s/g, '')), CHINESE_QUOTE.citation)
    assert.match(text, /notypefaceathandcanprint\(language:Thai\)/)
  })

  it('can be set whatever people write', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(text, text, (title, question) => {
        studyToPdf({
          ...STUDY,
          title: said(title || '-'),
          question: said(question),
          rows: STUDY.rows.slice(0, 1),
        })
      }),
      { numRuns: 15 },
    )
  })
})

describe('tables', () => {
  it('of CSV hold no field that a spreadsheet would calculate', () => {
    const field = fc.string({ maxLength: 20 })
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), field, (sign, rest) => {
        const [row, ...rows] = STUDY.rows
        if (!row) return
        const csv = studyToCsv({ ...STUDY, rows: [{ ...row, question: said(sign + rest) }, ...rows] })
        for (const line of csv.split('\r\n')) assert.doesNotMatch(line, /^"?[=+\-@\t\r]/)
      }),
    )
    assert.match(studyToCsv(STUDY), /"'=HYPERLINK\(""x""\)/)
  })

  it('of a spreadsheet are texts, frozen at their heads, with links that are links, and no formula', async () => {
    const file = await studyToXlsx(STUDY)
    assert.deepEqual(file, await studyToXlsx(STUDY))
    for (const [name, part] of Object.entries(unzipSync(file)))
      if (name.startsWith('xl/worksheets/sheet')) {
        const xml = strFromU8(part)
        assert.doesNotMatch(xml, /<f[ >]/)
        assert.match(xml, /state="frozen"/)
      }
    const { sheets } = await readXlsx(file)
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['Answers', 'Quotations'],
    )
    const [grid, quotations] = sheets
    assert.equal(grid?.rows.length, 1 + STUDY.rows.length)
    assert.ok(String(grid?.rows[1]?.[2]).startsWith('=HYPERLINK("x")'))
    assert.equal(quotations?.rows.length, 1 + quotesOf(STUDY).length)
    assertHolds(quotations?.rows.flat().join('\n') ?? '', {
      ...STUDY,
      rows: [],
      states: [],
      cells: [],
      title: said(''),
      question: said(''),
      summary: said(''),
      mandate: said(''),
    })
    for (const { quote } of quotesOf(STUDY))
      assert.ok(
        quotations?.rows.some((row) => row.includes(quote.text) && row.includes(quote.hash)),
        quote.id,
      )
  })

  it('of a spreadsheet lose nothing of a text that is longer than a field', async () => {
    const long = 'word 😀'.repeat(20_000)
    const [cell, ...cells] = STUDY.cells
    if (!cell) return
    const { sheets } = await readXlsx(
      await studyToXlsx({ ...STUDY, cells: [{ ...cell, answer: said(long) }, ...cells] }),
    )
    const text = sheets[0]?.rows.map((row) => row[1] ?? '').join('') ?? ''
    assert.ok(text.includes(long))
  })
})

describe('Markdown', () => {
  it('has every word', () => {
    const plain = studyToMarkdown(STUDY)
      .replace(/\\(?=[\p{P}\p{S}])/gu, '')
      .replaceAll('**', '')
    assertHolds(plain, STUDY)
  })

  it('reads nothing that people wrote as mark-up', () => {
    const nasty = '<script>x</script> [a](javascript:x) **b** `c` ![d](e) | f\n# g\n- h\n1. i'
    const written = studyToMarkdown({ ...STUDY, summary: said(nasty) })
    assert.doesNotMatch(written, /(?<!\\)<script|(?<!\\)\]\(javascript|^# g|^- h|^1\. i/m)
    assert.match(written, /\\<script\\>/)
  })
})

describe('JSON-LD', () => {
  it('names each thing once, and refers to nothing that is not there', () => {
    const graph: Record<string, unknown>[] = JSON.parse(studyToJsonLd(STUDY))['@graph']
    const ids = graph.map((entity) => entity['@id'])
    assert.equal(new Set(ids).size, ids.length)
    const referred = [...JSON.stringify(graph).matchAll(/\{"@id":"(#[^"]+)"\}/g)].map(([, id]) => id)
    assert.ok(referred.length > 20)
    for (const id of referred) assert.ok(ids.includes(id), String(id))
  })
})

describe('a quotation', () => {
  it('is its text, however it is marked', () => {
    const marked = fc.string({ maxLength: 40 }).chain((text) => {
      const place = fc.nat(Math.max(0, text.length))
      return fc.record({
        text: fc.constant(text),
        marks: fc.array(fc.record({ start: place, end: place }), { maxLength: 4 }),
      })
    })
    fc.assert(
      fc.property(marked, ({ text, marks }) => {
        const lines = linesOf({ text, marks: marks.filter(({ start, end }) => start < end) })
        assert.equal(lines.map((line) => line.map((part) => part.text).join('')).join('\n'), text)
      }),
    )
  })
})

describe('the grid', () => {
  it('has every state in one of its groups, in order, none wider than a page takes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (items, most) => {
          const groups = grouped(items, most)
          assert.deepEqual(groups.flat(), items)
          const sizes = groups.map(({ length }) => length)
          assert.ok(Math.max(...sizes) <= most && Math.max(...sizes) - Math.min(...sizes) <= 1)
        },
      ),
    )
  })

  it('stands upright for two states, and on its side for more', () => {
    const wide = (count: number) =>
      reportOf({ ...STUDY, states: STUDY.states.slice(0, count) }).sections.filter(({ pieces }) =>
        pieces.some((piece) => piece.kind === 'table' && piece.widths.length === count + 1),
      )[0]?.wide
    assert.deepEqual([wide(2), wide(3)], [false, true])
  })
})
