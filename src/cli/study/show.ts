/** `comity study show`: a study as a grid on a terminal, one cell whole, or all of it as JSON. */
import type { Command } from 'commander'
import { type Jurisdictions, jurisdictionName, loadJurisdictions } from '#i18n/jurisdictions.ts'
import { type Move, standingOf } from '#jobs/study/moves.ts'
import { editionOf } from '#research/edition.ts'
import type { Quoted, Register, Study } from '#research/study.ts'
import { isDisputed, said } from '#research/study.ts'
import { type CommonOptions, type Context, common, print, today, UsageError } from '../context.ts'
import { count } from '../format.ts'
import { type Desk, need, withStudy } from './desk.ts'
import { drawGrid, type Square, wrapped } from './grid.ts'

interface ShowOptions extends CommonOptions {
  readonly row?: string
  readonly column?: string
  readonly width?: string
}

export function registerShowStudy(study: Command, context: Context): void {
  common(study.command('show <study>'))
    .description('Print a study as a grid; with a row and a column, one cell whole')
    .option('--row <name>', 'only this question')
    .option('--column <name>', 'only this state')
    .option('--width <characters>', 'of the page (default: that of the terminal)')
    .addHelpText(
      'after',
      '\nA cell shows its answer and what it quotes; ! before a quote says that it is no longer the law, ? that people wrote differently.\n\nExamples:\n  comity study show erasure\n  comity study show erasure --row who --column xv\n  comity study show erasure --json > erasure.json\n',
    )
    .action((id: string, options: ShowOptions) => show(context, id, options))
}

async function show(context: Context, id: string, options: ShowOptions): Promise<void> {
  const width = options.width === undefined ? (process.stdout.columns ?? 100) : Number(options.width)
  if (!(Number.isInteger(width) && width >= 20))
    throw new UsageError(
      `Cannot read --width "${options.width}": expected a number of characters, at least 20`,
    )
  await withStudy(context, options, id, async (desk) => {
    const now = context.wiring.now()
    const { db, study, people } = desk
    const standing = standingOf(db, study, today(context))
    const lead = people[0]?.name ?? ''
    const facts = {
      id,
      number: null,
      at: now.toISOString(),
      by: lead,
      people: people.map(({ name, role }) => ({ name, role })),
    }
    const document = { ...editionOf(study, facts), moves: standing.moves, renumbered: standing.renumbered }
    if (options.row !== undefined) need(desk, 'row', options.row)
    if (options.column !== undefined) need(desk, 'column', options.column)
    print(context, options, document, () =>
      options.row !== undefined && options.column !== undefined
        ? cellWhole(desk, options.row, options.column, standing.moves, width)
        : gridOf(desk, options, standing.moves, width),
    )
  })
}

function gridOf({ id, study }: Desk, options: ShowOptions, moves: readonly Move[], width: number): string {
  const jurisdictions = loadJurisdictions()
  const rows = study.rows.filter((row) => options.row === undefined || row.id === options.row)
  const columns = study.columns.filter(
    (column) => options.column === undefined || column.id === options.column,
  )
  const head = headOf(id, study, moves, width)
  if (rows.length === 0 || columns.length === 0)
    return `${head}\n${study.rows.length === 0 ? `No question yet: comity study row ${id} NAME --question "…"` : `No state yet: comity study add ${id} IRI --row ${study.rows[0]?.id}`}\n`
  const grid = drawGrid(
    {
      heads: columns.map((column) => headingOf(column, jurisdictions)),
      rows: rows.map((row) => ({
        head: said(row.question) === '' ? row.id : `${said(row.question)} (${row.id})`,
        squares: columns.map((column) => squareOf(study, row.id, column.id, moves)),
      })),
    },
    width,
  )
  return `${head}\n${grid}`
}

function headOf(id: string, study: Study, moves: readonly Move[], width: number): string {
  const cells = study.rows.length * study.columns.length
  const lines = [
    ...wrapped(said(study.title), width),
    ...(said(study.question) === '' ? [] : wrapped(said(study.question), width)),
    `${count(study.rows.length, 'question')}, ${count(study.columns.length, 'state')}, ${count(cells, 'cell')}`,
    ...(moves.length > 0
      ? wrapped(`! ${count(moves.length, 'quote')} no longer the law: comity study check ${id}`, width)
      : []),
  ]
  return `${lines.join('\n')}\n`
}

function headingOf(
  { id, jurisdiction, at, label }: Study['columns'][number],
  jurisdictions: Jurisdictions,
): string {
  const name = said(label) || jurisdictionName(jurisdictions, jurisdiction, 'en') || jurisdiction
  return `${name} (${id})${at === null ? '' : `, as of ${at}`}`
}

function squareOf(study: Study, row: string, column: string, moves: readonly Move[]): Square {
  const cell = study.cell(row, column)
  return {
    status: cell.status,
    words: cell.answer.map(({ words, by }) => (isDisputed(cell.answer) ? `? ${by}: ${words}` : words)),
    quotes: cell.quotes.map(({ quote }) => `${isMoved(moves, quote.id) ? '! ' : ''}${numberOfQuote(quote)}`),
  }
}

// A part begins with its own number: "Article 9 (2)".
function numberOfQuote({ num, wId, part, text }: Quoted['quote']): string {
  const inside = part === null ? '' : (/^[^\p{L}\s]{1,6}|^\p{L}[).]/u.exec(text)?.[0] ?? part)
  return [num ?? wId, inside].filter((each) => each !== '').join(' ')
}

function cellWhole(
  { study, id }: Desk,
  row: string,
  column: string,
  moves: readonly Move[],
  width: number,
): string {
  const cell = study.cell(row, column)
  const asked = said(study.rows.find((each) => each.id === row)?.question ?? [])
  const parts = [
    wrapped(asked || row, width).join('\n'),
    `${column}: ${cell.status}${cell.statusBy ? `, by ${cell.statusBy.by} on ${cell.statusBy.at.slice(0, 10)}` : ''}`,
    registerLines('Answer', cell.answer, width),
    registerLines('Notes', cell.notes, width),
    ...cell.quotes.map((quoted) => quoteLines(quoted, isMoved(moves, quoted.quote.id), id, width)),
    cell.sources
      .map(
        (source) => `[${source.id}] ${source.words} (${source.kind}${source.link ? `, ${source.link}` : ''})`,
      )
      .join('\n'),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function registerLines(name: string, register: Register, width: number): string {
  return register
    .map(
      ({ words, by, at, seq }) =>
        `${name}, ${by} on ${at.slice(0, 10)} (change ${seq}):\n${wrapped(words, width).join('\n')}`,
    )
    .join('\n\n')
}

// Marked words stand between corner brackets, which no redline uses.
function quoteLines({ quote }: Quoted, hasMoved: boolean, id: string, width: number): string {
  let text = ''
  let end = 0
  for (const mark of quote.marks) {
    if (mark.start < end) continue
    text += `${quote.text.slice(end, mark.start)}»${quote.text.slice(mark.start, mark.end)}«`
    end = mark.end
  }
  text += quote.text.slice(end)
  const name = [quote.num, quote.heading].filter(Boolean).join(' ')
  const moved = hasMoved ? `\n! no longer the law: comity study review ${id} ${quote.id}` : ''
  return `${name || quote.wId}, ${quote.title}, as of ${quote.at} (${quote.id})\n${quote.iri}${moved}\n${wrapped(
    text,
    width - 2,
  )
    .map((line) => `  ${line}`)
    .join('\n')}`
}

function isMoved(moves: readonly Move[], id: string): boolean {
  return moves.some(({ quote }) => quote === id)
}
