/** `comity versions`: the points in time of an act. */
import type { Command } from 'commander'
import { type CommonOptions, type Context, common, print, withLibrary } from './context.ts'
import { clip, table } from './format.ts'
import { meant } from './reference.ts'

interface Options extends CommonOptions {
  readonly lang?: string
}

export function registerVersions(program: Command, context: Context): Command {
  return common(program.command('versions'))
    .description('List the points in time of an act: what was added, changed and removed, and by what')
    .argument('<iri|alias>', 'the act')
    .option('--lang <code>', 'language, such as fr or fra')
    .addHelpText('after', '\nExample:\n  comity versions LEGITEXT000031366350\n')
    .action(async (name: string, options: Options) => {
      const versions = await withLibrary(context, options, async (opened) =>
        opened.library.versions((await meant(opened, name, options.lang)).expression.id),
      )
      print(context, options, versions, () =>
        table(
          versions.map((version) => [
            version.from ?? 'unknown',
            version.to ?? '',
            version.state === 'unknown' ? 'text unknown' : version.basis,
            version.state === 'unknown' ? '' : `+${version.added} ~${version.changed} -${version.removed}`,
            clip(version.reason ?? version.ground?.title ?? '', 90),
          ]),
        ),
      )
    })
}
