import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { place } from '#law/eid.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { placeAt } from '../files.ts'
import { assertRefused, readTexts, said } from '../source.fixture.ts'
import { parseXml } from '../xml-tree.ts'
import { uslm } from './index.ts'
import { outline } from './outline.ts'

function law(main: string, { preface = '', after = '', number = '7' } = {}): string {
  return `<pLaw xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="en"><meta><dc:title>Public Law 120–${number}: On apples.</dc:title><dc:type>Public Law</dc:type><docNumber>${number}</docNumber><citableAs>140 Stat. 1</citableAs><congress>120</congress></meta><preface>${preface}</preface><main>${main}<action><actionDescription>Approved March 5, 2027.</actionDescription></action></main>${after}</pLaw>`
}

function compilation(main: string, { through = '2030-01-02', meta = '' } = {}): string {
  return `<statuteCompilation xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="en"><meta><dc:title>APPLE ACT</dc:title><citableAs>Public Law 120–7, as amended</citableAs><containsShortTitle>Apple Act</containsShortTitle><dc:type>Statute Compilation</dc:type><property role="fileId">42</property>${meta}<congress>120</congress><approvedDate>2027-03-05</approvedDate></meta><preface><editionNote>[Amended through <currentThroughPublicLaw>Public Law 121–3</currentThroughPublicLaw>, Enacted <date date="${through}">January 2, 2030</date>]</editionNote></preface><main>${main}</main></statuteCompilation>`
}

const SECTION =
  '<section><num value="1">SECTION 1. </num><heading>NAME.</heading><content>This Act may be cited as the <shortTitle role="act">“Apple Act”</shortTitle>.</content></section>'

function rowsOf(main: string): ProvisionDraft[] {
  return outline(parseXml(law(main), 'a.xml')).filter(
    ({ kind }) => kind !== 'preface' && kind !== 'conclusions',
  )
}

const collect = (...paths: string[]) => readTexts(uslm, ...paths)

