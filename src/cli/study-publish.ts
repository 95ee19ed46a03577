/** `comity study publish`: a numbered edition that keeps what it quotes. */
import type { Command } from 'commander'
import { publishable } from '#jobs/study-publish.ts'
import { editionsOf, publishStudy } from '#research/studies.ts'
import { type Context, print } from './context.ts'
import { count } from './format.ts'
import { type ByOptions, withStudy, writerOf, writing } from './study-desk.ts'

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
    const before = (await editionsOf(desk.db, id))[0]
    const edition = await publishStudy(desk.db, id, {
      by: writerOf(desk, options),
      at: now.toISOString(),
      withOpen,
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
