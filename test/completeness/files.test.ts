/** Real law in files, read back by readers that know nothing of how they were made: not a word is lost, not a word too many. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, it } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { toAknXml } from '#export/akn.ts'
import { inOrder, type LawDocument, titleOf } from '#export/document.ts'
import { toDocx } from '#export/docx/docx.ts'
import { toEpub } from '#export/epub/epub.ts'
import { isPrintable } from '#export/pdf/fonts.ts'
import { toPdf } from '#export/pdf/pdf.ts'
import { tagsOf, textOfXml, wordsIn } from '#export/reading-back.fixture.ts'
import { documentOn } from '#jobs/files/document.ts'
import { day } from '#kit/day.ts'
import { wordsOf } from '#law/content.ts'
import { validateAkn } from '#markup/validate.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { FULL } from '../pace.ts'
import { bring, emptyHolding, expressionsIn } from './holding.ts'

/** Corpora; with COMITY_FULL=1 all of each, else only the folders named. */
const CORPORA: readonly (readonly [corpus: string, source: string, only: readonly string[]])[] = [
  ['fr-legalize-md', 'legalize', ['LEGITEXT000006071194-constitution-1958']],
  ['li-legalize-md', 'legalize', ['LGBl-1921-015-verfassung', 'LGBl-1967-006-arbeitsgesetz']],
  ['ca-justice-xml', 'justice-canada', ['P-21-privacy-act']],
  ['cn-lawrefbook-md', 'lawref', ['personal-information-protection_2021-08-20.md', 'xianfa.md']],
  ['jp-egov-html', 'egov', ['日本国憲法.html', '個人情報の保護に関する法律.html']],
  ['za-bylaws-akn2', 'akn', ['za-cpt/act/by-law/2003', 'za-eth/act/by-law/2015']],
]
const READER = spawnSync('pdftotext', ['-v']).error === undefined
/** On which a text is made whose beginning the source does not tell. */
const ANY_DAY = day('2020-01-01')
/** Acts of a corpus that are made, spread over it. */
const ACTS = FULL ? 3 : 2

describe('files of real law', () => {
  for (const [name, source, only] of CORPORA)
    it(`have the words of ${name}`, { skip: withoutCorpora(name) }, async () => {
      const root = corpus(name) ?? ''
      await using holding = await emptyHolding()
      await bring(holding, source, FULL ? [root] : only.map((file) => path.join(root, file)))
      const held = await expressionsIn(holding)
      const step = Math.max(1, Math.floor(held.length / ACTS))
      let judged = 0
      for (const [index, { work, expression }] of held.entries()) {
        if (index % step !== 0) continue
        const last = (await holding.library.versions(expression.id)).findLast(({ state }) => state === 'held')
        if (!last) continue
        await judge(await documentOn(holding, work, expression, last.from ?? ANY_DAY))
        judged += 1
      }
      assert.ok(judged > 0)
    })
})

async function judge(document: LawDocument): Promise<void> {
  const said = wordsIn(document)
  const where = document.iri
  const docx = unzipSync(await toDocx(document))
  const part = (file: string) => strFromU8(docx[file] ?? new Uint8Array())
  assert.deepEqual(
    wordsOf(wordText(part('word/document.xml'))),
    [...said.front, ...said.running],
    `${where} docx`,
  )
  assert.deepEqual(wordsOf(wordText(part('word/footnotes.xml'))), said.notes, `${where} docx notes`)
  const titled = inOrder(document.nodes).filter((node) => titleOf(node) !== '').length
  const marks = tagsOf(part('word/document.xml')).filter(({ attributes }) =>
    String(attributes['w:name']).startsWith('p_'),
  )
  assert.equal(marks.length, titled, `${where} bookmarks`)
  assert.deepEqual(bookWords(toEpub(document)), said.running, `${where} epub`)
  assert.deepEqual(validateAkn(toAknXml(document)), [], `${where} akn`)
  if (READER && isPrintable(document.language)) judgePdf(document, [...said.running, ...said.notes])
}

function wordText(xml: string): string {
  const parting = new Set(['w:p', 'w:tab', 'w:br'])
  return textOfXml(
    xml,
    (name) => parting.has(name),
    ({ name }) => name === 'w:sdt' || name === 'w:instrText',
  )
}

const INLINE = new Set(['b', 'i', 'u', 'sup', 'sub', 'a', 'span', 'dfn', 'abbr', 'ins', 'del', 'em', 'time'])

function bookWords(file: Uint8Array): string[] {
  const parts = unzipSync(file)
  const opf = tagsOf(strFromU8(parts['book/package.opf'] ?? new Uint8Array()))
  const hrefs = new Map(opf.map(({ attributes }) => [attributes.id, attributes.href]))
  const pages = opf.flatMap(({ name, attributes }) =>
    name === 'itemref' ? [hrefs.get(attributes.idref)] : [],
  )
  return pages.slice(1).flatMap((page) => {
    const xml = strFromU8(parts[`book/${page}`] ?? new Uint8Array())
    const skipped = ({ name, attributes }: { name: string; attributes: Record<string, unknown> }) =>
      name === 'head' || attributes.class === 'noteref' || attributes.class === 'notes'
    return wordsOf(textOfXml(xml, (name) => !INLINE.has(name), skipped))
  })
}

// Raised figures and words broken at a slash come apart in a PDF: what counts is every letter, in whatever pieces.
function judgePdf(document: LawDocument, words: readonly string[]): void {
  const { stdout, status } = spawnSync('pdftotext', ['-', '-'], { input: toPdf(document), maxBuffer: 1e9 })
  assert.equal(status, 0)
  const shown = lettersOf(wordsOf(String(stdout).replaceAll('\u200b', '')))
  const lost = [...lettersOf(words)].filter(([letter, count]) => (shown.get(letter) ?? 0) < count)
  assert.deepEqual(lost, [], `${document.iri} pdf`)
}

function lettersOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}
