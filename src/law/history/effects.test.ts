import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import { Weaver } from './weave.ts'
import type { Woven } from './woven.ts'

function article(words: string, since: string | null): ProvisionDraft {
  const content = contentOf(`<content><p>${words}</p></content>`)
  return {
    depth: 0,
    kind: 'article',
    num: '1',
    heading: null,
    content,
    since: since === null ? null : day(since),
  }
}

function text(date: string, ...provisions: ProvisionDraft[]): Snapshot {
  return {
    date: day(date),
    basis: 'in-force',
    published: null,
    ground: null,
    path: `${date}.xml`,
    provisions,
    findings: [],
  }
}

/** Weaves texts; those without provisions are refused. */
function weave(...texts: Snapshot[]): Woven {
  const refusal = { severity: 'quarantine', check: 'empty', where: null, message: 'nothing there' } as const
  const weaver = new Weaver(({ provisions, path }) => (provisions.length === 0 ? [{ ...refusal, path }] : []))
  for (const each of texts) weaver.add(each)
  return weaver.end()
}

const spans = ({ rows }: Woven) => rows.map(({ from, to, basis }) => [from, to, basis])

describe('effects that a source states for single provisions', () => {
  it('date the wording', () => {
    const woven = weave(
      text('2021-02-26', article('old', '2015-06-18')),
      text('2021-12-01', article('new', '2021-09-01')),
    )
    assert.deepEqual(spans(woven), [
      ['2015-06-18', '2021-09-01', 'in-force'],
      ['2021-09-01', null, 'in-force'],
    ])
    assert.equal(woven.completeFrom, '2021-02-26')
  })

  it('are not believed where they would reach behind the text seen before', () => {
    const woven = weave(
      text('2021-02-26', article('old', '2015-06-18')),
      text('2021-12-01', article('old, mistake mended', '2015-06-18')),
    )
    assert.deepEqual(spans(woven), [
      ['2015-06-18', '2021-12-01', 'in-force'],
      ['2021-12-01', null, 'snapshot'],
    ])
  })

  it('are not believed against a text that changed nothing either', () => {
    const woven = weave(
      text('2001-01-01', article('old', null)),
      text('2003-01-01', article('old', null)),
      text('2005-01-01', article('new', '2002-01-01')),
    )
    assert.deepEqual(spans(woven), [
      ['2001-01-01', '2005-01-01', 'in-force'],
      ['2005-01-01', null, 'snapshot'],
    ])
  })

  it('never put a wording into a hole', () => {
    const woven = weave(
      text('2001-01-01', article('old', null)),
      text('2002-01-01'),
      text('2004-01-01', article('new', '2003-01-01')),
    )
    assert.deepEqual(spans(woven), [
      ['2001-01-01', '2002-01-01', 'in-force'],
      ['2004-01-01', null, 'snapshot'],
    ])
    assert.deepEqual(
      woven.versions.map(({ from, state }) => [from, state]),
      [
        ['2001-01-01', 'held'],
        ['2002-01-01', 'unknown'],
        ['2004-01-01', 'held'],
      ],
    )
  })

  it('are kept as stated, believed or not, for a later import', () => {
    const woven = weave(
      text('2021-02-26', article('old', '2015-06-18')),
      text('2021-12-01', article('mended', '2015-06-18')),
    )
    assert.deepEqual(
      woven.rows.map(({ stated }) => stated),
      ['2015-06-18', '2015-06-18'],
    )
  })
})

describe('the texts that a history was made of', () => {
  it('are all listed, unchanged and refused ones too', () => {
    const woven = weave(
      text('2001-01-01', article('a', null)),
      text('2002-01-01', article('a', null)),
      text('2003-01-01'),
    )
    assert.deepEqual(
      woven.texts.map(({ date, path }) => [date, path]),
      ['2001', '2002', '2003'].map((year) => [`${year}-01-01`, `${year}-01-01.xml`]),
    )
    assert.equal(woven.versions.length, 2)
  })

  it('ascend: one after an unchanged text is measured against that', () => {
    const unchanged = [text('2001-01-01', article('a', null)), text('2003-01-01', article('a', null))]
    assert.throws(
      () => weave(...unchanged, text('2002-01-01', article('b', null))),
      /its date 2002-01-01 is not after 2003-01-01/,
    )
  })

  it('keep the eIds that a library gives them back with', () => {
    const held = { ...article('a', null), held: { eId: 'sec_A', concurrent: true } }
    assert.deepEqual(
      weave(text('2001-01-01', held)).rows.map(({ eId, concurrent }) => [eId, concurrent]),
      [['sec_A', true]],
    )
  })
})

describe('counting after holes', () => {
  it('compares with the text before the first of several holes', () => {
    const woven = weave(
      text('2001-01-01', article('a', null)),
      text('2002-01-01'),
      text('2003-01-01'),
      text('2004-01-01', {
        ...article('a', null),
        num: '2',
        content: contentOf('<content><p>quite another</p></content>'),
      }),
    )
    assert.deepEqual(
      woven.versions.map(({ added, changed, removed }) => [added, changed, removed]),
      [
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [1, 0, 1],
      ],
    )
  })
})
