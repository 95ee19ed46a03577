import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { plainText } from '#law/content.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { placeAt } from '../files.ts'
import { readTexts } from '../source.fixture.ts'
import { parseXml } from '../xml-tree.ts'
import { justiceCanada } from './index.ts'
import { outline } from './outline.ts'

function statute(body: string, { lang = 'en', pit = '2024-02-01', number = 'X-1', after = '' } = {}): string {
  const at = pit && ` lims:pit-date="${pit}"`
  return `<?xml version="1.0" encoding="utf-8"?><Statute${at} xml:lang="${lang}" xmlns:lims="http://justice.gc.ca/lims"><Identification><LongTitle>An Act respecting tests</LongTitle><ShortTitle>Test Act</ShortTitle><Chapter><ConsolidatedNumber>${number}</ConsolidatedNumber></Chapter></Identification><Body>${body}</Body>${after}</Statute>`
}

const SECTION = '<Section><Label>1</Label><Text>First.</Text></Section>'

function rowsOf(
  body: string,
  options: Parameters<typeof statute>[1] = {},
  at: string | null = '2024-02-01',
): ProvisionDraft[] {
  return outline(parseXml(statute(body, options), 'test.xml'), at as ProvisionDraft['since'] & string).slice(
    1,
  )
}

const collect = (...paths: string[]) => readTexts(justiceCanada, ...paths)

