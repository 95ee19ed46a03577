/** `comity study add`, `mark`, `drop`: quotes of provisions in the cells of a study. */
import type { Command } from 'commander'
import { quoteOf } from '#jobs/study/quote.ts'
import type { Day } from '#kit/day.ts'
import { slug } from '#law/iri.ts'
import type { Change } from '#research/change.ts'
import { marksOfWords } from '#research/marks.ts'
import type { Quote } from '#research/quote.ts'
import { type Context, print, today, typedDay, UsageError } from '../context.ts'
import { type ByOptions, change, type Desk, quoteNamed, withStudy, writing } from './desk.ts'

interface AddOptions extends ByOptions {
  readonly row: string
  readonly column?: string
  readonly at?: string
  readonly part?: string
  readonly mark?: readonly string[]
  readonly name?: string
}

export function registerAdd(study: Command, context: Context): void {
  writing(study.command('add <study> <iri>'))
    .description(
      'Quote a provision in a cell, as it stands on a day; makes the row and the column where they are missing',
    )
    .requiredOption('--row <name>', 'the question that it answers')
    .option('--column <name>', 'the state (default: the one whose law it is)')
    .option(
      '--at <day>',
      'quote the wording of this day (default: the day in the IRI, else that of the column, else today)',
    )
    .option('--part <eId>', 'quote only this part of the provision, such as para_2')
    .option('--mark <words...>', 'words of it that answer the question')
    .option('--name <name>', 'a name for the quote (default: made of the state and the number)')
    .addHelpText(
      'after',
      '\nExamples:\n  comity study add erasure /akn/xv/act/1994-02-11/41/eng/~art_9 --row who\n  comity study add erasure /akn/xv/act/1994-02-11/41/eng/~art_9 --row when --mark "fourteen days"\n  comity study add erasure /akn/xv/act/1994-02-11/41/fra@2010-01-01/~art_9 --row who --column xv-2010\n',
    )
    .action((id: string, iri: string, options: AddOptions) => add(context, id, iri, options))
  writing(study.command('mark <study> <quote>'))
    .description('Mark words of a quote, in the place of those marked so far')
    .requiredOption('--words <words...>', 'words that answer the question; none marks nothing')
    .addHelpText('after', '\nExample:\n  comity study mark erasure xv-article-9 --words "fourteen days"\n')
    .action((id: string, name: string, options: ByOptions & { words: readonly string[] }) =>
      mark(context, id, name, options),
    )
  writing(study.command('drop <study> <quote>'))
    .description('Take a quote out of its cell; comity study undo brings it back')
    .addHelpText('after', '\nExample:\n  comity study drop erasure xv-article-9\n')
    .action((id: string, name: string, options: ByOptions) => drop(context, id, name, options))
}

async function add(context: Context, id: string, iri: string, options: AddOptions): Promise<void> {
  const day = options.at === undefined ? null : typedDay(options.at, '--at')
  await withStudy(context, options, id, async (desk) => {
    const { library } = desk
    const named = await library.resolve(iri.replace(/\/~[^/]+$/, ''))
    const column = nameTyped(options.column ?? named?.work.jurisdiction ?? 'x', 'column')
    const at = day ?? dayOfColumn(desk, column) ?? today(context)
    const reading = day === null ? iri : iri.replace(/@\d{4}-\d\d-\d\d(?=\/|$)/, '')
    const bare = await quoteOf(desk.db, reading, { id: 'q', at, part: options.part ?? null })
    const quote = {
      ...bare,
      id: options.name === undefined ? freeName(desk, bare) : nameTyped(options.name, 'name'),
      marks: marksOfWords(bare.text, options.mark ?? []),
    }
    const row = nameTyped(options.row, 'row')
    const shape = missing(desk, row, { column, jurisdiction: bare.jurisdiction })
    await change(context, desk, options, [...shape, { kind: 'add-quote', row, column, quote }])
    const isOfDay = dayOfColumn(desk, column) !== null
    print(
      context,
      options,
      { row, column, quote },
      () =>
        `${told(row, column, quote)}${hintAfter(id, row, column, quote, isOfDay ? null : today(context))}`,
    )
  })
}

function told(row: string, column: string, { id, num, heading, iri, title, at }: Quote): string {
  const what = [num, heading].filter(Boolean).join(' ')
  return `${id}: ${what || iri}, ${title}, as of ${at}, quoted in ${row}, ${column}\n`
}

// Who quotes old law on purpose dates the column; else it is flagged at once.
function hintAfter(id: string, row: string, column: string, quote: Quote, now: Day | null): string {
  return now !== null && quote.to !== null && quote.to <= now
    ? `That wording ended on ${quote.to}. Where the column is to tell the law of ${quote.at}:\n  comity study column ${id} ${column} --at ${quote.at}\n`
    : `Answer next:\n  comity study answer ${id} ${row} ${column} "…"\n`
}

function missing(desk: Desk, row: string, of: { column: string; jurisdiction: string }): Change[] {
  const { rows, columns } = desk.study
  const changes: Change[] = []
  if (!rows.some((each) => each.id === row))
    changes.push({ kind: 'add-row', row, after: rows.at(-1)?.id ?? null })
  if (!columns.some((each) => each.id === of.column))
    changes.push({ kind: 'add-column', ...of, at: null, after: columns.at(-1)?.id ?? null })
  return changes
}

function dayOfColumn({ study }: Desk, column: string): Day | null {
  const at = study.columns.find(({ id }) => id === column)?.at
  return at == null ? null : typedDay(at, 'the day of the column')
}

function nameTyped(name: string, what: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) return name
  throw new UsageError(
    `Cannot use --${what} "${name}": expected small letters, digits and hyphens, at most 40, such as ${
      slug(name)
        .replace(/[^a-z0-9-]/g, '')
        .slice(0, 40) || what
    }`,
  )
}

// Made of what a reader sees, so that it can be typed.
function freeName(desk: Desk, { jurisdiction, num, wId }: Quote): string {
  const taken = new Set(
    desk.changes.flatMap(({ change }) => (change.kind === 'add-quote' ? [change.quote.id] : [])),
  )
  const tail = /^[a-z0-9]/.test(slug(num ?? '')) ? slug(num ?? '') : slug(wId.replaceAll('_', '-'))
  const base = `${jurisdiction}-${tail}`
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, 34)
    .replace(/-+$/, '')
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`
    if (!taken.has(name)) return name
  }
}

async function mark(
  context: Context,
  id: string,
  name: string,
  options: ByOptions & { words: readonly string[] },
): Promise<void> {
  await withStudy(context, options, id, async (desk) => {
    const { cell, quoted } = quoteNamed(desk, name)
    const { row, column } = cell
    const marks = marksOfWords(
      quoted.quote.text,
      options.words.filter((words) => words.trim() !== ''),
    )
    await change(context, desk, options, [{ kind: 'mark-quote', row, column, quote: name, marks }])
    print(context, options, { quote: name, marks }, () => `${name}: ${marks.length} marked\n`)
  })
}

async function drop(context: Context, id: string, name: string, options: ByOptions): Promise<void> {
  await withStudy(context, options, id, async (desk) => {
    const { cell } = quoteNamed(desk, name)
    const { row, column } = cell
    const [made] = await change(context, desk, options, [{ kind: 'drop-quote', row, column, quote: name }])
    print(
      context,
      options,
      made,
      () =>
        `${name} is out of ${row}, ${column}; to bring it back:\n  comity study undo ${id} ${made?.seq}\n`,
    )
  })
}
