import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { ProvisionDraft } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { placeAt } from '../files.ts'
import { readTexts, said } from '../source.fixture.ts'
import { parseGii } from './document.ts'
import { giiNorm } from './index.ts'
import { outline } from './outline.ts'

const DOCTYPE = "<!DOCTYPE dokumente\n  SYSTEM 'http://www.gesetze-im-internet.de/dtd/1.01/gii-norm.dtd'>"

function file(norms: string, { built = '20240131120000', about = '', notes = '' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${DOCTYPE}\n<dokumente builddate="${built}" doknr="BJNR000010999"><norm doknr="BJNR000010999"><metadaten><jurabk>ProbeG 1999</jurabk><amtabk>ProbeG</amtabk><ausfertigung-datum manuell="ja">1999-05-23</ausfertigung-datum><fundstelle typ="amtlich"><periodikum>BGBl I</periodikum><zitstelle>1999, 1</zitstelle></fundstelle><langue>Gesetz über Proben</langue>${about}</metadaten><textdaten>${notes}</textdaten></norm>${norms}</dokumente>`
}

function norm(about: string, content = '', after = ''): string {
  return `<norm doknr="BJNR000010999BJNE000100000"><metadaten><jurabk>ProbeG 1999</jurabk>${about}</metadaten><textdaten><text format="XML"><Content>${content}</Content></text>${after}</textdaten></norm>`
}

function section(number: string, content: string, title = '', after = ''): string {
  return norm(
    `<enbez>§ ${number}</enbez>${title && `<titel format="parat">${title}</titel>`}`,
    content,
    after,
  )
}

function division(code: string, name: string, title: string, more = ''): string {
  return `<gliederungseinheit><gliederungskennzahl>${code}</gliederungskennzahl><gliederungsbez>${name}</gliederungsbez><gliederungstitel>${title}</gliederungstitel></gliederungseinheit>${more}`
}

function rowsOf(norms: string): ProvisionDraft[] {
  return outline(parseGii(file(norms), 'probe.xml')).provisions.filter(
    ({ kind }, index) => index > 1 || (kind !== 'preface' && kind !== 'note'),
  )
}

const collect = (...paths: string[]) => readTexts(giiNorm, ...paths)

describe('norms of gesetze-im-internet.de', () => {
  it('are sections with paragraphs, numbers and letters as parts that can be cited', () => {
    const [row] = rowsOf(
      section(
        '1',
        '<P>(1) Proben sind <DL Type="arabic"><DT>1.</DT><DD><LA>kleine <DL Type="alpha"><DT>a)</DT><DD><LA>rote,</LA></DD></DL></LA></DD><DT>2.</DT><DD><LA>große</LA></DD></DL> Dinge.</P><P>(2a) Sonst keine.</P>',
        'Begriff',
      ),
    )
    assert.ok(row?.content)
    assert.deepEqual([row.kind, row.num, row.heading, row.depth], ['section', '§ 1', 'Begriff', 0])
    assert.deepEqual(
      [...row.content.xml.matchAll(/eId="([^"]+)"/g)].map(([, id]) => id),
      ['para_1', 'para_1__point_1', 'para_1__point_1__point_a', 'para_1__point_2', 'para_2a'],
    )
    assert.equal(said(row), '(1) Proben sind\n1. kleine\na) rote,\n2. große\nDinge.\n(2a) Sonst keine.')
  })

  it('without paragraphs have their numbers as points, which no paragraph is taken for', () => {
    const [row] = rowsOf(
      section(
        '2',
        '<P>Verboten sind <DL><DT>1.</DT><DD><LA>Lärm</LA></DD><DT>-</DT><DD><LA>Rauch</LA></DD></DL></P>',
      ),
    )
    assert.match(row?.content?.xml ?? '', /<paragraph eId="point_1"><num>1\.<\/num>/)
    assert.match(row?.content?.xml ?? '', /<paragraph><num>-<\/num>/)
  })

  it('hang below divisions by their code numbers; one that each norm repeats opens once', () => {
    const rows = rowsOf(
      [
        norm(division('010', 'Buch 1', 'Allgemeines')),
        norm(division('010010', 'Abschnitt 1', 'Personen<BR/>und Sachen')),
        section('1', '<P>Eins.</P>'),
        norm(division('020', 'Buch 2', 'Besonderes')),
        norm(division('020000000000232', 'Art 232', 'Übergang')),
        norm(division('020000000000232', 'Art 232', 'Übergang', '<enbez>§ 1</enbez>'), '<P>Noch eins.</P>'),
        norm(division('020000000000233', 'Art 233', 'Schluss', '<enbez>§ 1</enbez>'), '<P>Wieder eins.</P>'),
      ].join(''),
    )
    assert.deepEqual(
      rows.map(({ depth, kind, num, heading }) => [depth, kind, num, heading]),
      [
        [0, 'book', 'Buch 1', 'Allgemeines'],
        [1, 'division', 'Abschnitt 1', 'Personen und Sachen'],
        [2, 'section', '§ 1', null],
        [0, 'book', 'Buch 2', 'Besonderes'],
        [1, 'article', 'Art 232', 'Übergang'],
        [2, 'section', '§ 1', null],
        [1, 'article', 'Art 233', 'Schluss'],
        [2, 'section', '§ 1', null],
      ],
    )
  })

  it('named otherwise are what they are called; an annex belongs to the act, not to its last division', () => {
    const rows = rowsOf(
      [
        norm('<enbez>Eingangsformel</enbez>', '<P>Der Bundestag hat beschlossen:</P>'),
        norm('<enbez>Inhaltsübersicht</enbez>', '<TOC><P>§ 1 Begriff</P></TOC>'),
        norm(division('010', '-', 'Platzhalter')),
        norm('<enbez>Art 1</enbez>', '<P>Text.</P>'),
        norm('<enbez>Schlussformel</enbez>', '<P>Der Bundesrat hat zugestimmt.</P>'),
        norm('<enbez>Anlage 2 (zu § 1)</enbez><titel>Tafel</titel>', '<P>Rot</P>'),
      ].join(''),
    )
    assert.deepEqual(
      rows.map(({ depth, kind, num, heading, key }) => [depth, kind, num, heading, key]),
      [
        [0, 'formula', null, 'Eingangsformel', undefined],
        [0, 'text', null, 'Inhaltsübersicht', undefined],
        [0, 'division', null, 'Platzhalter', undefined],
        [1, 'article', 'Art 1', null, undefined],
        [0, 'conclusions', null, 'Schlussformel', undefined],
        [0, 'attachment', 'Anlage 2 (zu § 1)', 'Tafel', 'att_2'],
      ],
    )
  })

  it('that are gone keep the word for it as all that is left of them', () => {
    const [row] = rowsOf(section('3', '', '(weggefallen)'))
    assert.deepEqual([row?.heading, row && said(row)], [null, '(weggefallen)'])
  })

  it('keep tables with their spans, emphasis, raised numbers and quotation marks', () => {
    const [row] = rowsOf(
      section(
        '4',
        '<P>Im <B>Gebiet</B> <QuoteL/>A<QuoteR/> gilt<SUP>2</SUP>:<table><tgroup cols="2"><colspec colname="a"/><colspec colname="b"/><thead><row><entry namest="a" nameend="b">Maß</entry></row></thead><tbody><row><entry morerows="1">in<BR/>m</entry><entry><DL><DT>1.</DT><DD><LA>ein</LA></DD></DL></entry></row><row><entry/></row></tbody></tgroup></table></P>',
      ),
    )
    assert.equal(
      row?.content?.xml,
      '<content><p>Im <b>Gebiet</b> „A“ gilt<sup>2</sup>:</p><table><tr><th colspan="2"><p>Maß</p></th></tr><tr><td rowspan="2"><p>in<br/>m</p></td><td><p>1. ein</p></td></tr><tr><td><p></p></td></tr></table></content>',
    )
  })

  it('have footnotes where they are called, one that nothing calls after the text, and notes of editors as remarks', () => {
    const [row] = rowsOf(
      section(
        '5',
        '<P>Text<FnR ID="f1"/> weiter.<FnArea><FnR ID="f1"/></FnArea></P><Footnotes><Footnote ID="f1" FnZ="1">Erklärt.</Footnote><Footnote ID="f2" FnZ="*">Verwaist.</Footnote></Footnotes>',
        'Titel<FnR ID="f1"/>',
        '<fussnoten><Content><P>(+++ Hinweis +++)</P></Content></fussnoten>',
      ),
    )
    assert.equal(row?.heading, 'Titel')
    assert.equal(
      row?.content?.xml,
      '<content><p>Text<authorialNote><p>Erklärt.</p></authorialNote> weiter.</p><p><authorialNote><p>Verwaist.</p></authorialNote></p><p><remark status="editorial">(+++ Hinweis +++)</remark></p></content>',
    )
  })

  it('with pictures are told of: the file does not hold them', () => {
    const { findings } = outline(parseGii(file(section('6', '<P><IMG SRC="a.jpg"/></P>')), 'probe.xml'))
    assert.deepEqual(
      findings.map(({ severity, check, where }) => [severity, check, where]),
      [['warning', 'picture', 'line 4']],
    )
  })
})

describe('files of gesetze-im-internet.de', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-gii-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const put = async (name: string, content: string | Uint8Array): Promise<string> => {
    const location = path.join(folder, name)
    await writeFile(location, content)
    return location
  }

  it('state day, abbreviations and last change of the act, and were seen on their build date', async () => {
    const about =
      '<standangabe><standtyp>Stand</standtyp><standkommentar>Zuletzt geändert durch Art. 1 G v. 1.1.2020 I 1</standkommentar></standangabe>'
    const { acts } = await collect(await put('a.xml', file(section('1', '<P>Text.</P>'), { about })))
    const [act] = acts
    assert.ok(act)
    const { jurisdiction, type, date, title, aliases } = act.work
    assert.deepEqual([jurisdiction, type, date, title], ['de', 'act', '1999-05-23', 'Gesetz über Proben'])
    assert.deepEqual(aliases, [
      { scheme: 'juris', value: 'BJNR000010999' },
      { scheme: 'abbreviation', value: 'ProbeG' },
      { scheme: 'abbreviation', value: 'ProbeG 1999' },
    ])
    const [snapshot] = act.snapshots[0] ?? []
    assert.deepEqual([snapshot?.date, snapshot?.basis, snapshot?.published], ['2024-01-31', 'snapshot', null])
    assert.deepEqual(snapshot?.ground, { title: 'Art. 1 G v. 1.1.2020 I 1', id: null })
    assert.equal(act.expressions[0]?.textState, 'current')
  })

  it('of one act built on several days are its points in time; of two of a day the later stands', async () => {
    await put('1.xml', file(section('1', '<P>Neu.</P>'), { built: '20240201000000' }))
    await put('2.xml', file(section('1', '<P>Alt.</P>'), { built: '20230201000000' }))
    await put('3.xml', file(section('1', '<P>Neuer.</P>'), { built: '20240201100000' }))
    const { acts, refused } = await collect(folder)
    assert.deepEqual([acts.length, refused], [1, []])
    assert.deepEqual(
      acts[0]?.snapshots[0]?.map((one) => [
        one.date,
        path.basename(one.path),
        one.findings.map((f) => f.check),
      ]),
      [
        ['2023-02-01', '2.xml', []],
        ['2024-02-01', '3.xml', ['same-date']],
      ],
    )
    assert.equal(acts[0]?.expressions[0]?.textState, 'point-in-time')
  })

  it('are read out of the zip that the site packs, and claimed by what lies in it', async () => {
    const inside = { 'BJNR000010999.xml': strToU8(file(section('1', '<P>Text.</P>'))), 'a.jpg': strToU8('x') }
    const zip = await put('xml.zip', zipSync(inside))
    assert.equal(await giiNorm.claims(await placeAt(zip)), true)
    assert.equal(await giiNorm.claims(await placeAt(folder)), true)
    const { acts } = await collect(zip)
    assert.equal(acts[0]?.work.title, 'Gesetz über Proben')
  })

  it('are refused with path, line and what was expected where they are something else', async () => {
    const cases: [string, string | Uint8Array, RegExp, string | null][] = [
      ['root.xml', '<?xml version="1.0"?>\n<laws/>', /its root is <laws>; expected <dokumente>/, 'line 2'],
      ['none.xml', `${DOCTYPE}<dokumente/>`, /no <norm> with <metadaten>/, 'line 2'],
      ['name.xml', '<dokumente><norm><metadaten/></norm></dokumente>', /no document number/, 'line 1'],
      ['cut.xml', file(section('1', '<P>Text.')).slice(0, -60), /expected well-formed XML/, 'line 4'],
      [
        'entity.xml',
        '<!DOCTYPE dokumente SYSTEM "x.dtd" [<!ENTITY a "b">]>\n<dokumente/>',
        /declares a document type/,
        'line 1',
      ],
      [
        'two.zip',
        zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b/>') }),
        /it holds 2 of the XML files/,
        null,
      ],
      ['out.zip', zipSync({ '../a.xml': strToU8('<a/>') }), /it holds none of the XML files/, null],
      ['damaged.zip', strToU8('PK\u0003\u0004 no zip'), /damaged or cut short/, null],
      ['latin.xml', Buffer.from('<dokumente>\xe4</dokumente>', 'latin1'), /expected UTF-8/, 'byte 12'],
    ]
    for (const [name, content, reason, where] of cases) {
      const location = await put(name, content)
      const { acts, refused } = await collect(location)
      assert.deepEqual(acts, [], name)
      assert.equal(refused[0]?.path.startsWith(location), true, name)
      assert.match(refused[0]?.reason ?? '', reason, name)
      assert.equal(refused[0]?.where ?? null, where, name)
    }
  })

  it('that are not there are refused by their path', async () => {
    const { refused } = await collect(path.join(folder, 'absent.xml'))
    assert.match(refused[0]?.reason ?? '', /nothing is there/)
  })

  it('claims no XML of another format', async () => {
    assert.equal(await giiNorm.claims(await placeAt(await put('x.xml', '<akomaNtoso/>'))), false)
    assert.equal(
      await giiNorm.claims(await placeAt(await put('y.zip', zipSync({ 'a.txt': strToU8('x') })))),
      false,
    )
  })
})

describe('the ordinance of the corpus', { skip: withoutCorpora('de-gii-xml') }, () => {
  it('has its 34 sections in five divisions, and a table that spans', async () => {
    const { acts, refused } = await collect(corpus('de-gii-xml') ?? '')
    assert.deepEqual([acts.length, refused], [1, []])
    const rows = acts[0]?.snapshots[0]?.[0]?.provisions ?? []
    assert.equal(rows.filter(({ kind }) => kind === 'division').length, 5)
    assert.equal(rows.filter(({ kind }) => kind === 'section').length, 34)
    assert.ok(rows.find(({ num }) => num === '§ 17')?.content?.xml.includes('<table>'))
    assert.ok(
      acts[0]?.work.aliases.some(({ scheme, value }) => scheme === 'abbreviation' && value === 'BauNVO'),
    )
  })
})