describe('rows of a statute', () => {
  it('hang sections below the nearest heading, whose label names its kind in both languages', () => {
    const rows = rowsOf(
      `<Heading level="1"><Label>PART I</Label><TitleText>General</TitleText></Heading><Heading level="3"><TitleText>Purpose</TitleText></Heading>${SECTION}<Heading level="2"><Label>DIVISION I</Label></Heading>${SECTION}`,
    )
    assert.deepEqual(
      rows.map(({ depth, kind, num, heading }) => [depth, kind, num, heading]),
      [
        [0, 'part', 'PART I', 'General'],
        [2, 'division', null, 'Purpose'],
        [3, 'section', '1', null],
        [1, 'division', 'DIVISION I', null],
        [2, 'section', '1', null],
      ],
    )
    assert.deepEqual(
      rowsOf('<Heading level="2"><Label>SECTION I</Label></Heading>', { lang: 'fr' })[0]?.kind,
      'division',
    )
  })

  it('give subsections, paragraphs and what continues them in order, with eIds', () => {
    const [row] = rowsOf(
      '<Section><MarginalNote>Duty</MarginalNote><Label>5</Label><Subsection><MarginalNote>Rule</MarginalNote><Label>(1)</Label><Text>Everyone shall</Text><Paragraph><Label>(a)</Label><Text>read; and</Text></Paragraph><Paragraph><Label>(b)</Label><Text>write,</Text></Paragraph><ContinuedSectionSubsection><Text>daily.</Text></ContinuedSectionSubsection></Subsection><HistoricalNote><HistoricalNoteSubItem>2001, c. 1</HistoricalNoteSubItem></HistoricalNote></Section>',
    )
    assert.equal(row!.heading, 'Duty')
    assert.match(row!.content!.xml, /eId="para_1__point_b"/)
    assert.equal(
      plainText(row!.content!.xml),
      '(1) Rule\nEveryone shall\n(a) read; and\n(b) write,\ndaily.\n2001, c. 1',
    )
    assert.match(row!.content!.xml, /<remark status="editorial">2001, c\. 1<\/remark>/)
  })

  it('name a definition by its English term in both languages', () => {
    const english = rowsOf(
      '<Section><Label>2</Label><Text>In this Act,</Text><Definition><Text><DefinedTermEn>alternative format</DefinedTermEn> means x; (<DefinedTermFr>support</DefinedTermFr>)</Text></Definition></Section>',
    )
    const french = rowsOf(
      '<Section><Label>2</Label><Definition><Text><DefinedTermFr>support</DefinedTermFr> X. (<DefinedTermEn>alternative format</DefinedTermEn>)</Text></Definition></Section>',
      { lang: 'fr' },
    )
    for (const [row] of [english, french])
      assert.match(row!.content!.xml, /<paragraph eId="def_alternative-format">/)
    assert.match(english[0]!.content!.xml, /<def>alternative format<\/def> means x; \(<i>support<\/i>\)/)
  })

  it('take the latest day of effect inside a section that is not after the consolidation', () => {
    const section =
      '<Section lims:inforce-start-date="2003-01-01"><Label>1</Label><Subsection lims:inforce-start-date="2015-06-18"><Label>(1)</Label><Text lims:inforce-start-date="2030-01-01">Later.</Text></Subsection></Section>'
    assert.equal(rowsOf(section)[0]!.since, '2015-06-18')
    assert.equal(rowsOf(section, {}, null)[0]!.since, '2030-01-01')
    assert.equal(rowsOf(SECTION)[0]!.since, null)
  })

  it('keep a footnote once: at its call in the text, else where it stands; its mark is dropped', () => {
    const [called] = rowsOf(
      '<Section><Label>1</Label><Text>Word<FootnoteRef idref="f">1</FootnoteRef> more.</Text><Footnote id="f"><Label>1</Label><Text>The note.</Text></Footnote></Section>',
    )
    assert.equal(
      called!.content!.xml,
      '<content><p>Word<authorialNote><p>The note.</p></authorialNote> more.</p></content>',
    )
    const [inLabel] = rowsOf(
      '<Section><Label><FootnoteRef idref="f">*</FootnoteRef>7</Label><Text>Words.</Text><Footnote id="f"><Label>*</Label><Text>The note.</Text></Footnote></Section>',
    )
    assert.equal(inLabel!.num, '7')
    assert.equal(
      inLabel!.content!.xml,
      '<content><p>Words.<authorialNote><p>The note.</p></authorialNote></p></content>',
    )
  })

  it('give tables with spans', () => {
    const [row] = rowsOf(
      '<Section><Label>1</Label><TableGroup><table><title>Rates</title><tgroup cols="2"><colspec colname="a"/><colspec colname="b"/><thead><row><entry namest="a" nameend="b">Both</entry></row></thead><tbody><row><entry morerows="1">x</entry><entry>y</entry></row></tbody></tgroup></table></TableGroup></Section>',
    )
    assert.match(
      row!.content!.xml,
      /<table><caption>Rates<\/caption><tr><th colspan="2"><p>Both<\/p><\/th><\/tr><tr><td rowspan="2"><p>x<\/p><\/td><td><p>y<\/p><\/td><\/tr><\/table>/,
    )
  })

  it('escape what would be mark-up', () => {
    assert.equal(
      rowsOf('<Section><Label>1</Label><Text>a &lt;script&gt; &amp; b</Text></Section>')[0]!.content!.xml,
      '<content><p>a &lt;script&gt; &amp; b</p></content>',
    )
  })

  it('give clauses of a schedule rows of their own, and put provisions of other acts into notes', () => {
    const after =
      '<Schedule><ScheduleFormHeading><Label>SCHEDULE 1</Label><OriginatingRef>(Section 5)</OriginatingRef><TitleText>Principles</TitleText></ScheduleFormHeading><DocumentInternal><GroupHeading format-ref="group1-part"><TitleText>4.1 Accountability</TitleText></GroupHeading><Provision><Text>Be responsible.</Text></Provision><Provision><Text><Emphasis style="bold">4.1.1</Emphasis></Text><Provision><Text>Designate.</Text></Provision></Provision></DocumentInternal><HistoricalNote>2000, c. 5</HistoricalNote></Schedule>' +
      '<Schedule id="NifProvs"><ScheduleFormHeading><TitleText>AMENDMENTS NOT IN FORCE</TitleText></ScheduleFormHeading><BillPiece><RelatedOrNotInForce><Heading level="5"><TitleText>— 2017, c. 20, s. 350</TitleText></Heading><Section><Label>350</Label><Text>The Act is amended.</Text></Section></RelatedOrNotInForce></BillPiece></Schedule>'
    const rows = rowsOf(SECTION, { after }).slice(1)
    assert.deepEqual(
      rows.map(({ depth, kind, num, heading, key, content }) => [
        depth,
        kind,
        num,
        heading,
        key,
        content && plainText(content.xml),
      ]),
      [
        [0, 'attachment', 'SCHEDULE 1', 'Principles', 'att_1', null],
        [1, 'intro', null, null, undefined, '(Section 5)'],
        [1, 'clause', '4.1', 'Accountability', undefined, null],
        [2, 'intro', null, null, undefined, 'Be responsible.'],
        [2, 'clause', '4.1.1', null, undefined, 'Designate.'],
        [1, 'note', null, null, undefined, '2000, c. 5'],
        [0, 'attachment', null, 'AMENDMENTS NOT IN FORCE', 'att_not-in-force', null],
        [1, 'note', null, '— 2017, c. 20, s. 350', undefined, '350 The Act is amended.'],
      ],
    )
  })
})

