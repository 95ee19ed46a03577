/** Answers of other centres come in as often as they are brought, whole, and over nobody's words but their own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Change, Made } from './change.ts'
import {
  ANSWERS,
  type AnsweredCell,
  type Answers,
  QUESTIONS,
  type Questionnaire,
  readQuestionnaire,
} from './questionnaire.ts'
import { answersOf, changesOfAnswers, writerCalled } from './questionnaire-answers.ts'
import { changesOfQuestionnaire, questionnaireOf } from './questionnaire-questions.ts'
import type { Quote } from './quote.ts'
import { isDisputed, said, studyOf } from './study.ts'

const VALEN = { name: 'Valen', key: 'aa'.repeat(32) }
const BOREA = { name: 'Borea', key: 'bb'.repeat(32) }
const AT = '2026-11-30T10:00:00.000Z'

function after(made: readonly Made[], changes: readonly Change[], by: string): Made[] {
  return [...made, ...changes.map((change, index) => ({ seq: made.length + index + 1, at: AT, by, change }))]
}

const GRID = after(
  [],
  [
    { kind: 'write', field: { of: 'study', name: 'title' }, words: 'Erasure', seen: [] },
    { kind: 'add-row', row: 'who', after: null },
    { kind: 'write', field: { of: 'row', row: 'who', name: 'question' }, words: 'Who?', seen: [] },
    { kind: 'add-row', row: 'when', after: 'who' },
    { kind: 'write', field: { of: 'row', row: 'when', name: 'question' }, words: 'When?', seen: [] },
    { kind: 'add-column', column: 'xb', jurisdiction: 'xb', at: null, after: null },
  ],
  'Anna',
)

const ASKED: Questionnaire = questionnaireOf(studyOf(GRID), {
  study: 'erasure',
  number: 1,
  asker: VALEN,
  asked: BOREA,
  agreement: null,
  at: AT,
  due: null,
  rows: ['who', 'when'],
  columns: ['xb'],
})

function quote(id: string, text: string): Quote {
  return {
    id,
    iri: '/akn/xb/act/1997-03-12/84/rus@2020-01-01/~art_1',
    work: '/akn/xb/act/1997-03-12/84',
    wId: 'art_1',
    part: null,
    hash: 'c'.repeat(64),
    at: '2020-01-01' as Quote['at'],
    from: null,
    to: null,
    basis: 'in-force',
    jurisdiction: 'xb',
    language: 'rus',
    title: 'Act',
    num: '1',
    heading: null,
    text,
    marks: [],
  }
}

function answers(cells: readonly Partial<AnsweredCell>[]): Answers {
  const empty = {
    row: 'who',
    column: 'xb',
    status: 'answered',
    answer: '',
    notes: '',
    quotes: [],
    sources: [],
  } as const
  return {
    format: ANSWERS,
    questionnaire: 'd'.repeat(64),
    study: 'erasure',
    number: 1,
    asker: VALEN,
    by: BOREA,
    at: AT,
    cells: cells.map((cell) => ({ ...empty, quotes: [], sources: [], ...cell })),
  }
}

function merged(made: readonly Made[], given: Answers): Made[] {
  return after(
    made,
    changesOfAnswers({ study: studyOf(made), changes: made }, ASKED, given),
    writerCalled('Borea'),
  )
}

test('the study that answers has the rows and columns that were asked, and gives back what was answered in them', () => {
  const theirs = after([], changesOfQuestionnaire(ASKED), writerCalled('Valen'))
  const study = studyOf(theirs)
  assert.deepEqual(
    study.rows.map(({ id, question }) => [id, said(question)]),
    [
      ['who', 'Who?'],
      ['when', 'When?'],
    ],
  )
  const done = after(
    theirs,
    [
      {
        kind: 'write',
        field: { of: 'cell', row: 'who', column: 'xb', name: 'answer' },
        words: 'All.',
        seen: [],
      },
      { kind: 'add-quote', row: 'who', column: 'xb', quote: quote('q', 'Everybody may.') },
      { kind: 'status', row: 'who', column: 'xb', status: 'reviewed' },
    ],
    'Boris',
  )
  const given = answersOf(studyOf(done), ASKED, {
    hash: 'd'.repeat(64),
    at: AT,
    withDrafts: false,
    withNotes: true,
  })
  assert.deepEqual(
    given.cells.map(({ row, status, answer }) => [row, status, answer]),
    [['who', 'answered', 'All.']],
  )
  const cell = studyOf(merged(GRID, given)).cell('who', 'xb')
  assert.equal(said(cell.answer), 'All.')
  assert.equal(cell.status, 'answered')
  assert.deepEqual(
    cell.quotes.map(({ quote: each, by }) => [each.text, by]),
    [['Everybody may.', 'centre:Borea']],
  )
})

test('what is not asked, or answered twice, is refused as a whole', () => {
  for (const cells of [[{ row: 'other' }], [{ column: 'xc' }], [{ answer: 'a' }, { answer: 'b' }]])
    assert.throws(() => merged(GRID, answers(cells)), /was not asked|answered twice/)
})

test('what people disagree on goes neither out as a question nor back as an answer', () => {
  const field = { of: 'cell', row: 'who', column: 'xb', name: 'answer' } as const
  const disputed = after(
    GRID,
    [
      { kind: 'write', field, words: 'one', seen: [] },
      { kind: 'write', field, words: 'other', seen: [] },
      { kind: 'status', row: 'who', column: 'xb', status: 'answered' },
    ],
    'Boris',
  )
  assert.throws(
    () =>
      answersOf(studyOf(disputed), ASKED, {
        hash: 'd'.repeat(64),
        at: AT,
        withDrafts: true,
        withNotes: true,
      }),
    /people disagree/,
  )
})

test('a review is of what was reviewed: new words of the centre make the cell answered again, and nothing new leaves it', () => {
  const reviewed = after(
    merged(GRID, answers([{ answer: 'ten days' }])),
    [{ kind: 'status', row: 'who', column: 'xb', status: 'reviewed' }],
    'Anna',
  )
  assert.equal(
    studyOf(merged(reviewed, answers([{ answer: 'ten days' }]))).cell('who', 'xb').status,
    'reviewed',
  )
  assert.equal(
    studyOf(merged(reviewed, answers([{ answer: 'a month' }]))).cell('who', 'xb').status,
    'answered',
  )
})

test('a newer format is told from damage', () => {
  assert.throws(() => readQuestionnaire({ ...ASKED, format: 'comity-questionnaire/2' }), /newer Comity/)
  assert.throws(
    () => readQuestionnaire({ ...ASKED, format: 'comity-answers/1' }),
    /expected comity-questionnaire\/1/,
  )
  assert.throws(() => readQuestionnaire({ ...ASKED, rows: [] }), /Cannot read the questionnaire/)
  assert.equal(readQuestionnaire(ASKED).format, QUESTIONS)
})

const words = fc.constantFrom('', 'a', 'b', 'c')
const theirCell = fc.record({
  row: fc.constantFrom('who', 'when'),
  answer: words,
  notes: words,
  status: fc.constantFrom<AnsweredCell['status']>('answered', 'none-found', 'draft'),
  quotes: fc
    .uniqueArray(fc.constantFrom('one', 'two', 'three'), { maxLength: 3 })
    .map((texts) => texts.map((text) => quote(text, text))),
})
const given = fc.uniqueArray(theirCell, { selector: ({ row }) => row, maxLength: 2 }).map(answers)
const ours = fc.record({
  row: fc.constantFrom('who', 'when'),
  words: fc.constantFrom('ours', 'other'),
  seen: fc.boolean(),
})
const steps = fc.array(
  fc.oneof(
    given.map((each) => ({ given: each })),
    ours.map((each) => ({ ours: each })),
  ),
  { maxLength: 8 },
)

type Step = { readonly given: Answers } | { readonly ours: { row: string; words: string; seen: boolean } }

// People here write over what they see, or beside it.
function step(made: readonly Made[], each: Step): Made[] {
  if ('given' in each) return merged(made, each.given)
  const { row, words: text, seen } = each.ours
  const standing = studyOf(made).cell(row, 'xb').answer
  return after(
    made,
    [
      {
        kind: 'write',
        field: { of: 'cell', row, column: 'xb', name: 'answer' },
        words: text,
        seen: seen ? standing.map(({ seq }) => seq) : [],
      },
    ],
    'Anna',
  )
}

test('answers brought again change nothing, whatever happened in the study before', () => {
  fc.assert(
    fc.property(steps, given, (before, last) => {
      const made = before.reduce<Made[]>(step, GRID)
      const once = merged(made, last)
      assert.equal(merged(once, last).length, once.length)
    }),
  )
})

test('no words and no quote of anybody else go when answers come', () => {
  fc.assert(
    fc.property(steps, given, (before, last) => {
      const made = before.reduce<Made[]>(step, GRID)
      const now = studyOf(merged(made, last))
      for (const row of ['who', 'when']) {
        const was = studyOf(made).cell(row, 'xb')
        const kept = new Set(now.cell(row, 'xb').answer.map(({ seq }) => seq))
        for (const { seq, by } of was.answer) assert.ok(by === 'centre:Borea' || kept.has(seq))
      }
    }),
  )
})

test('after answers come, the words of the centre stand once in each cell, unless people here wrote over them', () => {
  fc.assert(
    fc.property(fc.array(given, { minLength: 1, maxLength: 5 }), (all) => {
      const now = studyOf(all.reduce<Made[]>(merged, GRID))
      const last = new Map(all.flatMap(({ cells }) => cells.map((cell) => [cell.row, cell] as const)))
      for (const [row, cell] of last) {
        const standing = now.cell(row, 'xb')
        assert.equal(said(standing.answer), cell.answer)
        assert.ok(!isDisputed(standing.answer))
        assert.deepEqual(
          new Set(standing.quotes.map(({ quote: each }) => each.text)),
          new Set(cell.quotes.map(({ text }) => text)),
        )
      }
    }),
  )
})
