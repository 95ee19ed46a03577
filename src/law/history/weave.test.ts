import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import type { Finding, ProvisionDraft, Snapshot } from '#law/provision.ts'
import { runs } from '../../../test/pace.ts'
import { readingAt } from './reading.ts'
import { type Gate, Weaver } from './weave.ts'
import type { Woven } from './woven.ts'

const open: Gate = () => []

function article(num: string, words: string, depth = 0): ProvisionDraft {
  return {
    depth,
    kind: 'article',
    num,
    heading: null,
    content: contentOf(`<content><p>${words}</p></content>`),
  }
}

function chapter(num: string, depth = 0): ProvisionDraft {
  return { depth, kind: 'chapter', num, heading: `On ${num}`, content: null }
}

function snapshot(date: string | null, provisions: ProvisionDraft[], findings: Finding[] = []): Snapshot {
  return {
    date: date === null ? null : day(date),
    basis: 'in-force',
    published: null,
    ground: null,
    path: `${date}.md`,
    provisions,
    findings,
  }
}

function weave(snapshots: Snapshot[], gate: Gate = open): Woven {
  const weaver = new Weaver(gate)
  for (const each of snapshots) weaver.add(each)
  return weaver.end()
}

function shown(woven: Woven, date: string): string[] {
  return readingAt(woven, day(date)).map(
    (row) => `${row.num} ${row.content?.xml.replace(/<[^>]*>/g, '') ?? row.heading}`,
  )
}

const LONG = 'Every person has the right to know which data about them are kept and by whom'