describe('reading acts of Canada', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-ca-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const write = async (name: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
    return path.join(folder, name)
  }

  it('brings the languages of an act together from several paths, and dates versions by their consolidation', async () => {
    await write('eng/2024-02-17.xml', statute(SECTION))
    await write('eng/2023-01-10.xml', statute(SECTION, { pit: '2022-12-18' }))
    await write('fra/2024-02-17.xml', statute(SECTION, { lang: 'fr' }))
    const { acts, refused } = await collect(path.join(folder, 'fra'), path.join(folder, 'eng'))
    assert.deepEqual(refused, [])
    assert.equal(acts.length, 1)
    assert.deepEqual(acts[0]!.work.aliases, [{ scheme: 'register', value: 'X-1' }])
    assert.equal(acts[0]!.work.jurisdiction, 'ca')
    assert.deepEqual(
      acts[0]!.expressions.map(({ language }) => language),
      ['eng', 'fra'],
    )
    assert.deepEqual(
      acts[0]!.snapshots[0]!.map(({ date, published, basis }) => [date, published, basis]),
      [
        ['2022-12-18', '2023-01-10', 'in-force'],
        ['2024-02-01', '2024-02-17', 'in-force'],
      ],
    )
  })

  it('lets the later of two files of one day stand, and says so', async () => {
    await write('eng/2024-02-17.xml', statute(SECTION))
    await write('eng/2024-07-31.xml', statute(SECTION.replace('First', 'Corrected')))
    const [versions] = (await collect(folder)).acts[0]!.snapshots
    assert.equal(versions!.length, 1)
    assert.match(versions![0]!.provisions.at(-1)!.content!.xml, /Corrected/)
    assert.deepEqual(
      versions![0]!.findings.map(({ severity, check }) => [severity, check]),
      [['warning', 'same-date']],
    )
  })

  it('takes the day of the file, as seen, where no consolidation is stated', async () => {
    await write('eng/2024-02-17.xml', statute(SECTION, { pit: '' }))
    const [versions] = (await collect(folder)).acts[0]!.snapshots
    assert.deepEqual([versions![0]!.date, versions![0]!.basis], ['2024-02-17', 'snapshot'])
  })

  it('quarantines a version that cannot be read and goes on with the others', async () => {
    await write('eng/2023-01-10.xml', statute(SECTION, { pit: '2022-12-18' }).slice(0, -30))
    await write('eng/2024-02-17.xml', statute(SECTION))
    await write('eng/2022-03-17.xml', statute(SECTION, { pit: '2022-03-01', number: 'Y-2' }))
    const [versions] = (await collect(path.join(folder, 'eng', '2024-02-17.xml'), folder)).acts[0]!.snapshots
    assert.deepEqual(
      versions!.map(({ date, findings }) => [
        date,
        ...findings.map(({ severity, where }) => `${severity} ${where}`),
      ]),
      [['2022-03-01', 'quarantine null'], ['2022-12-18', 'quarantine line 1'], ['2024-02-01']],
    )
    assert.match(versions![0]!.findings[0]!.message, /holds Y-2 in eng; expected X-1 in eng/)
    assert.match(versions![1]!.findings[0]!.message, /expected well-formed XML/)
  })

  for (const [name, text, message] of [
    [
      'an entity bomb',
      statute(SECTION)
        .replace('<Statute', '<!DOCTYPE Statute [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Statute')
        .replace('First', '&b;'),
      /declares a document type/,
    ],
    [
      'an external entity',
      statute(SECTION).replace('<Statute', '<!DOCTYPE Statute SYSTEM "file:///etc/passwd"><Statute'),
      /declares a document type/,
    ],
    ['an unknown entity', statute(SECTION.replace('First', '&xxe;')), /undefined entity/],
    [
      'another document',
      '<Regulation xmlns:lims="http://justice.gc.ca/lims"/>',
      /it is not a <Statute> of Justice Laws/,
    ],
    ['an act without number', statute(SECTION, { number: '' }), /states no ConsolidatedNumber/],
    ['a truncated file', statute(SECTION).slice(0, -40), /expected well-formed XML/],
  ] as const) {
    it(`refuses ${name} with the reason`, async () => {
      const { acts, refused } = await collect(await write('act.xml', text))
      assert.equal(acts.length, 0)
      assert.match(refused[0]!.reason, message)
    })
  }

  it('claims files, folders of versions and folders of an act, and nothing else', async () => {
    await write('act/eng/2024-02-17.xml', statute(SECTION))
    await write('other/file.xml', '<akomaNtoso/>')
    const claims = async (name: string) => justiceCanada.claims(await placeAt(path.join(folder, name)))
    assert.deepEqual(
      await Promise.all(
        ['act', 'act/eng', 'act/eng/2024-02-17.xml', 'other', 'other/file.xml', '.'].map(claims),
      ),
      [true, true, true, false, false, false],
    )
  })
})

describe('corpus ca-justice-xml', { skip: withoutCorpora('ca-justice-xml') }, () => {
  it('gives PIPEDA with its day of assent, both chapter numbers and the amending act of a day', async () => {
    const { acts } = await collect(path.join(corpus('ca-justice-xml')!, 'P-8.6-pipeda'))
    const { work, snapshots } = acts[0]!
    assert.equal(work.title, 'Personal Information Protection and Electronic Documents Act')
    assert.equal(work.date, '2000-04-13')
    assert.deepEqual(
      work.aliases.map(({ value }) => value),
      ['P-8.6', '2000, c. 5'],
    )
    assert.deepEqual(
      snapshots[0]!.map(({ date }) => date),
      ['2019-06-21', '2024-06-20', '2024-08-19', '2025-03-04', '2026-03-26'],
    )
    assert.deepEqual(snapshots[1]!.find(({ date }) => date === '2024-08-19')!.ground, {
      title: '2024, ch. 16',
      id: '2024_16',
    })
  })
})
