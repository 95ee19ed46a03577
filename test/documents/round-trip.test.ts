/**
 * What this library writes for word processors, browsers and editors of text, the general sources read back: the same numbers and
 * headings, and every word in its place, over the acts and days of the demo. What does not survive is listed and checked.
 */
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { inOrder, type LawDocument, type LawNode } from '#export/document.ts'
import { toDocx } from '#export/docx/docx.ts'
import { toHtml } from '#export/html.ts'
import { toTextFile } from '#export/text.ts'
import { documentOn } from '#jobs/files/document.ts'
import { plainText, wordsOf } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { readFiles } from '#sources/document/reading.fixture.ts'
import { SOURCES } from '#sources/registry.ts'
import { bring, emptyHolding, expressionsIn, type Held, type Holding } from '../completeness/holding.ts'
import { FULL } from '../pace.ts'

const DEMO = path.resolve(import.meta.dirname, '..', '..', 'demo')
const FORMATS = {
  html: { make: toHtml, ending: 'html' },
  docx: { make: toDocx, ending: 'docx' },
  text: { make: toTextFile, ending: 'txt' },
}
type Format = keyof typeof FORMATS

const NOTE = /<authorialNote[^>]*>.*?<\/authorialNote>/gs

describe('what is written and read back', () => {
  let holding: Holding
  let held: Held[]
  before(async () => {
    holding = await emptyHolding()
    await bring(holding, 'akn', [DEMO])
    held = await expressionsIn(holding)
  })
  after(() => holding[Symbol.asyncDispose]())

  async function documentOf(at: number, day: number): Promise<LawDocument | null> {
    const { work, expression } = held[at % held.length] as Held
    const versions = await holding.library.versions(expression.id)
    const days = versions.flatMap(({ from }) => from ?? [])
    const on = days[day % Math.max(days.length, 1)]
    const document = on ? await documentOn(holding, work, expression, on) : null
    return document && document.nodes.length > 0 && document.missing === 0 ? document : null
  }

  async function readBack(document: LawDocument, name: Format): Promise<readonly ProvisionDraft[]> {
    const { make, ending } = FORMATS[name]
    const source = SOURCES.find((known) => known.name === name)
    assert.ok(source)
    const stated = { language: document.language, title: document.title }
    const { snapshot, refused } = await readFiles(
      source,
      { [`act.${ending}`]: await make(document) },
      stated,
      {
        jurisdiction: document.work.jurisdiction,
      },
    )
    assert.deepEqual(refused, [])
    return snapshot?.provisions ?? []
  }

  for (const name of ['html', 'docx', 'text'] as const)
    it(`as ${name} has the same numbers and headings, and the same words in the same order`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), async (at, day) => {
          const document = await documentOf(at, day)
          if (!document) return
          const read = await readBack(document, name)
          assert.deepEqual(numbersIn(read), numbersIn(inOrder(document.nodes)), document.iri)
          const expected = wordsIn(inOrder(document.nodes).map(ofNode), name)
          // What the file says of itself stands before the law.
          assert.deepEqual(wordsIn(read.map(ofDraft), name).slice(-expected.length), expected, document.iri)
        }),
        { numRuns: FULL ? 60 : 25 },
      )
    })

  it('loses what plain documents cannot say: the nesting of a quotation, and the kind where a word has two', async () => {
    const amending = held.findIndex(
      ({ work }) => work.iri === '/akn/xv/act/1998/1' || /amending/i.test(work.title),
    )
    const document = await documentOf(amending, 0)
    assert.ok(document)
    const xml = inOrder(document.nodes)
      .map((node) => node.xml ?? '')
      .join('')
    const read = (await readBack(document, 'html')).map(({ content }) => content?.xml ?? '').join('')
    assert.match(xml, /<quotedStructure/)
    assert.doesNotMatch(read, /<quotedStructure/)
    const titled = held.findIndex(
      ({ work, expression }) => work.iri === '/akn/xv/act/1994-02-11/41' && expression.language === 'rus',
    )
    const kinds = (rows: readonly { readonly kind: string; readonly num: string | null }[]) =>
      rows.find(({ num }) => num === 'Раздел I')?.kind
    const russian = await documentOf(titled, 0)
    assert.ok(russian)
    assert.deepEqual(
      [kinds(inOrder(russian.nodes)), kinds(await readBack(russian, 'docx'))],
      ['title', 'section'],
    )
  })
})

interface Row {
  readonly num: string | null
  readonly heading: string | null
  readonly xml: string | null
}

function ofNode({ num, heading, xml }: LawNode): Row {
  return { num, heading, xml }
}

function ofDraft({ num, heading, content }: ProvisionDraft): Row {
  return { num, heading, xml: content?.xml ?? null }
}

function numbersIn(
  rows: readonly { readonly num: string | null; readonly heading: string | null }[],
): string[] {
  return rows.filter(({ num }) => num !== null).map(({ num, heading }) => `${num} | ${heading ?? ''}`)
}

// Plain text has notes behind the provision that calls them; other files have them apart, and call them where they are called.
function wordsIn(rows: readonly Row[], name: Format): string[] {
  return rows.flatMap(({ num, heading, xml }) => {
    const words = xml === null ? '' : plainText(name === 'text' ? xml : xml.replace(NOTE, ''))
    return wordsOf([num ?? '', heading ?? '', words].join('\n'))
  })
}