describe('weaving', () => {
  it('keeps one row for a provision that does not change', () => {
    const woven = weave([
      snapshot('1900-01-01', [article('1', 'one'), article('2', 'two')]),
      snapshot('1910-01-01', [article('1', 'one'), article('2', 'two, amended')]),
      snapshot('1920-01-01', [article('1', 'one'), article('2', 'two, amended')]),
    ])
    assert.equal(woven.rows.length, 3)
    assert.deepEqual(
      woven.versions.map(({ from, to, added, changed, removed }) => ({ from, to, added, changed, removed })),
      [
        { from: '1900-01-01', to: '1910-01-01', added: 2, changed: 0, removed: 0 },
        { from: '1910-01-01', to: null, added: 0, changed: 1, removed: 0 },
      ],
    )
  })

  it('keeps the identity of an article whose number moved on to make room', () => {
    const woven = weave([
      snapshot('2000-01-01', [article('1', `${LONG} first`), article('2', `${LONG} second`)]),
      snapshot('2001-01-01', [
        article('1', `${LONG} first`),
        article('2', 'A new article about something else, inserted between'),
        article('3', `${LONG} second`),
      ]),
    ])
    const [, second, third] = readingAt(woven, day('2001-06-01'))
    assert.equal(woven.provisions[third?.provision ?? -1]?.wId, 'art_2')
    assert.equal(third?.eId, 'art_3')
    assert.notEqual(second?.provision, third?.provision)
  })

  it('follows an article renumbered and amended at once', () => {
    const woven = weave([
      snapshot('2000-01-01', [
        article('5', `${LONG} and may ask for them to be put right within thirty days`),
      ]),
      snapshot('2001-01-01', [article('7', `${LONG} and may ask for them to be put right within ten days`)]),
    ])
    assert.equal(woven.provisions.length, 1)
  })

  it('takes a rewritten article for the same article', () => {
    const woven = weave([
      snapshot('2000-01-01', [article('1', 'x'), article('5', LONG)]),
      snapshot('2001-01-01', [
        article('1', 'x'),
        article('5', 'Nothing of what stood here before is left in this wording of the article'),
      ]),
    ])
    assert.equal(woven.provisions.length, 2)
  })

  it('tells two wordings of one number apart and marks them as concurrent', () => {
    const woven = weave([
      snapshot('2008-02-06', [
        chapter('I'),
        article('88-1', 'the old wording', 1),
        article('88-1', 'the deferred wording', 1),
      ]),
    ])
    const rows = readingAt(woven, day('2010-01-01'))
    assert.deepEqual(
      rows.map((row) => row.eId),
      ['chp_I', 'art_88-1', 'art_88-1__2'],
    )
    assert.deepEqual(
      rows.map((row) => row.concurrent),
      [false, false, true],
    )
  })

  it('gives a number that repeats in another division the path of the division', () => {
    const woven = weave([
      snapshot('2000-01-01', [chapter('I'), article('1', 'a', 1), chapter('II'), article('1', 'b', 1)]),
    ])
    assert.deepEqual(
      readingAt(woven, day('2000-01-01')).map((row) => row.eId),
      ['chp_I', 'art_1', 'chp_II', 'chp_II__art_1'],
    )
  })

  it('moves only what moved: the rest keep their rows', () => {
    const first = ['1', '2', '3', '4', '5'].map((n) => article(n, `${LONG} ${n}`))
    const woven = weave([
      snapshot('2000-01-01', first),
      snapshot('2001-01-01', [first[4]!, ...first.slice(0, 4)]),
    ])
    assert.equal(woven.rows.length, 6)
    assert.deepEqual(
      shown(woven, '2001-01-01').map((line) => line[0]),
      ['5', '1', '2', '3', '4'],
    )
  })

  it('leaves a hole where the gate refuses, and stretches nothing over it', () => {
    const refusal: Gate = (each) =>
      each.path === '2001-01-01.md'
        ? [{ severity: 'quarantine', check: 'mojibake', path: each.path, where: null, message: 'garbled' }]
        : []
    const text = [article('1', 'one')]
    const woven = weave(
      [snapshot('2000-01-01', text), snapshot('2001-01-01', text), snapshot('2002-01-01', text)],
      refusal,
    )
    assert.deepEqual(shown(woven, '2000-06-01'), ['1 one'])
    assert.deepEqual(shown(woven, '2001-06-01'), [])
    assert.deepEqual(shown(woven, '2002-06-01'), ['1 one'])
    assert.deepEqual(
      woven.versions.map((version) => [
        version.from,
        version.state,
        version.added + version.changed + version.removed,
      ]),
      [
        ['2000-01-01', 'held', 1],
        ['2001-01-01', 'unknown', 0],
        ['2002-01-01', 'held', 0],
      ],
    )
    assert.equal(woven.provisions.length, 1)
  })

  it('makes no version of a no-break space set for a plain one', () => {
    const woven = weave([
      snapshot('2000-01-01', [article('1', 'loi n° 84 ; arts 1 à 3')]),
      snapshot('2010-01-01', [article('1', 'loi n°\u00a084\u202f; arts 1\u00a0à 3')]),
    ])
    assert.deepEqual([woven.rows.length, woven.versions.length], [1, 1])
  })

  it('makes no version of a change of formatting, and says so', () => {
    const plain = {
      ...article('1', ''),
      content: contentOf('<content><p>One thing; another thing.</p></content>'),
    }
    const formatted = {
      ...plain,
      content: contentOf('<content><p><b>One</b> thing;</p><p>another thing.</p></content>'),
    }
    const woven = weave([snapshot('2000-01-01', [plain]), snapshot('2001-01-01', [formatted])])
    assert.equal(woven.versions.length, 1)
    assert.equal(woven.rows.length, 1)
    assert.deepEqual(
      woven.findings.map((finding) => finding.check),
      ['formatting-only'],
    )
  })

  it('refuses snapshots out of order', () => {
    assert.throws(
      () => weave([snapshot('2001-01-01', [article('1', 'a')]), snapshot('2000-01-01', [article('1', 'b')])]),
      /is not after/,
    )
  })

  it('shows on every date exactly the text of that date, in order, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(texts(), { minLength: 1, maxLength: 8 }), (history) => {
        const start = day('1999-01-01')
        const snapshots = history.map((provisions, i) => snapshot(addDays(start, i * 10), provisions))
        const woven = weave(snapshots)
        for (const each of snapshots) {
          const expected = each.provisions.map((draft) => [
            draft.depth,
            draft.num,
            draft.heading,
            draft.content?.hash,
          ])
          const rows = readingAt(woven, each.date!)
          const depths = new Map<number, number>([[-1, -1]])
          const got = rows.map((row) => {
            depths.set(row.provision, depths.get(row.parent)! + 1)
            return [depths.get(row.provision), row.num, row.heading, row.content?.hash]
          })
          assert.deepEqual(got, expected)
          assert.equal(new Set(rows.map((row) => row.eId)).size, rows.length)
        }
      }),
      runs(300),
    )
  })

  it('never lets two wordings of one provision overlap', () => {
    fc.assert(
      fc.property(fc.array(texts(), { minLength: 2, maxLength: 6 }), (history) => {
        const woven = weave(
          history.map((provisions, i) => snapshot(addDays(day('2000-01-01'), i), provisions)),
        )
        for (let i = 0; i < history.length; i++) {
          const held = readingAt(woven, addDays(day('2000-01-01'), i)).map((row) => row.provision)
          assert.equal(new Set(held).size, held.length)
        }
      }),
    )
  })
})

/** Texts of chapters and articles over few numbers and words, so that numbers repeat, move and come back. */
function texts(): fc.Arbitrary<ProvisionDraft[]> {
  const body = fc.constantFrom(
    'a',
    'b',
    LONG,
    `${LONG} and ten more`,
    `${LONG} within thirty days of asking for it`,
  )
  const one = fc
    .record({ num: fc.constantFrom('1', '2', '3', '4', '5'), words: body })
    .map(({ num, words }) => article(num, words, 1))
  const group = fc
    .record({ num: fc.constantFrom('I', 'II', 'III'), articles: fc.array(one, { maxLength: 4 }) })
    .map(({ num, articles }) => [chapter(num), ...articles])
  return fc.array(group, { maxLength: 3 }).map((groups) => groups.flat())
}
