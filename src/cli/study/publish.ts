/** `comity study publish`: a numbered edition that keeps what it quotes. */
import type { Command } from 'commander'
import { publishable } from '#jobs/study/publish.ts'
import { openCells } from '#research/cells.ts'
import { editionsOf } from '#research/edition-list.ts'
import { operator } from '#research/may.ts'
import { publishStudy } from '#research/publish.ts'
import { type Context, FailedError, print } from '../context.ts'
import { count } from '../format.ts'
import { type ByOptions, withStudy, writerOf, writing } from './desk.ts'

interface PublishOptions extends ByOptions {
  readonly withOpen?: boolean
}

export function registerPublish(study: Command, context: Context): void {
  writing(study.command('publish <study>'))
    .description('Publish the study as it stands, as its next edition, for everybody to read')
    .option('--with-open', 'even where cells are not answered')
    .addHelpText(
      'after',
      '\nAn edition keeps what it quotes, whatever becomes of the law; where that moves, readers are told.\n\nExamples:\n  comity study publish erasure\n  comity study publish erasure --with-open --who "A. Lind"\n',
    )
    .action((id: string, options: PublishOptions) => publish(context, id, options))
}

async function publish(context: Context, id: string, options: PublishOptions): Promise<void> {
  await withStudy(context, options, id, async (desk) => {
    const now = context.wiring.now()
    await publishable(desk.db, desk.study, now)
    const withOpen = options.withOpen === true
    const open = openCells(desk.study)
    if (open.length > 0 && !withOpen) throw new FailedError(unready(id, open))
    const before = (await editionsOf(desk.db, id))[0]
    const edition = await publishStudy(desk.db, id, {
      by: operator(writerOf(desk, options)),
      at: now.toISOString(),
      withOpen,
      seq: desk.study.seq,
    })
    const quotes = edition.cells.reduce((sum, { quotes: each }) => sum + each.length, 0)
    print(
      context,
      options,
      edition,
      () =>
        `Edition ${edition.number} of "${id}": ${count(edition.rows.length, 'question')}, ${count(edition.columns.length, 'state')}, ${count(quotes, 'quote')}${before?.seq === edition.seq ? `. Nothing changed since edition ${before.number}` : ''}\nReaders find it at /studies/${id}\n`,
    )
  })
}

function unready(id: string, open: readonly { row: string; column: string }[]): string {
  const [first] = open
  const named = open.slice(0, 5).map(({ row, column }) => `${row} ${column}`)
  return `Cannot publish the study "${id}": ${count(open.length, 'cell')} not answered: ${named.join(', ')}${open.length > 5 ? ' …' : ''}. Answer them, say that nothing was found (comity study status ${id} ${first?.row} ${first?.column} none-found), or publish it --with-open`
}
