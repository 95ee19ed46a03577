import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { ProvisionDraft } from '#law/provision.ts'
import { placeAt } from '../files.ts'
import { assertRefused, readTexts, said } from '../source.fixture.ts'
import { parseXml } from '../xml-tree.ts'
import { divisionNamed } from './divisions.ts'
import { documentOf } from './document.ts'
import { formex } from './index.ts'
import { outline, pictures } from './outline.ts'

const place = (language: string, { page = '1', sequence = '1', tag = 'DOCUMENT.REF', file = '' } = {}) =>
  `<${tag}${file && ` FILE="${file}"`}><COLL>L</COLL><NO.OJ>7</NO.OJ><YEAR>2020</YEAR><LG.OJ>${language}</LG.OJ><PAGE.FIRST>${page}</PAGE.FIRST><PAGE.SEQ>${sequence}</PAGE.SEQ></${tag}>`
const NUMBER = '<NO.DOC FORMAT="YN" TYPE="OJ"><NO.CURRENT>12</NO.CURRENT><YEAR>2020</YEAR></NO.DOC>'
const about = (language: string, inside = '') =>
  `<BIB.INSTANCE>${inside || place(language)}<EEA/><DATE ISO="20200110"/><LG.DOC>${language}</LG.DOC>${NUMBER}</BIB.INSTANCE>`
const TITLE =
  '<TITLE><TI><P><HT TYPE="UC">Regulation</HT> (EU) 2020/12</P><P>on apples</P><P>(Text with EEA relevance)</P></TI></TITLE>'

function act(inside: string, { language = 'EN', bib = '' } = {}): string {
  return `<ACT>${about(language, bib)}${TITLE}${inside}</ACT>`
}

const ARTICLE =
  '<ENACTING.TERMS><ARTICLE IDENTIFIER="001"><TI.ART>Article 1</TI.ART><ALINEA>Apples are fruit.</ALINEA></ARTICLE></ENACTING.TERMS>'

function descriptor(legalValue: string, more = '', parallel = 'D0001', annex = ''): string {
  return `<DOC><BIB.DOC><AUTHOR>PE</AUTHOR><AUTHOR>CS</AUTHOR>${more}</BIB.DOC><PUBLICATION.REF><COLL>L</COLL><NO.OJ>7</NO.OJ><DATE ISO="20200120">20200120</DATE></PUBLICATION.REF><FMX><DOC.MAIN.PUB SYNOPTISM="${parallel}"><LEGAL.VALUE>${legalValue}</LEGAL.VALUE></DOC.MAIN.PUB>${annex}</FMX></DOC>`
}

function consolidated(language: string, from: string, text = 'Pears too.', sequence = '1'): string {
  const change = `<GR.CORRIG><CORRIG><BIB.DATA><BIB.INSTANCE.CONS>${place(language, { page: language === 'EN' ? '9' : '10', tag: 'DOCUMENT.REF.CONS' })}<DATE ISO="20200301"/></BIB.INSTANCE.CONS><NO.CELEX>32020R0012R(01)</NO.CELEX><TITLE><TI><P>Corrigendum</P></TI></TITLE></BIB.DATA></CORRIG></GR.CORRIG>`
  return `<CONS.ACT><INFO.CONSLEG CONSLEG.REF="2020R0012" DATE.LAST.MOD="20200301" PROD.SEQ="${sequence}" START.DATE="${from}" LEG.VAL="REG"/><CONS.DOC><BIB.INSTANCE><DATE ISO="${from}"/><LG.DOC>${language}</LG.DOC></BIB.INSTANCE><FAM.COMP><BIB.DATA><BIB.INSTANCE.CONS>${place(language, { tag: 'DOCUMENT.REF.CONS' })}<EEA/>${NUMBER}</BIB.INSTANCE.CONS><NO.CELEX>32020R0012</NO.CELEX><DATE ISO="20200110"/>${TITLE}</BIB.DATA>${change}</FAM.COMP>${TITLE}<PREAMBLE><PREAMBLE.INIT/></PREAMBLE>${ARTICLE.replace('Apples are fruit.', text)}</CONS.DOC></CONS.ACT>`
}

