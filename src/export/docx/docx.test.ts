import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { wordsOf } from '#law/content.ts'
import { ACT, ARABIC, article, CYRILLIC, law } from '../document.fixture.ts'
import { inOrder, type LawDocument, narrowed, titleOf } from '../document.ts'
import { tagsOf, textOfXml, wordsIn } from '../reading-back.fixture.ts'
import { bookmarkNames } from './bookmarks.ts'
import { toDocx } from './docx.ts'

const PARTING = new Set(['w:p', 'w:tab', 'w:br'])

async function opened(document: LawDocument): Promise<(name: string) => string> {
  const parts = unzipSync(await toDocx(document))
  return (name) => strFromU8(parts[name] ?? new Uint8Array())
}

// The table of contents repeats headings; deleted and field text are no words of the law.
const words = (xml: string) =>
  wordsOf(
    textOfXml(
      xml,
      (name) => PARTING.has(name),
      ({ name }) => name === 'w:sdt' || name === 'w:instrText',
    ),
  )

describe('a file for word processors', () => {
  it('has every word of the act in reading order, after what it says of itself, and its notes', async () => {
    for (const document of [ACT, CYRILLIC, ARABIC, narrowed(ACT, 'art_3') ?? ACT]) {
      const part = await opened(document)
      const { front, running, notes } = wordsIn(document)
      assert.deepEqual(words(part('word/document.xml')), [...front, ...running])
      assert.deepEqual(words(part('word/footnotes.xml')), notes)
    }
  })

  it('has real headings by depth, each with the bookmark of its provision', async () => {
    const part = await opened(ACT)
    const tags = tagsOf(part('word/document.xml'))
    const styles = tags.filter(({ name }) => name === 'w:pStyle').map(({ attributes }) => attributes['w:val'])
    const count = (style: string) => styles.filter((each) => each === style).length
    assert.deepEqual([count('Title'), count('Heading1'), count('Heading2')], [1, 2, 5])
    const bookmarks = tags
      .filter(({ name }) => name === 'w:bookmarkStart')
      .map(({ attributes }) => attributes['w:name'])
    for (const { eId } of inOrder(ACT.nodes).filter((node) => titleOf(node) !== ''))
      assert.ok(bookmarks.includes(`p_${eId}`), eId)
    const ids = tags
      .filter(({ name }) => name === 'w:bookmarkStart')
      .map(({ attributes }) => attributes['w:id'])
    assert.equal(new Set(ids).size, ids.length, 'ids of bookmarks are unique')
  })

  it('names its language, and writes from right to left where the language does', async () => {
    const [arabic, english] = [await opened(ARABIC), await opened(ACT)]
    const language = (xml: string) => tagsOf(xml).find(({ name }) => name === 'w:lang')?.attributes['w:bidi']
    assert.equal(language(arabic('word/styles.xml')), 'ar')
    assert.equal(language(english('word/styles.xml')), 'en')
    assert.ok(tagsOf(arabic('word/document.xml')).some(({ name }) => name === 'w:bidi'))
    assert.ok(tagsOf(arabic('word/document.xml')).some(({ name }) => name === 'w:rtl'))
  })

  it('says in its properties what it is, and nothing of when it was made', async () => {
    const part = await opened(ACT)
    const core = part('docProps/core.xml')
    assert.match(core, /<dc:identifier>\/akn\/xv\/act\/2012-01-01\/1\/eng@2012-01-01<\/dc:identifier>/)
    assert.match(core, /<dc:title>Act on &lt;Tags&gt; &amp; "?/)
    assert.match(core, /<dcterms:created[^>]*>2026-11-23T09:00:00Z</)
    assert.doesNotMatch(core, /Un-named/)
    assert.ok(part('docProps/custom.xml').includes(ACT.fingerprint ?? '-'))
    assert.deepEqual(await toDocx(ACT), await toDocx(ACT))
  })

  it('has the page, the day and the identifier in header and footer', async () => {
    const part = await opened(ACT)
    const edges = ['header1', 'header2', 'footer1', 'footer2']
      .map((name) => part(`word/${name}.xml`))
      .join('')
    assert.match(edges, /Text as of 1 January 2012/)
    assert.match(edges, /NUMPAGES/)
    assert.ok(edges.includes(ACT.iri))
  })

  it('keeps the cells of a table in their places, and its head on every page', async () => {
    const part = await opened(ACT)
    const tags = tagsOf(part('word/document.xml'))
    assert.equal(tags.filter(({ name }) => name === 'w:tr').length, 3)
    assert.equal(tags.filter(({ name }) => name === 'w:tblHeader').length, 1)
    assert.equal(tags.find(({ name }) => name === 'w:gridSpan')?.attributes['w:val'], '2')
    assert.deepEqual(
      tags.filter(({ name }) => name === 'w:vMerge').map(({ attributes }) => attributes['w:val']),
      ['restart', 'continue'],
    )
  })

  it('holds what XML cannot: stray characters are left out, the words stay', async () => {
    const part = await opened(law([article('art_1', 'Ar\u0002ticle 1', 'be\u0002fore \ud800 after')]))
    assert.match(
      textOfXml(part('word/document.xml'), () => false),
      /before\s.*after/,
    )
  })
})

describe('bookmarkNames()', () => {
  it('gives names that Word takes, no two alike', () => {
    const names = bookmarkNames(['art_L1221-1', 'art_L1221_1', `sec_${'x'.repeat(60)}`, 'art_ß'])
    const all = [...names.values()]
    assert.equal(new Set(all.map((name) => name.toLowerCase())).size, 4)
    for (const name of all) assert.match(name, /^p_[\p{L}\p{N}_]{1,38}$/u)
  })
})
