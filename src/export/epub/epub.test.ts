import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { wordsOf } from '#law/content.ts'
import { ACT, ARABIC, article, CYRILLIC, division, law } from '../document.fixture.ts'
import { inOrder, type LawDocument, narrowed } from '../document.ts'
import { tagsOf, textOfXml, wordsIn } from '../reading-back.fixture.ts'
import { toEpub } from './epub.ts'
import { partsOf } from './parts.ts'

interface Book {
  readonly names: readonly string[]
  readonly text: (name: string) => string
  /** XHTML files in the order in which they are read. */
  readonly spine: readonly string[]
}

// As a reading system opens it: container, package, manifest, spine (EPUB 3.3 §§ 4.2, 5).
function opened(file: Uint8Array): Book {
  const parts = unzipSync(file)
  const text = (name: string) => {
    const part = parts[name]
    assert.ok(part, `${name} is in the book`)
    return strFromU8(part)
  }
  const root = tagsOf(text('META-INF/container.xml')).find(({ name }) => name === 'rootfile')
  const opf = String(root?.attributes['full-path'])
  const folder = opf.replace(/[^/]*$/, '')
  const tags = tagsOf(text(opf))
  const items = new Map(
    tags
      .filter(({ name }) => name === 'item')
      .map(({ attributes }) => [attributes.id, folder + String(attributes.href)]),
  )
  for (const name of items.values()) text(name)
  const spine = tags
    .filter(({ name }) => name === 'itemref')
    .map(({ attributes }) => {
      const name = items.get(attributes.idref)
      assert.ok(name, `${attributes.idref} is in the manifest`)
      return name
    })
  return { names: Object.keys(parts), text, spine }
}

const INLINE = new Set(['b', 'i', 'u', 'sup', 'sub', 'a', 'span', 'dfn', 'abbr', 'ins', 'del', 'em', 'time'])

function running(xml: string): string[] {
  const text = textOfXml(
    xml,
    (name) => !INLINE.has(name),
    ({ name, attributes }) => name === 'head' || ['noteref', 'notes'].includes(String(attributes.class)),
  )
  return wordsOf(text)
}

const DOCUMENTS: readonly LawDocument[] = [ACT, CYRILLIC, ARABIC, narrowed(ACT, 'art_3') ?? ACT]

describe('an e-book', () => {
  it('begins with its media type, as it is: every reader looks there first', () => {
    const file = Buffer.from(toEpub(ACT))
    assert.equal(file.readUInt32LE(0), 0x04034b50)
    assert.equal(file.readUInt16LE(8), 0, 'stored')
    assert.equal(file.readUInt16LE(28), 0, 'without an extra field')
    assert.equal(file.toString('latin1', 30, 58), 'mimetypeapplication/epub+zip')
  })

  it('has every word of the act in reading order, and well-formed pages', () => {
    for (const document of DOCUMENTS) {
      const book = opened(toEpub(document))
      const said = wordsIn(document)
      const [about, ...pages] = book.spine.map((name) => running(book.text(name)))
      const asked = new Set(about)
      for (const word of said.front) assert.ok(asked.has(word), word)
      assert.deepEqual(pages.flat(), said.running)
    }
  })

  it('has the notes that the text calls, and ways there and back', () => {
    const book = opened(toEpub(ACT))
    const page = book.spine.map(book.text).find((xml) => xml.includes('class="notes"')) ?? ''
    const { notes } = wordsIn(ACT)
    const text = wordsOf(
      textOfXml(page.slice(page.indexOf('class="notes"') - 4).replace(/<\/ol>.*/s, '</ol>'), () => true),
    )
    assert.deepEqual(text.slice(1), notes)
  })

  it('leads nowhere that is not in the book: every link and every entry of the contents finds its place', () => {
    for (const document of DOCUMENTS) {
      const book = opened(toEpub(document))
      const files = ['book/nav.xhtml', ...book.spine]
      const ids = new Map(
        files.map((name) => {
          const all = tagsOf(book.text(name)).flatMap(({ attributes }) => attributes.id ?? [])
          assert.equal(new Set(all).size, all.length, `${name} has each id once`)
          return [name, new Set(all.map(String))]
        }),
      )
      let links = 0
      for (const name of files)
        for (const { name: tag, attributes } of tagsOf(book.text(name))) {
          const href = tag === 'a' ? attributes.href : undefined
          if (href === undefined || /^https:/.test(String(href))) continue
          links += 1
          const [file, id] = String(href).split('#')
          const there = ids.get(file ? `book/${file}` : name)
          assert.ok(there && (id === undefined || there.has(decodeURIComponent(id))), `${name}: ${href}`)
        }
      assert.ok(links >= document.nodes.length)
    }
  })

  it('says what it is, in which language, which way it is read and how it can be read', () => {
    const opf = opened(toEpub(ARABIC)).text('book/package.opf')
    for (const said of [
      '<dc:identifier id="id">/akn/xv/act/2012-01-01/1/ara@2012-01-01</dc:identifier>',
      '<dc:language>ar</dc:language>',
      'page-progression-direction="rtl"',
      '<meta property="dcterms:modified">2026-11-23T09:00:00Z</meta>',
      '<meta property="schema:accessModeSufficient">textual</meta>',
      '<dc:source>Gazette of Vessen</dc:source>',
    ])
      assert.ok(opf.includes(said), said)
    assert.deepEqual(toEpub(ACT), toEpub(ACT))
  })
})

describe('the files of a book', () => {
  it('hold every provision once, long divisions by the divisions in them', () => {
    const long = (eId: string) => article(eId, eId, 'word '.repeat(10_000))
    const document = law([
      article('art_0', 'Article 0', 'first'),
      division('prt_1', 'Part 1', 'Long', [
        division('chp_1', 'Chapter 1', 'a', [long('art_1'), long('art_2')]),
        division('chp_2', 'Chapter 2', 'b', [long('art_3'), long('art_4'), long('art_5')]),
      ]),
      article('art_9', 'Article 9', 'last'),
    ])
    const parts = partsOf(document.nodes)
    const held = parts.flatMap(({ nodes, headOnly }) => (headOnly ? nodes : inOrder(nodes)))
    assert.deepEqual(
      held.map(({ eId }) => eId),
      inOrder(document.nodes).map(({ eId }) => eId),
    )
    assert.ok(parts.length >= 6)
  })
})