describe('rows of a law in USLM', () => {
  it('are sections below divisions; a number that stands in another division carries its path', () => {
    const rows = rowsOf(
      `<enactingFormula>Be it enacted,</enactingFormula><division><num value="A">DIVISION A—</num><sidenote><p>Apple Act.</p></sidenote><heading>APPLES</heading>${SECTION}<title><num value="I">TITLE I—</num><heading>PIPS</heading><section><num value="2">SEC. 2. </num><content>None.</content></section></title></division><division><num value="B">DIVISION B—</num><heading>PEARS</heading><section><num value="2">SEC. 2. </num><content>Some.</content></section><level><p>It is called so.</p></level></division>`,
    )
    assert.deepEqual(
      place(rows).map(({ draft, eId }) => [draft.depth, draft.kind, draft.num, draft.heading, eId]),
      [
        [0, 'formula', null, null, 'formula'],
        [0, 'division', 'DIVISION A—', 'APPLES', 'dvs_A'],
        [1, 'note', null, null, 'dvs_A__note'],
        [1, 'section', 'SECTION 1.', 'NAME.', 'sec_1'],
        [1, 'title', 'TITLE I—', 'PIPS', 'dvs_A__title_I'],
        [2, 'section', 'SEC. 2.', null, 'sec_2'],
        [0, 'division', 'DIVISION B—', 'PEARS', 'dvs_B'],
        [1, 'section', 'SEC. 2.', null, 'dvs_B__sec_2'],
        [1, 'text', null, null, 'dvs_B__text'],
      ],
    )
  })

  it('keep the levels of a section, words before and after them, and headings of levels', () => {
    const [row] = rowsOf(
      '<section><num value="3">SEC. 3. </num><subsection><num value="a">  (a) </num><heading><inline class="small-caps">Kinds</inline>.—</heading><chapeau>They are—</chapeau><paragraph><num value="1">(1) </num><content>red;</content></paragraph><continuation>only.</continuation></subsection></section>',
    )
    assert.equal(
      row?.content?.xml,
      '<paragraph eId="para_a"><num>(a)</num><heading>Kinds.—</heading><intro><p>They are—</p></intro><point eId="para_a__point_1"><num>(1)</num><content><p>red;</p></content></point><wrapUp><p>only.</p></wrapUp></paragraph>',
    )
  })

  it('quote provisions of other acts as quotations, whose numbers cannot be cited here', () => {
    const [row] = rowsOf(
      '<section><content>Section 9 <amendingAction>is amended</amendingAction> by adding:<quotedContent><section><num>“Sec. 10. </num><subsection><num>(a) </num><content>New.”</content></subsection></section></quotedContent>; and ends.</content></section>',
    )
    assert.equal(
      row?.content?.xml,
      '<content><p>Section 9 is amended by adding: <embeddedStructure><paragraph><num>“Sec. 10.</num><point><num>(a)</num><content><p>New.”;</p></content></point></paragraph></embeddedStructure> and ends.</p></content>',
    )
  })

  it('have notes of the margin and the foot where they are called, those of a heading with the words below it', () => {
    const [row, other] = rowsOf(
      '<section><num value="4">SEC. 4.<sidenote><p>Deadline.</p></sidenote></num><heading>TIME<ref class="footnoteRef" idref="x">1</ref></heading><content>At <sidenote><p>5 USC 1.</p></sidenote>once<ref class="footnoteRef" idref="y">2</ref>.</content><footnote id="x"><sup>1</sup><p>So in original.</p></footnote></section><section><content>More.</content><footnote id="y"><sup>2</sup><p>Again.</p></footnote></section>',
    )
    assert.deepEqual([row?.num, row?.heading], ['SEC. 4.', 'TIME'])
    assert.equal(
      row?.content?.xml,
      '<content><p><authorialNote><p>Deadline.</p></authorialNote>At <authorialNote><p>5 USC 1.</p></authorialNote>once<authorialNote><p>Again.</p></authorialNote>.<authorialNote><p>So in original.</p></authorialNote></p></content>',
    )
    assert.equal(other && said(other), 'More.')
  })

  it('leave out page numbers of the printed book, and keep lists of contents and tables as they are printed', () => {
    const [row] = rowsOf(
      '<section><content>As <page>140 STAT. 2</page>follows:<toc><heading>CONTENTS</heading><groupItem><referenceItem><designator>Sec. 1. </designator><label>Name.</label></referenceItem></groupItem></toc><table xmlns="http://www.w3.org/1999/xhtml"><thead><tr><td/></tr></thead><tbody><tr><td colspan="2">Red</td></tr></tbody></table></content></section>',
    )
    assert.equal(
      row?.content?.xml,
      '<content><p>As follows:</p><p><b>CONTENTS</b></p><p>Sec. 1. Name.</p><table><tr><td colspan="2"><p>Red</p></td></tr></table></content>',
    )
  })

  it('have appropriations as provisions by their heading, and as divisions where they hold others', () => {
    const rows = rowsOf(
      '<appropriations level="major"><heading>ARMY</heading><appropriations level="small"><heading>Boots</heading><content>$1: <proviso><i>Provided</i>, That.</proviso></content></appropriations></appropriations>',
    )
    assert.deepEqual(
      rows.map((row) => [row.depth, row.kind, row.heading, said(row)]),
      [
        [0, 'appropriations', 'ARMY', ''],
        [1, 'appropriations', 'Boots', '$1: Provided, That.'],
      ],
    )
  })

  it('have a section that editors put in brackets as that section, and recitals below their preamble', () => {
    const rows = rowsOf(
      '<preamble><recital>Whereas,</recital><resolvingClause>Resolved,</resolvingClause></preamble><editorialNote><b>[</b><section><num value="7">Sec. 7. </num><content>Repealed.</content></section><b>]</b></editorialNote>',
    )
    assert.deepEqual(
      rows.map((row) => [row.depth, row.kind, row.num, said(row)]),
      [
        [0, 'preamble', null, ''],
        [1, 'recital', null, 'Whereas,'],
        [1, 'formula', null, 'Resolved,'],
        [0, 'section', 'Sec. 7.', '[Repealed.]'],
      ],
    )
  })

  it('begin with what is printed above the law, and end with approval and history', () => {
    const rows = outline(
      parseXml(
        law(
          `<longTitle><docTitle>An Act</docTitle><officialTitle>On apples.</officialTitle><sidenote><p>[H.R. 1]</p></sidenote></longTitle>${SECTION}`,
          {
            preface: '<page>140 STAT. 1</page><dc:type>Public Law</dc:type><docNumber>120–7</docNumber>',
            after:
              '<legislativeHistory><heading>HISTORY</heading><note><heading>RECORD:</heading><p>Passed.</p></note></legislativeHistory><endMarker>○</endMarker>',
          },
        ),
        'a.xml',
      ),
    )
    assert.deepEqual(
      rows.map((row) => [row.kind, row.heading, said(row)]),
      [
        ['preface', null, '140 STAT. 1\nPublic Law 120–7\nAn Act\nOn apples.*\n* [H.R. 1]'],
        ['section', 'NAME.', 'This Act may be cited as the “Apple Act”.'],
        ['conclusions', null, 'Approved March 5, 2027.'],
        ['note', 'HISTORY', 'RECORD:\nPassed.'],
      ],
    )
  })
})

