/** Drafts: what the steps amount to, undone and done again; what blocks them; how the outline is corrected. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { day } from '#kit/day.ts'
import { plainText, wordsOf } from '#law/content.ts'
import { type Draft, fold, redone, undone, withLastStep, withStep } from './draft.ts'
import { NO_HISTORY } from './history.ts'
import { MalformedStepError, type NewProvision, type Step, stepsFrom } from './steps.ts'
import type { Text } from './text.ts'

const TODAY = day('2026-11-23')
const EMPTY = { history: NO_HISTORY, description: {}, textOn: () => [] }

function draft(steps: readonly Step[] = []): Draft {
  const at = '2026-11-23T00:00:00Z'
  const kept = { revision: 1, createdAt: at, updatedAt: at, recordedIn: null }
  return { id: 1, kind: 'new', expressionId: null, base: null, steps, cursor: steps.length, ...kept }
}

function provision(depth: number, kind: string, num: string, words: string | null): NewProvision {
  return { depth, kind, num, heading: null, xml: words && `<content><p>${words}</p></content>` }
}

const ACT: Step = {
  do: 'enter',
  provisions: [
    provision(0, 'chapter', 'Chapter 1', null),
    provision(1, 'article', 'Article 1', 'First words.'),
    provision(1, 'article', 'Article 2', 'Second words.'),
    provision(0, 'chapter', 'Chapter 2', null),
    provision(1, 'article', 'Article 3', 'Third words.'),
  ],
}

function folded(steps: readonly Step[]) {
  return fold(draft([ACT, ...steps]), EMPTY, TODAY)
}

function lines(text: Text): string[] {
  return text.map(
    ({ depth, num, heading, content }) =>
      '  '.repeat(depth) + [num, heading, content && plainText(content.xml)].filter(Boolean).join(' | '),
  )
}

const WIDS = [0, 1, 2, 3, 4].map((n) => `+0.${n}`)
const wId = fc.constantFrom(...WIDS)
const STEPS: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), wId }),
  fc.record({ do: fc.constant('level' as const), wId, by: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({
    do: fc.constant('move' as const),
    wId,
    place: fc.oneof(
      fc.record({ after: wId }),
      fc.record({ before: wId }),
      fc.record({ inside: wId, at: fc.constantFrom('start' as const, 'end' as const) }),
    ),
  }),
)

describe('a draft', () => {
  it('undone and done again amounts to the same, at every step', () => {
    fc.assert(
      fc.property(fc.array(STEPS, { maxLength: 8 }), fc.nat(8), (steps, count) => {
        const whole = steps.reduce(withStep, draft([ACT]))
        let turned = whole
        for (let i = 0; i < count; i++) turned = undone(turned)
        const fewer = draft([ACT, ...steps].slice(0, Math.max(0, steps.length + 1 - count)))
        assert.deepEqual(fold(turned, EMPTY, TODAY).text, fold(fewer, EMPTY, TODAY).text)
        for (let i = 0; i < count; i++) turned = redone(turned)
        assert.deepEqual(turned, whole)
      }),
    )
  })

  it('loses no word when lines are joined, moved and set in or out', () => {
    const words = (text: Text) =>
      text
        .flatMap(({ num, heading, content }) =>
          wordsOf([num, heading, content && plainText(content.xml)].join(' ')),
        )
        .sort()
    const all = words(folded([]).text)
    fc.assert(
      fc.property(fc.array(STEPS, { maxLength: 10 }), (steps) => {
        assert.deepEqual(words(folded(steps).text), all)
      }),
    )
  })

  it('forgets what was undone when another step is taken', () => {
    const one: Step = { do: 'change', wId: '+0.1', heading: 'One' }
    const other: Step = { do: 'change', wId: '+0.1', heading: 'Other' }
    const turned = withStep(undone(draft([ACT, one])), other)
    assert.deepEqual(turned.steps, [ACT, other])
    assert.deepEqual(redone(turned), turned)
  })

  it('keeps typing as one step', () => {
    const typed = (heading: string): Step => ({ do: 'change', wId: '+0.1', heading })
    const after = withLastStep(withLastStep(withStep(draft([ACT]), typed('S')), typed('Sc')), typed('Scope'))
    assert.deepEqual(after.steps, [ACT, typed('Scope')])
    assert.deepEqual(undone(after).cursor, 1)
  })

  it('takes the steps it can and tells the others, by number', () => {
    const { faults, text } = folded([
      { do: 'change', wId: 'nowhere', heading: 'X' },
      { do: 'level', wId: '+0.0', by: -1 },
      { do: 'change', wId: '+0.1', heading: 'Scope' },
    ])
    assert.deepEqual(
      faults.map(({ step }) => step),
      [1, 2],
    )
    assert.match(faults[0]?.message ?? '', /^Cannot find the provision nowhere: /)
    assert.match(faults[1]?.message ?? '', /^Cannot promote Chapter 1: it stands at the top already/)
    assert.equal(text[1]?.heading, 'Scope')
  })
})

describe('an outline', () => {
  it('is corrected by joining, parting, and setting lines in and out', () => {
    assert.deepEqual(lines(folded([{ do: 'merge', wId: '+0.2' }]).text), [
      'Chapter 1',
      '  Article 1 | First words.\nArticle 2\nSecond words.',
      'Chapter 2',
      '  Article 3 | Third words.',
    ])
    const parted = folded([
      { do: 'merge', wId: '+0.2' },
      { do: 'split', wId: '+0.1', at: 1, num: 'Article 1a' },
    ])
    assert.deepEqual(lines(parted.text).slice(1, 3), [
      '  Article 1 | First words.',
      '  Article 1a | Article 2\nSecond words.',
    ])
    assert.deepEqual(lines(folded([{ do: 'level', wId: '+0.3', by: 1 }]).text).slice(3), [
      '  Chapter 2',
      '    Article 3 | Third words.',
    ])
  })

  it('gives place to what replaces a repealed provision, where something stays', () => {
    const { text } = folded([{ do: 'repeal', wId: '+0.1', leaving: '(Repealed)' }])
    assert.deepEqual(lines(text).slice(0, 2), ['Chapter 1', '  Article 1 | (Repealed)'])
    assert.deepEqual(lines(folded([{ do: 'repeal', wId: '+0.0' }]).text), [
      'Chapter 2',
      '  Article 3 | Third words.',
    ])
  })

  it('refuses to put a division into itself', () => {
    const { faults } = folded([{ do: 'move', wId: '+0.0', place: { inside: '+0.0', at: 'end' } }])
    assert.match(faults[0]?.message ?? '', /the place is inside itself/)
  })
})

describe('steps that come in', () => {
  it('are refused with the step and the field that is wrong', () => {
    const bad = (value: unknown, message: RegExp) =>
      assert.throws(
        () => stepsFrom(value),
        (error) => error instanceof MalformedStepError && message.test(error.message),
      )
    bad([{ do: 'date', asOf: '2024-02-30' }], /^Cannot read step 1, field "asOf": expected a day that exists/)
    bad([ACT, { do: 'level', wId: 'art_1', by: 2 }], /^Cannot read step 2, field "by"/)
    bad([{ do: 'dance' }], /^Cannot read step 1/)
    bad({}, /^Cannot read the steps/)
    bad([{ do: 'describe', force: 'highest' }], /field "force"/)
  })

  it('bring no mark-up in but that of canonical fragments', () => {
    const xml =
      '<content><p onclick="x()">Words <script>alert(1)</script><b>bold</b> <ref href="javascript:x">go</ref></p></content>'
    const { text } = folded([{ do: 'change', wId: '+0.1', xml }])
    assert.equal(text[1]?.content?.xml, '<content><p>Words alert(1)<b>bold</b> go</p></content>')
    assert.match(
      folded([{ do: 'change', wId: '+0.1', xml: '<content><p>' }]).faults[0]?.message ?? '',
      /^Cannot read the words entered: /,
    )
  })
})
