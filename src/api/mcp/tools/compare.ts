/** The tool that puts provisions or acts of several states beside each other. */
import { z } from 'zod'
import { CompareError } from '#jobs/compare/error.ts'
import type { ComparedCell, ComparedRow, Comparison } from '#jobs/compare/model.ts'
import { FEWEST, MOST } from '#jobs/compare/provisions.ts'
import { type Answer, clipped, fitted, Unanswered } from '../answer.ts'
import { ARGUMENTS } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { tool } from '../tool.ts'

const Cell = z.object({
  column: z.number().describe('Index in texts'),
  iri: z.string(),
  num: z.string().nullable(),
  heading: z.string().nullable(),
  text: z
    .string()
    .nullable()
    .describe('The words, cut where they are long; null in rows of whole acts: read_provision has them'),
  language: z.string(),
})

const Row = z.object({
  cells: z.array(Cell).readonly(),
  shared: z
    .array(z.object({ kind: z.enum(['concept', 'term', 'number', 'citation']), label: z.string() }))
    .readonly(),
  confidence: z
    .number()
    .nullable()
    .describe('How often such a pairing is right, 0 to 1; null where one text stands alone'),
})

const Compared = z.object({
  texts: z
    .array(
      z.object({
        iri: z.string(),
        title: z.string(),
        jurisdiction: z.string(),
        language: z.string(),
        at: z.string(),
        provisions: z.number(),
        alone: z.number().describe('Provisions without counterpart'),
      }),
    )
    .readonly(),
  rows: z.array(Row).readonly(),
  shown: z.object({ from: z.number(), to: z.number(), of: z.number() }),
})

type Compared = z.infer<typeof Compared>

/** Provisions of a text; characters of a cell; things shared that are told. */
const MOST_PROVISIONS = 2500
const OF_A_CELL = 2400
const TOLD = 8

export const compareTool = tool({
  name: 'compare_provisions',
  title: 'Provisions or acts of several states beside each other',
  description:
    'Two to six provisions (IRIs or aliases ending in /~eId) in their own languages with the legal subjects, words, numbers and citations they share; or two to six whole acts, row by row as their provisions correspond, with what only one has. Days or languages of one act go together by its history and numbers. Rows of acts have no words: read them with read_provision.',
  input: z.strictObject({
    of: z.array(z.string().trim().min(1).max(2000)).min(FEWEST).max(MOST).describe('Provisions or acts'),
    at: ARGUMENTS.at,
    paragraphs: z.boolean().optional().describe('True: the paragraphs of provisions beside each other'),
    cursor: ARGUMENTS.cursor,
  }),
  result: Compared,
  example: {
    of: ['32016R0679/~art_17', '/akn/de/act/2017-06-30/BDSG-2018/~sec_35'],
    at: '2024-01-01',
  },
  answer: async (deps, asked): Promise<Answer<Compared>> => {
    const { comparisons } = deps
    if (!comparisons)
      throw new Unanswered('could-not-check', 'no-comparisons', 'This library compares nothing.')
    const comparison = await comparisons
      .compare({
        of: asked.of,
        at: asked.at ?? deps.clock(),
        byParagraph: asked.paragraphs ?? false,
        reader: 'eng',
        most: MOST_PROVISIONS,
      })
      .catch(refused)
    const mark = await deps.library.mark()
    const begin = Math.min(placeIn(asked, mark), comparison.rows.length)
    return fitted(comparison.rows.length - begin, 1, (much) => told(comparison, asked, { begin, much, mark }))
  },
})

function told(
  { level, texts, rows }: Comparison,
  asked: Readonly<Record<string, unknown>>,
  { begin, much, mark }: { readonly begin: number; readonly much: number; readonly mark: string },
): Answer<Compared> {
  const end = begin + much
  const some = rows.slice(begin, end)
  const withWords = level !== 'outline'
  const together = rows.filter(({ confidence }) => confidence !== null).length
  return {
    summary: `${texts.length} texts beside each other: ${together} of ${rows.length} rows hold provisions of more than one.`,
    result: {
      texts: texts.map(({ iri, title, jurisdiction, language, at, provisions, alone }) => {
        return { iri, title: clipped(title, 200), jurisdiction, language, at, provisions, alone }
      }),
      rows: some.map((row) => rowOf(row, withWords)),
      shown: { from: begin, to: end, of: rows.length },
    },
    words: some.map((row) => lineOf(row)).join('\n'),
    cautions: some.some(({ why }) => why.some(({ how }) => how === 'corresponds'))
      ? [
          'A machine found what corresponds, by words, subjects, numbers and citations: read both provisions before relying on it.',
        ]
      : [],
    next: end < rows.length ? nextCall('compare_provisions', asked, end, mark) : null,
  }
}

function rowOf({ cells, shared, confidence }: ComparedRow, withWords: boolean): z.infer<typeof Row> {
  return {
    cells: cells.map(({ column, iri, num, heading, text, language }) => ({
      column,
      iri,
      num,
      heading: heading === null ? null : clipped(heading, 200),
      text: withWords && text !== null ? clipped(text, OF_A_CELL) : null,
      language,
    })),
    shared: shared.slice(0, TOLD).map(({ kind, label }) => ({ kind, label: clipped(label, 120) })),
    confidence,
  }
}

function lineOf({ cells, shared, confidence }: ComparedRow): string {
  const name = ({ label, num, heading, eId }: ComparedCell) =>
    clipped([label ?? num, heading].filter(Boolean).join(' ') || eId, 100)
  const names = cells.map((cell) => `[${cell.column + 1}] ${name(cell)}`).join(' ↔ ')
  if (confidence === null) return `- ${names} (alone)`
  const things = shared.slice(0, TOLD / 2).map(({ label }) => clipped(label, 60))
  return `- ${names} · ${Math.floor(confidence * 100)} %${things.length > 0 ? ` · ${things.join('; ')}` : ''}`
}

function refused(error: unknown): never {
  if (!(error instanceof CompareError)) throw error
  const { fault, message } = error
  const outcome = OUTCOMES[fault] ?? 'wrong-question'
  throw new Unanswered(outcome, fault, message, {
    expected: 'two to six IRIs or aliases of acts held here, or of provisions of them',
  })
}

const OUTCOMES: Partial<Record<CompareError['fault'], Exclude<Unanswered['outcome'], 'wrong-question'>>> = {
  'not-found': 'not-held',
  'no-language': 'not-held',
  withdrawn: 'not-held',
  'no-provision': 'not-found',
  'no-text': 'not-found',
  'unknown-text': 'could-not-check',
  'too-large': 'could-not-check',
}
