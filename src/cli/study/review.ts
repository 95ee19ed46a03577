/** `comity study review`: deciding about a quote that is no longer the law. */
import type { Command } from 'commander'
import { movesOf } from '#jobs/study/moves.ts'
import { quoteAnew } from '#jobs/study/quote.ts'
import { day } from '#kit/day.ts'
import { type Context, FailedError, print, today, UsageError } from '../context.ts'
import { moveLines } from './check.ts'
import { type ByOptions, change, quoteNamed, withStudy, writing } from './desk.ts'

interface ReviewOptions extends ByOptions {
  readonly keep?: boolean
  readonly renew?: boolean
}

export function registerReview(study: Command, context: Context): void {
  writing(study.command('review <study> <quote>'))
    .description('Decide about a quote that is no longer the law')
    .option('--keep', 'the cell still stands: this wording of the law is not flagged again')
    .option('--renew', 'quote the wording that is the law now in the place of the old one')
    .addHelpText(
      'after',
      '\nWithout an option it shows what became of the words.\n\nExamples:\n  comity study review erasure xv-article-9\n  comity study review erasure xv-article-9 --renew\n',
    )
    .action((id: string, name: string, options: ReviewOptions) => review(context, id, name, options))
}

async function review(context: Context, id: string, name: string, options: ReviewOptions): Promise<void> {
  if (options.keep && options.renew)
    throw new UsageError('Cannot keep and renew at once: give one of --keep and --renew')
  await withStudy(context, options, id, async (desk) => {
    const { db, study } = desk
    const { cell, quoted } = quoteNamed(desk, name)
    const { row, column } = cell
    const move = (await movesOf(db, study, today(context))).find(({ quote }) => quote === name)
    if (!move) {
      if (options.keep || options.renew)
        throw new FailedError(
          `Cannot review "${name}": what it quotes is the law, or was kept; there is nothing to decide`,
        )
      print(context, options, null, () => `${name} is the law as it is quoted\n`)
      return
    }
    if (options.keep) {
      const kept = { kind: 'keep-quote', row, column, quote: name, seenHash: move.hash } as const
      const made = await change(context, desk, options, [kept])
      print(
        context,
        options,
        made,
        () => `${name}: the cell still stands; ${row}, ${column} is not flagged for this wording again\n`,
      )
    } else if (options.renew) {
      const own = study.columns.find((each) => each.id === column)?.at
      const by = await quoteAnew(db, quoted.quote, own == null ? today(context) : day(own))
      const made = await change(context, desk, options, [
        { kind: 'renew-quote', row, column, quote: name, by },
      ])
      const lost = quoted.quote.marks.length - by.marks.length
      print(
        context,
        options,
        made,
        () =>
          `${name}: quoted as of ${by.at}, in force since ${by.from ?? 'a day not known'}${lost > 0 ? `; ${lost} of its marks ${lost === 1 ? 'has' : 'have'} no words left there: comity study mark ${id} ${name} --words "…"` : ''}\n`,
      )
    } else print(context, options, move, () => moveLines(id, study, move).trimStart())
  })
}