function corrigendum(language: string, page: string): string {
  return `<CORR>${about(language, place(language, { page }))}<TITLE><TI><P>Corrigendum</P></TI></TITLE><CONTENTS.CORR><CORRECTION><DESCRIPTION>On page 1, Article 1:</DESCRIPTION><OLD.CORR><P>for:</P><QUOT.S><PARAG IDENTIFIER="001.001"><NO.PARAG><QUOT.START CODE="2018"/>1.</NO.PARAG><ALINEA>Aples.<QUOT.END CODE="2019"/>,</ALINEA></PARAG></QUOT.S></OLD.CORR><NEW.CORR><P>read:</P><QUOT.S><P>Apples.</P></QUOT.S></NEW.CORR></CORRECTION><CORRECTION><DESCRIPTION><NP><NO.P>2.</NO.P><TXT>On page 1, Article 1:</TXT></NP></DESCRIPTION><NEW.CORR><P>read: nothing</P></NEW.CORR></CORRECTION></CONTENTS.CORR></CORR>`
}

function rowsOf(inside: string): ProvisionDraft[] {
  return outline(documentOf(parseXml(act(inside), 'a.xml'), 'a.xml'), []).slice(1)
}

const collect = (...paths: string[]) => readTexts(formex, ...paths)

describe('rows of an act in Formex', () => {
  it('are title, preamble with citations and recitals, divisions, articles, and closing words', () => {
    const rows = rowsOf(
      `<PREAMBLE><PREAMBLE.INIT>THE COUNCIL,</PREAMBLE.INIT><GR.VISA><VISA>Having regard<NOTE><P>OJ.</P></NOTE>,</VISA></GR.VISA><GR.CONSID><GR.CONSID.INIT>Whereas:</GR.CONSID.INIT><CONSID><NP><NO.P>(1)</NO.P><TXT>Apples exist.</TXT><P>Really.</P></NP></CONSID></GR.CONSID><PREAMBLE.FINAL>HAS ADOPTED:</PREAMBLE.FINAL></PREAMBLE><ENACTING.TERMS><DIVISION><TITLE><TI><P>CHAPTER II</P></TI><STI><P>Fruit<NOTE><P>n</P></NOTE></P></STI></TITLE><DIVISION><TITLE><TI><P>Section 1</P></TI></TITLE><ARTICLE IDENTIFIER="012A"><TI.ART>Article 12a</TI.ART><STI.ART>Pips</STI.ART><ALINEA>None.</ALINEA></ARTICLE></DIVISION></DIVISION></ENACTING.TERMS><FINAL><P>Binding.</P><SIGNATURE><PL.DATE><P>Done.</P></PL.DATE><SIGNATORY><P>A</P></SIGNATORY></SIGNATURE></FINAL>`,
    )
    assert.deepEqual(
      rows.map(({ depth, kind, num, heading, key }) => [depth, kind, num, heading, key]),
      [
        [0, 'preamble', null, null, undefined],
        [1, 'text', null, null, undefined],
        [1, 'citation', null, null, undefined],
        [1, 'text', null, null, undefined],
        [1, 'recital', '(1)', null, 'rec_1'],
        [1, 'formula', null, null, undefined],
        [0, 'chapter', 'CHAPTER II', 'Fruit', 'chp_II'],
        [1, 'note', null, null, undefined],
        [1, 'section', 'Section 1', null, 'chp_II__sec_1'],
        [2, 'article', 'Article 12a', 'Pips', 'art_12A'],
        [0, 'conclusions', null, null, undefined],
      ],
    )
    assert.deepEqual(
      [rows[2], rows[4], rows[10]].map((row) => row && said(row)),
      ['Having regard*,\n* OJ.', 'Apples exist.\nReally.', 'Binding.\nDone.\nA'],
    )
  })

  it('keep paragraphs, points and sub-points with eIds, and the words around lists', () => {
    const [row] = rowsOf(
      '<ENACTING.TERMS><ARTICLE IDENTIFIER="002"><TI.ART>Article 2</TI.ART><PARAG IDENTIFIER="002.001"><NO.PARAG>1.</NO.PARAG><ALINEA><P>If:</P><LIST TYPE="alpha"><ITEM><NP><NO.P>(a)</NO.P><TXT>ripe;</TXT><P><LIST TYPE="DASH"><ITEM><P>red</P></ITEM></LIST></P></NP></ITEM></LIST><P>eat.</P></ALINEA></PARAG></ARTICLE></ENACTING.TERMS>',
    )
    assert.equal(
      row?.content?.xml,
      '<paragraph eId="para_1"><num>1.</num><intro><p>If:</p></intro><point eId="para_1__point_a"><num>(a)</num><intro><p>ripe;</p></intro><point><content><p>red</p></content></point></point><wrapUp><p>eat.</p></wrapUp></paragraph>',
    )
  })

  it('name points lettered in another script by the letter of their place, so that languages meet', () => {
    const item = (letter: string) => `<ITEM><NP><NO.P>${letter})</NO.P><TXT>x</TXT></NP></ITEM>`
    const [row] = rowsOf(
      `<ENACTING.TERMS><ARTICLE IDENTIFIER="003"><TI.ART>Член 3</TI.ART><ALINEA><LIST TYPE="alpha">${['а', 'б', 'в'].map(item).join('')}</LIST></ALINEA></ARTICLE></ENACTING.TERMS>`,
    )
    assert.deepEqual(
      [...(row?.content?.xml ?? '').matchAll(/eId="([^"]+)"><num>(.)/g)].map(
        ([, id, letter]) => `${id} ${letter}`,
      ),
      ['point_a а', 'point_b б', 'point_c в'],
    )
  })

  it('print what is stored as codes: quotation marks, numbers in groups of three, the mark after a term', () => {
    const [row] = rowsOf(
      '<ENACTING.TERMS><ARTICLE IDENTIFIER="004"><TI.ART>Article 4</TI.ART><ALINEA><P>Up to <FT TYPE="NUMBER">10000000</FT> EUR:</P><DLIST SEPARATOR="–"><DLIST.ITEM><PREFIX>1)</PREFIX><TERM><QUOT.START CODE="201E"/>apple<QUOT.END CODE="201C"/></TERM><DEFINITION>a fruit<NOTE><P>n</P></NOTE>;</DEFINITION></DLIST.ITEM></DLIST></ALINEA></ARTICLE></ENACTING.TERMS>',
    )
    assert.equal(
      row?.content?.xml,
      '<intro><p>Up to 10\u00a0000\u00a0000 EUR:</p></intro><paragraph eId="point_1"><num>1)</num><content><p><def>„apple“</def> – a fruit<authorialNote><p>n</p></authorialNote>;</p></content></paragraph>',
    )
  })

  it('keep tables and titled parts of annexes, and tell of pictures that the file does not hold', () => {
    const [, row] = rowsOf(
      `${ARTICLE}<ANNEX><TITLE><TI><P>ANNEX IV</P></TI><STI><P>Prices</P></STI></TITLE><CONTENTS><GR.SEQ><TITLE><TI><P>Part A</P></TI></TITLE><TBL><TITLE><TI><P>Table</P></TI></TITLE><CORPUS><ROW TYPE="HEADER"><CELL COLSPAN="2">Fruit</CELL></ROW><BLK><ROW><CELL>Apple</CELL><CELL><P>1</P></CELL></ROW></BLK></CORPUS></TBL></GR.SEQ></CONTENTS></ANNEX>`,
    )
    assert.deepEqual(
      [row?.kind, row?.num, row?.heading, row?.key],
      ['attachment', 'ANNEX IV', 'Prices', 'att_IV'],
    )
    assert.equal(
      row?.content?.xml,
      '<paragraph><heading>Part A</heading><content><table><caption>Table</caption><tr><th colspan="2"><p>Fruit</p></th></tr><tr><td><p>Apple</p></td><td><p>1</p></td></tr></table></content></paragraph>',
    )
    const picture = '<FINAL><P>Sign:<INCL.ELEMENT FILEREF="a.tif"/></P></FINAL>'
    const found = pictures(documentOf(parseXml(act(picture), 'a.xml'), 'a.xml'))
    assert.deepEqual(
      found.map(({ severity, check, where }) => [severity, check, where]),
      [['warning', 'picture', 'line 1']],
    )
  })
})

