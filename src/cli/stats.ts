/** `comity stats`: honest counts of what is held. */
import type { Command } from 'commander'
import { type CommonOptions, type Context, common, print, withLibrary } from './context.ts'
import { bytes, table } from './format.ts'

export function registerStats(program: Command, context: Context): Command {
  return common(program.command('stats'))
    .description('Count what the library holds')
    .addHelpText('after', '\nExample:\n  comity stats --json\n')
    .action(async (options: CommonOptions) => {
      const stats = await withLibrary(context, options, (opened) => opened.library.stats())
      print(context, options, stats, (held) =>
        table(
          Object.entries(held).map(([name, value]) => [
            LABELS[name as keyof typeof held],
            name === 'bytes' ? bytes(value) : value.toLocaleString('en'),
          ]),
        ),
      )
    })
}

const LABELS = {
  works: 'acts',
  expressions: 'language versions',
  versions: 'points in time',
  provisions: 'provisions',
  provisionVersions: 'wordings',
  texts: 'distinct texts',
  findings: 'findings',
  jurisdictions: 'jurisdictions',
  languages: 'languages',
  bytes: 'size',
}
