/** A study as a document: what is published, exported, sent and opened again. It needs nothing beside itself to be read. */
import * as z from 'zod'
import { SOURCE, STATUS } from './change.ts'
import { NAME, QUOTE } from './quote.ts'
import type { Cell, Register, Study } from './study.ts'

/** The name of the format. Who reads a newer one refuses it. */
export const FORMAT = 'comity-study/1'

const INSTANT = z.iso.datetime()
const WRITTEN = z.strictObject({ seq: z.int().min(1), at: INSTANT, by: z.string(), words: z.string() })
const REGISTER = z.array(WRITTEN)

export const ROLE = z.enum(['lead', 'researcher', 'reviewer'])

export const EDITION = z.strictObject({
  format: z.literal(FORMAT),
  id: NAME,
  /** Numbered from 1 as they are published; null for the state of a study that was not. */
  number: z.int().min(1).nullable(),
  at: INSTANT,
  by: z.string(),
  /** Of the last change that it takes in. */
  seq: z.int().min(0),
  title: REGISTER,
  question: REGISTER,
  summary: REGISTER,
  mandate: REGISTER,
  agreement: z.string().nullable(),
  people: z.array(z.strictObject({ name: z.string(), role: ROLE })),
  rows: z.array(z.strictObject({ id: NAME, question: REGISTER, guidance: REGISTER })),
  columns: z.array(
    z.strictObject({
      id: NAME,
      jurisdiction: z.string(),
      at: z.string().nullable(),
      label: REGISTER,
      note: REGISTER,
    }),
  ),
  /** Of what stands in them; what nobody touched is not listed. */
  cells: z.array(
    z.strictObject({
      row: NAME,
      column: NAME,
      status: STATUS,
      statusBy: z.strictObject({ by: z.string(), at: INSTANT }).nullable(),
      answer: REGISTER,
      notes: REGISTER,
      quotes: z.array(
        z.strictObject({
          quote: QUOTE,
          by: z.string(),
          addedAt: INSTANT,
          kept: z.array(z.string().nullable()),
        }),
      ),
      sources: z.array(SOURCE),
    }),
  ),
})

export type Edition = z.infer<typeof EDITION>
export type Role = z.infer<typeof ROLE>

/** Returns the study as a document. */
export function editionOf(
  study: Study,
  facts: Pick<Edition, 'id' | 'number' | 'at' | 'by' | 'people'>,
): Edition {
  const cells = study.rows.flatMap((row) => study.columns.map((column) => study.cell(row.id, column.id)))
  return {
    format: FORMAT,
    ...facts,
    seq: study.seq,
    title: [...study.title],
    question: [...study.question],
    summary: [...study.summary],
    mandate: [...study.mandate],
    agreement: study.agreement,
    rows: study.rows.map(({ id, question, guidance }) => ({
      id,
      question: [...question],
      guidance: [...guidance],
    })),
    columns: study.columns.map(({ label, note, ...column }) => ({
      ...column,
      label: [...label],
      note: [...note],
    })),
    cells: cells.filter(isTouched).map(({ quotes, answer, notes, sources, ...cell }) => ({
      ...cell,
      answer: [...answer],
      notes: [...notes],
      quotes: quotes.map(({ kept, ...quoted }) => ({ ...quoted, kept: [...kept] })),
      sources: [...sources],
    })),
  }
}

/** Returns the document as a study: what it says, without the changes that led there. */
export function studyOfEdition(edition: Edition): Study {
  const cells = new Map(edition.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  return {
    ...edition,
    cell: (row, column) => cells.get(`${row} ${column}`) ?? emptyCell(row, column),
  }
}

function emptyCell(row: string, column: string): Cell {
  return { row, column, quotes: [], answer: [], notes: [], sources: [], status: 'open', statusBy: null }
}

function isTouched({ quotes, answer, notes, sources, statusBy }: Cell): boolean {
  const written: readonly Register[] = [answer, notes]
  return (
    statusBy !== null ||
    quotes.length > 0 ||
    sources.length > 0 ||
    written.some((register) => register.length > 0)
  )
}