describe('files of USLM', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-uslm-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const put = async (files: Record<string, string>): Promise<void> => {
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
  }

  it('keep a law and its compilation apart; the compilation states which law it consolidates', async () => {
    await put({ 'a.xml': law(SECTION), 'c.xml': compilation(SECTION, { meta: '<docNumber>7</docNumber>' }) })
    const { acts, refused } = await collect(folder)
    assert.deepEqual(refused, [])
    assert.deepEqual(
      acts.map(({ work }) => [work.jurisdiction, work.subtype, work.date, work.number, work.title]),
      [
        ['us', 'public-law', '2027-03-05', '120-7', 'Public Law 120–7: On apples.'],
        ['us', 'statute-compilation', '2027-03-05', '120-7', 'Apple Act'],
      ],
    )
    assert.deepEqual(
      acts.map(({ work }) => work.aliases.map(({ value }) => value)),
      [
        ['/us/pl/120/7', 'Public Law 120–7', 'Public Law 120-7', 'Apple Act'],
        ['COMPS-42', 'Public Law 120–7, as amended'],
      ],
    )
    assert.deepEqual(acts[1]?.work.relations, [
      {
        kind: 'consolidates',
        target: { scheme: 'uslm', value: '/us/pl/120/7' },
        title: 'Public Law 120–7',
        provision: null,
      },
    ])
    assert.deepEqual(
      acts.map(({ expressions, snapshots: [texts] }) => [
        expressions[0]?.textState,
        texts?.[0]?.date,
        texts?.[0]?.basis,
        texts?.[0]?.ground,
      ]),
      [
        ['as-enacted', '2027-03-05', 'unknown', null],
        ['point-in-time', '2030-01-02', 'snapshot', { title: 'Public Law 121–3', id: '/us/pl/121/3' }],
      ],
    )
  })

  it('do not take the name of a division, of a section or of a quoted act for a name of the law', async () => {
    const named = (role: string) =>
      `<section><content><shortTitle role="${role}">“X Act”</shortTitle></content></section>`
    const quoted =
      '<section><content><quotedContent><p><shortTitle>“Y Act”</shortTitle></p></quotedContent></content></section>'
    await put({ 'a.xml': law(named('division') + named('section') + quoted) })
    const { acts } = await collect(folder)
    assert.deepEqual(
      acts[0]?.work.aliases.filter(({ scheme }) => scheme === 'short-title'),
      [],
    )
  })

  it('of one compilation are its points in time, and of one day only one is taken', async () => {
    await put({
      '1.xml': compilation(SECTION, { through: '2031-05-05' }),
      '2.xml': compilation(SECTION),
      '3.xml': compilation(SECTION),
    })
    const { acts, refused } = await collect(folder)
    assert.deepEqual(
      acts[0]?.snapshots[0]?.map(({ date, path: file }) => [date, path.basename(file)]),
      [
        ['2030-01-02', '3.xml'],
        ['2031-05-05', '1.xml'],
      ],
    )
    assert.deepEqual(
      refused.map(({ path: file, reason }) => [
        path.basename(file),
        /as of the same day, which stands/.test(reason),
      ]),
      [['2.xml', true]],
    )
  })

  it('are refused with path, line and what was expected where they are something else', async () => {
    const space = 'xmlns="http://schemas.gpo.gov/xml/uslm" xml:lang="en"'
    const cases: [string, RegExp, string][] = [
      [
        '\n<uscDoc/>',
        /its root is <uscDoc>; expected pLaw, bill, resolution or statuteCompilation/,
        'line 2',
      ],
      ['<pLaw xmlns="urn:x"><main/></pLaw>', /its namespace is "urn:x"/, 'line 1'],
      [`<pLaw ${space}/>`, /it has no <main>/, 'line 1'],
      [`<pLaw ${space}>\n<meta/><main/></pLaw>`, /its meta states no dc:type/, 'line 2'],
      [`<pLaw ${space}><main></pLaw>`, /expected well-formed XML/, 'line 1'],
      ['<!DOCTYPE pLaw [<!ENTITY a "b">]><pLaw/>', /declares a document type/, 'line 1'],
    ]
    for (const [content, reason, where] of cases) {
      await put({ 'x.xml': content })
      await assertRefused(uslm, path.join(folder, 'x.xml'), { reason, where })
    }
  })

  it('are claimed by namespace and root, and as a folder only where every file is USLM', async () => {
    await put({ 'a.xml': law(SECTION) })
    assert.equal(await uslm.claims(await placeAt(folder)), true)
    await put({ 'b.xml': '<pLaw xmlns="urn:x"/>' })
    assert.equal(await uslm.claims(await placeAt(folder)), false)
  })
})

describe('the corpus of the United States', { skip: withoutCorpora('us-uslm-xml') }, () => {
  it('is eleven documents, each named and dated as its file states', async () => {
    const { acts, refused } = await collect(corpus('us-uslm-xml') ?? '')
    assert.deepEqual(refused, [])
    assert.deepEqual(acts.map(({ work }) => `${work.subtype} ${work.number} ${work.date}`).sort(), [
      'private-law 112-1 2012-12-28',
      'public-law 113-44 2013-10-10',
      'public-law 113-67 2013-12-26',
      'public-law 114-254 2016-12-10',
      'public-law 115-11 2017-03-27',
      'public-law 115-18 2017-03-31',
      'senate-joint-resolution 115-1 null',
      'statute-compilation 104-4 1995-03-22',
      'statute-compilation 89-304 1965-10-30',
      'statute-compilation 91-581 1970-12-24',
      'statute-compilation 95-604 1978-11-08',
    ])
    for (const { snapshots, work } of acts)
      assert.ok(
        snapshots[0]?.[0]?.provisions.some(({ kind, content }) => kind === 'section' && content !== null),
        work.title,
      )
  })
})
