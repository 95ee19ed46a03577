/** Pages of law.e-gov.go.jp, invented: careless mark-up, numbers of three sorts, eras, Shift_JIS. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { place } from '#law/eid.ts'
import { claimed, lines, readAll, scratch, snapshotsOf } from '../source.fixture.ts'
import { dayOf, lawNumberIn } from './eras.ts'
import { egov } from './index.ts'
import { segmentOf } from './pieces.ts'

const folder = scratch()

// The encoding back to front: what two bytes decode to, by the sign.
const BYTES = new Map<string, readonly number[]>()
for (let lead = 0x81; lead <= 0xea; lead++)
  for (let trail = 0x40; trail <= 0xfc; trail++) {
    const sign = new TextDecoder('shift_jis').decode(Uint8Array.of(lead, trail))
    if ([...sign].length === 1 && sign !== '\ufffd' && !BYTES.has(sign)) BYTES.set(sign, [lead, trail])
  }
function shiftJis(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((sign) => BYTES.get(sign) ?? [sign.charCodeAt(0)]))
}

const page = (title: string, body: string) =>
  shiftJis(`<HTML>
<HEAD>
<META http-equiv="Content-Type" content="text/html; charset=shift_jis">
<STYLE type="text/css">
<!--
    DIV.arttitle { margin-left: 1em; }
-->
</STYLE>
<TITLE>${title}</TITLE>
</HEAD>
<BODY>
${body}
</BODY>
</HTML>
`)

const BEES = page(
  '蜜蜂法',
  `<B>蜜蜂法<BR>
（昭和二十二年四月七日法律第四十九号）</B><BR><BR></FDATE><DIV ALIGN="right">最終改正：平成二四年六月二七日法律第四二号</DIV><BR><DIV ALIGN="right"><TABLE WIDTH="" BORDER="0"><TR><TD><FONT COLOR="RED">（未施行法令）</FONT></TD></TR><TR><TD><A HREF="/cgi-bin/x?H_PATH=/miseko/S22HO049/S60HO045.html" TARGET="inyo">昭和六十年法律第四十五号</A></TD><TD>（未施行）</TD><TR></TABLE></DIV><A NAME="0"></A>
<BR>
　<A HREF="#1" TARGET="data">第一章　総則（第一条）</A>
<BR>
　<A HREF="#5" TARGET="data">附則</A>
<BR>
<P>　　　<B><A NAME="1">第一章　総則</A>
</B>
<P>
<DIV class="arttitle"><A NAME="2">（目的）</A>
</DIV><DIV class="item"><B>第一条</B>
<A NAME="3"></A>
　この法律は、<A HREF="/cgi-bin/idxrefer.cgi?H_FILE=%95" TARGET="inyo">蜂蜜法</A>
に規定する蜜蜂に<DIVERG>ついて定める。
<DIV class="number"><B><A NAME="4">一</A>
</B>
　働き蜂<DIV class="para1"><B>イ</B>　大きいもの</DIV>
</DIV>
<DIV class="number"><B>一の二</B>
　女王蜂
</DIV>
</DIV>
<DIV class="item"><B><A NAME="5">○２</A>
</B>
前項の蜜蜂は、次の表による。
<TABLE BORDER><TR VALIGN="top">
<TD>
種類</TD>
<TD>
数</TD>
</TR>
</TABLE>
</DIV>

<P>
<DIV class="item"><B><A NAME="6">第一条の二</A>
</B>
　削除
</DIV>

<BR><A NAME="5"></A>
　　　<A NAME="5"><B>附　則　抄</B></A>
<BR>
<P><DIV class="arttitle">（施行期日）</DIV>
<DIV class="item"><B>１</B>
　この法律は、公布の日から施行する。
</DIV>
<DIV class="arttitle">（経過措置）</DIV>
<DIV class="item"><B>２</B>
　なお従前の例による。
</DIV>

<BR>　　　<A NAME="5"><B>附　則　（平成二四年六月二七日法律第四二号）</B></A>
<BR>
<P>
　この法律は、新法の施行の日から施行する。
</DIV>

<BR>　　　<A NAME="5"><B>附　則　（平成二五年六月一四日法律第四四号）　抄</B></A>
<BR>
<P>
<DIV class="item"><B>第一条</B>
　施行する。
</DIV>

<BR><BR><A NAME="4">別表第一　（第一条関係）</A>
<BR>
一　はちみつ<BR>二　蜜ろう
<BR><A NAME="4">別表第二　蜂の表</A>
<BR>
<TABLE BORDER><TR><TD>
等級</TD><TD>
一</TD></TR></TABLE>`,
)

describe('a page', () => {
  it('becomes an outline: contents, chapters, captions as headings, paragraphs in their articles, supplementary provisions, annexes', async () => {
    const { acts } = await readAll(egov, [folder({ 'bees.html': BEES })])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual(lines(snapshot?.provisions ?? []), [
      'preface | - | - | 蜜蜂法 / （昭和二十二年四月七日法律第四十九号）',
      'note | - | - | 最終改正：平成二四年六月二七日法律第四二号 / （未施行法令） / 昭和六十年法律第四十五号 / （未施行）',
      'preface | - | - | 第一章 総則（第一条） / 附則',
      'chapter | 第一章 | 総則 | -',
      '  article | 第一条 | （目的） | この法律は、蜂蜜法に規定する蜜蜂について定める。 / 一 働き蜂 / イ 大きいもの / 一の二 女王蜂 / ○２ 前項の蜜蜂は、次の表による。 / 種類\t数',
      '  article | 第一条の二 | - | 削除',
      'division | - | 附　則　抄 | -',
      '  paragraph | １ | （施行期日） | この法律は、公布の日から施行する。',
      '  paragraph | ２ | （経過措置） | なお従前の例による。',
      'division | - | 附　則　（平成二四年六月二七日法律第四二号） | -',
      '  intro | - | - | この法律は、新法の施行の日から施行する。',
      'division | - | 附　則　（平成二五年六月一四日法律第四四号）　抄 | -',
      '  article | 第一条 | - | 施行する。',
      'attachment | 別表第一 | （第一条関係） | 一 はちみつ / 二 蜜ろう',
      'attachment | 別表第二 | 蜂の表 | 等級\t一',
    ])
  })

  it('gives supplementary provisions names of their own, so that their articles are none of the act’s', async () => {
    const { acts } = await readAll(egov, [folder({ 'bees.html': BEES })])
    const [snapshot] = await snapshotsOf(acts[0])
    const placed = place(snapshot?.provisions ?? [])
    const named = placed.filter(({ draft }) => draft.kind === 'article' || draft.kind === 'division')
    assert.deepEqual(
      named.map(({ eId, concurrent }) => [eId, concurrent]),
      [
        ['art_一', false],
        ['art_一の二', false],
        ['suppl_1', false],
        ['suppl_2', false],
        ['suppl_3', false],
        ['suppl_3__art_一', false],
      ],
    )
    const xml = named[0]?.draft.content?.xml ?? ''
    for (const eId of [
      'para_1',
      'para_1__point_1',
      'para_1__point_1__point_イ',
      'para_1__point_1-2',
      'para_2',
    ])
      assert.ok(xml.includes(`eId="${eId}"`), eId)
  })

  it('says itself what it is: number and day by its era, the register’s name, the act that changed it last', async () => {
    const { acts } = await readAll(egov, [folder({ 'bees.html': BEES })])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual(acts[0]?.work, {
      jurisdiction: 'jp',
      type: 'act',
      subtype: null,
      date: '1947-04-07',
      number: '昭和二十二年法律第四十九号',
      title: '蜜蜂法',
      aliases: [
        { scheme: 'egov', value: 'S22HO049' },
        { scheme: 'jp-law-number', value: '昭和二十二年法律第四十九号' },
        { scheme: 'jp-law-number', value: '昭和22年法律第49号' },
      ],
      published: null,
      topics: [],
      force: 'law',
    })
    assert.deepEqual([snapshot?.date, snapshot?.ground?.title], [null, '平成二四年六月二七日法律第四二号'])
  })

  it('keeps a preamble, and knows a constitution and an order by their numbers', async () => {
    const constitution = page(
      '蜂国憲法',
      '<B>蜂国憲法<BR>\n（昭和二十一年十一月三日憲法）</B><BR><BR><A NAME="9"></A>\n<BR>　　蜂国民は、確定する。<BR>　われらは、信ずる。<BR><BR>\n<P>\n<DIV class="item"><B>第一条</B>\n　女王は、象徴である。\n</DIV>',
    )
    const order = page(
      '蜂令',
      '<B>蜂令<BR>\n（平成元年一月八日政令第一号）</B><P>\n<DIV class="item"><B>第一条</B>\n　定める。\n</DIV>',
    )
    const { acts } = await readAll(egov, [folder({ 'a.html': constitution, 'b.html': order })])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual(lines(snapshot?.provisions ?? []).slice(1), [
      'preamble | - | - | 蜂国民は、確定する。 / われらは、信ずる。',
      'article | 第一条 | - | 女王は、象徴である。',
    ])
    assert.deepEqual(
      acts.map(({ work }) => [work.subtype, work.force, work.date, work.number]),
      [
        ['constitution', 'constitution', '1946-11-03', null],
        ['order', 'government-regulation', '1989-01-08', '平成元年政令第一号'],
      ],
    )
  })
})

describe('a day of an era', () => {
  it('is one of the Gregorian calendar, the first year and the turns of eras included', () => {
    for (const [words, day] of [
      ['大正十一年四月二十二日法律第七十号', '1922-04-22'],
      ['昭和元年十二月二十五日勅令第一号', '1926-12-25'],
      ['昭和六十四年一月七日政令第一号', '1989-01-07'],
      ['平成二四年六月二七日法律第四二号', '2012-06-27'],
      ['令和二年六月十二日法律第四十四号', '2020-06-12'],
      ['明治二十九年四月二十七日法律第八十九号', '1896-04-27'],
    ] as const)
      assert.equal(lawNumberIn(`（${words}）`)?.day, day, words)
  })

  it('is unknown where the era has no such day, or where Japan counted by another calendar', () => {
    assert.equal(dayOf('昭和', '六十四', '一', '八'), null)
    assert.equal(dayOf('平成', '元', '一', '七'), null)
    assert.equal(dayOf('明治', '五', '十', '一'), null)
    assert.equal(dayOf('平成', '二', '二', '三十'), null)
    assert.equal(lawNumberIn('（平成二年法律第三号）')?.day, null)
    assert.equal(lawNumberIn('蜜蜂法'), null)
  })
})

describe('numbers of paragraphs and items', () => {
  it('stand in eIds in figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (n) => assert.equal(segmentOf(`○${n}`), String(n))),
    )
    assert.equal(segmentOf('十二の三'), '12-3')
    assert.equal(segmentOf('イ'), null)
  })
})

describe('what is read', () => {
  it('is refused with the byte where it is not Shift_JIS, with the charset where that is another, and where it is no act', async () => {
    const damaged = Buffer.concat([BEES, Buffer.from([0x82])])
    const other = Buffer.from(BEES.map((byte) => byte))
      .toString('latin1')
      .replace('shift_jis', 'euc-jp')
    const { acts, refused } = await readAll(egov, [
      folder({
        'a.html': damaged,
        'b.html': Buffer.from(other, 'latin1'),
        'c.html': page('', '<B>蜜蜂法</B>'),
        'd.html': page('蜜蜂法', '<FRAME>'),
      }),
    ])
    assert.deepEqual(acts, [])
    assert.deepEqual(
      refused.map(({ where }) => where),
      [`byte ${damaged.length}`, 'charset', 'title', null],
    )
    assert.match(refused[0]?.reason ?? '', /expected shift_jis, as it declares/)
    assert.match(refused[1]?.reason ?? '', /it declares euc-jp; expected utf-8 or shift_jis/)
    assert.match(refused[2]?.reason ?? '', /its <TITLE> is missing or empty/)
    assert.match(refused[3]?.reason ?? '', /it has no article; expected <DIV class="item">/)
  })

  it('is claimed by its encoding and its classes; other HTML is not', async () => {
    const at = folder({ 'bees.html': BEES, 'other.html': '<html><meta charset=shift_jis><p>x</p></html>' })
    assert.equal(await claimed(egov, `${at}/bees.html`), true)
    assert.equal(await claimed(egov, `${at}/other.html`), false)
    assert.equal(await claimed(egov, folder({ 'bees.html': BEES })), true)
    assert.equal(await claimed(egov, folder({ 'bees.html': BEES, 'list.tsv': '' })), false)
  })
})
