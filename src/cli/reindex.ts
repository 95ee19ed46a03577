/** `comity reindex`: the search index made anew from the library, and its texts read anew for citations and concepts. */

import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { rereadCitations } from '#jobs/citations/reread.ts'
import { rereadConcepts } from '#jobs/subjects/concept-index.ts'
import { reindex } from '#search/reindex.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  libraryFile,
  print,
  today,
} from './context.ts'
import { progressBar } from './progress.ts'

export function registerReindex(program: Command, context: Context): Command {
  return common(program.command('reindex'))
    .description(
      'Make the search index anew from the library, and read its texts anew for citations and concepts',
    )
    .addHelpText('after', '\nExamples:\n  comity reindex\n  comity reindex --home /srv/law --json\n')
    .action(async (options: CommonOptions) => {
      const file = libraryFile(options)
      if (!existsSync(file))
        throw new FailedError(
          `Cannot make an index: there is no library in ${options.home}; give its folder with --home`,
        )
      const bar = progressBar(context.log)
      const db = openSqlite(file)
      try {
        await openLibrary(db)
        const report = await reindex(db, {
          today: today(context),
          progress: ({ step, done, total }) =>
            bar.show({ label: step === 'rows' ? 'reading provisions' : 'listing common terms', done, total }),
        })
        const citations = await rereadCitations(db, (step) =>
          bar.show({ label: 'reading citations', ...step }),
        )
        const concepts = await rereadConcepts(db, (step) => bar.show({ label: 'reading concepts', ...step }))
        bar.end()
        print(
          context,
          options,
          { ...report, citations, concepts },
          ({ rows, expressions, lists, seconds }) =>
            `Indexed ${rows.toLocaleString('en')} provisions of ${expressions.toLocaleString('en')} texts, with ${lists} lists of common terms, in ${seconds.toFixed(1)} s\n` +
            `Read ${citations.citations.toLocaleString('en')} citations, ${citations.held.toLocaleString('en')} of them of law held here, in ${citations.seconds.toFixed(1)} s\n` +
            `Read ${concepts.rows.toLocaleString('en')} provisions for concepts in ${concepts.seconds.toFixed(1)} s\n`,
        )
      } finally {
        bar.end()
        await db.close()
      }
    })
}
