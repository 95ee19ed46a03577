/**
 * Questionnaires: rows of a study that another centre is asked to answer for its state, and the answers that it gives. Both are signed as a
 * whole by the exchange key of the centre that writes them (spec: questionnaires).
 */
import * as z from 'zod'
import { isDay } from '#kit/day.ts'
import { SOURCE } from './change.ts'
import { NAME, QUOTE } from './quote.ts'
import { StudyError } from './refused.ts'

/** The names of the formats. Who reads a newer one refuses it. */
export const QUESTIONS = 'comity-questionnaire/1'
export const ANSWERS = 'comity-answers/1'

const DAY = z.string().refine(isDay, 'expected a day that exists, as YYYY-MM-DD')
const KEY = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')
const WORDS = z.string().max(100_000)
const CALLED = z.string().trim().min(1).max(300)
const NUMBER = z.int().min(1)
const INSTANT = z.iso.datetime()
/** More than any centre answers at once. */
const MOST = { rows: 200, columns: 20, cells: 2_000, quotes: 100, sources: 100 } as const

/** A centre, and the public half of its exchange key. */
const CENTRE = z.strictObject({ name: CALLED, key: KEY })

export const QUESTIONNAIRE = z.strictObject({
  format: z.literal(QUESTIONS),
  /** The study of the centre that asks, and which of its questionnaires this is. */
  study: NAME,
  number: NUMBER,
  asker: CENTRE,
  /** The centre that is asked: the answers are to be signed by its key. */
  asked: CENTRE,
  /** The agreement that both are parties to, as the asker holds it; null where it asks by none. */
  agreement: z.string().max(100).nullable(),
  at: INSTANT,
  due: DAY.nullable(),
  title: WORDS,
  question: WORDS,
  rows: z
    .array(z.strictObject({ id: NAME, question: WORDS, guidance: WORDS }))
    .min(1)
    .max(MOST.rows),
  columns: z
    .array(
      z.strictObject({
        id: NAME,
        jurisdiction: z.string().min(2).max(40),
        /** The day whose law is asked for; null for that of the answer. */
        at: DAY.nullable(),
        label: WORDS,
      }),
    )
    .min(1)
    .max(MOST.columns),
})

const CELL = z.strictObject({
  row: NAME,
  column: NAME,
  status: z.enum(['answered', 'none-found', 'draft']),
  answer: WORDS,
  notes: WORDS,
  quotes: z.array(QUOTE).max(MOST.quotes),
  sources: z.array(SOURCE).max(MOST.sources),
})

export const ANSWERED = z.strictObject({
  format: z.literal(ANSWERS),
  /** SHA-256 of the questionnaire as it was signed. */
  questionnaire: KEY,
  study: NAME,
  number: NUMBER,
  asker: CENTRE,
  by: CENTRE,
  at: INSTANT,
  cells: z.array(CELL).max(MOST.cells),
})

export type Questionnaire = z.infer<typeof QUESTIONNAIRE>
export type Answers = z.infer<typeof ANSWERED>
export type AnsweredCell = Answers['cells'][number]
export type Centre = z.infer<typeof CENTRE>

/** Returns the questionnaire that the value is. Throws StudyError where it is none, or of a newer format. */
export function readQuestionnaire(value: unknown): Questionnaire {
  return read(value, 'comity-questionnaire', QUESTIONNAIRE)
}

/** Returns the answers that the value is. Throws StudyError where it is none, or of a newer format. */
export function readAnswers(value: unknown): Answers {
  return read(value, 'comity-answers', ANSWERED)
}

/** Returns which of the two the value says it is; null where it is neither. */
export function kindOf(value: unknown): 'questions' | 'answers' | null {
  const format = formatOf(value)
  if (format?.startsWith('comity-questionnaire/')) return 'questions'
  return format?.startsWith('comity-answers/') ? 'answers' : null
}

function read<Document>(value: unknown, name: string, schema: z.ZodType<Document>): Document {
  const what = name === 'comity-answers' ? 'answers' : 'questionnaire'
  const format = formatOf(value) ?? 'none'
  const version = Number(new RegExp(`^${name}/(\\d+)$`).exec(format)?.[1])
  if (Number.isNaN(version))
    throw new StudyError(`Cannot read the ${what}: the format is "${format}"; expected ${name}/1`)
  if (version > 1)
    throw new StudyError(
      `Cannot read the ${what}: it is written as ${format} by a newer Comity, and this one reads ${name}/1; bring this one up to date`,
    )
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'the beginning'
  throw new StudyError(`Cannot read the ${what}: ${issue?.message ?? 'not readable'} (at ${where})`)
}

function formatOf(value: unknown): string | null {
  return z.object({ format: z.string() }).safeParse(value).data?.format ?? null
}
