/** The demo's study: what three invented centres wrote of their law, published on a day since which some of it moved. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { recordMoves } from '#jobs/study/found.ts'
import { quoteOf } from '#jobs/study/quote.ts'
import { type Day, day, dayOf } from '#kit/day.ts'
import { type Change, SOURCE, STATUS } from '#research/change.ts'
import { ROLE } from '#research/edition.ts'
import { marksOfWords } from '#research/marks.ts'
import { operator } from '#research/may.ts'
import { invite } from '#research/people.ts'
import { publishStudy } from '#research/publish.ts'
import { changeStudy, newStudy, studyIds } from '#research/studies.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { explained } from '../study/desk.ts'
import { STATES } from './states.ts'

const FILE = path.join(STATES, 'studies', 'erasure.yaml')

const CELL = z.strictObject({
  answer: z.string(),
  notes: z.string().optional(),
  status: STATUS.default('reviewed'),
  quotes: z.array(z.strictObject({ at: z.string(), mark: z.array(z.string()) })),
  sources: z.array(SOURCE.omit({ id: true })).default([]),
})

const STUDY = z.strictObject({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  summary: z.string(),
  mandate: z.string(),
  agreement: z.string(),
  published: z.string(),
  /** The first leads; who is of a state answers for it. */
  people: z.array(z.strictObject({ name: z.string(), of: z.string().optional(), role: ROLE })).min(1),
  columns: z.array(z.strictObject({ id: z.string(), note: z.string().optional() })),
  /** By column: the text whose provisions its cells quote. */
  texts: z.record(z.string(), z.string()),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      guidance: z.string().optional(),
      cells: z.record(z.string(), CELL),
    }),
  ),
})

type Written = z.infer<typeof STUDY>

/**
 * Makes the study and publishes it, where it is not there yet. Returns its title; null where it was there. Throws FailedError where what it
 * quotes is not held.
 */
export async function makeDemoStudy(db: Database, now: () => Date, file = FILE): Promise<string | null> {
  const written = STUDY.parse(parse(await readFile(file, 'utf8')))
  const { id, title } = written
  if ((await studyIds(db)).includes(id)) return null
  return explained(async () => {
    // All quotes first: where one is not held, no half of a study is left behind.
    const cells = await cellChanges(db, written)
    const [lead, ...others] = written.people
    if (!lead) return null
    const begun = `${written.published}T08:00:00.000Z`
    await newStudy(db, { id, title, question: written.question, by: lead.name, at: begun })
    for (const { name, role } of others)
      await invite(db, id, { name, role, by: operator(lead.name), at: begun })
    await changeStudy(db, id, operator(lead.name), begun, headChanges(written))
    for (const { by, at, changes } of cells) await changeStudy(db, id, operator(by), at, changes)
    await publishStudy(db, id, { by: operator(lead.name), at: `${written.published}T16:00:00.000Z` })
    await recordMoves(db, { today: dayOf(now()), at: now().toISOString(), only: [id] })
    return title
  })
}

function headChanges({ summary, mandate, agreement, rows, columns }: Written): Change[] {
  const write = (name: 'summary' | 'mandate', words: string): Change => ({
    kind: 'write',
    field: { of: 'study', name },
    words,
    seen: [],
  })
  return [
    write('summary', summary),
    write('mandate', mandate),
    { kind: 'agreement', agreement },
    ...columns.flatMap(({ id, note }, index): Change[] => [
      { kind: 'add-column', column: id, jurisdiction: id, at: null, after: columns[index - 1]?.id ?? null },
      ...(note === undefined ? [] : [columnNote(id, note)]),
    ]),
    ...rows.flatMap(({ id: row, question, guidance }, index): Change[] => [
      { kind: 'add-row', row, after: rows[index - 1]?.id ?? null },
      { kind: 'write', field: { of: 'row', row, name: 'question' }, words: question, seen: [] },
      ...(guidance === undefined ? [] : [rowGuidance(row, guidance)]),
    ]),
  ]
}

function columnNote(column: string, words: string): Change {
  return { kind: 'write', field: { of: 'column', column, name: 'note' }, words, seen: [] }
}

function rowGuidance(row: string, words: string): Change {
  return { kind: 'write', field: { of: 'row', row, name: 'guidance' }, words, seen: [] }
}

interface Batch {
  readonly by: string
  readonly at: string
  readonly changes: readonly Change[]
}

// Answered by whoever knows the state's law, and reviewed by somebody else.
async function cellChanges(db: Database, { rows, texts, people, published }: Written): Promise<Batch[]> {
  const on = day(published)
  const reviewer = people.find(({ role }) => role === 'reviewer')?.name ?? ''
  const batches: Batch[] = []
  for (const { id: row, cells } of rows)
    for (const [column, cell] of Object.entries(cells)) {
      const { answer, notes, status, sources } = cell
      const place = { row, column }
      const by = people.find((person) => person.of === column)?.name ?? people[0]?.name ?? ''
      const quotes = await quotesOf(db, cell.quotes, {
        on,
        name: `${column}-${row}`,
        text: texts[column] ?? '',
      })
      const changes: Change[] = [
        ...quotes.map((quote): Change => ({ kind: 'add-quote', ...place, quote })),
        { kind: 'write', field: { of: 'cell', ...place, name: 'answer' }, words: answer, seen: [] },
        ...(notes === undefined ? [] : [cellNotes(place, notes)]),
        ...sources.map(
          (source, index): Change => ({
            kind: 'add-source',
            ...place,
            source: { ...source, id: `${column}-${row}-${index + 1}` },
          }),
        ),
        { kind: 'status', ...place, status: status === 'reviewed' ? 'answered' : status },
      ]
      batches.push({ by, at: `${published}T10:00:00.000Z`, changes })
      if (status === 'reviewed')
        batches.push({
          by: reviewer,
          at: `${published}T14:00:00.000Z`,
          changes: [{ kind: 'status', ...place, status }],
        })
    }
  return batches
}

function cellNotes(place: { readonly row: string; readonly column: string }, words: string): Change {
  return { kind: 'write', field: { of: 'cell', ...place, name: 'notes' }, words, seen: [] }
}

async function quotesOf(
  db: Database,
  wanted: z.infer<typeof CELL>['quotes'],
  { on, name, text }: { readonly on: Day; readonly name: string; readonly text: string },
) {
  const quotes = []
  for (const [index, { at, mark }] of wanted.entries()) {
    const id = index === 0 ? name : `${name}-${index + 1}`
    const quote = await quoteOf(db, `${text}/~${at}`, { id, at: on })
    quotes.push({ ...quote, marks: marksOfWords(quote.text, mark) })
  }
  return quotes
}
