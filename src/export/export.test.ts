import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import { type LawDocument, type LawNode, nodeOf } from './document.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import { toMarkdown } from './markdown.ts'
import { toText } from './text.ts'

const AT = day('2012-01-01')

function node(eId: string, num: string | null, words: string | null, more: Partial<LawNode> = {}): LawNode {
  const xml = words === null ? null : `<content><p>${words}</p></content>`
  return {
    eId,
    kind: 'article',
    num,
    heading: null,
    from: AT,
    to: null,
    basis: 'in-force',
    missing: false,
    xml,
    children: [],
    ...more,
  }
}

const ACT: LawDocument = {
  iri: '/akn/xv/act/1/eng@2012-01-01',
  title: 'Act on <Tags> & "Quotes"',
  language: 'eng',
  at: AT,
  nodes: [
    node('preamble', null, 'We, the people', { kind: 'preamble' }),
    node('chp_I', 'Chapter I', null, {
      kind: 'chapter',
      heading: 'Rights & duties',
      children: [
        node('art_1', 'Article 1', 'a &lt; b'),
        node('art_2', 'Article 2', null, { missing: true, from: null, to: day('2020-01-01') }),
      ],
    }),
  ],
}

describe('exporting an act on a day', () => {
  it('as text: every word in reading order, and a sentence where words are not known', () => {
    assert.equal(
      toText(ACT),
      'We, the people\n\nChapter I Rights & duties\n\nArticle 1\na < b\n\nArticle 2\n[text unknown from the beginning to 2020-01-01]\n',
    )
  })

  it('as JSON: a tree in which what has no words says null', () => {
    const { provisions, ...head } = toJson(ACT)
    assert.deepEqual(head, { iri: ACT.iri, title: ACT.title, language: 'eng', at: '2012-01-01' })
    const [preamble, chapter] = provisions
    assert.deepEqual([preamble?.num, preamble?.text, chapter?.text], [null, 'We, the people', null])
    assert.deepEqual(
      chapter?.children.map(({ text, missing }) => [text, missing]),
      [
        ['a < b', false],
        [null, true],
      ],
    )
  })

  it('as HTML: titles escaped, ids from eIds, headings by depth', () => {
    const html = toHtml(ACT)
    assert.match(html, /<title>Act on &lt;Tags&gt; &amp; "Quotes"<\/title>/)
    assert.match(html, /<section id="chp_I" class="chapter"><h2>Chapter I Rights &amp; duties<\/h2>/)
    assert.match(html, /<section id="art_1" class="article"><h3>Article 1<\/h3>/)
    assert.match(html, /<em>text unknown from the beginning to 2020-01-01<\/em>/)
  })

  it('as Markdown: front matter first, headings by depth', () => {
    const markdown = toMarkdown(ACT)
    assert.match(
      markdown,
      /^---\ntitle: "Act on <Tags> & \\"Quotes\\""\niri: \/akn\/xv\/act\/1\/eng@2012-01-01\n/,
    )
    assert.match(markdown, /\n## Chapter I Rights & duties\n\n### Article 1\n/)
  })
})

describe('nodeOf()', () => {
  it('finds a provision at any depth, with all below it', () => {
    assert.equal(nodeOf(ACT.nodes, 'art_2')?.num, 'Article 2')
    assert.equal(nodeOf(ACT.nodes, 'chp_I')?.children.length, 2)
    assert.equal(nodeOf(ACT.nodes, 'art_9'), null)
  })
})
