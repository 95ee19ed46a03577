/** Acts of Laws.Africa, invented: Akoma Ntoso in HTML turned back, languages of one work, what is refused. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { place } from '#law/eid.ts'
import { claimed, lines, readAll, scratch, snapshotsOf } from '../source.fixture.ts'
import { jsonArticles } from './index.ts'

const folder = scratch()
const p = (id: string, words: string) => `<span class="akn-p" id="${id}" data-eId="${id}">${words}</span>`
const entry = (id: string, num: string | null, heading: string | null, children: readonly object[] = []) => ({
  type: 'section',
  id,
  num,
  heading,
  children,
})
const BODY = `
<div class="coverpage"><h1>Bees Act, 2001</h1><ul><li>Commencements:</li><table><tr><td>Chapter 1</td></tr></table></ul></div>
<span class="akn-akomaNtoso"><span class="akn-act" data-name="act"><section class="akn-preface" id="preface">${p('preface__p_1', 'To keep bees.')}</section>
<span class="akn-body"><section class="akn-chapter" id="chp_1" data-eId="chp_1"><h2>Chapter 1<br>Bees</h2>
<section class="akn-section" id="chp_1__sec_1" data-eId="chp_1__sec_1"><h3>1. Honey</h3>
<section class="akn-subsection" id="chp_1__sec_1__subsec_1" data-eId="chp_1__sec_1__subsec_1"><span class="akn-num">(1)</span><span class="akn-content">${p('x', 'Honey is <span class="akn-term" data-refersTo="#term-sweet" data-eId="t">sweet</span>, see <a class="akn-ref" data-href="/akn/za/act/2000/1" href="https://resolver.example/akn/za/act/2000/1">Act 1</a>.')}</span></section><section class="akn-subsection" id="chp_1__sec_1__subsec_2" data-eId="chp_1__sec_1__subsec_2"><span class="akn-num">(2)</span><span class="akn-content">${p('y', '<span class="akn-remark" data-status="editorial">[repealed]</span>')}</span></section><h3 class="akn-crossHeading" id="c">Table</h3>
<span class="akn-hcontainer" data-name="hcontainer" id="h" data-eId="h"><span class="akn-content"><div class="akn--table-container"><table class="akn-table"><tbody><tr class="akn-tr"><th class="akn-th" colspan="2">${p('q', 'Kinds')}</th></tr></tbody></table></div></span></span></section>
<section class="akn-subpart" id="chp_1__subpart_nn_1" data-eId="chp_1__subpart_nn_1"><h2>Wax</h2>
<section class="akn-section" id="chp_1__subpart_nn_1__sec_2" data-eId="chp_1__subpart_nn_1__sec_2"><h3>2. Candles</h3>
<span class="akn-content">${p('z', 'They burn.')}</span></section></section></section></span>
<span class="akn-attachments"><div class="akn-attachment" id="att_1" data-eId="att_1">
<h2 class="akn-heading">Schedule 1</h2>
<h2 class="akn-subheading">Forms</h2>
<span class="akn-doc" data-name="schedule"><span class="akn-mainBody"><section class="akn-part" id="att_1__part_A" data-eId="att_1__part_A"><h2>Part A – Small</h2>
<section class="akn-paragraph" id="att_1__part_A__para_1" data-eId="att_1__part_A__para_1"><span class="akn-num">1.</span><span class="akn-content">${p('f', 'Form.')}</span></section></section></span></span></div></span></span></span>`
const TOC = [
  entry('chp_1', '1', 'Bees', [
    entry('chp_1__sec_1', '1.', 'Honey'),
    entry('chp_1__subpart_nn_1', null, 'Wax', [entry('chp_1__subpart_nn_1__sec_2', '2.', 'Candles')]),
  ]),
  entry('att_1', null, 'Schedule 1', [entry('att_1__part_A', 'A', 'Small')]),
]
const act = (changes: object = {}) => ({
  title: 'Bees Act, 2001',
  country: 'za',
  locality: null,
  subtype: null,
  frbr_uri: '/akn/za/act/2001/7',
  expression_frbr_uri: '/akn/za/act/2001/7/eng@2003-04-05',
  publication_date: '2001-06-07',
  commencement_date: '2001-08-09',
  repeal: null,
  expression_date: '2003-04-05',
  language: 'eng',
  work_amendments: [
    { date: '2003-04-05', amending_uri: '/akn/za/act/2002/9', amending_title: 'Bees Amendment Act, 2002' },
  ],
  toc: TOC,
  body: BODY,
  ...changes,
})

describe('an act in one language', () => {
  it('becomes chapters, sections and schedules with the numbers and headings of its contents, and the publisher’s notes before it', async () => {
    const { acts, refused } = await readAll(jsonArticles, [folder({ 'act.json': JSON.stringify(act()) })])
    assert.deepEqual(refused, [])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual(lines(snapshot?.provisions ?? []), [
      'note | - | - | Bees Act, 2001 / Commencements: / Chapter 1',
      'preface | - | - | To keep bees.',
      'chapter | Chapter 1 | Bees | -',
      '  section | 1. | Honey | (1) Honey is sweet, see Act 1. / (2) [repealed] / Table / Kinds',
      '  subpart | - | Wax | -',
      '    section | 2. | Candles | They burn.',
      'attachment | Schedule 1 | Forms | -',
      '  part | Part A | Small | -',
      '    paragraph | 1. | - | Form.',
    ])
    const xml = snapshot?.provisions[3]?.content?.xml ?? ''
    for (const kept of [
      '<subsection eId="subsec_1"><num>(1)</num>',
      '<term refersTo="#term-sweet">sweet</term>',
      '<ref href="/akn/za/act/2000/1">Act 1</ref>',
      '<remark status="editorial">[repealed]</remark>',
      '<crossHeading>Table</crossHeading>',
      'colspan="2"',
    ])
      assert.ok(xml.includes(kept), `${kept} in ${xml}`)
    assert.deepEqual(
      place(snapshot?.provisions ?? []).flatMap(({ eId, draft }) => (draft.num ? eId : [])),
      [
        'chp_1',
        'chp_1__sec_1',
        'chp_1__subpart_nn_1__sec_2',
        'att_1',
        'att_1__part_A',
        'att_1__part_A__para_1',
      ],
    )
  })

  it('says itself what it is, since when its text stands, and by which act', async () => {
    const { acts } = await readAll(jsonArticles, [folder({ 'act.json': JSON.stringify(act()) })])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual(acts[0]?.work, {
      jurisdiction: 'za',
      type: 'act',
      subtype: null,
      date: '2001',
      number: '7',
      title: 'Bees Act, 2001',
      aliases: [{ scheme: 'akn', value: '/akn/za/act/2001/7' }],
      published: '2001-06-07',
      topics: [],
    })
    assert.deepEqual(
      [snapshot?.date, snapshot?.basis, snapshot?.ground],
      ['2003-04-05', 'in-force', { title: 'Bees Amendment Act, 2002', id: '/akn/za/act/2002/9' }],
    )
  })

  it('rests on nothing where its day is that of no amendment, and tells of a repeal', async () => {
    const repeal = { date: '2009-01-01', repealing_title: 'Wasps Act', repealing_uri: null }
    const file = JSON.stringify(act({ work_amendments: [], repeal }))
    const { acts } = await readAll(jsonArticles, [folder({ 'act.json': file })])
    const [snapshot] = await snapshotsOf(acts[0])
    assert.deepEqual([snapshot?.basis, snapshot?.ground], ['unknown', null])
    assert.match(snapshot?.findings[0]?.message ?? '', /repealed on 2009-01-01 by Wasps Act/)
  })
})

describe('several languages and days', () => {
  it('are one work, whatever file they lie in', async () => {
    const zulu = act({ language: 'zul', title: 'UMthetho', body: BODY.replace('Honey', 'Uju') })
    const later = act({ expression_date: '2005-01-01', title: 'Bees Act' })
    const at = folder({ 'a.json': JSON.stringify({ zu: zulu, en: act() }), 'b.json': JSON.stringify(later) })
    const { acts, refused } = await readAll(jsonArticles, [at])
    assert.deepEqual(refused, [])
    assert.equal(acts.length, 1)
    const [zul, eng] = [await snapshotsOf(acts[0], 'zul'), await snapshotsOf(acts[0], 'eng')]
    assert.deepEqual(
      [zul, eng].map((snapshots) => snapshots.map(({ date }) => date)),
      [['2003-04-05'], ['2003-04-05', '2005-01-01']],
    )
    const eIds = (rows: (typeof zul)[0]['provisions']) => place(rows).map(({ eId }) => eId)
    assert.deepEqual(eIds(zul[0]?.provisions ?? []), eIds(eng[0]?.provisions ?? []))
    assert.deepEqual(
      acts[0]?.expressions.map(({ language, title }) => [language, title]),
      [
        ['zul', 'UMthetho'],
        ['eng', 'Bees Act'],
      ],
    )
  })

  it('are refused where two texts are of one language and day', async () => {
    const at = folder({ 'a.json': JSON.stringify(act()), 'b.json': JSON.stringify(act()) })
    const { refused } = await readAll(jsonArticles, [at])
    assert.match(refused[0]?.path ?? '', /b\.json$/)
    assert.match(
      refused[0]?.reason ?? '',
      /its text in eng is of 2003-04-05, as is that of .*a\.json.*leave one/,
    )
  })
})

describe('what is read', () => {
  it('is refused with the field that is not as expected', async () => {
    for (const [value, where, reason] of [
      [act({ expression_date: '5 April' }), 'expression_date', /expected a day as YYYY-MM-DD/],
      [{ en: act({ frbr_uri: 'bees' }) }, 'en.frbr_uri', /expected the FRBR URI of a work/],
      [act({ toc: [{ id: 1 }] }), 'toc[0].id', /expected string/],
      [act({ body: '<p>Plain</p>' }), 'body', /expected Akoma Ntoso as HTML/],
      [act({ body: '<p class="akn-p">Torn</p>' }), 'eng.body', /no element of the class akn-akomaNtoso/],
    ] as const) {
      const { acts, refused } = await readAll(jsonArticles, [folder({ 'act.json': JSON.stringify(value) })])
      assert.deepEqual(acts, [])
      assert.equal(refused[0]?.where, where)
      assert.match(refused[0]?.reason ?? '', reason)
    }
  })

  it('is refused where it is nested too deep to follow', async () => {
    const deep = act({ body: `<span class="akn-akomaNtoso">${'<div>'.repeat(50_000)}</div>` })
    const { refused } = await readAll(jsonArticles, [folder({ 'deep.json': JSON.stringify(deep) })])
    assert.match(refused[0]?.reason ?? '', /nested thousands of levels deep/)
  })

  it('is claimed by its names of the work and of the expression; other JSON is not', async () => {
    const at = folder({
      'act.json': JSON.stringify(act()),
      'other.json': '{"frbr_uri":"/akn/za/act/2001/7"}',
    })
    assert.equal(await claimed(jsonArticles, `${at}/act.json`), true)
    assert.equal(await claimed(jsonArticles, `${at}/other.json`), false)
    assert.equal(await claimed(jsonArticles, at), true)
  })
})
