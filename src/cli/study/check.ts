/** `comity study check`: whether what studies quote is still the law, and what became of it. */
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { recordMoves } from '#jobs/study/found.ts'
import { type Move, type Renumbered, type Standing, standingOf } from '#jobs/study/moves.ts'
import { redlineInCharacters, redlineOfMove } from '#jobs/study/redline.ts'
import type { Day } from '#kit/day.ts'
import type { Quote } from '#research/quote.ts'
import type { Quoted, Study } from '#research/study.ts'
import { type CommonOptions, type Context, common, print, today, typedDay } from '../context.ts'
import { count } from '../format.ts'
import { withStudy } from './desk.ts'

interface CheckOptions extends CommonOptions {
  readonly at?: string
}

export function registerCheck(study: Command, context: Context): void {
  common(study.command('check <study>'))
    .description('Say which quotes are no longer the law, what became of each, and since when')
    .option('--at <day>', 'as of this day, such as one to come (default: today)')
    .addHelpText(
      'after',
      '\nExits with 1 where a quote is no longer the law. A column with a day of its own is checked as of that day.\n\nExamples:\n  comity study check erasure\n  comity study check erasure --at 2027-07-01\n',
    )
    .action((id: string, options: CheckOptions) => check(context, id, options))
}

async function check(context: Context, id: string, options: CheckOptions): Promise<void> {
  const at = options.at === undefined ? today(context) : typedDay(options.at, '--at')
  await withStudy(context, options, id, async ({ db, study }) => {
    const standing = standingOf(db, study, at)
    const moves = standing.moves.map((move) => ({ ...move, redline: redlineOf(study, move) }))
    // What a day to come will bring has not moved yet.
    if (options.at === undefined)
      await recordMoves(db, { today: at, at: context.wiring.now().toISOString(), only: [id] })
    if (moves.length > 0) context.exitCode = 1
    print(context, options, { study: id, at, ...standing, moves }, () => checked(id, study, at, standing))
  })
}

function checked(id: string, study: Study, at: Day, { moves, renumbered, unchecked }: Standing): string {
  const quotes = study.rows.flatMap((row) =>
    study.columns.flatMap((column) => study.cell(row.id, column.id).quotes),
  ).length
  if (quotes === 0) return `The study quotes nothing yet: comity study add ${id} IRI --row ROW\n`
  const of = quotes - unchecked.length
  const head =
    of === 0
      ? ''
      : moves.length === 0
        ? `As of ${at}, ${of === 1 ? 'its one quote is' : `all ${count(of, 'quote')} are`} the law\n`
        : `As of ${at}, ${moves.length} of ${count(of, 'quote')} ${moves.length === 1 ? 'is' : 'are'} no longer the law\n`
  return [
    head,
    uncheckedLine(unchecked),
    ...moves.map((move) => moveLines(id, study, move)),
    ...renumbered.map(renumberedLine),
  ].join('')
}

/** Returns a move as lines: its cell, what became of the words, and what to type next. */
export function moveLines(id: string, study: Study, move: Move): string {
  const quoted = quotedOf(study, move)
  const name = [quoted?.quote.num, quoted?.quote.title].filter(Boolean).join(', ')
  return `
${bold(`${move.row}, ${move.column}`)}: ${name}  (${move.quote})
  ${happened(move, quoted?.quote)}
${indented(redlineOf(study, move))}
  ${nextOf(id, move)}
`
}

function redlineOf(study: Study, move: Move): string {
  const quoted = quotedOf(study, move)
  if (!quoted || move.kind === 'gone') return ''
  return redlineInCharacters(redlineOfMove(quoted.quote, move), coloured() ? COLOURS : undefined)
}

function happened({ kind, since, touchesQuoted, hash }: Move, quote: Quote | undefined): string {
  const late =
    quote && since !== null && since <= quote.at
      ? ', before the day of the quote: it was learnt of later'
      : ''
  const when = since === null ? '' : ` since ${since}${late}`
  if (kind === 'repealed') return `repealed: not in force${when}`
  if (kind === 'gone') return 'gone: this library does not hold the text any more'
  if (kind === 'corrected')
    return `corrected: other words stood there on the very day of the quote; learnt${since === null ? '' : ` on ${since}`}`
  if (hash === null) return `amended${when}: the new wording is not held`
  return touchesQuoted
    ? `amended${when}`
    : `amended${when}, around the words quoted, which stand as they were`
}

function nextOf(id: string, { quote, kind }: Move): string {
  const keep = `comity study review ${id} ${quote} --keep`
  return kind === 'repealed' || kind === 'gone'
    ? `The answer still stands: ${keep}\n  Else write it anew, and: comity study drop ${id} ${quote}`
    : `The answer still stands: ${keep}\n  Quote the new wording:   comity study review ${id} ${quote} --renew`
}

function uncheckedLine(unchecked: Standing['unchecked']): string {
  if (unchecked.length === 0) return ''
  const names = unchecked.map(({ quote }) => quote).join(', ')
  return `Not checked, because this library does not hold what they quote: ${names}\n`
}

function renumberedLine({ row, column, quote, num }: Renumbered): string {
  return `\n${row}, ${column}: the words of ${quote} stand as they were, under another number: ${num ?? 'none'}\n`
}

function quotedOf(study: Study, { row, column, quote }: Move): Quoted | undefined {
  return study.cell(row, column).quotes.find((each) => each.quote.id === quote)
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}

// Without colour, the marks of a redline are brackets.
const coloured = () => process.stdout.isTTY === true && process.env.NO_COLOR === undefined
const bold = (text: string) => (coloured() ? styleText('bold', text) : text)
const COLOURS = {
  added: (text: string) => styleText(['green', 'underline'], text),
  removed: (text: string) => styleText(['red', 'strikethrough'], text),
}