describe('names of divisions', () => {
  it('are told in the languages of the Union, with the number before or behind the word', () => {
    const lines: Record<string, string[]> = {
      'chapter IV': [
        'CHAPTER IV',
        'ГЛАВА IV',
        'ΚΕΦΑΛΑΙΟ IV',
        'IV PEATÜKK',
        'CAPÍTULO IV',
        'ROZDZIAŁ IV',
        'IV. FEJEZET',
      ],
      'section 2': ['Section 2', 'Раздел 2', 'Τμήμα 2', '2. jagu', 'Abschnitt 2', 'Sekcja 2', '2 jakso'],
      'title I': ['TITLE I', 'ДЯЛ I', 'ΤΙΤΛΟΣ I', 'HLAVA I', 'AFSNIT I', 'I OSASTO', 'TYTUŁ I'],
      'division null': ['FINAL PROVISIONS'],
    }
    for (const [told, printed] of Object.entries(lines))
      for (const line of printed) {
        const { kind, number } = divisionNamed(line)
        assert.equal(`${kind} ${number}`, told, line)
      }
  })
})

describe('files of Formex', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-formex-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const put = async (files: Record<string, string>): Promise<void> => {
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
  }

  const corrected = `<DOC.CORR><COLL>L</COLL><NO.OJ>7</NO.OJ><DATE ISO="20200120">20200120</DATE>${NUMBER}<PAGE.FIRST>1</PAGE.FIRST><PAGE.SEQ>1</PAGE.SEQ></DOC.CORR>`

  it('keep act, corrigendum and consolidated text apart, and state what they are to each other', async () => {
    await put({
      'a.xml': act(ARTICLE),
      'a.doc.xml': descriptor('REG'),
      'c-en.xml': corrigendum('EN', '9'),
      'c-en.doc.xml': descriptor('CORRIGENDUM', corrected, 'D0003'),
      'c-es.xml': corrigendum('ES', '10'),
      'c-es.doc.xml': descriptor('CORRIGENDUM', corrected, 'D0003'),
      'k.xml': consolidated('EN', '20200120'),
    })
    const { acts, refused } = await collect(folder)
    assert.deepEqual(refused, [])
    assert.deepEqual(
      acts.map(({ work }) => [work.subtype, work.date, work.number, work.title, work.force ?? null]),
      [
        ['regulation', '2020-01-10', '2020/12', 'Regulation (EU) 2020/12 on apples', 'law'],
        ['corrigendum', '2020-01-10', '2020/12', 'Corrigendum', null],
        ['consolidated-text', '2020-01-10', '2020/12', 'Regulation (EU) 2020/12 on apples', null],
      ],
    )
    assert.deepEqual(
      acts.map(({ work }) => work.aliases.map(({ value }) => value)),
      [
        [
          '32020R0012',
          'eli/reg/2020/12/oj',
          'http://data.europa.eu/eli/reg/2020/12/oj',
          'OJ L 7, 20.1.2020, p. 1',
        ],
        ['32020R0012R(01)', 'OJ L 7, 20.1.2020, p. 9'],
        [
          '02020R0012',
          '02020R0012-20200120',
          'eli/reg/2020/12/2020-01-20',
          'http://data.europa.eu/eli/reg/2020/12/2020-01-20',
        ],
      ],
    )
    assert.deepEqual(
      acts.map(({ work }) => work.relations?.map(({ kind, target }) => [kind, target?.value])),
      [
        undefined,
        [['corrects', '32020R0012']],
        [
          ['consolidates', '32020R0012'],
          ['consolidates', '32020R0012R(01)'],
        ],
      ],
    )
    assert.deepEqual(
      acts.map(({ expressions, snapshots }) => [
        expressions.map(({ language, textState }) => `${language} ${textState}`),
        snapshots.map(([one]) => `${one?.date} ${one?.basis} ${one?.published}`),
      ]),
      [
        [['eng as-enacted'], ['2020-01-20 snapshot 2020-01-20']],
        [
          ['eng as-enacted', 'spa as-enacted'],
          ['2020-01-20 snapshot 2020-01-20', '2020-01-20 snapshot 2020-01-20'],
        ],
        [['eng point-in-time'], ['2020-01-20 unknown null']],
      ],
    )
  })

  it('quote in a corrigendum what cannot be cited as a part of it, and tell its corrections apart', () => {
    const rows = outline(documentOf(parseXml(corrigendum('EN', '9'), 'c.xml'), 'c.xml'), []).slice(1)
    assert.deepEqual(
      rows.map(({ kind, num, heading, key }) => [kind, num, heading, key]),
      [
        ['correction', null, 'On page 1, Article 1:', 'corr_1-1'],
        ['correction', '2.', 'On page 1, Article 1:', 'corr_1-1.2'],
      ],
    )
    assert.equal(
      rows[0]?.content?.xml,
      '<content><p>for:</p><p><embeddedStructure><paragraph><num>‘1.</num><content><p>Aples.’,</p></content></paragraph></embeddedStructure></p><p>read:</p><p><embeddedStructure><p>Apples.</p></embeddedStructure></p></content>',
    )
  })

  it('of consolidated texts are points in time by the day they state; of two of a day the one produced last stands', async () => {
    await put({
      '1.xml': consolidated('EN', '20210101', 'New.', '003'),
      '2.xml': consolidated('EN', '20200120', 'Old.', '002'),
      '3.xml': consolidated('EN', '20200120', 'Older.', '001'),
    })
    const { acts, refused } = await collect(folder)
    assert.deepEqual(
      acts[0]?.snapshots[0]?.map(({ date, path: file }) => [date, path.basename(file)]),
      [
        ['2020-01-20', '2.xml'],
        ['2021-01-01', '1.xml'],
      ],
    )
    assert.deepEqual(
      refused.map(({ path: file, reason }) => [
        path.basename(file),
        /its language eng and its day/.test(reason),
      ]),
      [['3.xml', true]],
    )
    assert.deepEqual(acts[0]?.snapshots[0]?.[0]?.ground, { title: 'Corrigendum', id: '32020R0012R(01)' })
  })

  it('without a descriptor state no CELEX number, no subtype and no day of publication', async () => {
    await put({ 'a.xml': act(ARTICLE) })
    const { acts } = await collect(path.join(folder, 'a.xml'))
    assert.deepEqual(
      [acts[0]?.work.subtype, acts[0]?.work.aliases, acts[0]?.work.published],
      [null, [], null],
    )
    assert.deepEqual(
      acts[0]?.snapshots[0]?.map(({ date, basis }) => [date, basis]),
      [['2020-01-10', 'unknown']],
    )
  })

  it('have the annexes that the descriptor names, and refuse one that nothing names', async () => {
    const annex = (title: string) =>
      `<ANNEX>${about('EN')}<TITLE><TI><P>${title}</P></TI></TITLE><CONTENTS><P>List.</P></CONTENTS></ANNEX>`
    await put({
      'a.xml': act(ARTICLE),
      'a.doc.xml': descriptor(
        'REG',
        '',
        'D0001',
        '<DOC.SUB.PUB TYPE="ANNEX"><REF.PHYS FILE="../b.xml"/></DOC.SUB.PUB>',
      ),
      'b.xml': annex('ANNEX I'),
      'c.xml': annex('ANNEX II'),
    })
    const { acts, refused } = await collect(folder)
    assert.deepEqual(acts[0]?.snapshots[0]?.[0]?.provisions.at(-1)?.num, 'ANNEX I')
    assert.deepEqual(
      refused.map(({ path: file, reason }) => [
        path.basename(file),
        /expected beside it the act/.test(reason),
      ]),
      [['c.xml', true]],
    )
  })

  it('are refused with path, line and what was expected where they are something else', async () => {
    const cases: [string, RegExp, string | null][] = [
      ['<GENERAL/>', /its root is <GENERAL>; expected ACT, CORR, CONS.ACT or ANNEX/, 'line 1'],
      ['<ACT>\n<BIB.INSTANCE/></ACT>', /it names no language; expected BIB.INSTANCE\/LG.DOC/, 'line 2'],
      [
        '<ACT><BIB.INSTANCE><LG.DOC>klingon</LG.DOC></BIB.INSTANCE></ACT>',
        /the language "klingon"/,
        'line 1',
      ],
      ['<CONS.ACT/>', /it has no CONS.DOC/, 'line 1'],
      [
        '<CONS.ACT><CONS.DOC><BIB.INSTANCE><LG.DOC>EN</LG.DOC></BIB.INSTANCE></CONS.DOC></CONS.ACT>',
        /expected INFO.CONSLEG with a CONSLEG.REF/,
        'line 1',
      ],
      ['<ACT>\n<P></ACT>', /expected well-formed XML/, 'line 2'],
      ['<!DOCTYPE ACT [<!ENTITY a "b">]><ACT/>', /declares a document type/, 'line 1'],
    ]
    for (const [content, reason, where] of cases) {
      await put({ 'x.xml': content })
      await assertRefused(formex, path.join(folder, 'x.xml'), { reason, where })
    }
  })

  it('are claimed as a folder only where every file is Formex', async () => {
    await put({ 'a.xml': act(ARTICLE), 'a.doc.xml': descriptor('REG') })
    assert.equal(await formex.claims(await placeAt(folder)), true)
    await put({ 'z.xml': '<akomaNtoso/>' })
    assert.equal(await formex.claims(await placeAt(folder)), false)
    assert.equal(await formex.claims(await placeAt(path.join(folder, 'z.xml'))), false)
  })
})
