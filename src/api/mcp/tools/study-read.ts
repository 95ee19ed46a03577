/** The tool that reads a published study: all its cells in short, or some of them with the words they quote. */
import { z } from 'zod'
import type { ReadEdition } from '#jobs/study/shelf.ts'
import { said } from '#research/study.ts'
import { type Answer, clipped, fitted, Unanswered } from '../answer.ts'
import { ARGUMENTS } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { tool } from '../tool.ts'

const Quote = z.object({
  iri: z.string().describe('The provision on the day on which it was quoted'),
  title: z.string(),
  num: z.string().nullable(),
  text: z.string().nullable().describe('Whole words; null in the short form: ask with row and column'),
  marked: z.array(z.string()).readonly().describe('Stretches that the authors marked as the answer'),
  moved: z
    .object({ kind: z.enum(['amended', 'repealed', 'corrected', 'gone']), since: z.string().nullable() })
    .nullable()
    .describe('What became of the wording since; null: it is the law today'),
})

const Cell = z.object({
  row: z.string(),
  column: z.string(),
  status: z.enum(['open', 'draft', 'answered', 'reviewed', 'none-found']),
  answer: z.string(),
  notes: z.string(),
  quotes: z.array(Quote).readonly(),
  sources: z.array(z.string()).readonly(),
})

const Read = z.object({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  summary: z.string(),
  edition: z.number(),
  published: z.string(),
  current: z
    .boolean()
    .nullable()
    .describe('False: some of what it quotes is no longer the law; null: some could not be checked here'),
  rows: z.array(z.object({ id: z.string(), question: z.string() })).readonly(),
  columns: z
    .array(z.object({ id: z.string(), jurisdiction: z.string(), at: z.string().nullable() }))
    .readonly(),
  cells: z.array(Cell).readonly(),
})

type Read = z.infer<typeof Read>

export const readStudy = tool({
  name: 'read_study',
  title: 'A comparative study',
  description:
    'A published study: its questions, states, answers and the provisions they rest on, and which of these are no longer the law. Without row and column every cell in short; with them the quoted words whole. Answers are those of the study’s authors, not the law: read the provisions.',
  input: z.strictObject({
    study: z.string().trim().min(1).max(100).describe('Its id, from list_studies'),
    row: z.string().max(40).optional().describe('Only this question'),
    column: z.string().max(40).optional().describe('Only this state'),
    cursor: ARGUMENTS.cursor,
  }),
  result: Read,
  example: { study: 'erasure', row: 'who' },
  answer: async (deps, asked): Promise<Answer<Read>> => {
    const found = (await deps.studyShelf?.edition(asked.study, null, deps.clock())) ?? null
    if (!found)
      throw new Unanswered(
        'not-found',
        'no-study',
        `No study “${clipped(asked.study, 80)}” is published here.`,
        {
          expected: 'an id from list_studies',
        },
      )
    const { edition } = found
    const fits = (name: string | undefined, id: string) => name === undefined || name === id
    const whole = asked.row !== undefined && asked.column !== undefined
    const cells = edition.cells
      .filter(({ row, column }) => fits(asked.row, row) && fits(asked.column, column))
      .map((cell) => cellOf(cell, found, whole))
    const mark = `${edition.id} ${edition.number}`
    const begin = Math.min(placeIn(asked, mark), cells.length)
    const rest = cells.slice(begin)
    return fitted(rest.length, Math.min(1, rest.length), (much) => {
      const shown = rest.slice(0, much)
      const end = begin + much
      return {
        summary: `“${clipped(said(edition.title))}”, edition ${edition.number} of ${edition.at.slice(0, 10)}: ${edition.rows.length} questions, ${edition.columns.length} states.`,
        result: { ...headOf(found), cells: shown },
        words: shown.map(lineOf).join('\n'),
        cautions: cautionsOf(found),
        next: end < cells.length ? nextCall('read_study', asked, end, mark) : null,
      }
    })
  },
})

function cautionsOf({ moves, unchecked }: ReadEdition): string[] {
  return [
    ...(moves.length > 0
      ? [`${moves.length} of the quotes are no longer the law: see “moved”, and read the provisions.`]
      : []),
    ...(unchecked.length > 0
      ? [
          `${unchecked.length} of the quotes are of texts that this library does not hold: whether they are still the law is not known here.`,
        ]
      : []),
  ]
}

function headOf({ edition, current }: ReadEdition): Omit<Read, 'cells'> {
  return {
    id: edition.id,
    title: clipped(said(edition.title)),
    question: clipped(said(edition.question), 500),
    summary: clipped(said(edition.summary), 1000),
    edition: edition.number ?? 0,
    published: edition.at,
    current,
    rows: edition.rows
      .slice(0, 60)
      .map(({ id, question }) => ({ id, question: clipped(said(question), 150) })),
    columns: edition.columns.slice(0, 60).map(({ id, jurisdiction, at }) => ({ id, jurisdiction, at })),
  }
}

function cellOf(
  { row, column, status, answer, notes, quotes, sources }: ReadEdition['edition']['cells'][number],
  { moves }: ReadEdition,
  whole: boolean,
): z.infer<typeof Cell> {
  const room = whole ? 4_000 : 300
  return {
    row,
    column,
    status,
    answer: clipped(said(answer), room),
    notes: clipped(said(notes), room),
    quotes: quotes.slice(0, 6).map(({ quote }) => {
      const move = moves.find((each) => each.quote === quote.id)
      return {
        iri: quote.iri,
        title: clipped(quote.title, 150),
        num: quote.num,
        text: whole ? clipped(quote.text, 1_200) : null,
        marked: quote.marks.slice(0, 5).map(({ start, end }) => clipped(quote.text.slice(start, end), 200)),
        moved: move ? { kind: move.kind, since: move.since } : null,
      }
    }),
    sources: sources
      .slice(0, 10)
      .map(({ words, link }) => clipped(link === null ? words : `${words} <${link}>`)),
  }
}

function lineOf({ row, column, answer, status, quotes }: z.infer<typeof Cell>): string {
  const cited = quotes.map(({ num, iri, moved }) => `${num ?? iri}${moved ? ` (${moved.kind} since)` : ''}`)
  return `- ${row}, ${column}: ${answer || `(${status})`}${cited.length > 0 ? ` [${cited.join('; ')}]` : ''}`
}
