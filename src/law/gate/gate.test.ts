import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import type { Finding, ProvisionDraft, Snapshot } from '#law/provision.ts'
import { inspect } from './gate.ts'

function article(num: string, words: string | null, heading: string | null = null): ProvisionDraft {
  return {
    depth: 0,
    kind: 'article',
    num,
    heading,
    content: words === null ? null : contentOf(`<content><p>${words}</p></content>`),
  }
}

function text(provisions: ProvisionDraft[], findings: Finding[] = []): Snapshot {
  return {
    date: day('2000-01-01'),
    basis: 'in-force',
    published: null,
    ground: null,
    path: 'act.md',
    provisions,
    findings,
  }
}

function checks(snapshot: Snapshot, previous: Snapshot | null = null): string[] {
  return inspect(snapshot, previous).map(
    (finding) => `${finding.severity}:${finding.check}${finding.where ? `@${finding.where}` : ''}`,
  )
}

const numbered = (count: number, words = 'Everyone has the right to be told.') =>
  Array.from({ length: count }, (_, i) => article(`Article ${i + 1}`, words))

describe('the integrity gate', () => {
  it('passes a sound text without a word', () => {
    assert.deepEqual(checks(text(numbered(6))), [])
  })

  it('refuses a text without a numbered provision', () => {
    const preamble: ProvisionDraft = {
      depth: 0,
      kind: 'preamble',
      num: null,
      heading: null,
      content: contentOf('<content><p>We</p></content>'),
    }
    assert.deepEqual(checks(text([preamble])), ['quarantine:no-provisions'])
    assert.deepEqual(
      checks(text([{ depth: 0, kind: 'chapter', num: 'I', heading: 'Of nothing', content: null }])),
      ['quarantine:no-provisions'],
    )
  })

  it('takes a provision that the source names without printing a number for numbered', () => {
    assert.deepEqual(
      checks(text([{ ...article('1', 'All human beings are born free'), num: null, key: 'art_1' }])),
      [],
    )
  })

  it('refuses a text whose provisions lost their words, and warns of a single one', () => {
    assert.deepEqual(checks(text([...numbered(4), ...['5', '6', '7'].map((n) => article(n, null))])), [
      'quarantine:empty-bodies',
    ])
    assert.deepEqual(checks(text([article('1', null)])), ['quarantine:empty-bodies'])
    assert.deepEqual(checks(text([...numbered(8), article('Article 9', null)])), [
      'warning:empty-body@Article 9',
    ])
  })

  it('refuses mojibake of Latin and Cyrillic, and lets real letters pass', () => {
    assert.deepEqual(checks(text([article('1', "Le droit d'accÃ¨s aux donnÃ©es personnelles")])), [
      'quarantine:mojibake@1',
    ])
    assert.deepEqual(checks(text([article('1', 'Р—Р°РєРѕРЅ Рѕ РїСЂР°РІР°С…')])), ['quarantine:mojibake@1'])
    assert.deepEqual(checks(text([article('1', "L'accès, l'être, où, à l'État, São Tomé, Ñandú")])), [])
    assert.deepEqual(checks(text([article('1', 'РСФСР и Республика Беларусь, ст. 1 — Права ребёнка')])), [])
  })

  it('refuses a file that breaks off inside a provision which the version before has whole', () => {
    const before = text([
      ...numbered(5),
      article('Article 6', 'The authority decides within thirty days and tells the person why.'),
      ...numbered(9).slice(6),
    ])
    const cut = text([...numbered(5), article('Article 6', 'The authority decides within thi')])
    assert.deepEqual(checks(cut, before), ['quarantine:truncated@Article 6'])
  })

  it('warns of traces of a wrong decoding that leave the text readable', () => {
    assert.deepEqual(checks(text([...numbered(40), article('Article 41', 'the scope â€“ this provision')])), [
      'warning:mojibake-traces@Article 41',
    ])
  })

  it('passes a debate, whose speeches have no numbers', () => {
    const speech: ProvisionDraft = {
      depth: 0,
      kind: 'speech',
      num: null,
      heading: null,
      content: contentOf('<content><p>Mr President</p></content>'),
    }
    assert.deepEqual(checks(text([speech])), [])
  })

  it('takes one word in the place of the last article for a repeal, not for a break', () => {
    const before = text(numbered(10))
    assert.deepEqual(checks(text([...numbered(8), article('Article 9', 'Repealed')]), before), [])
  })

  it('takes a repeal of the last articles for what it is', () => {
    const before = text(numbered(10))
    assert.deepEqual(checks(text(numbered(6)), before), [])
  })

  it('warns of gaps and repeats in numbering, each once', () => {
    assert.deepEqual(
      checks(
        text([
          article('Art. 1', 'a'),
          article('Art. 2', 'b'),
          article('Art. 5', 'c'),
          article('Art. 5', 'd'),
        ]),
      ),
      ['warning:numbering-repeat@Art. 5', 'warning:numbering-gap@Art. 5'],
    )
    assert.deepEqual(
      checks(text([article('Art. 1', 'a'), article('Art. 1-1', 'b'), article('Art. 2', 'c')])),
      [],
    )
    assert.deepEqual(
      checks(text([article('52 to 57', 'a'), article('58 and 59', 'b'), article('60', 'c')])),
      [],
    )
  })

  it('takes a number of the next hundred at the start of a division for the way that American acts count', () => {
    const under = (heading: string, ...nums: string[]) => [
      { depth: 0, kind: 'title', num: null, heading, content: null },
      ...nums.map((num) => ({ ...article(num, `${heading} ${num}`), depth: 1 })),
    ]
    const titles = [...under('I', '101', '102'), ...under('II', '201')]
    assert.deepEqual(checks(text([article('1', 'a'), ...titles])), [])
    assert.deepEqual(checks(text([...titles, ...under('III', '305')])), ['warning:numbering-gap@305'])
    assert.deepEqual(checks(text(under('I', '101', '201'))), ['warning:numbering-gap@201'])
  })

  it('takes numbers that begin anew in another division for its own, and still warns of a repeat in it', () => {
    const under = (heading: string, ...nums: string[]) => [
      { depth: 0, kind: 'chapter', num: null, heading, content: null },
      ...nums.map((num) => ({ ...article(num, `${heading} ${num}`), depth: 1 })),
    ]
    assert.deepEqual(checks(text([...under('Main', '1', '2', '3'), ...under('Transition', '1', '2')])), [])
    assert.deepEqual(checks(text([...under('Main', '1', '2'), ...under('More', '3', '2')])), [
      'warning:numbering-repeat@2',
    ])
    assert.deepEqual(checks(text([...under('Main', '1', '2'), ...under('Transition', '1', '2', '2')])), [
      'warning:numbering-repeat@2',
    ])
  })

  it('warns of the one provision without a heading among many that have one', () => {
    const all = Array.from({ length: 12 }, (_, i) => article(`§ ${i + 1}`, 'x', `Heading ${i}`))
    assert.deepEqual(checks(text(all.with(3, article('§ 4', 'x')))), ['warning:missing-heading@§ 4'])
  })

  it('warns of a text that lost more than half of its words', () => {
    assert.deepEqual(checks(text(numbered(3)), text(numbered(8))), ['warning:shrunk'])
  })

  it('adds nothing to what the reader already refused', () => {
    const refused: Finding = {
      severity: 'quarantine',
      check: 'truncated',
      path: 'act.md',
      where: null,
      message: 'The front matter never ends',
    }
    assert.deepEqual(inspect(text([], [refused]), null), [])
  })
})
