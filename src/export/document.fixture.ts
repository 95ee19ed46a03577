/** Documents of invented acts for the tests of formats: parts, lists, tables, notes, other scripts, wordings not held. */
import { type Day, day } from '#kit/day.ts'
import { type LawDocument, type LawNode, totals } from './document.ts'

export const AT: Day = day('2012-01-01')

let rows = 0

/** Returns a provision with canonical mark-up for its words; a division where `xml` is null. */
export function node(
  eId: string,
  num: string | null,
  xml: string | null,
  more: Partial<LawNode> = {},
): LawNode {
  rows += 1
  return {
    provisionId: rows,
    wId: eId,
    eId,
    parentId: null,
    sort: `a${String(rows).padStart(6, '0')}`,
    kind: 'article',
    num,
    heading: null,
    from: AT,
    to: null,
    basis: 'in-force',
    missing: false,
    concurrent: false,
    ground: null,
    textId: xml === null ? null : rows,
    xml,
    children: [],
    ...more,
  }
}

/** Returns a provision of one paragraph. */
export function article(eId: string, num: string, words: string, more: Partial<LawNode> = {}): LawNode {
  return node(eId, num, `<content><p>${words}</p></content>`, more)
}

/** Returns a division over provisions, which take it for their parent. */
export function division(eId: string, num: string, heading: string, children: readonly LawNode[]): LawNode {
  const parent = node(eId, num, null, { kind: 'chapter', heading })
  return { ...parent, children: children.map((child) => ({ ...child, parentId: parent.provisionId })) }
}

/** Returns the document of an invented act. */
export function law(nodes: readonly LawNode[], more: Partial<LawDocument> = {}): LawDocument {
  const language = more.language ?? 'eng'
  return {
    iri: `/akn/xv/act/2012-01-01/1/${language}@2012-01-01`,
    title: 'Act on <Tags> & "Quotes"',
    language,
    at: AT,
    nodes,
    work: {
      iri: '/akn/xv/act/2012-01-01/1',
      jurisdiction: 'xv',
      type: 'act',
      subtype: null,
      date: '2012-01-01',
      number: '1',
      title: 'Act on <Tags> & "Quotes"',
      published: day('2011-12-20'),
      topics: [],
    },
    jurisdictionName: 'Vessen',
    aliases: ['XV-2012-1'],
    textState: 'point-in-time',
    version: {
      from: AT,
      to: day('2014-07-01'),
      basis: 'in-force',
      published: null,
      ground: { title: 'Act No. 7', id: 'XV-7' },
      state: 'held',
      reason: null,
    },
    source: 'Gazette of Vessen',
    origin: 'imported',
    signed: false,
    recordedAt: '2026-11-23T09:00:00.000Z',
    completeFrom: null,
    part: null,
    ...totals(nodes),
    ...more,
  }
}

/** Every kind of mark-up that a provision may hold. */
export const RICH = [
  '<intro><p>The <b>keeper</b> of a <i>register</i> &amp; of m<sup>2</sup>, H<sub>2</sub>O:</p></intro>',
  '<paragraph eId="para_1"><num>(1)</num><intro><p>answers within ten days<authorialNote><p>Counted from receipt.</p><p>Holidays <b>included</b>.</p></authorialNote>:</p></intro>',
  '<point eId="para_1__point_a"><num>a)</num><content><p>in writing; or</p></content></point>',
  '<point eId="para_1__point_b"><num>b)</num><content><p>aloud,<br/>where asked.</p></content></point>',
  '<wrapUp><p>Silence counts as refusal.</p></wrapUp></paragraph>',
  '<paragraph eId="para_2"><num>(2)</num><heading>Fees</heading><content><p>Fees are these:</p>',
  '<table><caption>Fees in crowns</caption><tr><th colspan="2"><p>Copy</p></th><th><p>Fee</p></th></tr>',
  '<tr><td rowspan="2"><p>paper</p></td><td><p>small</p></td><td><p>5</p></td></tr><tr><td><p>large</p></td><td><p>9</p></td></tr></table>',
  '<p>See <ref href="https://example.org/fees?a=1&amp;b=2">the list</ref> and <ref href="#art_1">article 1</ref>.</p></content></paragraph>',
  '<paragraph><content><p>It reads: <mod>replaced by <quotedStructure startQuote="“" endQuote="”"><paragraph><num>§ 9</num><content><p>quoted words</p></content></paragraph></quotedStructure></mod>.</p></content></paragraph>',
  '<paragraph><content><ul><li><p>first bullet</p></li><li><p>second bullet</p></li></ul></content></paragraph>',
  '<wrapUp><p>Words after all parts.</p></wrapUp>',
].join('')

/** An act with everything in it. */
export const ACT = law([
  node('preamble', null, '<content><p>We, the people</p></content>', { kind: 'preamble' }),
  division('chp_I', 'Chapter I', 'Rights & duties', [
    article('art_1', 'Article 1', 'a &lt; b #set $x$ *not* _markup_ @here'),
    node('art_2', 'Article 2', null, { missing: true, from: null, to: day('2020-01-01') }),
    node('art_3', 'Article 3', RICH, { heading: 'Keepers' }),
  ]),
  division('chp_II', 'Chapter II', 'Ends', [
    article('art_4', 'Article 4', 'Ω ύστερον', { heading: null }),
    article('art_5', 'Article 5', 'Пусть слова останутся словами.'),
  ]),
])

export const CYRILLIC = law(
  [
    division('chp_1', 'Глава 1', 'Общие положения', [
      article('art_1', 'Статья 1', 'Каждый имеет право на доступ к реестру; отказ — мотивированный.'),
      article('art_2', 'Статья 2', 'Бясплатна, ў тым ліку для дзяцей; ґанок, їжак.'),
    ]),
  ],
  { language: 'rus', title: 'Закон о реестрах' },
)

export const ARABIC = law([article('art_1', 'المادة 1', 'لكل شخص الحق في الاطلاع على السجل رقم 25 (أ).')], {
  language: 'ara',
  title: 'قانون السجلات',
})
