/** `comity study history`, `undo`: every change of a study, and taking one back. */
import type { Command } from 'commander'
import type { Change, Made } from '#research/change.ts'
import { standingOf } from '#research/study.ts'
import { type CommonOptions, type Context, common, FailedError, print } from '../context.ts'
import { clip, table } from '../format.ts'
import { type ByOptions, change, numberOf, withStudy, writing } from './desk.ts'

interface HistoryOptions extends CommonOptions {
  readonly since?: string
}

export function registerHistory(study: Command, context: Context): void {
  common(study.command('history <study>'))
    .description('Print every change, who made it and when')
    .option('--since <change>', 'only those after the change of this number')
    .addHelpText('after', '\nExample:\n  comity study history erasure --since 40\n')
    .action((id: string, options: HistoryOptions) => history(context, id, options))
  writing(study.command('undo <study> <change>'))
    .description('Take a change back; undoing the undo makes it again')
    .addHelpText('after', '\nExamples:\n  comity study history erasure\n  comity study undo erasure 41\n')
    .action((id: string, typed: string, options: ByOptions) => undo(context, id, typed, options))
}

async function history(context: Context, id: string, options: HistoryOptions): Promise<void> {
  const since = options.since === undefined ? 0 : numberOf(options.since, '--since')
  await withStudy(context, options, id, async ({ changes }) => {
    const counts = new Set(standingOf(changes).map(({ seq }) => seq))
    const shown = changes.filter(({ seq }) => seq > since)
    print(context, options, shown, (all) =>
      table(
        all.map((made) => [
          String(made.seq),
          made.at.slice(0, 16).replace('T', ' '),
          made.by,
          `${whatOf(made.change)}${isUndone(made, counts) ? ' (undone)' : ''}`,
        ]),
      ),
    )
  })
}

function isUndone({ seq, change: { kind } }: Made, counts: ReadonlySet<number>): boolean {
  return kind !== 'undo' && !counts.has(seq)
}

function whatOf(made: Change): string {
  if (made.kind === 'write') {
    const { field, words } = made
    const where =
      'row' in field && 'column' in field
        ? `${field.row}, ${field.column}`
        : 'row' in field
          ? `row ${field.row}`
          : 'column' in field
            ? `column ${field.column}`
            : 'study'
    return `${field.name} of ${where}: ${clip(words.replace(/\s+/g, ' '), 60)}`
  }
  if (made.kind === 'undo') return `undo of ${made.of}`
  if (made.kind === 'agreement') return `agreement: ${made.agreement ?? 'none'}`
  const name = made.kind.replace('-', ' ')
  if (made.kind === 'add-quote') return `${name} ${made.quote.id} in ${made.row}, ${made.column}`
  if (made.kind === 'add-source') return `${name} ${made.source.id} in ${made.row}, ${made.column}`
  if (made.kind === 'status') return `${made.row}, ${made.column} is ${made.status}`
  if ('quote' in made) return `${name} ${made.quote} in ${made.row}, ${made.column}`
  if ('source' in made) return `${name} ${made.source} in ${made.row}, ${made.column}`
  return `${name} ${'row' in made ? made.row : made.column}`
}

async function undo(context: Context, id: string, typed: string, options: ByOptions): Promise<void> {
  const of = numberOf(typed, 'the change')
  await withStudy(context, options, id, async (desk) => {
    const { changes } = desk
    const meant = changes.find(({ seq }) => seq === of)
    if (meant && isUndone(meant, new Set(standingOf(changes).map(({ seq }) => seq))))
      throw new FailedError(
        `Cannot undo change ${of}: it is undone already; to make it again, undo the undo (comity study history ${id})`,
      )
    const [made] = await change(context, desk, options, [{ kind: 'undo', of }])
    print(
      context,
      options,
      made,
      () =>
        `Undone: ${meant ? whatOf(meant.change) : `change ${of}`}. To make it again:\n  comity study undo ${id} ${made?.seq}\n`,
    )
  })
}
