import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import { wordsOf } from '#law/content.ts'
import { validateAkn } from '#markup/validate.ts'
import { toAknXml } from './akn.ts'
import { ACT, ARABIC, AT, article, CYRILLIC, division, law } from './document.fixture.ts'
import { inOrder, narrowed, nodeOf } from './document.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import { toMarkdown } from './markdown.ts'
import { tagsOf, wordsIn } from './reading-back.fixture.ts'
import { FORMATS, formatOf } from './registry.ts'
import { STYLE_SHEET } from './style-sheet.ts'
import { toText, toTextFile } from './text.ts'

const SMALL = law([article('art_1', 'Article 1', 'a &lt; b'), ...ACT.nodes.slice(1, 2)])

describe('exporting an act on a day', () => {
  it('as text: every word in reading order, and a sentence where words are not known', () => {
    const text = toText(SMALL)
    assert.match(text, /^Article 1\na < b\n\nChapter I Rights & duties\n\nArticle 1\n/)
    assert.match(text, /\n\nArticle 2\n\[text unknown from the beginning to 2020-01-01\]\n\n/)
    const { running, notes } = wordsIn(SMALL)
    assert.deepEqual(wordsOf(text).toSorted(), [...running, ...notes].toSorted())
  })

  it('as a file of text: first what it is, as of when, from whom', () => {
    const file = toTextFile(ACT)
    const [head = '', body = ''] = file.split(`\n${'-'.repeat(72)}\n`)
    assert.match(
      head,
      /^Vessen · Act No\. 1 of 1 January 2012\nAct on <Tags> & "Quotes"\nText as of 1 January 2012\n/,
    )
    assert.match(head, /\nFrom whom: Gazette of Vessen; imported, unsigned\n/)
    assert.match(head, /\nThese words stand: from 1 January 2012 to 30 June 2014\n/)
    assert.ok(head.includes(ACT.fingerprint ?? '-'))
    assert.equal(body.trim(), toText(ACT).trim())
  })

  it('as JSON: a tree in which what has no words says null, and everything known of it', () => {
    const { provisions, ...head } = toJson(ACT)
    assert.deepEqual(
      [head.iri, head.title, head.language, head.at, head.source, head.signed, head.version?.to],
      [ACT.iri, ACT.title, 'eng', '2012-01-01', 'Gazette of Vessen', false, '2014-07-01'],
    )
    const [preamble, chapter] = provisions
    assert.deepEqual([preamble?.num, preamble?.text, chapter?.text], [null, 'We, the people', null])
    assert.deepEqual(
      chapter?.children.slice(0, 2).map(({ text, missing }) => [text, missing]),
      [
        ['a < b #set $x$ *not* _markup_ @here', false],
        [null, true],
      ],
    )
  })

  it('as HTML: titles escaped, ids from eIds, headings by depth, nothing from outside', () => {
    const html = toHtml(ACT)
    assert.match(html, /<title>Act on &lt;Tags&gt; &amp; "Quotes"<\/title>/)
    assert.match(html, /<section id="chp_I" class="chapter"><h2>Chapter I Rights &amp; duties<\/h2>/)
    assert.match(html, /<section id="art_1" class="article"><h3>Article 1<\/h3>/)
    assert.match(html, /<em>text unknown from the beginning to 2020-01-01<\/em>/)
    assert.match(html, /<dt>From whom<\/dt><dd>Gazette of Vessen; imported, unsigned<\/dd>/)
    assert.doesNotMatch(html, /<script|<link|\ssrc=/)
    assert.doesNotMatch(STYLE_SHEET, /url\(|@import|</)
  })

  it('as Markdown: front matter first, headings by depth, notes that no two provisions share', () => {
    const markdown = toMarkdown(ACT)
    assert.match(
      markdown,
      /^---\ntitle: "Act on <Tags> & \\"Quotes\\""\niri: \/akn\/xv\/act\/2012-01-01\/1\/eng@2012-01-01\nlanguage: eng\nat: 2012-01-01\n/,
    )
    assert.match(markdown, /\nsource: "Gazette of Vessen"\norigin: imported\nsigned: false\n/)
    assert.match(markdown, /\n## Chapter I Rights & duties\n\n### Article 1\n/)
    assert.match(markdown, /\[\^art_3-1\]: Counted from receipt\./)
  })

  it('as Akoma Ntoso: valid, of an act and of one provision, which says that it is a portion', () => {
    for (const document of [ACT, CYRILLIC, ARABIC]) assert.deepEqual(validateAkn(toAknXml(document)), [])
    for (const { eId } of inOrder(ACT.nodes)) {
      const part = narrowed(ACT, eId)
      assert.ok(part)
      const xml = toAknXml(part)
      assert.deepEqual(validateAkn(xml), [], eId)
      const tags = tagsOf(xml)
      assert.equal(tags.find(({ name }) => name === 'FRBRportion')?.attributes.from, eId)
      const own = tags.filter(({ attributes }) => attributes['comity:row'] !== undefined)
      assert.deepEqual(
        own.map(({ attributes }) => attributes.eId).toSorted(),
        inOrder(part.nodes)
          .map((each) => each.eId)
          .toSorted(),
      )
    }
    assert.ok(!toAknXml(ACT).includes('FRBRportion'))
  })

  it('speaks the language of the text around it, where the interface does', () => {
    assert.match(toTextFile(CYRILLIC), /\nТекст по состоянию на 1\sянваря\s2012\sг\.\n/)
    assert.match(toTextFile(ARABIC), /\nText as of 1 January 2012\n/)
    assert.match(toHtml(ARABIC), /<html lang="ar" dir="rtl">/)
  })

  it('never says of what editors here entered that it was imported', () => {
    const own = law([article('art_1', 'Article 1', 'words')], { origin: 'own', source: 'comity' })
    assert.match(toTextFile(own), /From whom: the editors of this library; unsigned\n/)
    assert.doesNotMatch(toTextFile(own), /imported/)
  })
})

describe('narrowed()', () => {
  it('names the provision and counts only what is in it', () => {
    const part = narrowed(ACT, 'chp_II')
    assert.equal(part?.iri, `${ACT.iri}/~chp_II`)
    assert.deepEqual([part?.part?.label, part?.missing, ACT.missing], ['Chapter II', 0, 1])
    assert.notEqual(part?.fingerprint, ACT.fingerprint)
    assert.equal(narrowed(ACT, 'art_9'), null)
    assert.match(toTextFile(part ?? ACT), /\nChapter II · Ends\n/)
  })
})

describe('the days of a provision alone', () => {
  const rows = [
    article('art_1', '1', 'a', { from: day('2001-01-01'), to: day('2020-01-01') }),
    article('art_2', '2', 'b', {
      from: day('2009-01-01'),
      basis: 'snapshot',
      ground: { title: 'Act 9', id: null },
    }),
  ]
  const whole = law([division('chp_1', 'Chapter 1', 'Both', rows)])

  it('are its own, not those of the act', () => {
    const version = narrowed(whole, 'art_1')?.version
    assert.deepEqual(
      [version?.from, version?.to, version?.basis, version?.ground],
      ['2001-01-01', '2020-01-01', 'in-force', null],
    )
  })

  it('are, of a division, those for which all of it stands; the weakest ground is told', () => {
    const version = narrowed(whole, 'chp_1')?.version
    assert.deepEqual([version?.from, version?.to, version?.basis], [AT, '2020-01-01', 'snapshot'])
    const undated = law([
      division('chp_1', 'Chapter 1', 'Both', [...rows, article('art_3', '3', 'c', { from: null })]),
    ])
    assert.equal(narrowed(undated, 'chp_1')?.version?.from, null)
  })
})

describe('nodeOf()', () => {
  it('finds a provision at any depth, with all below it', () => {
    assert.equal(nodeOf(ACT.nodes, 'art_2')?.num, 'Article 2')
    assert.equal(nodeOf(ACT.nodes, 'chp_I')?.children.length, 3)
    assert.equal(nodeOf(ACT.nodes, 'art_9'), null)
  })
})

describe('the registry of formats', () => {
  it('has an ending, a name and a media type for each, no two alike', () => {
    for (const part of ['ending', 'name', 'mediaType'] as const)
      assert.equal(new Set(FORMATS.map((format) => format[part])).size, FORMATS.length, part)
    assert.equal(formatOf('pdf')?.mediaType, 'application/pdf')
    assert.equal(formatOf('exe'), null)
  })

  it('offers a text only in formats that can show its letters', () => {
    const pdf = formatOf('pdf')
    for (const language of ['fra', 'rus', 'bel', 'ell', 'ara', 'heb', 'nep', 'srp-cyrl', 'vie', 'zho', 'jpn'])
      assert.equal(pdf?.takes(language), true, language)
    // Korean is printed where the system has a typeface for it.
    for (const language of ['tha', 'tam', 'amh', 'kat']) assert.equal(pdf?.takes(language), false, language)
    assert.equal(formatOf('docx')?.takes('zho'), true)
  })

  it('makes every format of every document, each saying what it is', async () => {
    for (const format of FORMATS)
      for (const document of [ACT, CYRILLIC, ARABIC, narrowed(ACT, 'art_3') ?? ACT]) {
        const file = await format.make(document)
        assert.ok(file.length > 200, format.ending)
        if (typeof file === 'string')
          for (const said of [document.iri, AT, ...(format.ending === 'jsonld' ? [] : ['Gazette of Vessen'])])
            assert.ok(file.includes(said), `${format.ending} says ${said}`)
      }
  })
})
