/**
 * What can be done to a study. A study is the sequence of its changes, each made by somebody at some time, and nothing is ever taken out
 * of it: what somebody wrote over somebody else's words, and what was undone, is there to be read.
 */
import * as z from 'zod'
import { isDay } from '#kit/day.ts'
import { MARK, NAME, QUOTE } from './quote.ts'

const DAY = z.string().refine(isDay, 'expected a day that exists, as YYYY-MM-DD')
const WORDS = z.string().max(100_000)
const SEQ = z.int().min(1)

/** What is written in words: each is a register of its own, which keeps every value that nobody has knowingly replaced. */
export const FIELD = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('study'), name: z.enum(['title', 'question', 'summary', 'mandate']) }),
  z.strictObject({ of: z.literal('row'), row: NAME, name: z.enum(['question', 'guidance']) }),
  z.strictObject({ of: z.literal('column'), column: NAME, name: z.enum(['label', 'note']) }),
  z.strictObject({ of: z.literal('cell'), row: NAME, column: NAME, name: z.enum(['answer', 'notes']) }),
])

/** Acts, decisions and literature that a cell rests on beside what it quotes. */
export const SOURCE = z.strictObject({
  id: NAME,
  kind: z.enum(['act', 'decision', 'literature']),
  words: z.string().trim().min(1).max(2_000),
  /** IRI of a work or provision, or a web address; null for what is in print only. */
  link: z.string().max(2_000).nullable(),
})

export const STATUS = z.enum(['open', 'draft', 'answered', 'reviewed', 'none-found'])

const CELL = { row: NAME, column: NAME }

export const CHANGE = z.discriminatedUnion('kind', [
  /** `seen`: the sequence numbers of the values that the writer had before them and meant to replace. */
  z.strictObject({ kind: z.literal('write'), field: FIELD, words: WORDS, seen: z.array(SEQ) }),
  /** The agreement of this library that the study is made under; null where it is made under none. */
  z.strictObject({ kind: z.literal('agreement'), agreement: z.string().max(100).nullable() }),
  z.strictObject({ kind: z.literal('add-row'), row: NAME, after: NAME.nullable() }),
  z.strictObject({ kind: z.literal('move-row'), row: NAME, after: NAME.nullable() }),
  z.strictObject({ kind: z.literal('drop-row'), row: NAME }),
  z.strictObject({
    kind: z.literal('add-column'),
    column: NAME,
    jurisdiction: z.string().min(2).max(40),
    /** The day whose law the column tells; null for that of the study's latest check. */
    at: DAY.nullable(),
    after: NAME.nullable(),
  }),
  z.strictObject({ kind: z.literal('move-column'), column: NAME, after: NAME.nullable() }),
  z.strictObject({ kind: z.literal('drop-column'), column: NAME }),
  z.strictObject({ kind: z.literal('date-column'), column: NAME, at: DAY.nullable() }),
  z.strictObject({ kind: z.literal('add-quote'), ...CELL, quote: QUOTE }),
  z.strictObject({ kind: z.literal('drop-quote'), ...CELL, quote: NAME }),
  z.strictObject({ kind: z.literal('mark-quote'), ...CELL, quote: NAME, marks: z.array(MARK) }),
  /** The law moved: the quote is taken anew, in the place of the old one. */
  z.strictObject({ kind: z.literal('renew-quote'), ...CELL, quote: NAME, by: QUOTE }),
  /** The law moved to the wording of this hash (null: repealed), somebody looked, and what the cell says still stands. */
  z.strictObject({
    kind: z.literal('keep-quote'),
    ...CELL,
    quote: NAME,
    seenHash: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('add-source'), ...CELL, source: SOURCE }),
  z.strictObject({ kind: z.literal('drop-source'), ...CELL, source: NAME }),
  z.strictObject({ kind: z.literal('status'), ...CELL, status: STATUS }),
  /** Takes a change back: it counts as never made until this is undone in turn. */
  z.strictObject({ kind: z.literal('undo'), of: SEQ }),
])

export type Field = z.infer<typeof FIELD>
export type Source = z.infer<typeof SOURCE>
export type Status = z.infer<typeof STATUS>
export type Change = z.infer<typeof CHANGE>

/** A change as it stands in the sequence. */
export interface Made {
  readonly seq: number
  /** ISO instant. */
  readonly at: string
  /** The name of the person, as the study's people have it. */
  readonly by: string
  readonly change: Change
}
